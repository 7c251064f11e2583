/* mapping: guessing. A heading counts more than values; values that do not look like what the heading says make it a
 * question, and so do two columns that could be the same. Nothing is taken because nothing else was left. */
#include "rooms/mapping/mapping_header.h"

#include "auth/viewer.h"
#include "mapping_sql.h"

enum { EXACT = 95, PART = 75, NEAR = 70, OF_VALUES = 60, AGAINST = 45, TWICE = 50, CLOSE = 10 };

const char *mapping_reason_text(enum mapping_reason why)
{
    static const char *const texts[] = {
#define R(NAME, text) text,
        MAPPING_REASONS(R)
#undef R
    };
    return texts[why];
}

size_t mapping_field_named(const struct mapping_fields *fields, struct str name)
{
    size_t i = 0;

    while (i < fields->n && !str_is(name, fields->at[i].name))
        i++;
    return i;
}

/* ---- the table */

struct mapping mapping_begin(struct task *t, const struct row *header)
{
    struct mapping m = { NEW_N(t->a, struct mapping_column, header->n + 1), header->n };

    for (size_t i = 0; i < m.n; i++)
        m.at[i] = (struct mapping_column){ .heading = str_copy(t->a, str_trim(header->at[i])), .field = MAPPING_NONE };
    return m;
}

void mapping_look(struct task *t, struct mapping *m, const struct row *row)
{
    for (size_t i = 0; i < m->n && i < row->n && !row->trouble; i++) {
        struct mapping_column *c = &m->at[i];
        struct str value = str_trim(row->at[i]);
        bool known = value.n == 0 || c->samples.n >= MAPPING_SAMPLES;
        if (c->decimal == 0)
            c->decimal = mapping_decimal(value);
        for (size_t k = 0; k < c->samples.n && !known; k++)
            known = str_eq(c->samples.at[k], value);
        if (!known)
            strs_add(t->a, &c->samples, str_copy(t->a, value));
    }
}

/* ---- headings */

struct strs mapping_names(struct arena *a, const struct mapping_field *f)
{
    struct strs names = { 0 };
    struct str rest = str_of(f->words), one;

    strs_add(a, &names, lang_fold(a, str_of(f->name)));
    for (enum lang_id l = 0; l < LANG__N; l++)
        strs_add(a, &names, lang_fold(a, str_of(lang_tr(lang_get(l), f->title))));
    while (rest.n > 0 && str_cut(&rest, '|', &one))
        strs_add(a, &names, lang_fold(a, one));
    return names;
}

/* Does the heading begin with the name, as whole words? */
static bool begins(struct str heading, struct str name)
{
    return name.n >= 4 && heading.n > name.n && str_starts(heading, name) && heading.p[name.n] == ' ';
}

bool mapping_named(struct str heading, const struct strs *names, bool whole)
{
    for (size_t i = 0; i < names->n; i++)
        if (names->at[i].n > 0 && (str_eq(heading, names->at[i]) || (!whole && begins(heading, names->at[i]))))
            return true;
    return false;
}

static bool nearly(struct str heading, struct str name)
{
    size_t slips = name.n >= 9 ? 2 : name.n >= 5 ? 1 : 0;

    return slips > 0 && str_edits(heading, name) <= slips;
}

/* How sure a heading (folded) makes of a field. */
static int heading_says(struct str heading, const struct strs *names, enum mapping_reason *ret_why)
{
    int best = 0;

    for (size_t i = 0; i < names->n; i++) {
        struct str name = names->at[i];
        int sure = 0;
        if (name.n == 0)
            continue;
        enum mapping_reason why = MAPPING_UNKNOWN;
        if (str_eq(heading, name))
            sure = EXACT, why = MAPPING_HEADING;
        else if (begins(heading, name))
            sure = PART, why = MAPPING_PART;
        else if (nearly(heading, name))
            sure = NEAR, why = MAPPING_NEAR;
        if (sure > best)
            best = sure, *ret_why = why;
    }
    return best;
}

/* ---- values */

static size_t fitting(struct arena *a, const struct mapping_column *c, const struct mapping_field *f)
{
    size_t n = 0;

    for (size_t i = 0; i < c->samples.n; i++)
        n += mapping_fits(a, f->shape, f->codes, c->samples.at[i]);
    return n;
}

/* How many of the values look like the field, in percent; -1: there are none. named: the heading says the field; then
 * one value that does not fit is a mistake in its cell, for which its row is refused later. */
static int values_fit(struct arena *a, const struct mapping_column *c, const struct mapping_field *f, bool named)
{
    size_t all = c->samples.n, fit = fitting(a, c, f);

    if (all == 0)
        return -1;
    return named && all > 1 && fit + 1 == all ? 100 : (int)(fit * 100 / all);
}

/* Shapes that tell by themselves what a column is. */
static bool speaks(enum mapping_shape shape)
{
    return shape == MAPPING_EMAIL || shape == MAPPING_PHONE || shape == MAPPING_LANGUAGE || shape == MAPPING_PLACE;
}

/* One column as one field. */
struct chance {
    int sure;
    enum mapping_reason why;
};

static struct chance chance_of(struct arena *a, const struct mapping_column *c, struct str folded,
    const struct mapping_field *f, const struct strs *names)
{
    struct chance one = { 0, MAPPING_UNKNOWN };

    one.sure = folded.n > 0 ? heading_says(folded, names, &one.why) : 0;
    if (f->heads && f->heads(c->heading))
        one = (struct chance){ EXACT, MAPPING_HEADING };
    if (one.sure == 0 && !speaks(f->shape))
        return one;
    int fit = values_fit(a, c, f, one.sure > 0);
    if (one.sure == 0 && fit == 100 && c->samples.n >= 2)
        return (struct chance){ OF_VALUES, MAPPING_VALUES };
    if (one.sure > 0 && fit >= 0 && fit < 50)
        return (struct chance){ AGAINST, MAPPING_AGAINST };
    if (one.sure >= PART && one.why == MAPPING_PART && fit >= 90 && f->shape != MAPPING_TEXT &&
        f->shape != MAPPING_WORDS)
        one.sure = MAPPING_SURE + 2; /* "Puhelin (oma)", and all of them are numbers */
    if (one.sure >= MAPPING_SURE && fit >= 0 && fit < 80)
        one = (struct chance){ MAPPING_SURE - 2, MAPPING_AGAINST };
    return one;
}

/* ---- all of them */

struct chances {
    struct chance *at; /* columns times fields */
    size_t fields;
    bool *taken;   /* fields */
    bool *decided; /* columns */
};

static void take_said(struct task *t, struct mapping *m, const struct mapping_fields *fields,
    const struct mapping_saids *said, struct chances *all)
{
    for (size_t i = 0; i < m->n && said; i++) {
        struct mapping_column *c = &m->at[i];
        bool known;
        struct str name = mapping_said_of(said, c->heading, &known);
        size_t f = mapping_field_named(fields, name);
        if (!known || (name.n > 0 && f == fields->n) || (f < fields->n && all->taken[f]))
            continue;
        c->field = f < fields->n ? (int)f : MAPPING_NONE;
        int fit = f < fields->n ? values_fit(t->a, c, &fields->at[f], true) : 100;
        bool against = !said->now && fit >= 0 && fit < 50;
        c->sure = against ? AGAINST : 100;
        c->why = against ? MAPPING_AGAINST : MAPPING_SAID;
        all->decided[i] = true;
        if (f < fields->n)
            all->taken[f] = !fields->at[f].many;
    }
}

/* Is there another column, not decided, for which the field is as good a guess? */
static bool rivalled(const struct mapping *m, const struct chances *all, size_t column, size_t field)
{
    int sure = all->at[column * all->fields + field].sure;

    for (size_t i = 0; i < m->n; i++)
        if (i != column && !all->decided[i] && all->at[i * all->fields + field].sure + CLOSE > sure)
            return true;
    return false;
}

/* The best guess that is left, again and again. */
static void take_best(struct mapping *m, const struct mapping_fields *fields, struct chances *all)
{
    for (;;) {
        size_t column = m->n, field = 0;
        int best = 0;
        for (size_t i = 0; i < m->n; i++)
            for (size_t f = 0; f < fields->n && !all->decided[i]; f++)
                if (!all->taken[f] && all->at[i * all->fields + f].sure > best)
                    best = all->at[i * all->fields + f].sure, column = i, field = f;
        if (column == m->n)
            return;
        struct mapping_column *c = &m->at[column];
        struct chance one = all->at[column * all->fields + field];
        bool twice = !fields->at[field].many && rivalled(m, all, column, field);
        c->field = (int)field;
        c->sure = twice ? TWICE : one.sure;
        c->why = twice ? MAPPING_TWICE : one.why;
        all->decided[column] = true;
        all->taken[field] = !fields->at[field].many;
    }
}

/* What nobody has a name for; and of two that could be the same, the one that did not get it. */
static void settle_rest(struct mapping *m, const struct chances *all)
{
    for (size_t i = 0; i < m->n; i++) {
        struct mapping_column *c = &m->at[i];
        int best = 0;
        if (all->decided[i])
            continue;
        for (size_t f = 0; f < all->fields; f++)
            if (all->at[i * all->fields + f].sure > best)
                best = all->at[i * all->fields + f].sure;
        c->field = MAPPING_NONE;
        c->sure = c->samples.n == 0 ? 100 : 0;
        c->why = c->samples.n == 0 ? MAPPING_EMPTY : best > 0 ? MAPPING_TWICE : MAPPING_UNKNOWN;
    }
}

void mapping_guess(
    struct task *t, struct mapping *m, const struct mapping_fields *fields, const struct mapping_saids *said)
{
    struct chances all = { NEW_N(t->a, struct chance, m->n * fields->n + 1), fields->n,
        NEW_N(t->a, bool, fields->n + 1), NEW_N(t->a, bool, m->n + 1) };
    struct str *folded = NEW_N(t->a, struct str, m->n + 1);

    take_said(t, m, fields, said, &all);
    for (size_t i = 0; i < m->n; i++)
        folded[i] = lang_fold(t->a, m->at[i].heading);
    for (size_t f = 0; f < fields->n; f++) {
        struct strs names = mapping_names(t->a, &fields->at[f]);
        for (size_t i = 0; i < m->n; i++)
            if (!all.decided[i])
                all.at[i * fields->n + f] = chance_of(t->a, &m->at[i], folded[i], &fields->at[f], &names);
    }
    take_best(m, fields, &all);
    settle_rest(m, &all);
}

size_t mapping_doubts(const struct mapping *m)
{
    size_t n = 0;

    for (size_t i = 0; i < m->n; i++)
        n += m->at[i].sure < MAPPING_SURE;
    return n;
}

size_t mapping_column_of(const struct mapping *m, size_t field)
{
    size_t i = 0;

    while (i < m->n && m->at[i].field != (int)field)
        i++;
    return i;
}

/* ---- what was said */

struct str mapping_said_of(const struct mapping_saids *said, struct str heading, bool *ret_known)
{
    for (size_t i = 0; i < said->n; i++)
        if (str_eq(said->at[i].heading, heading)) {
            *ret_known = true;
            return said->at[i].field;
        }
    *ret_known = false;
    return S("");
}

bool mapping_read(struct task *t, struct str bytes, struct mapping_saids *ret, struct str *ret_why)
{
    struct rows *rows = rows_csv(t, bytes);
    struct row row;
    enum rows_step step;
    bool header = true;

    while ((step = rows_next(rows, &row)) == ROWS_ROW) {
        if (!header && row.n >= 2 && !row.lost) {
            struct str field = str_trim(row.at[1]);
            struct mapping_said one = { str_copy(t->a, str_trim(row.at[0])),
                str_is(field, "-") ? S("") : str_copy(t->a, field) };
            LIST_ADD(t->a, ret, one);
        } else if (header &&
                   !(row.n >= 2 && str_is(str_trim(row.at[0]), "column") && str_is(str_trim(row.at[1]), "field"))) {
            *ret_why = str_of(tr(t, "The first line of a mapping file is: column;field"));
            return false;
        }
        header = false;
    }
    if (step == ROWS_REFUSED)
        *ret_why = remark_text(t->a, t->lang, rows_refusal(rows));
    return step == ROWS_END;
}

enum { NEXT = '\x1e', PAIR = '\x1f', KEPT = 400 };

struct mapping_saids mapping_recall(struct task *t, struct str source)
{
    struct mapping_sql_source_row row;
    struct mapping_saids list = { 0 };
    struct str line;

    if (!mapping_sql_source(t, source, &row))
        return list;
    while (row.said.n > 0 && str_cut(&row.said, NEXT, &line)) {
        struct mapping_said one = { S(""), S("") };
        if (str_cut(&line, PAIR, &one.heading)) {
            one.field = line;
            LIST_ADD(t->a, &list, one);
        }
    }
    return list;
}

void mapping_remember(struct task *t, struct str source, const struct mapping_saids *said)
{
    struct mapping_saids before = mapping_recall(t, source), all = { 0 };
    struct str text = S("");
    bool known;

    for (size_t i = 0; i < said->n && all.n < KEPT; i++)
        LIST_ADD(t->a, &all, said->at[i]);
    for (size_t i = 0; i < before.n && all.n < KEPT; i++) {
        (void)mapping_said_of(said, before.at[i].heading, &known);
        if (!known)
            LIST_ADD(t->a, &all, before.at[i]);
    }
    for (size_t i = 0; i < all.n; i++)
        text = str_fmt(
            t->a, "%.*s%.*s%c%.*s%c", STR_ARG(text), STR_ARG(all.at[i].heading), PAIR, STR_ARG(all.at[i].field), NEXT);
    mapping_sql_put_source(t, source, text, t->viewer->staff, t->now);
}
