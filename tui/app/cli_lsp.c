/* The verb lsp: a language server for editors, on standard input and output. Source: Language Server Protocol 3.17. */
#include "app/verb.h"
#include <string.h>
#include <jansson.h>
#include "app/house_file.h"
#include "app/language.h"
#include "app/lsp_text.h"
#include "app/newsroom.h"
#include "app/rpc.h"
#include "store/notes.h"
#include "store/store.h"

enum { DOCUMENTS_MAX = 200, BYTES_MAX = 128 << 20 };   /* of all that are open */
enum { BAD_JSON = -32700, BAD_REQUEST = -32600, NO_METHOD = -32601, BAD_PARAMS = -32602, NOT_STARTED = -32002 };

static const char ADD[] = "redaksi.kamus", IGNORE[] = "redaksi.abaikan";

struct document {
	char *uri, *text;
	bool markdown;
	json_int_t version;
	struct dict_text *known;
	GPtrArray *findings;           /* of this text */
	GPtrArray *ignored;            /* char *, pairs of rule and text: until the server ends */
};

struct server {
	struct cli *c;
	struct dict *dict;
	GHashTable *documents;         /* by uri */
	size_t bytes;                  /* of their texts */
	bool started, in_bytes, stopped, left;
};

struct method {
	const char *name;
	bool asks;                     /* a request; else a notification */
	json_t *(*run)(struct server *s, json_t *params);   /* the result, or NULL: bad parameters */
};

static void document_free(void *data)
{
	struct document *d = data;

	dict_text_free(d->known);
	g_ptr_array_unref(d->findings);
	g_ptr_array_unref(d->ignored);
	g_free(d->uri);
	g_free(d->text);
	g_free(d);
}

/* ---- out ---- */

static void send_message(struct server *s, json_t *message)
{
	json_object_set_new(message, "jsonrpc", json_string("2.0"));
	char *bytes = json_dumps(message, JSON_COMPACT);

	g_assert(bytes);
	cli_say(s->c, "Content-Length: %zu\r\n\r\n", strlen(bytes));
	cli_put(s->c, bytes, strlen(bytes));
	cli_flush(s->c);
	free(bytes);
	json_decref(message);
}

static void refuse(struct server *s, json_t *id, int code, const char *why)
{
	send_message(s, json_pack("{s:o, s:{s:i, s:s}}", "id", id ? json_incref(id) : json_null(), "error", "code", code, "message", why));
}

static void tell(struct server *s, const char *why)
{
	send_message(s, json_pack("{s:s, s:{s:i, s:s}}", "method", "window/showMessage", "params", "type", 1, "message", why));
}

static json_t *position(struct lsp_position p)
{
	return json_pack("{s:i, s:i}", "line", (int)p.line, "character", (int)p.character);
}

static json_t *range(struct lsp_position from, struct lsp_position to)
{
	return json_pack("{s:o, s:o}", "start", position(from), "end", position(to));
}

/* Where a finding stands; the walk goes on from the one before it, which may reach further than this one begins. */
static void place(struct lsp_walk *walk, const struct finding *f, struct lsp_position *from, struct lsp_position *to)
{
	lsp_walk_to(walk, f->off);
	*from = walk->at;
	struct lsp_walk end = *walk;
	lsp_walk_to(&end, f->off + f->len);
	*to = end.at;
}

static json_t *diagnostic(const struct finding *f, struct lsp_position from, struct lsp_position to)
{
	static const int severity[] = { [SEVERITY_NOTE] = 3, [SEVERITY_WARNING] = 2, [SEVERITY_ERROR] = 1 };

	return json_pack("{s:o, s:i, s:s, s:s, s:s}", "range", range(from, to), "severity", severity[f->severity], "code", f->rule,
		"source", "redaksi", "message", f->message);
}

static void publish(struct server *s, const struct document *d)
{
	json_t *all = json_array();
	struct lsp_walk walk = { .text = d->text, .bytes = s->in_bytes };

	for (unsigned i = 0; i < d->findings->len; i++) {
		struct lsp_position from, to;
		place(&walk, d->findings->pdata[i], &from, &to);
		json_array_append_new(all, diagnostic(d->findings->pdata[i], from, to));
	}
	send_message(s, json_pack("{s:s, s:{s:s, s:I, s:o}}", "method", "textDocument/publishDiagnostics", "params",
		"uri", d->uri, "version", d->version, "diagnostics", all));
}

/* ---- checking ---- */

static void check(struct server *s, struct document *d)
{
	size_t len = strlen(d->text);
	g_autoptr(GArray) prose = d->markdown ? cli_markdown_prose(d->text, len) : NULL;
	g_autoptr(GArray) accepted = g_array_new(FALSE, FALSE, sizeof(struct dict_accept));
	g_auto(house_choice) office = { 0 };

	for (unsigned i = 0; i < d->ignored->len; i += 2) {
		struct dict_accept row = { d->ignored->pdata[i], d->ignored->pdata[i + 1] };
		g_array_append_val(accepted, row);
	}
	struct dict_options o = {
		.prose = prose ? (const struct prose *)prose->data : NULL, .n_prose = prose ? prose->len : 0,
		.accepted = (const struct dict_accept *)accepted->data, .n_accepted = accepted->len,
	};
	house_choice_load(&office, cli_store_if_any(s->c));
	house_choice_apply(&office, &o);
	cli_own_words(s->c, s->dict);
	g_ptr_array_unref(d->findings);
	/* Nothing but code: prose without a stretch would mean the whole text. */
	d->findings = prose && prose->len == 0 ? g_ptr_array_new() : dict_text_check(d->known, d->text, len, &o);
	publish(s, d);
}

static const char *text_at(json_t *params, const char *object, const char *key)
{
	return json_string_value(json_object_get(json_object_get(params, object), key));
}

static struct document *document_of(struct server *s, json_t *params)
{
	const char *uri = text_at(params, "textDocument", "uri");

	return uri ? g_hash_table_lookup(s->documents, uri) : NULL;
}

/* false: too much is open already; told. */
static bool take_text(struct server *s, struct document *d, const char *text)
{
	size_t before = d->text ? strlen(d->text) : 0, len = strlen(text);

	if (s->bytes - before + len > BYTES_MAX) {
		tell(s, _("Terlalu banyak naskah yang terbuka; yang ini tidak diperiksa"));
		return false;
	}
	s->bytes += len - before;
	g_free(d->text);
	d->text = g_strdup(text);
	return true;
}

/* ---- methods ---- */

static json_t *initialize(struct server *s, json_t *params)
{
	json_t *offered = json_object_get(json_object_get(json_object_get(params, "capabilities"), "general"), "positionEncodings"), *one;
	size_t i;

	s->started = true;
	json_array_foreach(offered, i, one)
		s->in_bytes |= json_is_string(one) && strcmp(json_string_value(one), "utf-8") == 0;
	return json_pack("{s:{s:s, s:{s:b, s:i}, s:{s:[s]}, s:{s:[s,s]}}, s:{s:s, s:s}}", "capabilities",
		"positionEncoding", s->in_bytes ? "utf-8" : "utf-16", "textDocumentSync", "openClose", 1, "change", 1,
		"codeActionProvider", "codeActionKinds", "quickfix", "executeCommandProvider", "commands", ADD, IGNORE,
		"serverInfo", "name", "redaksi", "version", REDAKSI_VERSION);
}

static json_t *nothing(struct server *s, json_t *params)
{
	(void)s;
	(void)params;
	return json_null();
}

static void forget(struct server *s, const char *uri)
{
	const struct document *d = g_hash_table_lookup(s->documents, uri);

	if (d)
		s->bytes -= strlen(d->text);
	g_hash_table_remove(s->documents, uri);
}

static json_t *did_open(struct server *s, json_t *params)
{
	const char *uri = text_at(params, "textDocument", "uri"), *text = text_at(params, "textDocument", "text");
	const char *language = text_at(params, "textDocument", "languageId");

	if (!uri || !text)
		return NULL;
	forget(s, uri);
	struct document *d = g_new0(struct document, 1);
	d->uri = g_strdup(uri);
	d->markdown = (language && strcmp(language, "markdown") == 0) || cli_is_markdown(uri);
	d->version = json_integer_value(json_object_get(json_object_get(params, "textDocument"), "version"));
	d->known = dict_text_new(s->dict);
	d->findings = g_ptr_array_new();
	d->ignored = g_ptr_array_new_with_free_func(g_free);
	if (g_hash_table_size(s->documents) < DOCUMENTS_MAX && take_text(s, d, text)) {
		g_hash_table_insert(s->documents, d->uri, d);
		check(s, d);
	} else {
		document_free(d);
	}
	return json_null();
}

static json_t *did_change(struct server *s, json_t *params)
{
	json_t *changes = json_object_get(params, "contentChanges");
	json_t *last = json_array_get(changes, json_array_size(changes) - 1);   /* an empty array has no such member */
	const char *text = json_string_value(json_object_get(last, "text"));
	struct document *d = document_of(s, params);

	if (!text || json_object_get(last, "range"))
		return NULL;
	if (!d || !take_text(s, d, text))
		return json_null();
	d->version = json_integer_value(json_object_get(json_object_get(params, "textDocument"), "version"));
	check(s, d);
	return json_null();
}

static json_t *did_close(struct server *s, json_t *params)
{
	struct document *d = document_of(s, params);

	if (!d)
		return json_null();
	g_ptr_array_set_size(d->findings, 0);
	publish(s, d);
	forget(s, d->uri);
	return json_null();
}

static bool position_of(json_t *range_value, const char *end, struct lsp_position *out)
{
	json_t *p = json_object_get(range_value, end), *line = json_object_get(p, "line"), *character = json_object_get(p, "character");

	*out = (struct lsp_position){ (unsigned)CLAMP(json_integer_value(line), 0, INT32_MAX), (unsigned)CLAMP(json_integer_value(character), 0, INT32_MAX) };
	return json_is_integer(line) && json_is_integer(character);
}

static void add_fixes(json_t *actions, const struct document *d, const struct finding *f, struct lsp_position from, struct lsp_position to)
{
	for (char **fix = f->fix; *fix; fix++) {
		g_autofree char *title = **fix ? g_strdup_printf(_("Ganti dengan “%s”"), *fix) : g_strdup(_("Hapus"));
		json_array_append_new(actions, json_pack("{s:s, s:s, s:b, s:[o], s:{s:{s:[{s:o, s:s}]}}}", "title", title, "kind", "quickfix",
			"isPreferred", fix == f->fix, "diagnostics", diagnostic(f, from, to), "edit", "changes", d->uri, "range", range(from, to), "newText", *fix));
	}
}

static void add_command(json_t *actions, const char *title, const char *command, json_t *arguments)
{
	json_array_append_new(actions, json_pack("{s:s, s:s, s:{s:s, s:s, s:o}}", "title", title, "kind", "quickfix",
		"command", "title", title, "command", command, "arguments", arguments));
}

static json_t *code_action(struct server *s, json_t *params)
{
	const struct document *d = document_of(s, params);
	json_t *asked = json_object_get(params, "range"), *actions;
	struct lsp_position first, last, from, to;
	struct lsp_walk walk = { .bytes = s->in_bytes };

	if (!position_of(asked, "start", &first) || !position_of(asked, "end", &last))
		return NULL;
	actions = json_array();
	walk.text = d ? d->text : "";
	for (unsigned i = 0; d && i < d->findings->len; i++) {
		const struct finding *f = d->findings->pdata[i];
		g_autofree char *text = g_strndup(d->text + f->off, f->len);
		place(&walk, f, &from, &to);
		if (lsp_compare(to, first) < 0 || lsp_compare(from, last) > 0)
			continue;
		add_fixes(actions, d, f, from, to);
		if (strpbrk(text, " \n") == NULL && strcmp(f->kind, "tandabaca") != 0)
			add_command(actions, _("Tambahkan ke kamus kantor"), ADD, json_pack("[s]", text));
		add_command(actions, _("Abaikan"), IGNORE, json_pack("[s,s,s]", d->uri, f->rule, text));
	}
	return actions;
}

static void check_all(struct server *s)
{
	GHashTableIter all;
	void *d;

	g_hash_table_iter_init(&all, s->documents);
	while (g_hash_table_iter_next(&all, NULL, &d))
		check(s, d);
}

static void add_word(struct server *s, const char *word)
{
	g_autoptr(GError) error = NULL;
	struct cli *c = s->c;

	if (cli_store(c) && own_word_add(c->store, word, "kantor", "terima", "", c->who.login, c->now_s, &error))
		check_all(s);
	else
		tell(s, _("Kamus tidak dapat ditambah"));
}

static void ignore(struct server *s, struct document *d, const char *rule, const char *text)
{
	g_ptr_array_add(d->ignored, g_strdup(rule));
	g_ptr_array_add(d->ignored, g_strdup(text));
	check(s, d);
}

static json_t *execute(struct server *s, json_t *params)
{
	const char *command = json_string_value(json_object_get(params, "command")), *words[3];
	json_t *arguments = json_object_get(params, "arguments");

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		words[i] = json_string_value(json_array_get(arguments, i));
	struct document *d = words[0] ? g_hash_table_lookup(s->documents, words[0]) : NULL;
	if (!command || !words[0])
		return NULL;
	if (strcmp(command, ADD) == 0)
		add_word(s, words[0]);
	else if (strcmp(command, IGNORE) == 0 && d && words[1] && words[2])
		ignore(s, d, words[1], words[2]);
	else
		return NULL;
	return json_null();
}

static json_t *shut_down(struct server *s, json_t *params)
{
	(void)params;
	s->stopped = true;
	return json_null();
}

static json_t *leave(struct server *s, json_t *params)
{
	(void)params;
	s->left = true;
	return json_null();
}

static const struct method METHODS[] = {
	{ "initialize", true, initialize },
	{ "initialized", false, nothing },
	{ "textDocument/didOpen", false, did_open },
	{ "textDocument/didChange", false, did_change },
	{ "textDocument/didClose", false, did_close },
	{ "textDocument/didSave", false, nothing },
	{ "textDocument/codeAction", true, code_action },
	{ "workspace/executeCommand", true, execute },
	{ "shutdown", true, shut_down },
	{ "exit", false, leave },
};

static const struct method *method_find(const char *name)
{
	for (unsigned i = 0; i < G_N_ELEMENTS(METHODS); i++)
		if (strcmp(METHODS[i].name, name) == 0)
			return &METHODS[i];
	return NULL;
}

/* ---- in ---- */

/* Before the beginning and after the end only what belongs there is answered. */
static int out_of_turn(const struct server *s, const struct method *m)
{
	if (s->stopped)
		return BAD_REQUEST;
	if (!s->started && m->run != initialize)
		return NOT_STARTED;
	return s->started && m->run == initialize ? BAD_REQUEST : 0;
}

static void take_message(struct server *s, json_t *message)
{
	json_t *id = json_object_get(message, "id");
	const char *name = json_string_value(json_object_get(message, "method"));
	const struct method *m = name ? method_find(name) : NULL;

	if (!name) {
		/* Answers to questions of ours: there are none. */
		if (!json_is_object(message) || !(json_object_get(message, "result") || json_object_get(message, "error")))
			refuse(s, id, BAD_REQUEST, "not a request");
		return;
	}
	if (!m) {
		if (id)
			refuse(s, id, NO_METHOD, "no such method");
		return;
	}
	int wrong = m->run == leave ? 0 : out_of_turn(s, m);
	json_t *result = wrong ? NULL : m->run(s, json_object_get(message, "params"));
	if (id && result)
		send_message(s, json_pack("{s:O, s:O}", "id", id, "result", result));
	else if (id)
		refuse(s, id, wrong ? wrong : BAD_PARAMS, wrong ? "out of turn" : "bad parameters");
	json_decref(result);
}

static void take_bytes(struct server *s, const GString *bytes)
{
	json_error_t where;
	json_t *message = json_loadb(bytes->str, bytes->len, 0, &where);

	if (message)
		take_message(s, message);
	else
		refuse(s, NULL, BAD_JSON, "not JSON");
	json_decref(message);
}

static int serve(struct server *s)
{
	g_autoptr(GString) bytes = g_string_new(NULL);

	while (!s->left && !cli_out_broken(s->c)) {
		switch (rpc_read(stdin, bytes)) {
		case RPC_MESSAGE: take_bytes(s, bytes); break;
		case RPC_TOO_LARGE: refuse(s, NULL, BAD_REQUEST, "message too large"); break;
		case RPC_FOREIGN: return cli_complain(s->c, CLI_FILE, "%s", _("masukan bukan pesan LSP (Content-Length)"));
		case RPC_END: return s->stopped ? CLI_GOOD : CLI_NONE;
		}
	}
	return s->stopped ? CLI_GOOD : CLI_NONE;
}

int cli_lsp(struct cli *c, char **args)
{
	bool stdio = false;
	const struct option_row rows[] = {
		{ "stdio", NULL, OPTION_FLAG, &stdio, NULL, N_("diterima dan diabaikan (tidak ada jalan lain)") },
	};
	struct server s = { .c = c };

	if (!cli_options(c, rows, G_N_ELEMENTS(rows), args) || !cli_operands(c, args, 0, 0))
		return c->status;
	g_autoptr(dict) d = cli_dict(c);
	if (!d)
		return c->status;
	s.dict = d;
	s.documents = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, document_free);
	int status = serve(&s);
	g_hash_table_unref(s.documents);
	return status;
}
