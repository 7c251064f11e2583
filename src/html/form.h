/* form: one table per form drives the server's check, the browser's attributes, the drawing and the fuzzer.
 * Absent, wrong and right are three states; what was typed is always kept.
 *
 *   #define PERSON_FIELDS(F) \
 *     F(person, given_names, TEXT,   1, 100, REQUIRED, N_("First names"), N_("As in the passport"), NULL) \
 *     F(person, birth_date,  PARTIAL, 0, 0,  OPTIONAL, N_("Date of birth"), NULL,                   NULL) \
 *     F(person, gender,      CHOICE, 0, 0,   REQUIRED, N_("Gender"),        NULL,                    &CODES_gender)
 *   FORM_DECLARE(person, PERSON_FIELDS)   in <room>_view.h: enum PERSON… { person_F_given_names … person_F__N }, struct
 * person_values FORM_DEFINE(person, PERSON_FIELDS)    in <room>_web.c: const struct form_table person_form In
 * templates: {% field v.form person_F_given_names %}.
 *
 * The order of the rows is the order on the page and nothing else: struct person_values is filled by name only. */
#pragma once
#include "base/by_name.h"
#include "base/none.h"
#include "html/html.h"

/* kind            value in the struct        min/max mean */
/* clang-format off */
#define FIELD_KINDS(K) \
    K(TEXT,    struct str)     /* one line; characters */ \
    K(LONG,    struct str)     /* several lines; characters */ \
    K(EMAIL,   struct str)     K(PHONE, struct str)  K(PASSWORD, struct str) K(SECRET_CODE, struct str) \
    K(DATE,    struct day)     /* native date field (staff) with text fall-back */ \
    K(PARTIAL, struct day)     /* day, month, year fields; year only allowed */ \
    K(CLOCK,   struct clock) \
    K(NUMBER,  int64_t)        /* INT_NONE when empty; value range */ \
    K(MONEY,   int64_t)        /* cents */ \
    K(CHECK,   bool) \
    K(YESNO,   int64_t)        /* enum yesno: radios yes / no / not known */ \
    K(CHOICE,  struct str)     /* code of a list; <= 7 as radios, else select */ \
    K(MULTI,   struct strs)    /* check boxes: codes of a list */ \
    K(PICK,    int64_t)        /* id chosen from options given at run time; 0 = none; select */ \
    K(PICKS,   struct strs)    /* several ids (as id text) from options given at run time; check boxes */ \
    K(HIDDEN,  struct str)
/* clang-format on */
enum field_kind {
#define K(k, c) FIELD_##k,
    FIELD_KINDS(K)
#undef K
};
enum field_need { REQUIRED, OPTIONAL };

struct code {
    const char *code;
    const char *name;
}; /* name: message id */
struct codes {
    const char *list;
    const struct code *at;
    size_t n;
};

struct field {
    const char *name;
    enum field_kind kind;
    int64_t min, max;
    enum field_need need;
    const char *label, *hint; /* messages; a label that is a language's own name stays as it is */
    const struct codes *codes;
    size_t offset; /* codes: &CODES_gender */
};
struct form_table {
    const char *name;
    const struct field *fields;
    size_t n;
    size_t size;
};

struct option {
    struct str value;
    struct str text;
};
struct options {
    struct option *at;
    size_t n, cap;
};

/* min and max of 0, 0 mean the kind's own limits: TEXT 200, LONG 10000, EMAIL 254, PHONE 40 … characters; any whole
 * number. */

/* State of one form on one page. typed[i]: what stands in field i, as the browser sent it: MULTI/PICKS joined by ';';
 * PARTIAL, drawn as three inputs NAME-d, NAME-m, NAME-y, joined by '.' ("22.11.2026", "..2026"; "" when all three are
 * empty); YESNO "yes" "no" "unknown"; CHECK "1"; PICK and PICKS ids as id_text.
 * stands, stored: what the record holds, as typed[] and as values; NULL when there is none. Whatever stands there may
 * be sent back: a menu offers it though its list lacks it, and reading takes it as it is. base: form_prints() of the
 * page that was sent, "" when it said nothing. */
struct form {
    const struct form_table *table;
    struct str *typed;
    const struct str *stands;
    const void *stored;
    struct str base;
    struct options *options;    /* per field; PICK and PICKS; of TEXT: suggestions while typing */
    struct problems problems;   /* problem.field = field name, or "" for the form */
    int64_t version;            /* of the record shown; 0 for new */
    const struct lang *written; /* in which its long texts are written; NULL: in any, as the first letter runs */
};

/* A form that was refused and is shown again by the page it stands on (web/refused.c): its table, what was typed into
 * each field but the secret and the hidden ones, and what was wrong. */
struct form_refused {
    struct str table;
    struct strs names, typed;
    struct problems problems;
};

#define FORM_KIND_(k)                                                      FIELD_##k
#define FORM_CTYPE_TEXT                                                    struct str
#define FORM_CTYPE_LONG                                                    struct str
#define FORM_CTYPE_EMAIL                                                   struct str
#define FORM_CTYPE_PHONE                                                   struct str
#define FORM_CTYPE_PASSWORD                                                struct str
#define FORM_CTYPE_SECRET_CODE                                             struct str
#define FORM_CTYPE_DATE                                                    struct day
#define FORM_CTYPE_PARTIAL                                                 struct day
#define FORM_CTYPE_CLOCK                                                   struct clock
#define FORM_CTYPE_NUMBER                                                  int64_t
#define FORM_CTYPE_MONEY                                                   int64_t
#define FORM_CTYPE_CHECK                                                   bool
#define FORM_CTYPE_YESNO                                                   int64_t
#define FORM_CTYPE_CHOICE                                                  struct str
#define FORM_CTYPE_MULTI                                                   struct strs
#define FORM_CTYPE_PICK                                                    int64_t
#define FORM_CTYPE_PICKS                                                   struct strs
#define FORM_CTYPE_HIDDEN                                                  struct str
#define FORM_MEMBER_(form, name, kind, min, max, need, label, hint, codes) FORM_CTYPE_##kind name;
#define FORM_ENUM_(form, name, kind, min, max, need, label, hint, codes)   form##_F_##name,
#define FORM_ROW_(form, name, kind, min, max, need, label, hint, codes) \
    { #name, FIELD_##kind, min, max, need, label, hint, codes, offsetof(struct form##_values, name) },
#define FORM_DECLARE(form, FIELDS) \
    struct form##_values { \
        FIELDS(FORM_MEMBER_) \
    } ONLY_BY_NAME; \
    enum { FIELDS(FORM_ENUM_) form##_F__N }; \
    extern const struct form_table form##_form;
#define FORM_DEFINE(form, FIELDS) \
    static const struct field form##_fields_[] = { FIELDS(FORM_ROW_) }; \
    const struct form_table form##_form = { #form, form##_fields_, form##_F__N, sizeof(struct form##_values) };

/* typed[] of a field that came in several inputs: form_join_date(a, d, m, y) and form_join(a, values). */
struct str form_join(struct arena *a, const struct strs *values);
struct str form_join_date(struct arena *a, struct str d, struct str m, struct str y);

/* A form that shows `values` (a struct <form>_values, which is copied), or an empty one when NULL; or, on the page that
 * shows it again after a refusal, what was typed and what was wrong. */
struct form form_show(struct task *t, const struct form_table *table, const void *values, int64_t version);
/* Parses typed[] into *ret_values (an absent value is "", INT_NONE, YESNO_UNKNOWN, false or 0; texts are trimmed); adds
 * a problem (whole sentence, what to do) per wrong field. True when all are right. */
bool form_parse(struct task *t, struct form *f, void *ret_values);
/* One word for each field of the table, eight hexadecimal digits that tell one text from another, "-" where drawn[i] is
 * false. With it a form says what it showed: so two versions of a record tell who changed what. */
struct str form_prints(struct arena *a, const struct form *f, const bool *drawn);
/* Who changed field i since the page was drawn: of `mine` and `theirs`, both of one table. */
enum form_changed { CHANGED_NOBODY, CHANGED_MINE, CHANGED_THEIRS, CHANGED_BOTH };
enum form_changed form_changed_by(struct arena *a, const struct form *mine, const struct form *theirs, size_t i);
/* The rules of single fields, for who reads such values elsewhere too: an e-mail address in full; 3 to 15 digits with
 * the signs of phone numbers; a year that somebody living can mean. */
bool form_email_ok(struct str typed);
bool form_phone_ok(struct arena *a, struct str typed);
struct str form_phone(struct arena *a, struct str typed); /* in digits 0-9, without marks that nobody sees */
bool form_year_ok(int64_t year);
void form_option(struct task *t, struct form *f, size_t field, struct str value, struct str text);
void form_option_id(struct task *t, struct form *f, size_t field, int64_t id, struct str text); /* 0: of none */
/* Most characters the field takes. */
int64_t form_limit(const struct field *field);

/* Text that was typed into a form earlier and not saved: its form with that text, the page it stands on and where to
 * send draft_drop. The first field of a form asks for it (page.draft), and all fields show it in place of what is
 * stored. */
struct draft {
    struct form form;
    struct url page, drop;
};

/* Drawing; called by templates. */
struct form_args {
    int64_t version;
    const char *class_, *id;
    bool offline;
    bool multipart;
};
void form_open(struct page *p, struct url action, const struct form_args *args);
void form_close(struct page *p);
void form_field(struct page *p, const struct form *f, size_t field);
void form_summary(struct page *p, const struct form *f);
/* The page shows that something is wrong with f, if it is: page.wrong_form. */
void form_note_wrong(struct page *p, const struct form *f);
/* Finds a code of a list; NULL when it is none. */
/* Translated name of a stored code; the code itself when unknown. code_text also knows the languages that are not in
 * the list of those offered. */
struct str code_text(struct arena *a, const struct lang *l, const struct codes *list, struct str code);
struct str code_name(const struct lang *l, const struct codes *list, struct str code);
bool code_ok(const struct codes *list, struct str code);
