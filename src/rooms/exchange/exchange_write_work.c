/* exchange_write_work: groups, memberships, sessions, contacts, counselling, plans, guidance and follow-ups of the
 * package into the tables, and what can be done only at the end. */
#include "exchange_write_sql.h"
#include "lang/lang.h"
#include "rooms/exchange/exchange_pass.h"

#define TEXT(file, column)   r->v[COL_##file##_##column].text
#define NUMBER(file, column) r->v[COL_##file##_##column].n

void note_merge(struct pass *p, const struct record *r, int64_t group, bool is_new)
{
    struct merge one = { group, str_copy(p->t->a, TEXT(groups, merged_into)), r->line };

    if (!names_rejected(r, FILE_groups) && (one.key.n > 0 || !is_new))
        LIST_ADD(p->t->a, &p->merges, one);
}

static void write_group(struct pass *p, const struct record *r, int64_t id, bool is_new)
{
    struct task *t = p->scratch;
    const struct value *instructors = &r->v[COL_groups_instructors];

    exchange_write_sql_put_group(t, .group = id, .source_key = TEXT(groups, group), .project = NUMBER(groups, project),
        .name = TEXT(groups, name), .sort_key = lang_sort_key(t->a, TEXT(groups, name)),
        .language = TEXT(groups, language), .kind = TEXT(groups, kind), .venue = TEXT(groups, venue),
        .municipality = TEXT(groups, municipality), .area = TEXT(groups, area), .starts_on = TEXT(groups, starts_on),
        .ends_on = TEXT(groups, ends_on), .weekday = TEXT(groups, weekday), .start_time = TEXT(groups, start_time),
        .end_time = TEXT(groups, end_time), .capacity = NUMBER(groups, capacity),
        .child_care_places = NUMBER(groups, child_care_places), .import = p->result->import, .now = t->now);
    if (!is_new)
        exchange_write_sql_drop_instructors(t, id);
    for (size_t i = 0; i < instructors->nids; i++)
        if (instructors->ids[i] > 0)
            exchange_write_sql_put_instructor(t, id, instructors->ids[i], (int64_t)i);
}

/* An empty state is what the days say. */
static void write_membership(struct pass *p, const struct record *r, int64_t id)
{
    struct task *t = p->scratch;
    struct str state = TEXT(memberships, state), joined = TEXT(memberships, joined_on), queued = S("");

    if (state.n == 0)
        state = TEXT(memberships, left_on).n > 0 ? S("left") : S("member");
    if (str_is(state, "waiting"))
        queued = joined.n > 0 ? str_fmt(t->a, "%.*sT00:00:00Z", STR_ARG(joined)) : instant_str(&t->now);
    exchange_write_sql_put_membership(t, .membership = id, .group = NUMBER(memberships, group),
        .person = NUMBER(memberships, person), .same_group = NUMBER(memberships, group), .state = state,
        .joined_on = joined, .left_on = TEXT(memberships, left_on), .queued_at = queued, .import = p->result->import);
}

static void write_session(struct pass *p, const struct record *r, int64_t id)
{
    struct task *t = p->scratch;
    struct str state = TEXT(sessions, state), day = TEXT(sessions, date);

    if (state.n == 0)
        state = str_cmp(day, day_str(&t->today)) <= 0 ? S("held") : S("planned");
    exchange_write_sql_put_session(t, .session = id, .source_key = TEXT(sessions, session),
        .group = NUMBER(sessions, group), .same_group = NUMBER(sessions, group), .day = day,
        .start_time = TEXT(sessions, start_time), .end_time = TEXT(sessions, end_time), .kind = TEXT(sessions, kind),
        .theme = TEXT(sessions, theme), .module = TEXT(sessions, module), .expert = TEXT(sessions, expert),
        .state = state, .closed_at = str_is(state, "held") ? instant_str(&t->now) : S(""), .import = p->result->import,
        .now = t->now);
}

static void write_guidance(struct pass *p, const struct record *r, int64_t id)
{
    struct task *t = p->scratch;

    exchange_write_sql_put_guidance(t, .guidance = id, .source_key = TEXT(guidance, guidance),
        .person = NUMBER(guidance, person), .project = NUMBER(guidance, project), .group = NUMBER(guidance, group),
        .day = TEXT(guidance, date), .destination = TEXT(guidance, destination), .provider = TEXT(guidance, provider),
        .qualification = TEXT(guidance, qualification), .state = TEXT(guidance, state), .import = p->result->import,
        .now = t->now);
    exchange_write_sql_remember_guidance(t, id, t->now);
}

void write_work_row(struct pass *p, const struct record *r, int64_t id, bool is_new)
{
    struct task *t = p->scratch;
    int64_t import = p->result->import;

    if (p->file == FILE_groups)
        write_group(p, r, id, is_new);
    else if (p->file == FILE_memberships)
        write_membership(p, r, id);
    else if (p->file == FILE_sessions)
        write_session(p, r, id);
    else if (p->file == FILE_contacts)
        exchange_write_sql_put_contact(t, .contact = id, .source_key = TEXT(contacts, contact),
            .project = NUMBER(contacts, project), .day = TEXT(contacts, date), .channel = TEXT(contacts, channel),
            .language = TEXT(contacts, language), .topic = TEXT(contacts, topic), .person = NUMBER(contacts, person),
            .minutes = NUMBER(contacts, minutes), .import = import, .now = t->now);
    else if (p->file == FILE_counselling)
        exchange_write_sql_put_counselling(t, .counselling = id, .source_key = TEXT(counselling, counselling),
            .person = NUMBER(counselling, person), .project = NUMBER(counselling, project),
            .day = TEXT(counselling, date), .depth = TEXT(counselling, depth), .minutes = NUMBER(counselling, minutes),
            .topics = TEXT(counselling, topics), .staff = NUMBER(counselling, staff), .import = import);
    else if (p->file == FILE_plans)
        exchange_write_sql_put_plan(t, .plan = id, .source_key = TEXT(plans, plan), .person = NUMBER(plans, person),
            .project = NUMBER(plans, project), .made_on = TEXT(plans, made_on), .goal = TEXT(plans, goal),
            .review_on = TEXT(plans, review_on), .deferred_until = TEXT(plans, deferred_until),
            .deferral_reason = TEXT(plans, deferral_reason), .import = import);
    else if (p->file == FILE_guidance)
        write_guidance(p, r, id);
    else if (p->file == FILE_follow_ups)
        exchange_write_sql_put_follow_up(t, .follow_up = id, .source_key = TEXT(follow_ups, follow_up),
            .person = NUMBER(follow_ups, person), .project = NUMBER(follow_ups, project),
            .kind = TEXT(follow_ups, kind), .due_on = TEXT(follow_ups, due_on), .done_on = TEXT(follow_ups, done_on),
            .reached = NUMBER(follow_ups, reached), .status = TEXT(follow_ups, status), .import = import);
}

/* ---- merged groups */

static struct str id_key(const int64_t *id) { return (struct str){ (const char *)id, sizeof *id }; }

/* Does the way from a group to the one it is merged into, and on, come back to it? ways: what this package says;
 * KEY_REJECTED: into none. */
static bool comes_back(struct pass *p, const struct key_map *ways, int64_t group)
{
    enum { FAR = 1000 };
    int64_t at = group;

    for (int steps = 0; steps < FAR && at > 0; steps++) {
        struct exchange_write_sql_merged_into_row row;
        int64_t into = key_map_get(ways, id_key(&at));
        if (into == 0 && p->had[FILE_groups] && exchange_write_sql_merged_into(p->scratch, at, &row))
            into = row.into;
        if (into == group)
            return true;
        at = into;
    }
    return false;
}

/* Only when all are known: a circle closes with its last group. */
static void refuse_circles(struct pass *p, const struct key_map *ways)
{
    struct task *t = p->scratch;

    for (size_t i = 0; i < p->merges.n; i++) {
        const struct merge *m = &p->merges.at[i];
        p->line = m->line;
        if (m->key.n && comes_back(p, ways, m->group))
            pass_reject(p, S("merged_into"), m->key,
                str_of(tr(t, "The groups are merged into each other in a circle.")),
                str_of(tr(t, "Leave the cell of the group that went on empty.")));
    }
}

/* Groups that name one further down in the file. */
static void write_merges(struct pass *p)
{
    struct task *t = p->scratch;
    struct key_map ways = { 0 };

    for (size_t i = 0; i < p->merges.n; i++) {
        const struct merge *m = &p->merges.at[i];
        int64_t into = m->key.n ? key_map_get(&p->keys[FILE_groups], m->key) : 0;
        if (into == 0 && m->key.n)
            into = find_stored(p, FILE_groups, m->key);
        p->line = m->line;
        if (m->key.n && into == 0)
            pass_reject(p, S("merged_into"), m->key, trf(t, "No row of %1$s.csv has this key.", S("groups")),
                trf(t, "Add the row to %1$s.csv, or correct the key.", S("groups")));
        else if (into == m->group)
            pass_reject(p, S("merged_into"), m->key, str_of(tr(t, "A group cannot be merged into itself.")),
                str_of(tr(t, "Leave the cell empty.")));
        else if (into != KEY_REJECTED && p->writes)
            exchange_write_sql_merge_group(t, m->group, into);
        key_map_put(p->t->a, &ways, id_key(&m->group), into > 0 && into != m->group ? into : KEY_REJECTED);
    }
    refuse_circles(p, &ways);
    p->merges.n = 0;
}

void write_end(struct pass *p)
{
    if (p->file == FILE_groups)
        write_merges(p);
    if (p->writes && (p->file == FILE_children || p->file == FILE_people))
        exchange_write_sql_protect_households(p->scratch);
}
