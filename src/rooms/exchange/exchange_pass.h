/* exchange_pass: one walk through a package: what reading, checking and writing its rows share. Only for files of this
 * room. */
#pragma once
#include "rooms/exchange/exchange.h"
#include "rooms/exchange/package.h"
#include "rooms/tables/tables.h"

/* Of what makes a row of a kind without keys the same as another. */
uint64_t record_hash(enum kind_name kind, const struct record *r);

/* A row that waits to be written. id 0: it has none of its own. before: the cells of a changed row, as now. whose: 0
 * or: what it writes is kept as this one's (db_keep). */
struct placed {
    const struct record *r;
    int64_t id;
    enum exchange_group group;
    const struct str *before;
    int64_t whose;
};
struct placed_list {
    struct placed *at;
    size_t n, cap;
};

/* Days with slashes of a column: one that can be read only one way tells how the others are meant. */
struct slashed {
    size_t *at; /* rejections that wait for that */
    size_t n, cap;
    bool day_first, month_first;
};

/* What is said once of a file. */
enum noted {
    NOTED_ZEROS = 1,
    NOTED_CODES = 2,
    NOTED_WRAPS = 4,
    NOTED_DAYS = 8,
    NOTED_MONTHS = 16,
    NOTED_MIDNIGHT = 32
};

/* A row that is written in the last part of an import that is put aside: what was typed, to be placed anew. id: of a
 * new row; those that name it have it already. kept: what it writes stands ready, unless somebody wrote meanwhile what
 * concerns it: the rows of these ids. */
struct deferred {
    enum kind_name kind;
    enum exchange_group group;
    int64_t line, id;
    struct str cells; /* joined by U+001F */
    struct exchange_count *count;
    bool kept;
    const int64_t *ids; /* the first two: as the row stands in the list of changes */
    size_t nids;
};
struct deferred_list {
    struct deferred *at;
    size_t n, cap;
};

/* Rows that stand and name `of` first, of the kind in hand; in the memory of the rows in hand. */
struct near {
    int64_t of;
    bool read;
    struct kind_found *at;
    size_t n, cap;
};

struct pass {
    struct kind_in in;    /* what the kinds of record see of the walk; in.x is this */
    struct task *t;       /* as long as the import */
    struct task *scratch; /* the same with an arena for the rows in hand */
    const struct exchange_options *o;
    struct exchange_result *result;
    struct str project;   /* code of o->project */
    bool had[KIND__N];    /* rows stood in the database before */
    bool broken[KIND__N]; /* files that could not be read to the end: rows that name theirs are not blamed */
    struct key_map keys[KIND__N];
    struct key_map once[KIND_COLUMNS_MOST]; /* of the file in hand: texts of columns that no two rows share */
    struct hash_set made;                   /* ids of the rows that this package brings */
    struct hash_set seen;                   /* new rows of the file in hand, when it has no keys */
    struct key_map meant;                   /* rows that stand, by id: the line that means it; negative: corrects it */
    struct near near;
    struct placed_list placed;
    struct exchange_count *count; /* of the file in hand */
    enum kind_name kind;
    struct str file_name;
    struct exchange_mends mends;  /* all of them, by line and file */
    struct exchange_mends mended; /* of the row in hand: a part of mends */
    struct str cell;              /* the cell in hand as it is typed; empty: none */
    bool rejected;                /* the row in hand */
    bool quiet;                   /* checks say nothing: old cells are read back */
    bool by_hand;                 /* the cell in hand was typed in the preview: it is not asked about again */
    bool may_stay;                /* for the cell that is rejected next */
    const struct str *stood;      /* the row in hand as it stands in the database, when it is changed */
    struct str suggestion;        /* for the cell that is rejected next: what it may have meant, whole */
    const struct str *typed;      /* the cells of the row in hand; NULL: none */
    const struct rows *reading;
    unsigned noted; /* of the file in hand */
    struct slashed slashed[KIND_COLUMNS_MOST];
    int64_t alphabets[ALPHABET__N]; /* how many cells of the file look as if it were in that one */
    struct str example;
    bool aside, last; /* rows are put aside (db.h); the last part of that has begun */
    struct deferred_list deferred;
    struct db_kept *kept; /* what some of these write, by their place from 1 on */
    struct {
        int64_t *at;
        size_t n, cap;
    } renamed;                      /* persons whose card changes, the first of them: another file may be hers now */
    size_t looked;                  /* so many of them were compared with others */
    bool vanished;                  /* a row that one of these changes was taken away meanwhile */
    int64_t given;                  /* the id that a row of these got when it was deferred */
    struct hash_set deferred_ids;   /* of new rows among them */
    struct hash_set named[KIND__N]; /* rows that stood before and that this package names or changes */
    bool walked[KIND__N];           /* the package has this file */
    void *memories[KIND__N];        /* what the kind remembers of it */
    unsigned rows;
    int64_t bytes_done, bytes; /* of the files before this one; of all */
};

/* So many persons are compared with the others after an import: it does not keep people waiting. */
enum { EXCHANGE_DOUBLES = 400 };
/* A walk through nothing yet; writes: else a check. */
struct pass *pass_begin(struct task *t, const struct exchange_options *o, struct exchange_result *result, bool writes);
/* Turns to a kind: what its room remembers of a file begins anew. */
void pass_turn_to(struct pass *p, enum kind_name kind);
/* The memory of the rows in hand is given up. */
void pass_renew(struct pass *p);

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
/* Was it not said yet of the file in hand? A quiet pass says nothing. */
bool pass_first(struct pass *p, enum noted what);
/* The hint "Did you mean …?" of an item of the cell in hand; the next rejection suggests the whole cell. */
struct str pass_suggest(struct pass *p, struct str item, struct str meant);
/* Refuses a cell; always false. */
bool pass_wrong(
    struct pass *p, const struct kind_column *c, struct str typed, struct str reason, struct str hint) MUST_USE;

/* ---- exchange_looks.c: cells as spreadsheets leave them */
/* Without what a spreadsheet puts around a text so that it stays one: ="00100", '00100. */
struct str looks_unwrapped(struct pass *p, struct str cell);
/* False, and rejected: a formula's error, a shortened number, letters that nobody wrote. */
bool looks_right(struct pass *p, const struct kind_column *c, struct str typed);
/* After the last row of a file: which alphabet is it in, when cells were asked about? */
void looks_ask_alphabet(struct pass *p);

/* ---- exchange_days.c */
bool check_day(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret);
bool check_time(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret);
/* After the last row of a file: hints for days that can be read in two ways, if their column tells which. */
void days_settle(struct pass *p);
/* Checks one cell and fills *ret; false: rejected. */
bool check_cell(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret);
/* The cell of a stored row again: what does not read any more is empty. */
void read_back(struct pass *p, const struct kind_column *c, struct str stored, struct value *ret);
/* Does the row keep within the project of the import? */
void check_project(struct pass *p, const struct record *r);

/* ---- exchange_find.c */
/* The id of a key of a kind: of this package or of the database; 0: none; KIND_REJECTED. */
int64_t find_key(struct pass *p, enum kind_name kind, struct str key);
/* The same in the database only; in a limited import, only what belongs to its project. */
int64_t find_stored(struct pass *p, enum kind_name kind, struct str key);

/* ---- exchange_near.c */
/* The row that agrees with r in the columns marked SAME, as ids; NULL: there is none. False: the database is to be
 * asked. */
bool near_find(struct pass *p, const struct record *r, const struct kind_found **ret_row) MUST_USE;

/* ---- exchange_place.c */
/* What the row is; it waits for write_placed(). A row that stands already gets the cells that the sender left empty. */
enum exchange_group place_row(struct pass *p, struct record *r);
void write_placed(struct pass *p);
/* Rows that were deferred are placed as things stand now, and written. */
void write_deferred(struct pass *p);
/* ---- exchange_kept.c: changed rows whose writing stands ready before the last part */
/* May the row in hand be one of them? */
bool kept_may(const struct pass *p, enum exchange_group group);
/* The rows that it stands for and names. */
void kept_note_ids(struct pass *p, struct deferred *d, const struct record *r, const struct str *before);
/* Begins the last part (db_aside_last) with them written. since: of the journal, when the walk began. */
void kept_begin_last(struct pass *p, int64_t since);
/* What follows of a row that was written so: its row in the journal, and what its kind says. back: it was put back. */
struct kept_row {
    int64_t import, row;
    enum kind_name kind;
    struct str change;
    bool back;
};
void kept_follows(struct task *t, const struct kept_row *r);
/* The same of rows that wait for it. At most `limit`; false: there are no more. */
bool kept_to_journal(struct task *t, int64_t limit);
/* All of them, and what undo_forget() has to do for each import that was taken back, in short saves. */
void kept_afterwards(struct task *t);
/* Takes away what stands ready of an import that nobody saw, in portions. */
void kept_sweep(struct task *t, int64_t import);
/* Rows of the journal that the last part of an import writes; that each short save after it does, which others wait
 * for: on PostgreSQL each row is three questions and answers. */
enum { KEPT_AT_ONCE = 200, KEPT_PORTION = 50 };

/* What was written means something for rows that stand. */
void pass_finish(struct pass *p);

/* ---- exchange.c: its parts, for the two ways of exchange_import_package and exchange_import_aside */
void pass_walk(struct pass *p, const struct exchange_file *files, size_t n);
void pass_look_for_doubles(struct pass *p);
void pass_save_running(struct pass *p, const struct exchange_file *files, size_t n);
void pass_save_done(struct pass *p, const struct exchange_file *files, size_t n);

/* ---- exchange_change.c: a changed row as a text of names and values: "project=P1␟name=Silta␟…␞…" */
/* after, before, what the kind kept besides. */
struct str change_text(struct pass *p, const struct str *before, const struct str *after, const struct strs *kept);
/* Its parts; false: an older version wrote it. A named value in a part; false: it has none. */
bool change_parts(struct str text, struct str *ret_after, struct str *ret_before, struct str *ret_kept);
bool change_value(struct str part, const char *name, struct str *ret_value);
/* What the cells of a record say, with ids where they name rows: keys may be another project's too. */
struct str cell_said(struct pass *p, const struct kind_column *c, const struct value *v);

/* ---- exchange_undo.c: its parts, for the two ways of exchange_undo and exchange_undo_aside */
struct taking_back {
    struct pass *p;
    int64_t import;
    bool of_house;                  /* projects and staff may have come with it */
    struct key_ids losing[KIND__N]; /* see struct kind */
    struct hash_set changed;        /* ids that the list of its changes names */
    struct db_kept *kept;           /* what gives rows of plain kinds their values back, ready to be written */
    bool written;                   /* that was done */
};
/* Is it in the state for that? of_house: of no single project. */
bool undo_is_due(struct task *t, int64_t import, bool *ret_of_house);
/* Finds out, and writes nothing. CONFLICT: something was built on it, *ret_why. */
enum outcome undo_look(struct task *t, int64_t import, struct taking_back *ret, struct str *ret_why) MUST_USE;
/* What stands ready is written; once. */
void undo_write_kept(struct taking_back *undo);
/* Rows that it changed get their values back, what else it means for rows that stand, and that it was taken back. */
void undo_judge(struct taking_back *undo);
/* What stood in rows that it changed is forgotten, and the journal gets the rows of what stood ready: KEPT_PORTION of
 * them, in the order of kinds and ids. False: that was all. */
struct forgetting {
    int64_t import, row, second; /* the last one */
    enum kind_name kind;
};
bool undo_forget(struct task *t, struct forgetting *f);
/* The rows that it brought go: of this kind and all that come after it. */
void undo_drop(struct pass *p, enum kind_name from);

/* ---- exchange_aside.c */
/* Begins to put rows aside, or to take them away; waits for another walk, and sweeps up after one that was cut off. */
void aside_begin_walk(struct task *t, int64_t import);
/* What nobody sees any more goes, in portions, and the walk ends. */
void aside_remove(struct task *t, int64_t import);

/* ---- exchange.c: memory of the rows in hand: a task like t, whose arena is thrown away now and then. */
struct task *exchange_scratch(struct task *t);
void exchange_scratch_renew(struct task *scratch);
