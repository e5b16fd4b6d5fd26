/* The parts of a ZIP package, each read within limits: what is small packed may be endless unpacked. formats.md section 17. */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <glib.h>

enum { UNPACK_ENTRIES = 200, UNPACK_RATIO = 100, UNPACK_MAX = 64 << 20 };   /* parts; times; bytes of all parts together */

struct unpack;

/* Look at a package. PACKAGE: cut off, no package, or over a limit. bytes must outlive it. */
bool unpack_open(struct unpack **out, const char *bytes, size_t len, GError **error);
void unpack_close(struct unpack *u);
typedef struct unpack unpack;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(unpack, unpack_close)

bool unpack_has(const struct unpack *u, const char *name);          /* a part; "Basic/": a folder that holds one */
/* PACKAGE: no such part, encrypted, a wrong checksum, over a limit. The caller's. */
GString *unpack_part(struct unpack *u, const char *name, GError **error);
