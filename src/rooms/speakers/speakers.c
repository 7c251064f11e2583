/* speakers: see speakers.h. */
#include "rooms/speakers/speakers.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "base/keys.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/tables/tables.h"
#include "speakers_sql.h"

/* ---- giving */

struct speakers speakers_of(struct task *t, struct str region, int64_t limit)
{
    struct speakers_sql_source_row source;
    struct speakers list = { .source = S("") };

    if (!speakers_sql_source(t, &source))
        return list;
    list.source = source.source;
    list.year = source.year;
    struct speakers_sql_of_rows rows = speakers_sql_of(t, region, limit);
    for (size_t i = 0; i < rows.n; i++) {
        struct speakers_one one = { rows.at[i].language, rows.at[i].people };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

int64_t speakers_changes(struct task *t)
{
    struct speakers_sql_source_row source;

    return speakers_sql_source(t, &source) ? source.changes : 0;
}

struct speakers_state speakers_state(struct task *t)
{
    struct speakers_sql_source_row source;
    struct speakers_sql_rows_row rows;

    if (!speakers_sql_source(t, &source))
        return (struct speakers_state){ .source = S("") };
    return (struct speakers_state){ source.source, source.year, speakers_sql_rows(t, &rows) ? rows.n : 0 };
}

/* ---- reading a table */

enum speakers_column { REGION, LANGUAGE, PEOPLE, COLUMNS };
struct reader {
    struct task *t;
    struct key_map languages; /* folded name or code -> its place in CODES_language, from 1 */
    size_t at[COLUMNS];
    struct hash_set met;
    struct speakers_done done;
};

static bool is_one_of(struct task *t, struct str heading, const char *const names[])
{
    struct str folded = lang_fold(t->a, heading);

    for (size_t i = 0; names[i] != NULL; i++)
        if (str_is(folded, names[i]))
            return true;
    return false;
}

/* Folded: Finnish, Swedish, English. */
static const char *const region_names[] = { "alue", "maakunta", "region", "landskap", "omrade", "area", NULL };
static const char *const language_names[] = { "kieli", "aidinkieli", "sprak", "modersmal", "language", "mother tongue",
    NULL };

/* How many stands in the last column that is none of the other two. */
static bool find_columns(struct reader *r, const struct row *head)
{
    size_t none = head->n;

    r->at[REGION] = r->at[LANGUAGE] = r->at[PEOPLE] = none;
    for (size_t i = 0; i < head->n; i++) {
        if (is_one_of(r->t, head->at[i], region_names))
            r->at[REGION] = i;
        else if (is_one_of(r->t, head->at[i], language_names))
            r->at[LANGUAGE] = i;
        else
            r->at[PEOPLE] = i;
    }
    return r->at[REGION] < none && r->at[LANGUAGE] < none && r->at[PEOPLE] < none;
}

/* A language by its names in Finnish, Swedish and English, and by its codes. */
static void learn_languages(struct reader *r)
{
    static const enum lang_id in[] = { LANG_fi, LANG_sv, LANG_en };
    struct task *t = r->t;

    for (size_t i = 0; i < CODES_language.n; i++) {
        struct str code = str_of(CODES_language.at[i].code);
        key_map_put(t->a, &r->languages, code, (int64_t)i + 1);
        for (size_t k = 0; k < sizeof in / sizeof *in; k++)
            key_map_put(
                t->a, &r->languages, lang_fold(t->a, lang_language_name(t->a, lang_get(in[k]), code)), (int64_t)i + 1);
    }
}

static struct str language_of(struct reader *r, struct str typed)
{
    struct str folded = lang_fold(r->t->a, typed), code = lang_code3(r->t->a, folded);
    int64_t at = key_map_get(&r->languages, str_empty(code) ? folded : code);

    return at == 0 ? S("") : str_of(CODES_language.at[at - 1].code);
}

/* "MK06 Pirkanmaa", "MK06", "06", "6", "Pirkanmaa", "Birkaland". */
static struct str region_of(struct task *t, struct str typed)
{
    struct str s = str_trim(typed), folded = lang_fold(t->a, s), first = s;

    (void)str_cut(&s, ' ', &first);
    if (str_starts(first, S("MK")))
        first = str_part(first, 2, first.n);
    for (size_t i = 0; i < REGIONS_N; i++) {
        const struct place_area *one = &REGIONS[i];
        const char *short_code = one->code[0] == '0' ? one->code + 1 : one->code;
        if (str_is(first, one->code) || str_is(first, short_code) || str_eq(folded, lang_fold(t->a, str_of(one->fi))) ||
            str_eq(folded, lang_fold(t->a, str_of(one->sv))) || str_eq(folded, lang_fold(t->a, str_of(one->en))))
            return str_of(one->code);
    }
    return S("");
}

enum { WITHHELD = -1, NO_NUMBER = -2 };
/* Blanks part thousands. */
static int64_t people_of(struct task *t, struct str typed)
{
    struct buf *o = task_buf(t, typed.n + 1);
    struct str s = str_trim(typed);
    int64_t n;

    if (str_empty(s) || str_is(s, ".") || str_is(s, "..") || str_is(s, "...") || str_is(s, "-"))
        return WITHHELD;
    for (size_t i = 0; i < s.n; i++) {
        if (str_starts(str_part(s, i, s.n), S("\xc2\xa0")))
            i++;
        else if (s.p[i] != ' ')
            buf_ch(o, s.p[i]);
    }
    return str_int(buf_view(o), &n) && n >= 0 && n < INT32_MAX ? n : NO_NUMBER;
}

/* What a line says; why: it stays out, with what stands there. */
struct figure {
    struct str region, language, value;
    int64_t people;
    const char *why;
};

static struct figure figure_of(struct reader *r, const struct row *row)
{
    struct task *t = r->t;
    struct figure f = { .region = S(""), .language = S(""), .value = S("") };

    if (row->trouble != NULL) {
        f.why = N_("line %1$s has another number of columns%2$s");
        return f;
    }
    f.people = people_of(t, row->at[r->at[PEOPLE]]);
    f.region = region_of(t, row->at[r->at[REGION]]);
    f.language = language_of(r, row->at[r->at[LANGUAGE]]);
    if (str_empty(f.region)) {
        f.why = N_("line %1$s: no region of Finland (%2$s)");
        f.value = row->at[r->at[REGION]];
    } else if (str_empty(f.language)) {
        f.why = N_("line %1$s: no language of our list (%2$s)");
        f.value = row->at[r->at[LANGUAGE]];
    } else if (f.people == NO_NUMBER) {
        f.why = N_("line %1$s: no number (%2$s)");
        f.value = row->at[r->at[PEOPLE]];
    }
    return f;
}

static void take(struct reader *r, const struct row *row)
{
    struct task *t = r->t;
    struct figure f = figure_of(r, row);
    struct str key = str_fmt(t->a, "%.*s %.*s", STR_ARG(f.region), STR_ARG(f.language));

    if (f.why == NULL && f.people == WITHHELD)
        return;
    if (f.why == NULL && !hash_set_add(t->a, &r->met, key_hash(key))) {
        f.why = N_("line %1$s: a second figure of the same (%2$s)");
        f.value = key;
    }
    if (f.why != NULL) {
        r->done.left++;
        if (r->done.told.n < SPEAKERS_TOLD)
            strs_add(t->a, &r->done.told, trf(t, f.why, str_number(t->a, row->line), f.value));
        return;
    }
    if (r->done.taken++ == 0)
        speakers_sql_forget(t);
    speakers_sql_add(t, f.region, f.language, f.people);
}

static bool read_all(struct reader *r, struct str bytes)
{
    const char *stranger = table_stranger(bytes);
    struct rows *rows = stranger == NULL ? rows_csv(r->t, bytes) : NULL;
    struct row row;
    enum rows_step step;

    if (rows == NULL || rows_next(rows, &row) != ROWS_ROW || !find_columns(r, &row))
        return false;
    while ((step = rows_next(rows, &row)) == ROWS_ROW)
        take(r, &row);
    return step == ROWS_END;
}

enum outcome speakers_bring(
    struct task *t, const struct speakers_wish *w, struct speakers_done *ret_done, struct problems *ret_problems)
{
    struct reader r = { .t = t };

    if (!permitted(t->viewer, PERM_PROJECTS_WRITE))
        return NOT_ALLOWED;
    if (str_empty(str_trim(w->source)))
        problem_add(t, ret_problems, "source", str_of(tr(t, "Write whose figures they are.")));
    if (w->year < SPEAKERS_YEAR_LEAST || w->year > SPEAKERS_YEAR_MOST)
        problem_add(t, ret_problems, "year", str_of(tr(t, "Write the year of the figures.")));
    if (str_empty(w->bytes))
        problem_add(t, ret_problems, "file", str_of(tr(t, "Choose a file.")));
    if (ret_problems->n > 0)
        return INVALID;
    learn_languages(&r);
    if (!read_all(&r, w->bytes) || r.done.taken == 0) {
        problem_add(t, ret_problems, "file",
            str_of(
                tr(t, "No figure could be read. The table needs a column of regions, one of languages and, last, how "
                      "many people.")));
        return INVALID;
    }
    speakers_sql_put_source(t, str_trim(w->source), w->year, t->now);
    journal_write(t, JOURNAL_IMPORT, "speakers", 0, str_number(t->a, r.done.taken));
    *ret_done = r.done;
    return DONE;
}
