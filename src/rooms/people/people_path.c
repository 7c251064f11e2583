/* people_path: the rules of who knows what of a person's path. What is filed where says people_path_facts. */
#include "rooms/people/people_path.h"

#include "auth/viewer.h"
#include "people_path_sql.h"

struct str path_part_code(enum path_part part)
{
    switch (part) {
#define P(name) \
    case PATH_##name: return S(#name);
        PATH_PARTS(P)
#undef P
    case PATH_ALL:
    case PATH__N: break;
    }
    return S("");
}

enum path_part path_part_read(struct str code)
{
    for (int i = PATH_ALL + 1; i < PATH__N; i++)
        if (str_eq(code, path_part_code((enum path_part)i)))
            return (enum path_part)i;
    return PATH__N;
}

static struct str with(struct task *t, struct str list, int64_t project)
{
    return str_fmt(t->a, "%.*s%lld,", STR_ARG(list), (long long)project);
}

struct path_sight people_path_sight(struct task *t, int64_t person, enum person_sight sight)
{
    struct path_sight s = { person, S(","), S(","), S(","), S(",") };

    if (sight < SIGHT_CARD)
        return s;
    for (size_t i = 0; i < t->viewer->nprojects; i++) {
        int64_t project = t->viewer->projects[i].project;
        enum role role = viewer_role_in(t->viewer, project);
        if (role_writes_of_persons(role)) {
            s.team = with(t, s.team, project);
            s.asks = with(t, s.asks, project);
        }
        if (people_may_counsel(t, person, project))
            s.counsel = with(t, s.counsel, project);
        if (role == ROLE_COUNSELLOR && !viewer_is_narrowed(t->viewer, project))
            s.whole = with(t, s.whole, project);
    }
    return s;
}

static struct day left_since(struct task *t) { return day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS); }

static struct path_row row_of(const struct people_path_sql_event_row *e)
{
    return (struct path_row){ .project = e->project,
        .ref = e->ref,
        .day = e->day,
        .part = path_part_read(e->part),
        .kind = e->kind,
        .code = e->code,
        .code2 = e->code2,
        .detail = e->detail };
}

struct path_rows people_path(
    struct task *t, const struct path_sight *s, enum path_part part, int64_t start, int64_t limit)
{
    struct path_rows list = { 0 };
    struct people_path_sql_event_rows rows = people_path_sql_events(t, .person = s->person,
        .part = path_part_code(part), .team = s->team, .asks = s->asks, .counsel = s->counsel, .whole = s->whole,
        .staff = t->viewer->staff, .left_since = left_since(t), .made_since = people_made_since(t), .limit = limit + 1,
        .start = start);

    for (size_t i = 0; i < rows.n && (int64_t)i < limit; i++) {
        LIST_ADD(t->a, &list, row_of(&rows.at[i]));
    }
    list.more = (int64_t)rows.n > limit;
    return list;
}

struct path_rows people_path_newest(struct task *t, const struct path_sight *s, int64_t limit)
{
    struct path_rows list = { 0 };
    struct people_path_sql_event_rows rows = people_path_sql_newest(t, s->person, s->team, limit);

    for (size_t i = 0; i < rows.n; i++) {
        LIST_ADD(t->a, &list, row_of(&rows.at[i]));
    }
    return list;
}

struct path_counts people_path_counts(struct task *t, const struct path_sight *s)
{
    struct path_counts counts = { 0 };
    struct people_path_sql_counts_rows rows = people_path_sql_counts(t, .person = s->person, .team = s->team,
        .asks = s->asks, .counsel = s->counsel, .whole = s->whole, .staff = t->viewer->staff,
        .left_since = left_since(t), .made_since = people_made_since(t));

    for (size_t i = 0; i < rows.n; i++) {
        enum path_part part = path_part_read(rows.at[i].part);
        must(t, part != PATH__N);
        counts.of[part].n = rows.at[i].n;
        counts.of[part].last = rows.at[i].last;
    }
    return counts;
}
