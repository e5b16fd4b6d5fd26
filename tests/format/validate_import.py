#!/usr/bin/env python3
"""validate_import.py REDAKSI: files that other programs make are read by redaksi; every word arrives, headings, lists, quotes and
links as what they are. A program that is not installed is named as skipped.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REDAKSI = sys.argv[1]

PAGE = '''<!DOCTYPE html><html><head><meta charset="utf-8"><title>Rapat Humas</title></head><body>
<p>KPU mengikuti <b>rapat</b> <i>best practice</i>, Selasa lalu &amp; hari ini “kutip”.</p><h2>Bagian satu</h2>
<p>Lihat <a href="https://kpu.go.id/a?b=1&amp;c=2">situs KPU</a> dan <s>coretan</s>.</p>
<ol><li>Pertama</li><li>Kedua<ul><li>anak a</li><li>anak b</li></ul></li></ol><ul><li>butir satu</li><li>butir dua</li></ul>
<blockquote><p>Kutipan ketua.</p></blockquote><p>Penutup naskah ini.</p></body></html>
'''
WANTED = '''KPU mengikuti **rapat** *best practice*, Selasa lalu & hari ini “kutip”.

### Bagian satu

Lihat [situs KPU](<https://kpu.go.id/a?b=1&c=2>) dan ~~coretan~~.

1. Pertama
2. Kedua
   - anak a
   - anak b

- butir satu
- butir dua

> Kutipan ketua.

Penutup naskah ini.
'''
# Tracked changes, a comment, a footnote, a text box and a table, to be made into a Word file.
RICH = '''<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:tracked-changes>
<text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info><dc:creator>Ani</dc:creator><dc:date>2021-05-04T10:00:00</dc:date>
</office:change-info><text:p>hilang </text:p></text:deletion></text:changed-region><text:changed-region xml:id="c2" text:id="c2"><text:insertion>
<office:change-info><dc:creator>Ani</dc:creator><dc:date>2021-05-04T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
</text:tracked-changes><text:h text:outline-level="1">Rapat Humas</text:h><text:p>Kata <text:change text:change-id="c1"/><text:change-start
 text:change-id="c2"/>sisipan<text:change-end text:change-id="c2"/> di sini<office:annotation><dc:creator>Budi</dc:creator>
<dc:date>2021-05-04T10:00:00</dc:date><text:p>Cek angka</text:p></office:annotation>.<text:note text:id="f1" text:note-class="footnote">
<text:note-citation>1</text:note-citation><text:note-body><text:p>Catatan kaki.</text:p></text:note-body></text:note></text:p>
<text:p>Sebelum <draw:frame draw:name="K" text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>Isi kotak.</text:p>
</draw:text-box></draw:frame>sesudah.</text:p><table:table table:name="T"><table:table-column/><table:table-row><table:table-cell
 office:value-type="string"><text:p>Sel tabel</text:p></table:table-cell></table:table-row></table:table><text:p>Penutup naskah ini.</text:p>
</office:text></office:body></office:document>
'''
RICH_WANTED = '''Kata sisipan di sini.

Sebelum sesudah.

Isi kotak.

Penutup naskah ini.
'''
TOLD = ['Cek angka', 'Catatan kaki.', 'Sel tabel', 'perubahan terlacak', 'kotak teks']


def program(name):
    if shutil.which(name) is None:
        raise FileNotFoundError(name)
    return name


def office(folder, path, to):
    made = os.path.join(folder, to)
    user = '-env:UserInstallation=file://' + os.path.join(folder, 'setelan')
    filters = {'docx': 'docx:MS Word 2007 XML', 'odt': 'odt', 'doc': 'doc', 'rtf': 'rtf'}
    subprocess.run([program('soffice'), '--headless', user, '--convert-to', filters[to], '--outdir', made, path], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return os.path.join(made, Path(path).stem + '.' + to)


def pandoc(path, to):
    made = path + '.' + to
    subprocess.run([program('pandoc'), path, '-o', made], check=True)
    return made


def redaksi(folder, *args):
    home = dict(os.environ, HOME=folder, XDG_DATA_HOME=os.path.join(folder, 'data'))
    return subprocess.run([REDAKSI, *args], capture_output=True, text=True, env=home, timeout=60)


def body_of(folder, path):
    return redaksi(folder, 'impor', '--keluar', '-', path).stdout.split('---\n\n', 1)[1]


def page(folder):
    path = os.path.join(folder, 'rapat.html')
    Path(path).write_text(PAGE, encoding='utf-8')
    return path


def same(got, wanted):
    assert got == wanted, '%s\n--- instead of ---\n%s' % (got, wanted)


def files_of_pandoc_arrive_whole(folder):
    for to in ('docx', 'odt'):
        same(body_of(folder, pandoc(page(folder), to)), WANTED)


def word_files_of_libreoffice_arrive_whole(folder):
    same(body_of(folder, office(folder, pandoc(page(folder), 'odt'), 'docx')), WANTED)


def changes_remarks_and_boxes_of_libreoffice_arrive_or_are_told(folder):
    path = os.path.join(folder, 'kaya.fodt')
    Path(path).write_text(RICH, encoding='utf-8')
    for to in ('docx', 'odt'):
        made = office(folder, path, to)
        same(body_of(folder, made), RICH_WANTED)
        told = redaksi(folder, 'impor', made).stdout
        assert all(words in told for words in TOLD), told


def older_formats_are_refused_with_what_to_do(folder):
    path = os.path.join(folder, 'kaya.fodt')
    Path(path).write_text(RICH, encoding='utf-8')
    for to in ('doc', 'rtf'):
        refused = redaksi(folder, 'impor', office(folder, path, to))
        assert refused.returncode == 4 and 'simpan sebagai .docx' in refused.stderr, refused.stderr


CHECKS = [files_of_pandoc_arrive_whole, word_files_of_libreoffice_arrive_whole, changes_remarks_and_boxes_of_libreoffice_arrive_or_are_told,
          older_formats_are_refused_with_what_to_do]


def main():
    failed, skipped = 0, 0

    for check in CHECKS:
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(folder)
                print('good    %s' % check.__name__)
            except FileNotFoundError as missing:
                skipped += 1
                print('skipped %s: %s is not here' % (check.__name__, missing))
            except (AssertionError, subprocess.SubprocessError) as wrong:
                failed += 1
                print('WRONG   %s: %s' % (check.__name__, wrong))
    return 1 if failed else 77 if skipped == len(CHECKS) else 0


sys.exit(main())
