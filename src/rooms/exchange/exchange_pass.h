/* exchange_pass: one walk through a package: what reading, checking and writing its rows share. Only for files of this
 * room. */
#pragma once
#include "rooms/exchange/exchange.h"
#include "rooms/exchange/package.h"
#include "rooms/tables/tables.h"

/* A checked cell. text: as an export writes it. n: number, cents, 0/1, id of the row a reference names; INT_NONE (0 for
 * a reference) when empty. ids: of a list of references. */
struct value {
    struct str text;
    int64_t n;
    const int64_t *ids;
    size_t nids;
};
struct record {
    int64_t line;
    struct value v[PACKAGE_COLUMNS];
    bool wrong[PACKAGE_COLUMNS]; /* rejected; v holds what was typed */
};

/* key -> id for the keys of one file; 24 bytes each, keys themselves are not kept: two 64-bit hashes stand for them. */
struct key_slot {
    uint64_t hash, check;
    int64_t id;
};
struct key_map {
    struct key_slot *at;
    size_t n, cap;
};
enum { KEY_REJECTED = -1 };                                   /* the id of a key whose row was rejected */
int64_t key_map_get(const struct key_map *m, struct str key); /* 0: not there */
void key_map_put(struct arena *a, struct key_map *m, struct str key, int64_t id); /* replaces */

/* Hashes of what was met already; 8 bytes each. Two of a million differ in all but one of thirty million packages. */
struct hash_set {
    uint64_t *at;
    size_t n, cap;
};
bool hash_set_add(struct arena *a, struct hash_set *s, uint64_t hash); /* false: it is there */
bool hash_set_has(const struct hash_set *s, uint64_t hash);
uint64_t key_hash(struct str key);
/* Of what makes a row of a file without keys the same as another. */
uint64_t record_hash(enum package_file file, const struct record *r);

/* A row that waits to be written. id 0: it has none of its own. */
struct placed {
    const struct record *r;
    int64_t id;
    enum exchange_group group;
    struct str before;
};
struct placed_list {
    struct placed *at;
    size_t n, cap;
};

/* groups.csv: a group may name one further down in the file. */
struct merge {
    int64_t group;
    struct str key;
    int64_t line;
};
struct merges {
    struct merge *at;
    size_t n, cap;
};

struct pass {
    struct task *t;       /* as long as the import */
    struct task *scratch; /* the same with an arena for the rows in hand */
    const struct exchange_options *o;
    struct exchange_result *result;
    struct str project;   /* code of o->project */
    bool writes;          /* false: a check */
    bool had[FILE__N];    /* rows stood in the database before */
    bool broken[FILE__N]; /* files that could not be read to the end: rows that name theirs are not blamed */
    struct key_map keys[FILE__N];
    struct key_map emails; /* of staff */
    struct hash_set made;  /* ids of the rows with keys that this package brings */
    struct hash_set seen;  /* new rows of the file in hand, when it has no keys */
    struct placed_list placed;
    struct merges merges;
    struct exchange_count *count; /* of the file in hand */
    enum package_file file;
    struct str file_name;
    int64_t line;
    struct exchange_mends mends;  /* all of them, by line and file */
    struct exchange_mends mended; /* of the row in hand: a part of mends */
    struct str cell;              /* the cell in hand as it is typed; empty: none */
    bool rejected;                /* the row in hand */
    bool quiet;                   /* checks say nothing: old cells are read back */
    bool zeros_noted, codes_noted;
    unsigned rows;
    int64_t bytes_done, bytes; /* of the files before this one; of all */
};

/* What a file of rejected rows (exchange_rejected.c) has before the sender's own columns, and the sheet with what is
 * wrong with whole files: both are passed over when it comes back. */
enum { EXCHANGE_REASONS = 4 };
extern const char *const exchange_reasons[EXCHANGE_REASONS];
#define EXCHANGE_FAULTS_SHEET "rejected"
/* Has the header these columns before its own? */
bool exchange_has_reasons(const struct row *header);

/* ---- exchange_mends.c */
/* Takes over the mends, sorted so that a row finds its own at once. */
void mends_sort(struct pass *p, const struct exchange_mends *mends);
/* Those of a line of the file in hand become p->mended. */
void mends_of_line(struct pass *p, int64_t line);
/* The value that a column of the row in hand was mended to; column "": is the row left out? False: not mended. */
bool mended_to(const struct pass *p, struct str column, struct str *ret_value);

/* ---- exchange_check.c */
void pass_reject(struct pass *p, struct str column, struct str value, struct str reason, struct str hint);
void pass_note(struct pass *p, struct str text);
/* Checks one cell and fills *ret; false: rejected. */
bool check_cell(struct pass *p, const struct package_column *c, struct str typed, struct value *ret);
/* What several cells say together. */
void check_row(struct pass *p, const struct record *r);

/* ---- exchange_find.c */
/* The id of a key of a file: of this package or of the database; 0: none; KEY_REJECTED. */
int64_t find_key(struct pass *p, enum package_file file, struct str key);
/* The same in the database only; in a limited import, only what belongs to its project. */
int64_t find_stored(struct pass *p, enum package_file file, struct str key);
void find_what_stands(struct pass *p);
/* Staff are known by their address too: there is one account per address. 0: none yet. */
int64_t find_account(struct pass *p, const struct record *r);
/* May this new person be somebody who is already there? */
bool find_double(struct pass *p, const struct record *r);

/* ---- exchange_place.c */
/* What the row is; it waits for write_placed(). A row that stands already gets the cells that the sender left empty. */
enum exchange_group place_row(struct pass *p, struct record *r);
void write_placed(struct pass *p);

/* ---- exchange_write.c, exchange_write_work.c */
bool file_has_key(enum package_file file);
/* Names a row that was rejected: nothing is written, the package is lost anyway. */
bool names_rejected(const struct record *r, enum package_file file);
/* A row with a key or a membership: new, or changed. */
void write_row(struct pass *p, const struct record *r, int64_t id, bool is_new);
/* A row without a key. */
void add_row(struct pass *p, const struct record *r);
void set_row(struct pass *p, const struct record *r);
/* Work groups and sessions bring: split off for length. */
void write_work_row(struct pass *p, const struct record *r, int64_t id, bool is_new);
/* A group that names another; looked at when all groups are there. */
void note_merge(struct pass *p, const struct record *r, int64_t group, bool is_new);
/* What can only be done when all rows are there. */
void write_end(struct pass *p);

/* ---- exchange_rows.c */
struct found {
    int64_t id, import;
    const struct str *cells;
};
struct rows_to {
    struct task *t, *scratch;
    int64_t project;
    bool (*row)(void *x, const struct found *f);
    void *x;
    bool leaves_house;            /* what non-disclosure hides stays empty */
    bool refs_are_ids;            /* to compare: what a reference names, whatever keys there are */
    const struct hash_set *by_id; /* NULL or per file: the rows that are called by their id */
    int64_t group;
    bool shielded; /* the group asked about last */
};
/* The rows of a file as the package writes them, in its order. */
void rows_all(struct rows_to *to, enum package_file file);
/* One row: by its id. */
void rows_one(struct rows_to *to, enum package_file file, int64_t id);
/* One row of a file without keys: the one that this record means. */
void rows_like(struct rows_to *to, enum package_file file, const struct record *r);

/* ---- exchange.c: memory of the rows in hand: a task like t, whose arena is thrown away now and then. */
struct task *exchange_scratch(struct task *t);
void exchange_scratch_renew(struct task *scratch);
