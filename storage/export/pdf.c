#include "export/pdf.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <jansson.h>
#include "export/write.h"
#include "import/import.h"

/* The settings that are texts, by the names that they have in the configuration. */
static const struct { const char *key; size_t at; } texts[] = {
	{ "nama", G_STRUCT_OFFSET(struct letterhead, name) }, { "alamat", G_STRUCT_OFFSET(struct letterhead, address) },
	{ "telepon", G_STRUCT_OFFSET(struct letterhead, phone) }, { "situs", G_STRUCT_OFFSET(struct letterhead, site) },
	{ "surel", G_STRUCT_OFFSET(struct letterhead, mail) }, { "pejabat", G_STRUCT_OFFSET(struct letterhead, official) },
	{ "jabatan", G_STRUCT_OFFSET(struct letterhead, position) }, { "kota", G_STRUCT_OFFSET(struct letterhead, city) },
};

static const char **text_of(struct letterhead *l, size_t i)
{
	return (const char **)(void *)((char *)l + texts[i].at);
}

static void put_letterhead(json_t *line, const struct letterhead *given)
{
	struct letterhead l = *given;

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		if (*text_of(&l, i) != NULL)
			json_object_set_new(line, texts[i].key, json_string(*text_of(&l, i)));
	json_object_set_new(line, "kertas", json_integer(l.paper));
	if (l.logo != NULL) {
		g_autofree char *logo = g_base64_encode((const guchar *)l.logo, l.logo_len);
		json_object_set_new(line, "logo", json_string(logo));
	}
}

void pdf_request_write(GString *out, const struct article *a, const struct export_options *o)
{
	json_t *line = json_object();

	article_to_json_line(a, out);
	json_object_set_new(line, "dibuat", json_integer(a->created_s));
	json_object_set_new(line, "offset", json_integer(o->utc_offset_min));
	if (o->office != NULL)
		json_object_set_new(line, "kantor", json_string(o->office));
	if (o->letterhead != NULL)
		put_letterhead(line, o->letterhead);
	char *text = json_dumps(line, JSON_COMPACT | JSON_SORT_KEYS);
	g_string_append_printf(out, "%s\n", text);
	free(text);
	json_decref(line);
}

static bool take_article(struct imported *i, void *ctx, GError **error)
{
	struct article *to = ctx;
	const struct article empty = { 0 };

	(void)error;
	article_release(to);
	*to = i->article;
	i->article = empty;
	article_init(&i->article);
	imported_free(i);
	return true;
}

static void take_letterhead(struct pdf_request *r, json_t *line)
{
	const char *logo = json_string_value(json_object_get(line, "logo"));
	gsize len = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*text_of(&r->letterhead, i) = json_string_value(json_object_get(line, texts[i].key));
	r->letterhead.paper = json_integer_value(json_object_get(line, "kertas")) == PAPER_F4 ? PAPER_F4 : PAPER_A4;
	if (logo != NULL) {
		r->logo = g_base64_decode(logo, &len);
		r->letterhead.logo = (const char *)r->logo;
		r->letterhead.logo_len = len;
	}
	r->options.letterhead = &r->letterhead;
}

bool pdf_request_read(struct pdf_request *r, const char *bytes, size_t len, GError **error)
{
	const char *end = memchr(bytes, '\n', len);
	json_t *line = end ? json_loadb(end + 1, len - (size_t)(end + 1 - bytes), 0, NULL) : NULL;

	article_init(&r->article);
	r->json = line;
	if (line == NULL || !json_is_object(line))
		return store_fail(error, STORE_ERROR_INPUT, "the second line is no object");
	if (!import_read(bytes, (size_t)(end - bytes), "-", IMPORT_JSON, take_article, &r->article, error))
		return false;
	r->article.created_s = json_integer_value(json_object_get(line, "dibuat"));
	r->options.utc_offset_min = (int)CLAMP(json_integer_value(json_object_get(line, "offset")), -1440, 1440);
	r->options.office = json_string_value(json_object_get(line, "kantor"));
	if (json_object_get(line, "kertas") != NULL)
		take_letterhead(r, line);
	return true;
}

void pdf_request_release(struct pdf_request *r)
{
	article_release(&r->article);
	json_decref(r->json);
	g_free(r->logo);
}

/* Files in memory instead of pipes: neither side waits for the other, and a program that dies early takes nobody along. */
static int memory_file(const char *bytes, size_t len)
{
	int fd = memfd_create(PDF_PROGRAM, MFD_CLOEXEC);

	for (size_t at = 0; fd >= 0 && at < len; ) {
		ssize_t n = write(fd, bytes + at, len - at);
		if (n < 0 && errno != EINTR) {
			close(fd);
			return -1;
		}
		at += n > 0 ? (size_t)n : 0;
	}
	if (fd >= 0)
		lseek(fd, 0, SEEK_SET);
	return fd;
}

static bool run_program(const char *program, int in, int out, int err, GError **error)
{
	char *argv[] = { (char *)program, NULL };
	g_autoptr(GError) failed = NULL;
	GPid pid;
	int status = 0;

	if (!g_spawn_async_with_fds(NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, in, out, err, &failed))
		return store_fail(error, STORE_ERROR_NOT_FOUND, "%s: %s", program, failed->message);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return true;
	g_autoptr(GString) why = NULL;
	lseek(err, 0, SEEK_SET);
	bool told = file_read_open(&why, err, program, 1 << 16, NULL);
	return store_fail(error, STORE_ERROR_INPUT, "%s: %s", PDF_PROGRAM, told ? g_strchomp(why->str) : "it failed");
}

bool pdf_write(const struct article *a, const struct export_options *o, GString *out, GError **error)
{
	g_autoptr(GString) request = g_string_new(NULL), made = NULL;

	if (o->pdf_program == NULL)
		return store_fail(error, STORE_ERROR_NOT_FOUND, "%s is not installed", PDF_PROGRAM);
	pdf_request_write(request, a, o);
	int in = memory_file(request->str, request->len), result = memory_file("", 0), err = memory_file("", 0);
	bool done = in >= 0 && result >= 0 && err >= 0 ? run_program(o->pdf_program, in, result, err, error) :
	            store_fail_errno(error, errno, "memory for", PDF_PROGRAM);
	done = done && lseek(result, 0, SEEK_SET) == 0 && file_read_open(&made, result, PDF_PROGRAM, FILE_READ_MAX, error);
	if (done)
		g_string_append_len(out, made->str, (gssize)made->len);
	const int files[] = { in, result, err };
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
		if (files[i] >= 0)
			close(files[i]);
	return done;
}
