/* kind: what a kind of record is to those who know no room: its columns in the data package (INTERFACES.md section 3),
 * and what its room does when somebody else asks: give rows out, find the same, check, put new rows in, change one by
 * the room's rule, take an import's rows away, move a person's rows to another. Only kind.c, exchange, the merge of
 * persons, the page of the journal and the rooms' own *_kind.c files include it. The list of kinds is kinds.h. */
#pragma once
#include "base/buf.h"
#include "base/keys.h"
#include "html/form.h"
#include "rooms/kinds.h"

/* ---- columns */

/* What a cell of a column may hold. Empty always means: not known. */
enum cell_kind {
    CELL_KEY,  /* the sender's own key, unique in the file */
    CELL_REF,  /* a key of another file */
    CELL_REFS, /* several, joined by ';' */
    CELL_TEXT, /* as the form's TEXT, EMAIL and PHONE */
    CELL_EMAIL,
    CELL_PHONE,
    CELL_POSTCODE,
    CELL_DAY,     /* whole day */
    CELL_PARTIAL, /* day, month or year */
    CELL_MONTH,   /* month or year */
    CELL_TIME,
    CELL_INT,
    CELL_MONEY, /* euros with two decimals */
    CELL_YESNO,
    CELL_CODE, /* of a value list */
    CELL_LANGUAGE,
    CELL_LANGUAGES,
    CELL_COUNTRIES,
    CELL_MUNICIPALITY,
    CELL_MUNICIPALITIES,
};

struct kind_column {
    const char *name;
    enum cell_kind kind;
    bool required;             /* a row without it is rejected; a file without it too */
    bool once;                 /* no two rows of a file have the same text in it */
    bool note;                 /* told in confidence: leaves the house with --with-notes only */
    bool same;                 /* of a kind without keys: rows that agree in these columns are one row */
    enum kind_name refers;     /* CELL_REF, CELL_REFS */
    const struct codes *codes; /* CELL_CODE */
    int64_t min, max;          /* CELL_INT; CELL_MONEY: max cents; texts: max characters */
};
enum { KIND_COLUMNS_MOST = 32 };

/* In a *_kind.c file:
 *   #define CONTACTS(C) C(contacts, contact, KEY()) C(contacts, project, MUST_REF(projects)) …
 *   KIND_COLUMNS(contacts, CONTACTS)
 * gives enum { COL_contacts_contact, COL_contacts_project, … COL_contacts__N } and the table contacts_columns. */
#define KIND_PLACE_(kind, column, ...) COL_##kind##_##column,
#define KIND_ROW_(kind, column, ...)   [COL_##kind##_##column] = { .name = #column, __VA_ARGS__ },
#define KIND_COLUMNS(kind, COLUMNS) \
    enum { COLUMNS(KIND_PLACE_) COL_##kind##__N }; \
    _Static_assert((int)COL_##kind##__N <= (int)KIND_COLUMNS_MOST, "more columns than a record has cells"); \
    static const struct kind_column kind##_columns[COL_##kind##__N] = { COLUMNS(KIND_ROW_) };
#define KEY()            .kind = CELL_KEY, .required = true, .max = 100
#define REF(f)           .kind = CELL_REF, .refers = KIND_##f
#define MUST_REF(f)      .kind = CELL_REF, .required = true, .refers = KIND_##f
#define REFS(f)          .kind = CELL_REFS, .refers = KIND_##f
#define TEXT(m)          .kind = CELL_TEXT, .max = m
#define NOTE(m)          .kind = CELL_TEXT, .max = m, .note = true
#define MUST_TEXT(m)     .kind = CELL_TEXT, .required = true, .max = m
#define POSTCODE(m)      .kind = CELL_POSTCODE, .max = m
#define OF(k)            .kind = k
#define MUST(k)          .kind = k, .required = true
#define INT(lo, hi)      .kind = CELL_INT, .min = lo, .max = hi
#define MONEY(m)         .kind = CELL_MONEY, .max = m
#define MUST_INT(lo, hi) .kind = CELL_INT, .required = true, .min = lo, .max = hi
#define CODE(l)          .kind = CELL_CODE, .codes = &CODES_##l
#define MUST_CODE(l)     .kind = CELL_CODE, .required = true, .codes = &CODES_##l
#define SAME(...)        .same = true, __VA_ARGS__

/* ---- records */

/* A checked cell. text: as an export writes it. n: number, cents, 0/1, id of the row that a reference names; INT_NONE
 * (0 for a reference) when empty. ids: of a list of references. */
struct value {
    struct str text;
    int64_t n;
    const int64_t *ids;
    size_t nids;
};
struct record {
    int64_t line;
    struct value v[KIND_COLUMNS_MOST];
    bool wrong[KIND_COLUMNS_MOST]; /* rejected; v holds what was typed */
};
enum { KIND_REJECTED = -1 }; /* the id of a reference to a row that was rejected */

#define TEXT_OF(r, column)   ((r)->v[COL_##column].text)
#define NUMBER_OF(r, column) ((r)->v[COL_##column].n)
#define DAY_OF(r, column)    kind_day(TEXT_OF(r, column))
#define CLOCK_OF(r, column)  kind_clock(TEXT_OF(r, column))
struct day kind_day(struct str cell);     /* "" when empty or no day */
struct clock kind_clock(struct str cell); /* "" when empty or no time */

/* ---- out */

/* Rows on their way out. `row` gets a whole row in the order of the kind's columns; false: enough. */
struct kind_found {
    int64_t id, import; /* id: of the row, or (without an id of its own) of the row in its first column */
    const struct str *cells;
};
struct kind_out {
    struct task *t, *scratch; /* scratch: for the row in hand */
    int64_t project;          /* 0: every one */
    bool (*row)(void *x, const struct kind_found *f);
    void *x;
    bool leaves_house;            /* what non-disclosure hides stays empty */
    bool refs_are_ids;            /* to compare: what a reference names, whatever keys there are */
    const struct hash_set *by_id; /* NULL or per kind: the rows that are called by their id */
    int64_t group;
    bool shielded; /* of the rooms: the group asked about last */
};

/* Gives the row; every cell must be set: GIVE(o, contacts, r->id, 0, [COL_contacts_contact] = …, …) does not compile
 * with a cell behind the kind's last column; one that is left out goes out empty, which the tests of the package see.
 */
#define GIVE(o, kind, id, import, ...) \
    kind_give((o), (id), (import), (const struct str[COL_##kind##__N]){ __VA_ARGS__ })
bool kind_give(struct kind_out *o, int64_t id, int64_t import, const struct str *cells);
/* The key of a row: the sender's; of a row made here, or one whose key another row has already, its id. */
struct str kind_key(struct kind_out *o, enum kind_name kind, struct str source_key, int64_t id);
/* The same where another row names it. */
struct str kind_ref(struct kind_out *o, enum kind_name kind, struct str source_key, int64_t id);
struct str kind_number(struct kind_out *o, int64_t n);    /* "" for INT_NONE */
struct str kind_money(struct kind_out *o, int64_t cents); /* "1250.00" */
struct str kind_yesno(int64_t n);
struct str kind_joined(struct kind_out *o, struct str list, struct str item);
/* What stands in the cell, or nothing where it must not leave the house. */
struct str kind_unless(bool hidden, struct str cell);

/* ---- in */

/* One walk through rows that come in. The first half is the walk's, the second is asked through functions. */
struct kind_in {
    struct task *t;     /* arena of the rows in hand */
    struct task *whole; /* arena of the whole walk */
    enum kind_name kind;
    int64_t import;
    bool limited;   /* on behalf of the manager of one project: accounts are not changed */
    bool writes;    /* false: a check, nothing is written */
    bool undoes;    /* an import is being taken back: `change` puts back what stood */
    bool keeps;     /* what is written is kept, to be done with that of many rows; the journal gets its rows after it */
    struct str why; /* "Import 0cp3xc0j8qnz8": the reason of corrections */
    void *memory;   /* NULL at first; of the kind in hand, as long as its file */
    struct key_map gists[KIND__N];
    struct hash_set *made; /* ids of rows that came in this walk */
    struct key_map taken;  /* of the rooms: registers that this walk has taken (attendance_kind.c) */
    struct strs kept;      /* name=value; see kind_keep */
    const struct record *row;
    int64_t line;
    void (*refuse)(struct kind_in *in, struct str column, struct str value, struct str reason, struct str hint);
    /* The id of a key of a kind: of this walk or stored; 0 none; KIND_REJECTED. */
    int64_t (*find_key)(struct kind_in *in, enum kind_name kind, struct str key);
    void (*rest)(struct kind_in *in);
    /* The version of a record was moved that stands in no row of the package, as a register is. */
    void (*moved)(struct kind_in *in, const char *what, int64_t row);
    void *x;
};

/* Rejects the row in hand: what is wrong with a cell and what to do about it. */
void kind_refuse(struct kind_in *in, size_t column, struct str reason, struct str hint);
/* The same for each problem that a room's own check found: fields are columns of that name, or of the one in `names`
 * (pairs of field and column, ended by NULL). The first sentence is the reason, the rest the hint. What a form wants to
 * be filled in may be empty here: that is not known, and no mistake. */
void kind_refuse_all(struct kind_in *in, const struct problems *ps, const char *const *names);
/* The same when the file was read, of a row of then. */
void kind_refuse_later(struct kind_in *in, int64_t line, size_t column, struct str value, const struct problems *ps);
/* The memory of the row in hand is given up, in loops over many. */
void kind_rest(struct kind_in *in);
/* Rejects a day that lies in the future: what a talk, an entry or a birth is, has happened. */
void kind_refuse_future(struct kind_in *in, const struct record *r, size_t column);
/* Of texts that stand in the languages of our pages: stored by tag ("fi"), in the package by ISO 639-3 ("fin"). */
struct str kind_language_code(struct str tag);
struct str kind_language_tag(struct str code);
void kind_check_page_language(struct kind_in *in, const struct record *r, size_t column);
/* A moment, as 2026-11-22T08:30:00Z: 20 characters of text. */
enum { KIND_INSTANT_MOST = 20 };
void kind_check_instant(struct kind_in *in, const struct record *r, size_t column);
struct str kind_instant_or_now(struct kind_in *in, struct str cell);
/* The reason that the journal gives for what an import changes: "import 0cp3xc0j8qnz8". */
struct str kind_why(struct task *t, int64_t import);
/* The journal's row of a change: of the kind in hand, with this id, by the import (in->why). */
void kind_journal(struct kind_in *in, int64_t id);
/* The same with the names of the fields that changed, where it matters who may do what. */
void kind_journal_of(struct kind_in *in, int64_t id, struct str what);
/* Did the row with this id come in this walk? Then nothing stored leans on it. */
bool kind_came(const struct kind_in *in, int64_t id);
/* What a kind leaves for those that come after it, because in a check nothing is stored: one number for a row. */
void kind_put_gist(struct kind_in *in, int64_t id, int64_t gist);
bool kind_gist(const struct kind_in *in, enum kind_name kind, int64_t id, int64_t *ret_gist);
/* What `change` overwrites besides the columns, to have it again when the import is taken back: kept with the change.
 */
void kind_keep(struct kind_in *in, const char *name, struct str value);
bool kind_kept(const struct kind_in *in, const char *name, struct str *ret_value);

/* ---- taking away, moving */

struct key_ids {
    int64_t *at;
    size_t n, cap;
};
struct kind_count {
    struct str what;
    int64_t n;
};
struct kind_counts {
    struct kind_count *at;
    size_t n, cap;
};
void kind_counted(struct task *t, struct kind_counts *list, struct str what, int64_t n); /* 0: nothing to say */

/* Two files that were one person: rows go from one to the other. While merging, each row that moves is written down as
 * a line; parting reads the lines and moves back. */
struct kind_move {
    struct task *t;
    int64_t from, to;
    struct buf *lines;
    const char *kind; /* in hand; the first word of its lines */
};
void kind_wrote(struct kind_move *m, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Pieces of a line. */
struct str kind_word(struct str *line);
int64_t kind_int(struct str *line);

/* ---- the kind */

/* A changed row: the cells before and after, in the order of the columns; references as ids. row: its id, or of the row
 * in its first column. */
struct kind_followed {
    int64_t import, row;
    const struct str *before, *after;
};

struct kind {
    const char *name;   /* its file in the package, and its word in the journal of imports */
    struct code noun;   /* its word in the journal, and what the journal's page calls it (message id) */
    const char *tables; /* those it looks after, joined by blanks; a test holds every table against these */
    const struct kind_column *columns;
    size_t n;
    bool has_id;       /* rows have an id, though perhaps no key */
    bool confidential; /* its rows leave the house with --with-notes only */
    bool shared;       /* of the house, not of a project: a limited import leaves a row that stands as it is */
    /* Of `change`: it reads the row that stands and what that names, writes, and reads nothing of what it wrote; its
     * only row of the journal is kind_journal() of the id, or of the row in the first column. Whoever changes such a
     * row elsewhere writes in the journal that row, or one that it names. So it may be done before, and kept (db_keep).
     */
    bool plain;
    /* NULL or, of a plain kind: what it also means that a row was changed, when its `change` was kept (in->keeps).
     * Comes with its row of the journal, some time after the change was seen. */
    void (*follows)(struct task *t, const struct kind_followed *f);

    /* Rows by id from low to high (of a kind without ids: by the row in the first column), in the package's order. */
    void (*give)(struct kind_out *o, int64_t low, int64_t high);
    /* The row that agrees with r in the columns marked SAME; NULL: the kind has keys. */
    void (*give_same)(struct kind_out *o, const struct record *r);

    /* NULL or, of a kind without keys, when no row agrees: the one whose columns marked SAME r corrects; 0: none. */
    int64_t (*corrects)(struct kind_in *in, const struct record *r);

    bool (*any)(struct task *t); /* is there a row? */
    /* Ids of rows that bear the key, or whose id it is, oldest first; NULL: the kind has no keys. */
    struct key_ids (*with_key)(struct task *t, struct str key, int64_t made_here);
    /* NULL or: the row that r means though its key is new. */
    int64_t (*known)(struct kind_in *in, const struct record *r);
    /* NULL or: short question first, for kinds of many rows: does r stand as it is (1), differently (0), not at all
     * (-1)? */
    int (*stands)(struct kind_in *in, const struct record *r);
    bool (*within)(struct task *t, int64_t id, int64_t project); /* does the row belong to the project? */

    /* What is wrong with the row by the rules of the room; id 0: it is new, else the row that stands. NULL: nothing can
     * be. */
    void (*check)(struct kind_in *in, const struct record *r, int64_t id);
    /* NULL or: is a new row perhaps one that stands already, made elsewhere? */
    bool (*doubtful)(struct kind_in *in, const struct record *r);
    void (*add)(struct kind_in *in, const struct record *r, int64_t id);    /* in bulk; id 0: it has none */
    void (*change)(struct kind_in *in, const struct record *r, int64_t id); /* by the rule of the room */
    /* NULL or: a row was read, also in a check. */
    void (*note)(struct kind_in *in, const struct record *r, int64_t id, bool is_new);
    void (*end)(struct kind_in *in); /* NULL or: all rows of the file were read; refuses, and writes nothing */
    /* NULL or: everything is written: what that means for rows that stand, with the memory that `end` left. */
    void (*finish)(struct kind_in *in);
    /* NULL or: does `add` of this new row change one that stands? Such rows are written last, when nobody else writes;
     * others may be written long before they are seen. */
    bool (*touches)(struct kind_in *in, const struct record *r);

    /* Rows of the import that somebody changed since; rows from elsewhere that refer to rows of the import. */
    int64_t (*touched)(struct task *t, int64_t import);
    void (*leaning)(struct task *t, int64_t import, struct kind_counts *ret_counts);
    void (*drop)(struct kind_in *in); /* the rows that the import brought */
    /* NULL or: before that, what hangs on them without a reference that the database knows. */
    void (*beside)(struct kind_in *in);
    /* NULL or: records from elsewhere that rows of the import belong to, and what it means for one that they go. */
    struct key_ids (*losing)(struct task *t, int64_t import);
    void (*lose)(struct kind_in *in, int64_t id);

    /* NULL: the kind names no person. move_back: false: the row of that line is not there any more. */
    void (*move)(struct kind_move *m);
    bool (*move_back)(struct kind_move *m, struct str line);
};

static inline bool kind_has_key(const struct kind *k) { return k->columns[0].kind == CELL_KEY; }
static inline bool kind_has_id(const struct kind *k) { return k->has_id || kind_has_key(k); }

/* ---- functions of a kind that only pass on to statements of these names: `sql` is contacts_kind_sql, or of a room
 * with several kinds people_kind_sql_child */

#define KIND_ANY(kind, sql) \
    static bool kind##_any(struct task *t) \
    { \
        struct sql##_any_row row; \
        return sql##_any(t, &row); \
    }
#define KIND_WITH_KEY(kind, sql) \
    static struct key_ids kind##_with_key(struct task *t, struct str key, int64_t made_here) \
    { \
        struct sql##_with_key_rows rows = sql##_with_key(t, key, made_here); \
        struct key_ids ids = { 0 }; \
        for (size_t i = 0; i < rows.n; i++) \
            LIST_ADD(t->a, &ids, rows.at[i].id); \
        return ids; \
    }
#define KIND_WITHIN(kind, sql) \
    static bool kind##_within(struct task *t, int64_t id, int64_t project) \
    { \
        struct sql##_within_row row; \
        return sql##_within(t, id, project, &row) && row.n > 0; \
    }
#define KIND_TOUCHED(kind, sql) \
    static int64_t kind##_touched(struct task *t, int64_t import) \
    { \
        struct sql##_touched_row row; \
        return sql##_touched(t, import, &row) ? row.n : 0; \
    }
#define KIND_UNDO(kind, sql) \
    KIND_TOUCHED(kind, sql) \
    static void kind##_leaning(struct task *t, int64_t import, struct kind_counts *ret_counts) \
    { \
        struct sql##_leaning_rows rows = sql##_leaning(t, import); \
        for (size_t i = 0; i < rows.n; i++) \
            kind_counted(t, ret_counts, rows.at[i].what, rows.at[i].n); \
    }
#define KIND_DROP(kind, sql) \
    static void kind##_drop(struct kind_in *in) { sql##_drop(in->t, in->import); }
/* Rows with an id that name one person. */
#define KIND_MOVE(kind, sql) \
    static void kind##_move(struct kind_move *m) \
    { \
        struct sql##_of_person_rows rows = sql##_of_person(m->t, m->from); \
        for (size_t i = 0; i < rows.n; i++) { \
            (void)sql##_move(m->t, rows.at[i].id, m->from, m->to); \
            kind_wrote(m, "%lld", (long long)rows.at[i].id); \
        } \
    } \
    static bool kind##_move_back(struct kind_move *m, struct str line) \
    { \
        return sql##_move(m->t, kind_int(&line), m->from, m->to) > 0; \
    }
/* All of them, of a kind with keys. */
#define KIND_PLAIN(kind, sql) \
    KIND_ANY(kind, sql) \
    KIND_WITH_KEY(kind, sql) \
    KIND_WITHIN(kind, sql) \
    KIND_UNDO(kind, sql) \
    KIND_DROP(kind, sql)
#define KIND_PLAIN_MEMBERS(kind) \
    .any = kind##_any, .with_key = kind##_with_key, .within = kind##_within, .touched = kind##_touched, \
    .leaning = kind##_leaning, .drop = kind##_drop
