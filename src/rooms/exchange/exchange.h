/* exchange: the data package (INTERFACES.md section 3) in and out: the door of this room. Knows the tables of every
 * room that the package carries, through statements of its own; is used by no other room but demo. */
#pragma once
#include "base/none.h"
#include "base/task.h"

struct kind; /* rooms/kind.h */

/* A file of the package: CSV ("people.csv"), a workbook with a sheet per file, a ZIP archive of CSV files (in itself or
 * in one folder of it), or datapackage.json (passed over: the tables say what they are). fd >= 0: read from there piece
 * by piece, the caller closes it afterwards; else bytes. */
struct exchange_file {
    struct str name;
    int fd;
    struct str bytes;
};

/* A cell that was mended in the preview; or (column empty) a row that is left out; or, on the header's line, the known
 * column that an unknown one is read as (value empty: it is left out); or (line 0) the alphabet of lines that are not
 * UTF-8. One per file, line and column. */
struct exchange_mend {
    struct str file, column, value;
    int64_t line;
};
struct exchange_mends {
    struct exchange_mend *at;
    size_t n, cap;
};

/* What became of the rows: code and name (message id). */
#define EXCHANGE_GROUPS(G) \
    G(NEW, new, N_("New rows")) \
    G(SAME, same, N_("As before")) \
    G(CHANGED, changed, N_("Changed rows")) \
    G(DOUBTFUL, doubtful, N_("Perhaps known already")) \
    G(REJECTED, rejected, N_("Rejected cells"))
enum exchange_group {
#define G(GROUP, code, name) EXCHANGE_##GROUP,
    EXCHANGE_GROUPS(G)
#undef G
        EXCHANGE__N
};

/* A row as it was read: cells in the order of the kind's columns. Of a changed one also what stands there now, and
 * which of them differ. */
struct exchange_row {
    enum exchange_group group;
    struct str file;
    int64_t line;
    const struct kind *kind;
    const struct str *cells, *before;
    const bool *differs;
};

/* value: what is wrong; cell: the whole cell it stands in; who: the row's first cells; suggestion: what the whole cell
 * may have meant, or (line 0, column empty) the alphabet of the file. */
struct exchange_rejection {
    struct str file;
    int64_t line;
    struct str column, value, cell, reason, hint, who, suggestion;
    bool may_stay; /* somebody who knows may say that it is right as it stands */
};
struct exchange_rejections {
    struct exchange_rejection *at;
    size_t n, cap;
};
struct exchange_note {
    struct str file, text;
}; /* "The separator was a semicolon." */
struct exchange_notes {
    struct exchange_note *at;
    size_t n, cap;
};
/* Texts are taken as they stand, whatever their letters look like. */
#define EXCHANGE_LETTERS_RIGHT "right"
struct exchange_options {
    int64_t project; /* not 0: cells that name no project mean this one; rows that name another are rejected */
    bool limited;    /* on behalf of the manager of that project: rows of others are not found, accounts not changed */
    int64_t import;  /* 0: a new one; else a row of exchange_import that waits for it */
    const struct exchange_mends *mends;
    struct str letters; /* empty, or: the alphabet of CSV lines that are not UTF-8; EXCHANGE_LETTERS_RIGHT */
    /* NULL or: what was refused and noticed when these files were made of another one */
    const struct exchange_rejections *refused;
    const struct exchange_notes *noticed;
    /* NULL or: now and then, for people who wait */
    void (*progress)(
        void *x, const char *file, int64_t done_bytes, int64_t total_bytes); /* file: "people"; "" at the end */
    void *progress_x;
    /* NULL or: each row that was read, with its group (the preview). */
    void (*row)(void *x, const struct exchange_row *row);
    void *row_x;
    /* NULL or: the import stands; what is written here is one with it. */
    void (*done)(struct task *t, int64_t import);
};

struct exchange_count {
    struct str file;
    int64_t n[EXCHANGE__N];
};
struct exchange_counts {
    struct exchange_count *at;
    size_t n, cap;
};

struct exchange_result {
    int64_t import;
    int64_t n[EXCHANGE__N]; /* rows */
    struct exchange_counts files;
    struct exchange_rejections rejections; /* at most EXCHANGE_REJECTIONS_KEPT; one per wrong cell */
    struct exchange_notes notes;
};
enum { EXCHANGE_REJECTIONS_KEPT = 5000 };

/* Reads, checks and writes the package in t's write transaction. DONE: everything is written. INVALID: something was
 * rejected (*ret_result says what); the caller must roll back: all or nothing. *ret_result is set in both cases.
 * In a transaction that only reads it is a check: the same answers, nothing written, nobody kept from saving.
 * Doubtful rows are new persons who may be the same as somebody already there; they are written. */
enum outcome exchange_import_package(struct task *t, const struct exchange_file *files, size_t n,
    const struct exchange_options *o, struct exchange_result *ret_result) MUST_USE;

/* The same for an import that runs beside others' work: it begins and ends its own transactions; nobody waits for it
 * and nobody sees a part of it. CONFLICT: what it names was merged or taken away meanwhile; nothing was written. */
enum outcome exchange_import_aside(struct task *t, const struct exchange_file *files, size_t n,
    const struct exchange_options *o, struct exchange_result *ret_result) MUST_USE;
/* Takes away what an import that was cut off left behind unseen. Begins and ends its own transactions. */
void exchange_sweep(struct task *t);

/* When the server starts, before it serves: takes up again the checks and imports that the last end of the server cut.
 * One that was taken up three times in vain waits until somebody says so on its page. Begins and ends transactions of
 * its own. */
void exchange_take_up(struct task *t);
/* Now and then: takes up what another server left, or what failed here. In how many seconds it wants to be asked. */
int64_t exchange_often(struct task *t);

/* Takes an import back, in t's write transaction. CONFLICT: something was built on it since, *ret_why says what.
 * NOT_FOUND: no such import, or undone. */
enum outcome exchange_undo(struct task *t, int64_t import, struct str *ret_why) MUST_USE;
/* The same beside others' work, for an import of many rows: it begins and ends its own transactions; nobody waits for
 * it and nobody sees a part of it. FAIL_BUSY: somebody needed one of its rows meanwhile; nothing was changed, and it
 * may be tried again. */
enum outcome exchange_undo_aside(struct task *t, int64_t import, struct str *ret_why) MUST_USE;
/* So many rows, new and changed, that taking them back is work for exchange_undo_aside? */
enum { EXCHANGE_UNDO_FEW = 2000 };

/* Writes the package into a folder (made when missing): datapackage.json and a file for each table that has rows; of
 * one project, or (0) of all. Files of an older package there are replaced or removed. *ret_shared: rows whose key
 * another row of their file has already (two projects may use the same ones); they are called by their id instead.
 * False: *ret_why. */
bool exchange_export_package(
    struct task *t, const char *folder, int64_t project, bool with_notes, int64_t *ret_shared, struct str *ret_why);
