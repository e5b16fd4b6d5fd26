/* What this user set, and who this user is. The only file that reads the environment. */
#pragma once
#include <stdbool.h>
#include <glib.h>

/* Read from $XDG_CONFIG_HOME/redaksi/redaksi.ini, group [redaksi]; keys "nama", "templat", "utc_offset" (7, 8, 9, "+08:00" or
 * "WITA"), "bahasa", "panel", and "nama" of the group [kantor]. Missing keys have the values given here. setting.def has all. */
struct config {
	char *name;              /* byline of this user; "" when unset */
	char *office;            /* "" when unset; of a name of two lines the last one */
	char *template_name;     /* "" when unset */
	char *language;          /* "id", "en" or "" */
	char *second;            /* folder for a journal when the disk of the store refuses; "" when unset */
	char *panels;            /* what the screen remembers of its panes; "" when unset */
	int utc_offset_min;      /* 420 when unset */
	bool mouse;              /* "tetikus": clicks and the wheel are ours, not the terminal's selection; false when unset */
	bool smart;              /* "tipografi": quotation marks and dashes are made while typing; false when unset */
};
void config_init(struct config *c);       /* the defaults */
void config_release(struct config *c);
typedef struct config config;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(config, config_release)

/* A missing file is no error. An unreadable one or a bad value is: *c then has what could be read. */
bool config_load(struct config *c, GError **error);
/* Written 0600 with its folder; keys and comments of others in the file stay. */
bool config_save(const struct config *c, GError **error);
char *config_path(void);                  /* the caller's */

/* The whole file, empty when it is missing; *error may be set although a file came back: then what is there is no key file. */
GKeyFile *config_file(GError **error);
bool config_file_put(GKeyFile *file, GError **error);
bool config_zone_parse(const char *text, int *utc_offset_min);   /* "7", "+08:00", "wit"; untouched when it is none of ours */
const char *config_zone_name(int utc_offset_min);                /* "WIB", "WITA", "WIT" */

/* Who sits here: login name of the process's user, and where from. */
struct who {
	char *login;             /* e.g. "afitri"; never empty */
	char *origin;            /* SSH client's address, else host name */
	char *terminal;          /* "pts/4"; "" without one */
	char *host;              /* this machine */
	char *text;              /* "afitri dari 10.1.2.3 (pts/4)" for journals and locks */
};
void who_am_i(struct who *w);
void who_release(struct who *w);
typedef struct who who;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(who, who_release)

bool config_borrowed_rights(void);        /* runs with the rights of somebody else (setuid, setgid) */
const char *config_env(const char *name); /* of the environment; NULL when unset or empty */
