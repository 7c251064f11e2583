/* command: what a command of the program gets in its hand. The table of commands is src/commands.h; a room writes
 *     int command_import(struct command *c)     -> 0 done, 1 failed, 2 wrong use (command_failed, command_wrong)
 * Output meant for people or pipes goes to stdout; why it failed, one sentence, and progress go to stderr.
 * fail() inside a command ends it with 1; an open transaction is rolled back. */
#pragma once
#include "base/task.h"
#include "base/settings.h"

enum command_needs {
    NEEDS_NOTHING,  /* no database */
    NEEDS_DATABASE, /* task.db is open, whatever its schema; no keys */
    NEEDS_SCHEMA,   /* and has the newest schema; task.keys are open and fit */
};

struct command;
struct command_row {
    const char *name;    /* "serve", "staff add" */
    const char *words;   /* "KIND FILE…" */
    const char *options; /* "project=CODE dry-run": own options; settings are options of every command */
    enum command_needs needs;
    const char *help;
    int (*run)(struct command *c);
};

struct command {
    struct task task; /* the program's: sees all, English; the command begins its own transactions */
    struct settings settings;
    const struct command_row *row;
    struct strs words;           /* what stands after the command's name, without options */
    struct setting_given *given; /* own options first to last */
    size_t ngiven;
    struct setting_given *settings_given;
    size_t nsettings_given;
    struct str config;
    bool quiet;
    int64_t progress_at;
};

bool command_flag(const struct command *c, const char *name);         /* --dry-run */
struct str command_option(const struct command *c, const char *name); /* --project CODE; empty when not given */
/* Prints one sentence that says what to do; returns the exit status. */
int command_failed(struct command *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
int command_wrong(struct command *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* "Importing people.csv: 1200 of 100000": in place on a terminal, a line every ten seconds elsewhere; total 0: not
 * known. Silent with --quiet. done == total ends the line. */
void command_progress(struct command *c, const char *what, int64_t done, int64_t total);
/* Each file that the words after the first name: the files themselves, and of folders those whose name ends so, in
 * small or capital letters; hidden ones are none. False: said why (a folder without any is a mistake). */
struct command_files {
    const char *const *endings; /* ".csv", …, NULL */
    bool (*take)(struct command *c, void *x, struct str path);
    void *x;
};
bool command_each_file(struct command *c, const struct command_files *files) MUST_USE;
/* Opens the key file (made when missing) and checks that it fits the database: c->task.keys. False: *ret_why. For
 * commands that NEEDS_DATABASE and bring the schema up to date themselves. */
bool command_keys(struct command *c, struct buf *ret_why);
/* Opens the key file that is there and says nothing of any database: for what reads backups. */
bool command_key_file(struct command *c, struct buf *ret_why);
bool command_has_key_file(struct command *c);
/* Opens the database that is there: c->task.db. For commands that need it only sometimes. */
bool command_open(struct command *c, struct buf *ret_why);
