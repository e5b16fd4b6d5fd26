/* The rows of word-by-word spelling; check.c's layers report under them. */
#include "rules_part.h"

static const struct rule_row ROWS[] = {
	{ "ejaan/salah-ketik", "typo", SEVERITY_ERROR, "kata ini tidak ada di kamus dan mirip kata lain, jadi mungkin salah ketik",
	  "Ketua membuka rapat dalam sambutanya.", "Ketua membuka rapat dalam sambutannya." },
	{ "ejaan/tak-dikenal", "typo", SEVERITY_NOTE, "kata ini tidak ada di kamus dan tidak mirip kata lain; periksa ejaannya",
	  "Warga menyebutnya kwarzumbu.", NULL },
	{ "ejaan/ragu", "typo", SEVERITY_WARNING, "kata ini jarang dipakai dan hanya berbeda satu huruf dari kata yang sangat sering dipakai",
	  "Warga terebut hadir.", "Warga tersebut hadir." },
	{ "ejaan/nama", "typo", SEVERITY_WARNING, "kata berhuruf kapital ini tidak dikenal dan hanya berbeda satu huruf dari kata biasa",
	  "Ketua Seksi Konrdinasi hadir.", "Ketua Seksi Koordinasi hadir." },
	{ "nonbaku", "nonbaku", SEVERITY_ERROR, "bentuk tidak baku menurut KBBI", "Resiko itu kecil.", "Risiko itu kecil." },
	{ "gabung/daftar", "gabung", SEVERITY_ERROR, "gabungan kata ditulis terpisah atau serangkai (EYD V, Gabungan Kata)",
	  "Terimakasih kepada peserta.", "Terima kasih kepada peserta." },
	{ "asing/padanan", "asing", SEVERITY_NOTE, "kata asing ini mempunyai padanan Indonesia", "Buka website resmi.", "Buka laman resmi." },
	{ "kamus/larang", "typo", SEVERITY_ERROR, "kamus kantor melarang kata ini", "", "" },
	{ "luluh/k", "luluh", SEVERITY_WARNING, "huruf k luluh sesudah meng- dan peng- (Tata Bahasa Baku)", "Humas mengkondisikan situasi.",
	  "Humas mengondisikan situasi." },
	{ "luluh/p", "luluh", SEVERITY_WARNING, "huruf p luluh sesudah mem- dan pem- (Tata Bahasa Baku)", "Cuaca mempengaruhi panen.",
	  "Cuaca memengaruhi panen." },
	{ "luluh/t", "luluh", SEVERITY_WARNING, "huruf t luluh sesudah men- dan pen- (Tata Bahasa Baku)", "Warga mentaati aturan.", "Warga menaati aturan." },
	{ "luluh/s", "luluh", SEVERITY_WARNING, "huruf s luluh menjadi ny sesudah me- dan pe- (Tata Bahasa Baku)", "Tim mensukseskan acara.",
	  "Tim menyukseskan acara." },
	{ "luluh/gugus", "luluh", SEVERITY_WARNING, "huruf awal kr, pr, tr, st, dan sejenisnya tidak luluh (Tata Bahasa Baku)", "Warga mengritik layanan.",
	  "Warga mengkritik layanan." },
	{ "luluh/satu-suku", "luluh", SEVERITY_WARNING, "kata dasar bersuku satu memakai menge- dan penge- (Tata Bahasa Baku)", "Petugas mencek berkas.",
	  "Petugas mengecek berkas." },
	{ "luluh/ber", "luluh", SEVERITY_WARNING, "awalan ber- menjadi be- di depan kata dasar ini (Tata Bahasa Baku)", "Warga berternak sapi.",
	  "Warga beternak sapi." },
};

const struct rule_part rules_spelling = RULE_PART(ROWS, NULL);
