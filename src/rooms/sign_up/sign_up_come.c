/* sign_up_come: who has signed up, as workers see her, and what they decide: a new person, somebody who is known, or
 * nobody to be taken in. Who she is decides a worker: no machine makes one person of two. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/log.h"
#include "base/settings.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/projects/projects.h"
#include "rooms/sign_up/sign_up_card.h"
#include "rooms/taken_in.h"
#include "sign_up_entry_sql.h"

static const struct code reason_rows[] = {
    { "not_reached", N_("Not reached") },
    { "changed_mind", N_("Does not want to come any more") },
    { "elsewhere", N_("Another group or service fits better") },
    { "twice", N_("Signed up twice") },
    { "no_person", N_("This is no real sign-up") },
};
const struct codes CODES_sign_up_reason = { "sign_up_reason", reason_rows, sizeof reason_rows / sizeof *reason_rows };

/* The list that reports and packages know has no row for each picture. */
static struct str heard_from(struct str heard)
{
    static const struct {
        const char *said, *stored;
    } means[] = { { "friend", "friend" }, { "poster", "brochure" }, { "shop", "shop" }, { "clinic", "authority" },
        { "library", "brochure" }, { "party", "community_event" }, { "school", "school_or_daycare" },
        { "worker", "outreach_worker" }, { "online", "social_media" }, { "other", "other" } };

    for (size_t i = 0; i < sizeof means / sizeof *means; i++)
        if (str_is(heard, means[i].said))
            return str_of(means[i].stored);
    return S("");
}

/* The code of a poster, or the worker who met her, answers for who did not say how she heard. */
struct str sign_up_heard_from(const struct sign_up_entry *e)
{
    if (!str_empty(e->heard) || str_empty(e->came_from))
        return heard_from(e->heard);
    return e->written_by == 0 ? S("brochure") : S("outreach_worker");
}

/* ---- reading */

static struct sign_up_entry entry_of(const struct sign_up_entry_sql_entry_row *row)
{
    return (struct sign_up_entry){ .id = row->entry,
        .group = row->group,
        .project = row->project,
        .version = row->version,
        .brought_by = row->brought_by,
        .person = row->person,
        .decided_by = row->decided_by,
        .written_by = row->written_by,
        .state = row->state,
        .name = row->name,
        .phone = row->phone,
        .language = row->language,
        .children = row->children,
        .heard = row->heard,
        .wish = row->wish,
        .said_in = row->said_in,
        .reason = row->reason,
        .came_from = row->came_from,
        .met_at = row->met_at,
        .contact = row->contact,
        .sent_at = row->sent_at,
        .decided_at = row->decided_at };
}

/* Many rows are of one group. */
struct may_take {
    int64_t group;
    bool may;
};

static bool may_take_into(struct task *t, struct may_take *last, int64_t group)
{
    if (last->group != group)
        *last = (struct may_take){ group, groups_may_write(t, group) };
    return last->may;
}

/* Who wishes no group yet: of whoever sees the persons of the project, and of the one who met her. */
static bool may_take(struct task *t, struct may_take *last, const struct sign_up_entry_sql_entry_row *row)
{
    if (row->group != 0)
        return may_take_into(t, last, row->group);
    return viewer_sees_project_persons(t->viewer, row->project) ||
           (row->written_by == t->viewer->staff && viewer_role_in(t->viewer, row->project) != ROLE_NONE);
}

enum { ROWS_READ = 500 };

static int by_sent(const void *a, const void *b)
{
    const struct sign_up_entry *x = a, *y = b;

    return str_cmp(instant_str(&x->sent_at), instant_str(&y->sent_at));
}

struct sign_up_entries sign_up_entries(struct task *t, int64_t project, bool decided, size_t limit)
{
    struct project_briefs projects = projects_open_to(t);
    struct sign_up_entries list = { 0 };
    struct may_take last = { 0 };

    for (size_t i = 0; i < projects.n; i++) {
        if (project != 0 && projects.at[i].id != project)
            continue;
        const struct seen_persons before = t->seen;
        struct sign_up_entry_sql_entry_rows rows = decided ? sign_up_entry_sql_decided(t, projects.at[i].id, ROWS_READ)
                                                           : sign_up_entry_sql_waiting(t, projects.at[i].id, ROWS_READ);
        size_t had = list.n;
        for (size_t k = 0; k < rows.n; k++) {
            if (!may_take(t, &last, &rows.at[k]))
                continue;
            list.more |= list.n == limit;
            if (list.n < limit)
                LIST_ADD(t->a, &list, entry_of(&rows.at[k]));
        }
        if (list.n == had)
            t->seen = before; /* of these nothing is shown */
    }
    if (!decided && list.n > 1)
        qsort(list.at, list.n, sizeof *list.at, by_sent);
    return list;
}

/* written: whoever wrote it down reads it, too, as long as she works there; who decides is somebody else. */
static enum outcome read_entry(struct task *t, int64_t entry, bool written, struct sign_up_entry *ret_entry)
{
    struct sign_up_entry_sql_entry_row row;
    const struct seen_persons before = t->seen;
    struct may_take last = { 0 };

    if (!sign_up_entry_sql_entry(t, entry, &row))
        return NOT_FOUND;
    bool own = written && row.written_by != 0 && row.written_by == t->viewer->staff &&
               role_meets_persons(viewer_role_in(t->viewer, row.project));
    if (!own && !may_take(t, &last, &row)) {
        t->seen = before;
        return NOT_ALLOWED;
    }
    *ret_entry = entry_of(&row);
    return DONE;
}

enum outcome sign_up_entry(struct task *t, int64_t entry, struct sign_up_entry *ret_entry)
{
    return read_entry(t, entry, true, ret_entry);
}

static enum outcome entry_to_decide(struct task *t, int64_t entry, struct sign_up_entry *ret_entry)
{
    return read_entry(t, entry, false, ret_entry);
}

bool sign_up_may_decide(struct task *t, int64_t entry)
{
    struct sign_up_entry e;

    return entry_to_decide(t, entry, &e) == DONE;
}

enum outcome sign_up_who(struct task *t, int64_t sign_up, struct sign_up_who *ret_who)
{
    struct sign_up_entry e;
    enum outcome found = entry_to_decide(t, sign_up, &e);

    if (found != DONE)
        return found;
    if (e.person != 0)
        return NOT_FOUND;
    *ret_who = (struct sign_up_who){ e.id, e.project, e.name };
    return DONE;
}

enum outcome sign_up_called(struct task *t, int64_t sign_up, struct sign_up_who *ret_who)
{
    struct sign_up_entry_sql_entry_row row;

    if (!sign_up_entry_sql_entry(t, sign_up, &row) || row.person != 0)
        return NOT_FOUND;
    *ret_who = (struct sign_up_who){ row.entry, row.project, row.name };
    return DONE;
}

struct str sign_up_came_from(struct task *t, const struct sign_up_entry *e)
{
    struct sign_up_entry_sql_place_called_row row;

    return sign_up_entry_sql_place_called(t, e->came_from, e->project, &row) ? row.name : S("");
}

struct sign_up_entries sign_up_brought(struct task *t, const struct sign_up_entry *e)
{
    struct sign_up_entry_sql_entry_rows rows = sign_up_entry_sql_brought(t, e->id, SIGN_UP_CHILDREN_MOST);
    struct sign_up_entries list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, entry_of(&rows.at[i]));
    return list;
}

int64_t sign_up_count(struct task *t)
{
    struct sign_up_entry_sql_waiting_by_group_rows rows = sign_up_entry_sql_waiting_by_group(t, t->viewer->staff);
    int64_t n = 0;

    for (size_t i = 0; i < rows.n; i++) {
        int64_t project = rows.at[i].project;
        if (viewer_sees_project_persons(t->viewer, project) ||
            (viewer_role_in(t->viewer, project) != ROLE_NONE && groups_may_write(t, rows.at[i].group)))
            n += rows.at[i].n;
        else if (rows.at[i].group == 0 && viewer_role_in(t->viewer, project) != ROLE_NONE)
            n += rows.at[i].own;
    }
    return n;
}

/* ---- who she may be */

enum { LIKELY_MOST = 5 };

static void add_new(struct task *t, struct person_briefs *list, const struct person_briefs *found)
{
    for (size_t i = 0; i < found->n; i++) {
        bool there = false;
        for (size_t k = 0; k < list->n && !there; k++)
            there = list->at[k].id == found->at[i].id;
        if (!there)
            LIST_ADD(t->a, list, found->at[i]);
    }
}

struct person_briefs sign_up_like(struct task *t, const struct sign_up_entry *e)
{
    struct person_briefs list = { 0 }, found = { 0 };

    if (!str_empty(e->phone))
        found = people_search(t, e->project, e->phone, LIKELY_MOST);
    add_new(t, &list, &found);
    if (!str_empty(e->name)) {
        found = people_search(t, e->project, e->name, LIKELY_MOST);
        add_new(t, &list, &found);
    }
    return list;
}

/* The last seven digits: with or without the country's. */
static struct str digits_of(struct task *t, struct str phone)
{
    enum { COMPARED = 7 };
    struct buf *digits = task_buf(t, 64);
    struct str folded = lang_fold(t->a, phone);

    for (size_t i = 0; i < folded.n && i < 60; i++)
        if (folded.p[i] >= '0' && folded.p[i] <= '9')
            buf_ch(digits, folded.p[i]);
    struct str all = buf_view(digits);
    return all.n > COMPARED ? str_part(all, all.n - COMPARED, COMPARED) : all;
}

bool sign_up_twice(struct task *t, const struct sign_up_entries *all, const struct sign_up_entry *e)
{
    struct str digits = digits_of(t, e->phone);

    for (size_t i = 0; i < all->n && !str_empty(digits); i++)
        if (all->at[i].id != e->id && str_eq(digits_of(t, all->at[i].phone), digits))
            return true;
    return false;
}

/* ---- deciding */

/* What was said with it stands in her file: here it is forgotten. */
static enum outcome new_person(struct task *t, const struct sign_up_entry *e, const struct sign_up_taking *how,
    int64_t *ret_person, struct problems *ret_problems)
{
    const struct person_new p = { .given_names = str_trim(how->given),
        .family_name = str_trim(how->family),
        .language = e->language,
        .phone = e->phone,
        .entry = t->today,
        .heard_from = sign_up_heard_from(e),
        .contact_never = sign_up_never(t, e->contact),
        .note = e->wish };

    return people_create(t, e->project, &p, ret_person, ret_problems);
}

/* What she said is not safe is written into the file that she had, where none says what must never be done. */
static void mind_known(struct task *t, const struct sign_up_entry *e, int64_t person)
{
    struct str never = sign_up_never(t, e->contact);
    struct person_file file;

    if (str_empty(never) || !people_file(t, person, &file) || file.merged_into != 0 || !str_empty(file.contact_never))
        return;
    file.contact_never = never;
    people_put_file(t, person, &file);
    journal_write(t, JOURNAL_CHANGE, "person", person, S("safe_contact"));
}

static enum outcome add_children(
    struct task *t, const struct sign_up_entry *e, int64_t person, struct problems *ret_problems)
{
    struct sign_up_years years;
    enum outcome how = DONE;

    if (!sign_up_years(t, e->children, &years))
        return DONE;
    for (size_t i = 0; i < years.n && how == DONE; i++) {
        struct day born;
        int64_t child;
        if (day_read_partial(str_number(t->a, years.at[i]), &born))
            how = people_add_child(t, person, S(""), born, &child, ret_problems);
    }
    return how;
}

/* Into the group, or its waiting list; where she is already she stays. */
static enum outcome give_place(
    struct task *t, const struct sign_up_entry *e, int64_t person, bool wait, struct problems *ret_problems)
{
    enum outcome how = DONE;

    if (e->group == 0 || groups_is_member(t, e->group, person, t->today))
        return DONE;
    if (!wait)
        how = groups_join(t, e->group, person, t->today);
    else if (groups_queue(t, e->group, person) == NOT_ALLOWED)
        how = NOT_ALLOWED; /* INVALID: she waits already */
    if (how == INVALID)
        problem_add(t, ret_problems, "",
            str_of(tr(t, "The group takes nobody today: it goes on in another group, or its period is locked.")));
    return how;
}

bool sign_up_waits(struct task *t, int64_t group)
{
    const struct seen_persons before = t->seen;
    struct group_brief brief;

    if (groups_brief(t, group, &brief) != DONE || brief.capacity == INT_NONE)
        return false;
    int64_t waiting = (int64_t)groups_waiting(t, group).n;
    t->seen = before; /* they were counted */
    return brief.members + waiting >= brief.capacity;
}

enum outcome sign_up_place_met(struct task *t, int64_t group, int64_t person, struct problems *ret_problems)
{
    if (group == 0)
        return DONE;
    if (groups_may_write(t, group) && !sign_up_waits(t, group) && groups_join(t, group, person, t->today) == DONE)
        return DONE;
    enum outcome how = groups_queue_met(t, group, person);
    if (how == INVALID)
        problem_add(t, ret_problems, "group",
            str_of(tr(t, "The group takes nobody any more. Choose another one, or none yet.")));
    return how;
}

/* The person, what she has of her own, and that it is decided; the right was asked. */
static enum outcome take_in(struct task *t, const struct sign_up_entry *e, const struct sign_up_taking *how,
    int64_t *ret_person, struct problems *ret_problems)
{
    int64_t person = how->person;
    enum outcome found = DONE;

    if (person == 0)
        found = new_person(t, e, how, &person, ret_problems);
    if (found == DONE && how->person == 0)
        found = add_children(t, e, person, ret_problems);
    if (found == DONE)
        found = how->met ? sign_up_place_met(t, e->group, person, ret_problems)
                         : give_place(t, e, person, how->wait, ret_problems);
    if (found != DONE)
        return found;
    if (how->person != 0)
        mind_known(t, e, person);
    people_join_project(t, person, e->project, t->today);
    if (sign_up_entry_sql_decide(t, .entry = e->id, .version = e->version,
            .state = (how->person == 0 ? S("taken") : S("known")), .person = person, .reason = S(""),
            .decided_by = t->viewer->staff, .decided_at = t->now) == 0)
        fail(t, FAIL_BUG, "a sign-up was decided between two statements of one transaction");
    journal_write(t, JOURNAL_CHANGE, "sign_up", e->id, how->person == 0 ? S("taken") : S("known"));
    taken_in(t, e->id, person, e->project);
    *ret_person = person;
    return DONE;
}

enum outcome sign_up_take(struct task *t, int64_t entry, int64_t version, const struct sign_up_taking *how,
    int64_t *ret_person, struct problems *ret_problems)
{
    struct sign_up_entry e;
    enum outcome found = entry_to_decide(t, entry, &e);

    if (found != DONE)
        return found;
    if (!str_is(e.state, "new") || e.version != version)
        return CONFLICT;
    if (how->person != 0 && !people_may_see(t, how->person))
        return NOT_ALLOWED;
    return take_in(t, &e, how, ret_person, ret_problems);
}

enum outcome sign_up_take_met(
    struct task *t, int64_t entry, const struct person_names *names, int64_t *ret_person, struct problems *ret_problems)
{
    const struct sign_up_taking how = { .given = names->given, .family = names->family, .met = true };
    const struct seen_persons before = t->seen;
    struct sign_up_entry_sql_entry_row row;

    must(t, sign_up_entry_sql_entry(t, entry, &row));
    t->seen = before; /* it is what she wrote herself */
    struct sign_up_entry e = entry_of(&row);
    return take_in(t, &e, &how, ret_person, ret_problems);
}

enum outcome sign_up_refuse(struct task *t, int64_t entry, int64_t version, struct str reason)
{
    struct sign_up_entry e;
    enum outcome found = entry_to_decide(t, entry, &e);

    if (found != DONE)
        return found;
    if (!code_ok(&CODES_sign_up_reason, reason))
        return INVALID;
    if (sign_up_entry_sql_decide(t, .entry = entry, .version = version, .state = S("refused"), .person = 0,
            .reason = reason, .decided_by = t->viewer->staff, .decided_at = t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "sign_up", entry, S("refused"));
    return DONE;
}

enum outcome sign_up_back(struct task *t, int64_t entry, int64_t version)
{
    struct sign_up_entry e;
    enum outcome found = entry_to_decide(t, entry, &e);

    if (found != DONE)
        return found;
    if (sign_up_entry_sql_back(t, entry, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "sign_up", entry, S("back"));
    return DONE;
}

/* ---- what is too old */

enum { ASKED_EACH_S = 3600, DAY_S = 24 * 3600 };

struct old {
    struct instant hour, day, before;
};

static struct old old_of(struct task *t)
{
    int64_t now = instant_unix(t->now);

    return (struct old){ instant_from_unix(now - ASKED_EACH_S), instant_from_unix(now - DAY_S),
        instant_from_unix(now - t->settings->sign_up_days * DAY_S) };
}

void sign_up_sweep(struct task *t)
{
    struct old old = old_of(t);

    sign_up_entry_sql_forget_places(t, old.hour);
    int64_t drafts = sign_up_entry_sql_forget_drafts(t, old.day);
    sign_up_entry_sql_forget_bringers(t, old.before);
    int64_t unknown = sign_up_entry_sql_forget_unknown(t, old.before),
            words = sign_up_entry_sql_forget_words(t, old.before);
    sign_up_forget_declined(t, instant_day(old.before));
    taken_in_never(t);
    log_line(LOG_INFO, "sign_up", "drafts=%lld never_taken=%lld words=%lld", (long long)drafts, (long long)unknown,
        (long long)words);
}

/* Sweeping asks first whether there is anything, offers whether anybody waits: most hours write nothing. */
static bool anything(struct task *t)
{
    struct old old = old_of(t);
    struct sign_up_entry_sql_old_row row;

    return (sign_up_entry_sql_old(t, old.hour, old.day, old.before, &row) && row.n > 0) || sign_up_offering(t);
}

int64_t sign_up_often(struct task *t)
{
    db_begin_read(t);
    bool some = anything(t);
    db_commit(t);
    if (some) {
        db_begin_write(t);
        sign_up_sweep(t);
        (void)sign_up_offer_all(t);
        db_commit(t);
    }
    return ASKED_EACH_S;
}
