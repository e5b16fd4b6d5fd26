#include "app/lsp_text.h"

static bool ends_line(const char *at)
{
	return *at == '\n' || (*at == '\r' && at[1] != '\n');
}

void lsp_walk_to(struct lsp_walk *w, size_t off)
{
	for (; w->off < off; w->off++) {
		unsigned char c = (unsigned char)w->text[w->off];
		if (ends_line(w->text + w->off)) {
			w->at.line++;
			w->at.character = 0;
		} else if (w->bytes) {
			w->at.character++;
		} else if ((c & 0xC0) != 0x80) {
			w->at.character += c >= 0xF0 ? 2 : 1;   /* a surrogate pair */
		}
	}
}

int lsp_compare(struct lsp_position a, struct lsp_position b)
{
	if (a.line != b.line)
		return a.line < b.line ? -1 : 1;
	return (a.character > b.character) - (a.character < b.character);
}
