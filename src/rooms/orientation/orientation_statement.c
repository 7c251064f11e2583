/* orientation_statement: see orientation_statement.h. */
#include "rooms/orientation/orientation_statement.h"

#include "auth/journal.h"
#include "orientation_statement_sql.h"
#include "rooms/groups/groups.h"
#include "rooms/orientation/orientation_care.h"
#include "rooms/people/people.h"

enum { STATEMENTS_MOST = 20 };

/* ---- hours as they are kept */

/* "90 Home and housing" */
static bool read_piece(struct str line, int64_t *ret_minutes, struct str *ret_title)
{
    struct str minutes;

    if (!str_cut(&line, ' ', &minutes) || !str_int(minutes, ret_minutes) || *ret_minutes < 1 ||
        *ret_minutes > (int64_t)ORIENTATION_HOURS_MOST * 60)
        return false;
    *ret_title = str_trim(line);
    return !str_empty(*ret_title);
}

bool orientation_stated_read(struct task *t, struct str hours, struct str beside, struct orientation_stated *ret_stated)
{
    struct strs lines = strs_split(t->a, str_trim(hours), ';'), others = strs_split(t->a, str_trim(beside), ';');
    bool two = !str_empty(str_trim(beside));

    if (str_empty(str_trim(hours)) || lines.n > STATEMENT_LINES_MOST || (two && others.n != lines.n))
        return false;
    ret_stated->rows.n = 0;
    for (size_t i = 0; i < lines.n; i++) {
        struct orientation_stated_row row = { .beside = S("") };
        int64_t minutes;
        if (!read_piece(str_trim(lines.at[i]), &row.minutes, &row.title))
            return false;
        if (two && (!read_piece(str_trim(others.at[i]), &minutes, &row.beside) || minutes != row.minutes))
            return false;
        LIST_ADD(t->a, &ret_stated->rows, row);
    }
    return true;
}

/* Without what parts the pieces. */
static struct str title_of(struct task *t, const struct orientation_book *b, int64_t topic)
{
    struct strs parts = strs_split(t->a, b->card.topic.title, ';');

    for (size_t i = 0; i < b->chapters.n; i++)
        if (b->chapters.at[i].number == topic)
            parts = strs_split(t->a, b->chapters.at[i].topic.title, ';');
    return strs_join(t->a, &parts, S(","));
}

static struct str lines_of(struct task *t, const struct orientation_hours *h, const struct orientation_book *b)
{
    struct strs lines = { 0 };

    for (size_t i = 0; i < h->rows.n; i++) {
        const struct orientation_hours_row *row = &h->rows.at[i];
        if (row->minutes > 0)
            strs_add(
                t->a, &lines, str_fmt(t->a, "%lld %.*s", (long long)row->minutes, STR_ARG(title_of(t, b, row->topic))));
    }
    return strs_join(t->a, &lines, S(";"));
}

/* ---- keeping one */

enum outcome orientation_state(struct task *t, int64_t person, int64_t group, const struct orientation_hours *hours,
    const struct lang *beside, int64_t *ret_statement)
{
    struct orientation_hours looked;
    struct orientation_book b, second;
    int64_t id = id_new();
    enum outcome how = orientation_hours(t, person, group, hours->course, &looked); /* her right to it */

    if (how == DONE)
        how = orientation_book_shown(t, hours->course, lang_get(LANG_fi), &b);
    if (how == DONE && beside != NULL)
        how = orientation_book_shown(t, hours->course, beside, &second);
    if (how != DONE)
        return how;
    struct str lines = lines_of(t, hours, &b);
    if (str_empty(lines))
        return INVALID;
    orientation_statement_sql_add(t, .statement = id, .person = person, .project = looked.project, .group = group,
        .stated_on = t->today, .course = b.card.topic.title, .course_version = b.course.version,
        .from_day = hours->from, .to_day = hours->to, .beside = beside != NULL ? str_of(beside->tag) : S(""),
        .hours = lines, .hours_beside = beside != NULL ? lines_of(t, hours, &second) : S(""));
    journal_write(t, JOURNAL_CREATE, "orientation statement", id, S(""));
    *ret_statement = id;
    return DONE;
}

/* ---- reading */

static struct orientation_stated stated_of(struct task *t, const struct orientation_statement_sql_statement_row *r)
{
    return (struct orientation_stated){ .id = r->statement,
        .project = r->project,
        .course_version = r->course_version,
        .course = r->course,
        .beside = lang_by_tag(r->beside),
        .on = r->stated_on,
        .from = r->from_day,
        .to = r->to_day };
}

static enum outcome may_read(struct task *t, int64_t person, int64_t group, struct str *ret_group)
{
    struct group_brief brief = { .name = S("") };
    enum outcome how = groups_brief(t, group, &brief);

    *ret_group = brief.name;
    return how == DONE && !people_may_see(t, person) ? NOT_ALLOWED : how;
}

enum outcome orientation_stated(
    struct task *t, int64_t person, int64_t group, int64_t statement, struct orientation_stated *ret_stated)
{
    struct orientation_statement_sql_statement_row row;
    struct str name;
    enum outcome how = may_read(t, person, group, &name);

    if (how != DONE)
        return how;
    if (!orientation_statement_sql_get(t, statement, person, group, &row))
        return NOT_FOUND;
    struct orientation_stated s = stated_of(t, &row);
    s.person = people_name(t, person);
    s.group = name;
    must(t, orientation_stated_read(t, row.hours, row.hours_beside, &s));
    *ret_stated = s;
    return DONE;
}

struct orientation_stateds orientation_statements(struct task *t, int64_t person, int64_t group)
{
    struct orientation_stateds list = { 0 };
    struct str name;

    if (may_read(t, person, group, &name) != DONE)
        return list;
    struct orientation_statement_sql_statement_rows rows = orientation_statement_sql_listed(
        t, person, group, STATEMENTS_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        struct orientation_stated one = stated_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}
