/* counselling: the rules of talks. The depth is in counselling_depth.c, acute risk in counselling_risk.c, asking a
 * specialist in counselling_ask.c. No pages here. */
#include "rooms/counselling/counselling.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "counselling_sql.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/counselling/counselling_ask.h"
#include "rooms/projects/projects.h"

enum { RECENT_MOST = 20 };

/* Role by which the viewer counsels in the project. */
static bool counsels(struct task *t, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);

    return t->viewer->program || role == ROLE_COUNSELLOR || role == ROLE_INSTRUCTOR;
}

static bool counsels_all(struct task *t, int64_t project)
{
    return t->viewer->program ||
           (viewer_role_in(t->viewer, project) == ROLE_COUNSELLOR && !viewer_is_narrowed(t->viewer, project));
}

/* A counsellor who sees the persons of her organisation only reads in confidence what its staff wrote. */
static bool of_her_house(struct task *t, int64_t project, int64_t staff)
{
    struct counselling_sql_same_house_row row;

    return viewer_role_in(t->viewer, project) == ROLE_COUNSELLOR && viewer_is_narrowed(t->viewer, project) &&
           counselling_sql_same_house(t, project, t->viewer->staff, staff, &row) && row.n > 0;
}

bool counselling_may(struct task *t, int64_t person, int64_t project)
{
    return counsels(t, project) && people_may_see(t, person);
}

static struct day left_since(struct task *t) { return day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS); }

/* ---- checks */

static bool topics_ok(struct task *t, struct str topics)
{
    struct strs each = strs_split(t->a, topics, ';');

    for (size_t i = 0; i < each.n; i++)
        if (!code_ok(&CODES_need_area, each.at[i]))
            return false;
    return true;
}

static void check(struct task *t, const struct talk *k, struct problems *ps)
{
    if (!day_whole(k->day))
        problem_add(t, ps, "day", str_of(tr(t, "Write the day of the talk.")));
    else if (day_cmp(k->day, t->today) > 0)
        problem_add(t, ps, "day", str_of(tr(t, "The day is in the future. Write the day when you talked.")));
    if (!code_ok(&CODES_talk_channel, k->channel))
        problem_add(t, ps, "channel", str_of(tr(t, "Choose how you talked.")));
    if (k->minutes != INT_NONE && (k->minutes < 0 || k->minutes > 1440))
        problem_add(t, ps, "minutes", str_of(tr(t, "Write the minutes as a number from 0 to 1440.")));
    if (!topics_ok(t, k->topics))
        problem_add(t, ps, "topics", str_of(tr(t, "Choose the topics from the list.")));
}

static bool among(const struct talk_persons *list, int64_t person)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == person)
            return true;
    return false;
}

/* A note may be about those who are in a group with her, and those whom it was about before. */
static void check_others(struct task *t, const struct talk *k, const struct talk_persons *stood, struct problems *ps)
{
    struct talk_persons known;

    if (k->others.n == 0)
        return;
    known = counselling_companions(t, k->person, k->project);
    for (size_t i = 0; i < k->others.n; i++)
        if (!among(&known, k->others.at[i].id) && !among(stood, k->others.at[i].id)) {
            problem_add(t, ps, "others",
                str_of(tr(t, "Somebody is not in a group with this person any more. Choose the others again.")));
            return;
        }
}

/* ---- writing */

/* The same ones, in whatever order: then the order that stands stays. */
static bool same_topics(struct task *t, struct str a, struct str b)
{
    struct strs one = strs_split(t->a, a, ';'), other = strs_split(t->a, b, ';');
    size_t found = 0;

    for (size_t i = 0; i < one.n; i++)
        for (size_t k = 0; k < other.n; k++)
            found += str_eq(one.at[i], other.at[k]);
    return one.n == other.n && found == one.n;
}

static int64_t topics_count(struct task *t, struct str topics) { return (int64_t)strs_split(t->a, topics, ';').n; }

struct depth_signs counselling_signs(struct task *t, const struct talk *k)
{
    struct counselling_sql_recent_row row = { 0 };

    if (day_whole(k->day) && !counselling_sql_recent(t, k->person, k->project, k->id, day_add(k->day, -DEPTH_DAYS),
                                 k->day, RECENT_MOST, &row))
        row.n = 0;
    return (struct depth_signs){ k->minutes, row.n + 1, topics_count(t, k->topics) };
}

static bool by_rule(const struct talk *k) { return str_empty(k->depth) || str_is(k->depth_set, "rule"); }

static struct str depth_of(struct task *t, const struct talk *k)
{
    struct depth_signs signs;
    struct str why;

    if (!by_rule(k))
        return k->depth;
    signs = counselling_signs(t, k);
    return counselling_depth(t, &signs, &why);
}

static struct str set_of(const struct talk *k) { return by_rule(k) ? S("rule") : S("worker"); }

static void put_others(struct task *t, int64_t talk, const struct talk *k)
{
    for (size_t i = 0; i < k->others.n; i++)
        if (k->others.at[i].id != k->person)
            counselling_sql_person_add(t, talk, k->others.at[i].id, (int64_t)i);
}

enum outcome counselling_add(struct task *t, const struct talk *k, int64_t *ret_talk, struct problems *ret_problems)
{
    struct talk_persons nobody = { 0 };
    int64_t id = id_new();

    if (!counselling_may(t, k->person, k->project))
        return NOT_ALLOWED;
    projects_check_day(t, projects_first_day(t, k->project), k->day, "day", ret_problems);
    check(t, k, ret_problems);
    check_others(t, k, &nobody, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    counselling_sql_add(t, .talk = id, .person = k->person, .project = k->project, .day = k->day,
        .start_time = k->start, .minutes = k->minutes, .channel = k->channel, .topics = k->topics,
        .staff = t->viewer->staff, .depth = depth_of(t, k), .depth_set = set_of(k), .shared_text = k->shared,
        .private_text = k->private_, .agreed = k->agreed);
    put_others(t, id, k);
    journal_write(t, JOURNAL_CREATE, "counselling", id, S(""));
    *ret_talk = id;
    return DONE;
}

static struct talk_persons others_of(struct task *t, int64_t talk)
{
    struct counselling_sql_persons_rows rows = counselling_sql_persons(t, talk);
    struct talk_persons list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct talk_person one = { rows.at[i].person,
            people_full_name(t, rows.at[i].given_names, rows.at[i].family_name) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static bool sees_others(struct task *t, int64_t talk, int64_t project)
{
    struct counselling_sql_unseen_row unseen;

    return counsels_all(t, project) ||
           !counselling_sql_unseen(t, talk, t->viewer->staff, left_since(t), people_made_since(t), &unseen) ||
           unseen.n == 0;
}

enum outcome counselling_get(struct task *t, int64_t talk, struct talk *ret_talk)
{
    struct counselling_sql_get_row row;

    if (!counselling_sql_get(t, talk, &row))
        return NOT_FOUND;
    if (!counselling_may(t, row.person, row.project) || !sees_others(t, talk, row.project))
        return NOT_ALLOWED;
    bool own = counsels_all(t, row.project) || (row.staff != 0 && row.staff == t->viewer->staff) ||
               of_her_house(t, row.project, row.staff);
    *ret_talk = (struct talk){
        .id = talk,
        .person = row.person,
        .project = row.project,
        .staff = row.staff,
        .minutes = row.minutes,
        .version = row.version,
        .day = row.day,
        .start = row.start_time,
        .channel = row.channel,
        .topics = row.topics,
        .depth = row.depth,
        .depth_set = row.depth_set,
        .shared = row.shared_text,
        .private_ = own ? row.private_text : S(""),
        .agreed = row.agreed,
        .staff_name = row.staff_name,
        .others = others_of(t, talk),
        .may_change = own,
        .may_remove = row.staff != 0 && row.staff == t->viewer->staff,
        .sees_private = own,
    };
    return DONE;
}

enum outcome counselling_change(struct task *t, const struct talk *k, struct problems *ret_problems)
{
    struct talk old, changed = *k;
    enum outcome found = counselling_get(t, k->id, &old);

    if (found != DONE)
        return found;
    if (!old.may_change)
        return NOT_ALLOWED;
    changed.person = old.person;
    changed.project = old.project;
    if (same_topics(t, old.topics, k->topics))
        changed.topics = old.topics;
    projects_check_day(t, projects_first_day(t, old.project), k->day, "day", ret_problems);
    check(t, k, ret_problems);
    check_others(t, &changed, &old.others, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (counselling_sql_change(t, .talk = k->id, .version = k->version, .day = k->day, .start_time = k->start,
            .minutes = k->minutes, .channel = k->channel, .topics = changed.topics, .depth = depth_of(t, &changed),
            .depth_set = set_of(k), .shared_text = k->shared, .private_text = k->private_, .agreed = k->agreed) == 0)
        return CONFLICT;
    counselling_sql_persons_clear(t, k->id);
    put_others(t, k->id, &changed);
    journal_write(t, JOURNAL_CHANGE, "counselling", k->id, S(""));
    return DONE;
}

enum outcome counselling_remove(struct task *t, int64_t talk, int64_t version)
{
    struct talk k;
    enum outcome found = counselling_get(t, talk, &k);

    if (found != DONE || !k.may_remove)
        return found == DONE ? NOT_ALLOWED : found;
    if (k.version != version)
        return CONFLICT;
    if (!questions_drop(t, talk))
        return INVALID;
    counselling_sql_persons_clear(t, talk);
    counselling_sql_remove(t, talk);
    journal_write(t, JOURNAL_DELETE, "counselling", talk, S(""));
    return DONE;
}

/* ---- lists */

static struct talk_lines newest(struct task *t, int64_t person, int64_t start, int64_t limit)
{
    struct talk_lines list = { 0 };
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;

    if ((staff == 0 && !t->viewer->program) || !people_may_see(t, person))
        return list;
    struct counselling_sql_of_person_rows rows = counselling_sql_of_person(
        t, person, staff, left_since(t), people_made_since(t), limit, start);
    for (size_t i = 0; i < rows.n; i++) {
        struct talk_line one = { .id = rows.at[i].talk,
            .minutes = rows.at[i].minutes,
            .others = rows.at[i].others,
            .day = rows.at[i].day,
            .channel = rows.at[i].channel,
            .topics = rows.at[i].topics,
            .depth = rows.at[i].depth,
            .staff_name = rows.at[i].staff_name };
        LIST_ADD(t->a, &list, one);
    }
    list.total = start + (int64_t)list.n;
    return list;
}

struct talk_lines counselling_of(struct task *t, int64_t person, int64_t start, int64_t limit)
{
    struct counselling_sql_of_person_count_row all;
    struct talk_lines list = newest(t, person, start, limit);
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;

    if (list.total > 0 && ((int64_t)list.n == limit || start > 0) &&
        counselling_sql_of_person_count(t, person, staff, left_since(t), people_made_since(t), &all))
        list.total = all.n;
    return list;
}

struct talk_persons counselling_companions(struct task *t, int64_t person, int64_t project)
{
    int64_t staff = counsels_all(t, project) ? 0 : t->viewer->staff;
    struct talk_persons list = { 0 };

    if (!counselling_may(t, person, project))
        return list;
    struct counselling_sql_companions_rows rows = counselling_sql_companions(
        t, person, project, staff, COUNSELLING_OTHERS_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        struct talk_person one = { rows.at[i].person,
            people_full_name(t, rows.at[i].given_names, rows.at[i].family_name) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

int64_t counselling_project(struct task *t, int64_t person, int64_t wanted)
{
    struct counselling_sql_projects_of_rows rows = counselling_sql_projects_of(t, person);
    int64_t first = 0;

    for (size_t i = 0; i < rows.n; i++) {
        if (!counsels(t, rows.at[i].project))
            continue;
        if (rows.at[i].project == wanted)
            return wanted;
        if (first == 0)
            first = rows.at[i].project;
    }
    return first;
}

struct counselling_fold counselling_fold_of(struct task *t, int64_t person)
{
    struct counselling_fold fold = { .person = person };

    if (permitted(t->viewer, PERM_COUNSELLING_READ))
        fold.talks = newest(t, person, 0, COUNSELLING_FOLD);
    return fold;
}
