/* orientation_hours: see orientation_hours.h. */
#include "rooms/orientation/orientation_hours.h"

#include "orientation_hours_sql.h"
#include "rooms/groups/groups.h"
#include "rooms/marks.h"
#include "rooms/orientation/orientation_care.h"
#include "rooms/people/people.h"

/* What a topic is called, folded, in one language. */
struct called {
    int64_t topic;
    struct str name;
};
struct names {
    struct called *at;
    size_t n, cap;
};

static struct names names_of(struct task *t, int64_t course)
{
    struct orientation_texts texts = orientation_texts(t, course, false);
    struct names list = { 0 };

    for (size_t i = 0; i < texts.n; i++) {
        struct orientation_topic topic;
        struct problems ignored = { 0 };
        if (texts.at[i].topic == 0 || !orientation_read(t, texts.at[i].body, &topic, &ignored))
            continue;
        struct called one = { texts.at[i].topic, lang_fold(t->a, topic.title) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* The topic that the theme names, as a whole word or words, whatever stands around it; the longest name wins: "Work"
 * stands in "Work and law", too. */
static int64_t topic_of(struct task *t, const struct names *names, struct str theme)
{
    struct str folded = str_fmt(t->a, " %.*s ", STR_ARG(lang_fold(t->a, theme)));
    size_t best = 0;
    int64_t topic = 0;

    for (size_t i = 0; i < names->n; i++) {
        struct str name = str_fmt(t->a, " %.*s ", STR_ARG(names->at[i].name));
        if (names->at[i].name.n > best && str_find(folded, name) >= 0) {
            best = names->at[i].name.n;
            topic = names->at[i].topic;
        }
    }
    return topic;
}

static struct orientation_hours_row *row_of(struct orientation_hours *h, int64_t topic)
{
    for (size_t i = 0; topic > 0 && i < h->rows.n; i++)
        if (h->rows.at[i].topic == topic)
            return &h->rows.at[i];
    return NULL;
}

static void count(struct task *t, int64_t person, int64_t group, struct orientation_hours *h)
{
    struct names names = names_of(t, h->course);
    struct orientation_hours_sql_came_rows rows = orientation_hours_sql_came(t, group, person);

    for (size_t i = 0; i < rows.n; i++) {
        const struct orientation_hours_sql_came_row *r = &rows.at[i];
        struct orientation_hours_row *row = mark_means(mark_read(r->mark)) == MEANS_CAME
                                                ? row_of(h, topic_of(t, &names, r->theme))
                                                : NULL;
        if (row == NULL)
            continue;
        row->sessions++;
        row->minutes += r->minutes == INT_NONE ? clock_between(r->start, r->end) : r->minutes;
        if (!day_known(h->from))
            h->from = r->day;
        h->to = r->day;
    }
}

enum outcome orientation_hours(
    struct task *t, int64_t person, int64_t group, int64_t course, struct orientation_hours *ret_hours)
{
    struct orientation_hours_sql_member_row member;
    struct orientation_book book;
    struct group_brief brief;
    enum outcome how = groups_brief(t, group, &brief);

    if (how != DONE)
        return how;
    if (!people_may_see(t, person))
        return NOT_ALLOWED;
    if (!orientation_hours_sql_member(t, group, person, &member) || member.n == 0)
        return NOT_FOUND;
    how = orientation_book_shown(t, course, t->lang, &book);
    if (how != DONE)
        return how;
    struct orientation_hours h = { .project = brief.project,
        .course = course,
        .person = people_name(t, person),
        .group = brief.name,
        .language = brief.language };
    for (size_t i = 0; i < book.chapters.n; i++) {
        struct orientation_hours_row row = { .topic = book.chapters.at[i].number };
        LIST_ADD(t->a, &h.rows, row);
    }
    count(t, person, group, &h);
    *ret_hours = h;
    return DONE;
}

/* ---- as they are typed */

bool orientation_hours_read(struct str typed, int64_t *ret_minutes)
{
    struct str s = str_trim(typed);
    int64_t whole = 0, parts = 0, unit = 60, n = 0;
    size_t i = 0;

    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++, n++)
        whole = whole > ORIENTATION_HOURS_MOST ? whole : whole * 10 + (s.p[i] - '0');
    if (i < s.n && (s.p[i] == ',' || s.p[i] == '.'))
        for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && unit > 0; i++, n++) {
            parts = parts * 10 + (s.p[i] - '0');
            unit *= 10;
            if (unit > 60 * 1000)
                return false;
        }
    if (i < s.n || (s.n > 0 && n == 0) || whole > ORIENTATION_HOURS_MOST)
        return false;
    *ret_minutes = whole * 60 + (parts * 60 * 60 + unit / 2) / unit;
    return true;
}

struct str orientation_hours_text(struct arena *a, int64_t minutes)
{
    int64_t hundredths = (minutes * 100 + 30) / 60;

    if (minutes == 0)
        return S("");
    if (hundredths % 100 == 0)
        return str_fmt(a, "%lld", (long long)(hundredths / 100));
    if (hundredths % 10 == 0)
        return str_fmt(a, "%lld,%lld", (long long)(hundredths / 100), (long long)(hundredths % 100 / 10));
    return str_fmt(a, "%lld,%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
}
