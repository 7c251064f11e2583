/* skills: the rules of what a person can: which levels belong to which skill, and the rows of the four tables. No pages
 * here. */
#include "rooms/skills/skills.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "skills_sql.h"

static const struct {
    const char *skills, *levels;
} scales[] = {
    { " listening speaking reading writing ", " 0 A1.1 A1.2 A1.3 A2.1 A2.2 B1.1 B1.2 B2.1 B2.2 C1.1 C1.2 C2.1 C2.2 " },
    { " literacy ", " none little fluent " },
    { " digital ", " none with_help alone helps " },
    { " device connection bank_identification ", " has shared lacks " },
};

static bool stands_in(const char *list, struct str word)
{
    struct str rest = str_of(list), one;

    while (str_cut(&rest, ' ', &one))
        if (word.n > 0 && str_eq(one, word))
            return true;
    return false;
}

bool skill_has_level(struct str skill, struct str level)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (stands_in(scales[i].skills, skill))
            return stands_in(scales[i].levels, level);
    return false;
}

/* ---- rows of the four tables as one */

static struct skill_row empty_row(enum skill_table table)
{
    struct str none = S("");

    return (struct skill_row){ .table = table,
        .recognised = YESNO_UNKNOWN,
        .skill = none,
        .language = none,
        .script = none,
        .level = none,
        .source = none,
        .staff_name = none,
        .kind = none,
        .what = none,
        .what_fi = none,
        .place = none,
        .country = none,
        .education = none,
        .note = none };
}

/* The members that all four shapes have. */
#define ROW_BEGIN(name, table_, r) \
    struct skill_row name = empty_row(table_); \
    name.id = (r)->id; \
    name.person = (r)->person; \
    name.project = (r)->project; \
    name.version = (r)->version

static struct skill_row of_level(const struct skills_sql_level_row *r)
{
    ROW_BEGIN(row, SKILL_LEVEL, r);
    row.day = r->day;
    row.skill = r->skill;
    row.language = r->language;
    row.script = r->script;
    row.level = r->level;
    row.source = r->source;
    row.staff_name = r->staff_name;
    return row;
}

static struct skill_row of_history(const struct skills_sql_history_row *r)
{
    ROW_BEGIN(row, SKILL_HISTORY, r);
    row.kind = r->kind;
    row.what = r->what;
    row.place = r->place;
    row.country = r->country;
    row.started = r->started;
    row.ended = r->ended;
    row.education = r->education;
    row.recognised = r->recognised;
    row.note = r->note;
    return row;
}

static struct skill_row of_certificate(struct task *t, const struct skills_sql_certificate_row *r)
{
    ROW_BEGIN(row, SKILL_CERTIFICATE, r);
    row.what = r->name_;
    row.place = r->issuer;
    row.day = r->issued_on;
    row.ended = r->expires_on;
    row.note = r->note;
    if (day_whole(row.ended))
        row.validity = day_cmp(row.ended, t->today) < 0                              ? SKILL_ENDED
                       : day_cmp(row.ended, day_add(t->today, SKILL_SOON_DAYS)) <= 0 ? SKILL_ENDS_SOON
                                                                                     : SKILL_VALID;
    return row;
}

static struct skill_row of_strength(const struct skills_sql_strength_row *r)
{
    ROW_BEGIN(row, SKILL_STRENGTH, r);
    row.day = r->day;
    row.kind = r->area;
    row.what = r->what;
    row.language = r->language;
    row.what_fi = r->what_fi;
    return row;
}

/* ---- reading */

/* The newest reading of each skill, language and script counts. The newest come first. */
static void mark_newest(struct skill_rows *rows)
{
    for (size_t i = 0; i < rows->n; i++) {
        struct skill_row *one = &rows->at[i];
        one->newest = true;
        for (size_t k = 0; k < i && one->newest; k++)
            one->newest = !str_eq(rows->at[k].skill, one->skill) || !str_eq(rows->at[k].language, one->language) ||
                          !str_eq(rows->at[k].script, one->script);
    }
}

static struct skill_rows all_of(struct task *t, int64_t person, int64_t project, int64_t limit, bool histories)
{
    struct skill_rows list = { 0 };

    if (!people_may_counsel(t, person, project))
        return list;
    struct skills_sql_level_rows levels = skills_sql_levels(t, person, project, limit);
    for (size_t i = 0; i < levels.n; i++)
        LIST_ADD(t->a, &list, of_level(&levels.at[i]));
    mark_newest(&list);
    if (histories) {
        struct skills_sql_history_rows rows = skills_sql_histories(t, person, project, limit);
        for (size_t i = 0; i < rows.n; i++)
            LIST_ADD(t->a, &list, of_history(&rows.at[i]));
    }
    struct skills_sql_certificate_rows certificates = skills_sql_certificates(t, person, project, limit);
    for (size_t i = 0; i < certificates.n; i++)
        LIST_ADD(t->a, &list, of_certificate(t, &certificates.at[i]));
    struct skills_sql_strength_rows strengths = skills_sql_strengths(t, person, project, limit);
    for (size_t i = 0; i < strengths.n; i++)
        LIST_ADD(t->a, &list, of_strength(&strengths.at[i]));
    return list;
}

struct skill_rows skills_of(struct task *t, int64_t person, int64_t project)
{
    return all_of(t, person, project, SKILL_ROWS_SHOWN, true);
}

struct skill_rows skills_fold_of(struct task *t, int64_t person, int64_t project)
{
    return all_of(t, person, project, SKILLS_FOLD, false);
}

static bool read_row(struct task *t, enum skill_table table, int64_t id, struct skill_row *ret)
{
    struct skills_sql_level_row level;
    struct skills_sql_history_row history;
    struct skills_sql_certificate_row certificate;
    struct skills_sql_strength_row strength;

    switch (table) {
    case SKILL_LEVEL: return skills_sql_level(t, id, &level) && (*ret = of_level(&level), true);
    case SKILL_HISTORY: return skills_sql_history(t, id, &history) && (*ret = of_history(&history), true);
    case SKILL_CERTIFICATE:
        return skills_sql_certificate(t, id, &certificate) && (*ret = of_certificate(t, &certificate), true);
    case SKILL_STRENGTH: return skills_sql_strength(t, id, &strength) && (*ret = of_strength(&strength), true);
    case SKILL_TABLES: break;
    }
    return false;
}

enum outcome skills_get(struct task *t, enum skill_table table, int64_t id, struct skill_row *ret_row)
{
    struct skill_row row;

    if (!read_row(t, table, id, &row))
        return NOT_FOUND;
    if (!people_may_counsel(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_row = row;
    return DONE;
}

/* ---- writing */

static const char *const nouns[SKILL_TABLES] = { "level of skill", "history", "certificate", "strength" };

static void check_level(struct task *t, const struct skill_row *row, struct problems *ret)
{
    bool spoken = stands_in(scales[0].skills, row->skill);

    if (!skill_has_level(row->skill, row->level))
        problem_add(t, ret, "level", str_of(tr(t, "Choose the level from the list.")));
    if (spoken && str_empty(lang_code3(t->a, row->language)))
        problem_add(t, ret, "language", str_of(tr(t, "Choose the language from the list.")));
    if (str_is(row->skill, "literacy") && !code_ok(&CODES_script, row->script))
        problem_add(t, ret, "script", str_of(tr(t, "Choose the letters from the list.")));
    if (!str_empty(row->source) && !code_ok(&CODES_skill_source, row->source))
        problem_add(t, ret, "source", str_of(tr(t, "Choose how it is known.")));
}

static void check_history(struct task *t, const struct skill_row *row, struct problems *ret)
{
    if (!code_ok(&CODES_history_kind, row->kind))
        problem_add(t, ret, "kind", str_of(tr(t, "Choose education or work.")));
    if (!str_empty(row->country) && !country_code_ok(row->country))
        problem_add(t, ret, "country", str_of(tr(t, "Write the name of the country.")));
}

static void check(struct task *t, const struct skill_row *row, struct problems *ret)
{
    bool dated = row->table == SKILL_LEVEL || row->table == SKILL_STRENGTH;

    if (dated && !day_whole(row->day))
        problem_add(t, ret, "day", str_of(tr(t, "Write the day.")));
    if (dated && day_whole(row->day) && day_cmp(row->day, t->today) > 0)
        problem_add(t, ret, "day", str_of(tr(t, "The day is in the future. Correct it.")));
    if (row->table != SKILL_LEVEL && str_empty(row->what))
        problem_add(t, ret, row->table == SKILL_CERTIFICATE ? "name" : "what", str_of(tr(t, "Write what it is.")));
    if (day_known(row->ended) && day_known(row->table == SKILL_CERTIFICATE ? row->day : row->started) &&
        day_cmp(row->ended, row->table == SKILL_CERTIFICATE ? row->day : row->started) < 0)
        problem_add(t, ret, row->table == SKILL_CERTIFICATE ? "expires_on" : "ended",
            str_of(tr(t, "The end is before the beginning. Correct one of them.")));
    if (row->table == SKILL_LEVEL)
        check_level(t, row, ret);
    if (row->table == SKILL_HISTORY)
        check_history(t, row, ret);
}

static void add(struct task *t, const struct skill_row *x, int64_t id)
{
    switch (x->table) {
    case SKILL_LEVEL:
        skills_sql_add_level(t, .id = id, .person = x->person, .project = x->project, .day = x->day, .skill = x->skill,
            .language = x->language, .script = x->script, .level = x->level, .source = x->source,
            .staff = t->viewer->staff);
        break;
    case SKILL_HISTORY:
        skills_sql_add_history(t, .id = id, .person = x->person, .project = x->project, .kind = x->kind,
            .what = x->what, .place = x->place, .country = x->country, .started = x->started, .ended = x->ended,
            .education = x->education, .recognised = x->recognised, .note = x->note);
        break;
    case SKILL_CERTIFICATE:
        skills_sql_add_certificate(t, .id = id, .person = x->person, .project = x->project, .name_ = x->what,
            .issuer = x->place, .issued_on = x->day, .expires_on = x->ended, .note = x->note);
        break;
    case SKILL_STRENGTH:
        skills_sql_add_strength(t, .id = id, .person = x->person, .project = x->project, .day = x->day, .area = x->kind,
            .what = x->what, .language = x->language, .what_fi = x->what_fi);
        break;
    case SKILL_TABLES: break;
    }
}

static int64_t change(struct task *t, const struct skill_row *x)
{
    switch (x->table) {
    case SKILL_LEVEL: return skills_sql_change_level(t, x->id, x->version, x->day, x->level, x->source);
    case SKILL_HISTORY:
        return skills_sql_change_history(t, .id = x->id, .version = x->version, .kind = x->kind, .what = x->what,
            .place = x->place, .country = x->country, .started = x->started, .ended = x->ended,
            .education = x->education, .recognised = x->recognised, .note = x->note);
    case SKILL_CERTIFICATE:
        return skills_sql_change_certificate(t, .id = x->id, .version = x->version, .name_ = x->what,
            .issuer = x->place, .issued_on = x->day, .expires_on = x->ended, .note = x->note);
    case SKILL_STRENGTH:
        return skills_sql_change_strength(t, .id = x->id, .version = x->version, .day = x->day, .area = x->kind,
            .what = x->what, .language = x->language, .what_fi = x->what_fi);
    case SKILL_TABLES: break;
    }
    return 0;
}

enum outcome skills_put(struct task *t, const struct skill_row *row, struct problems *ret_problems)
{
    struct skill_row next = *row, stands;
    int64_t id = row->id == 0 ? id_new() : row->id;

    if (row->id != 0) {
        enum outcome found = skills_get(t, row->table, row->id, &stands);
        if (found != DONE)
            return found;
        next.person = stands.person;
        next.project = stands.project;
        if (row->table == SKILL_LEVEL) { /* of what it is a reading stays */
            next.skill = stands.skill;
            next.language = stands.language;
            next.script = stands.script;
        }
    }
    if (!people_may_counsel(t, next.person, next.project))
        return NOT_ALLOWED;
    check(t, &next, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (row->id == 0)
        add(t, &next, id);
    else if (change(t, &next) == 0)
        return CONFLICT;
    journal_write(t, row->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, nouns[row->table], id, S(""));
    return DONE;
}

enum outcome skills_remove(struct task *t, enum skill_table table, int64_t id, int64_t version)
{
    static int64_t (*const remove[SKILL_TABLES])(struct task *, int64_t, int64_t) = { skills_sql_remove_level,
        skills_sql_remove_history, skills_sql_remove_certificate, skills_sql_remove_strength };
    struct skill_row row;
    enum outcome found = skills_get(t, table, id, &row);

    if (found != DONE)
        return found;
    if (remove[table](t, id, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, nouns[table], id, S(""));
    return DONE;
}
