/* commands_help: what help (commands_help.c) and the manual (commands_manual.c) say of the tables in the same words. */
#pragma once
#include "commands.h"

/* "kotipolku import package FILES… [--project CODE] [--dry-run] [--json]" */
struct str help_usage(struct arena *a, const struct command_row *row);
/* The default as one types it, without the quotes of C; empty when there is none. */
struct str help_default(const struct setting *s);
/* What ends the sentence of a setting: nothing after "https://…". */
const char *help_stop(const struct setting *s);

/* On stdout: the manual page in roff (man(7)), in ASCII. */
void manual_page(struct arena *a);
/* On stdout: a settings file to start from, each setting with its text, its default commented out. */
void manual_settings(void);
/* On stdout: the licence and the notices of what others made inside the program. */
void manual_licences(void);
