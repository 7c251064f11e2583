/* groups_series: where the modules of a series go, and making it so. A day is never used twice, holidays and days
 * without a meeting are passed over, and a session that says already what it is about stays as it is. */
#include "rooms/groups/groups_series.h"

#include "auth/journal.h"
#include "base/digest.h"
#include "base/settings.h"
#include "groups_series_sql.h"
#include "groups_sessions_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/projects/projects.h"

/* ---- where they go */

/* The modules in their order, each as often as it takes sessions. */
struct sequence {
    const struct modules *modules;
    size_t at;
    int64_t taken; /* sessions of the one in hand */
};

static const struct module *next_of(struct sequence *s)
{
    if (s->at == s->modules->n)
        return NULL;
    const struct module *m = &s->modules->at[s->at];
    if (++s->taken >= m->sessions)
        s->at++, s->taken = 0;
    return m;
}

static int64_t still_wanted(const struct sequence *s)
{
    int64_t n = -s->taken;

    for (size_t i = s->at; i < s->modules->n; i++)
        n += s->modules->at[i].sessions;
    return n;
}

static bool is_free(const struct groups_series_sql_standing_row *row)
{
    static const char *const own[] = { "trip", "party", "expert_visit" };

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (str_is(row->kind, own[i]))
            return false;
    return str_is(row->state, "planned") && row->closed_at.t[0] == '\0' && row->register_version == 0 &&
           str_empty(row->theme) && str_empty(row->module);
}

/* One walk: what is known of the group, and the plan as it grows. */
struct planning {
    struct task *t;
    const struct group_record *g;
    struct timetable_days timetable;
    struct groups_series_sql_standing_rows standing;
    struct sequence next;
    struct plan_days plan;
    size_t used; /* days of the plan up to the last one with a module */
    bool done;
};

static void add_day(struct planning *p, struct plan_day one)
{
    bool uses = one.what == PLAN_MAKE || one.what == PLAN_FILL;
    const struct module *m = uses ? next_of(&p->next) : NULL;

    if (uses && m == NULL) {
        p->done = true;
        return;
    }
    if (m != NULL) {
        int64_t minutes = clock_between(one.start, one.end);
        one.module = m->id;
        one.module_name = m->name;
        one.too_short = minutes > 0 && m->minutes != INT_NONE && m->minutes > minutes;
        p->plan.make += one.what == PLAN_MAKE;
        p->plan.fill += one.what == PLAN_FILL;
    }
    LIST_ADD(p->t->a, &p->plan, one);
    if (m != NULL)
        p->used = p->plan.n;
}

/* Is the timetable's day one on which nobody meets? Also for a session that was planned before that was said. */
static bool is_off(const struct timetable_day *d, struct plan_day *one)
{
    if (d->holiday != NULL)
        one->what = PLAN_HOLIDAY, one->holiday = d->holiday;
    else if (!str_empty(d->exception))
        one->what = PLAN_OFF, one->reason = d->exception;
    return d->holiday != NULL || !str_empty(d->exception);
}

static void add_session(
    struct planning *p, const struct groups_series_sql_standing_row *row, const struct timetable_day *d)
{
    struct plan_day one = { .what = PLAN_FILL,
        .day = row->day,
        .start = row->start,
        .end = row->end,
        .session = row->session,
        .version = row->version };

    if (!is_free(row)) {
        one.what = PLAN_TAKEN;
        one.kind = str_is(row->state, "cancelled") ? S("") : row->kind;
        one.reason = row->theme;
    } else if (projects_day_locked(p->t, p->g->project, row->day)) {
        one.what = PLAN_LOCKED;
    } else if (d != NULL) {
        (void)is_off(d, &one);
    }
    add_day(p, one);
}

static bool was_moved_from(const struct planning *p, struct day day)
{
    for (size_t i = 0; i < p->standing.n; i++)
        if (day_cmp(p->standing.at[i].moved_from, day) == 0)
            return true;
    return false;
}

static void add_open(struct planning *p, const struct timetable_day *d)
{
    struct plan_day one = { .what = PLAN_MAKE, .day = d->day, .start = p->g->card.start, .end = p->g->card.end };

    if (was_moved_from(p, d->day))
        one.what = PLAN_TAKEN;
    else if (!is_off(d, &one) && projects_day_locked(p->t, p->g->project, d->day))
        one.what = PLAN_LOCKED;
    add_day(p, one);
}

/* Days of the timetable and sessions that stand, in the order of days. */
static void walk(struct planning *p, struct day first)
{
    size_t d = 0, s = 0;

    while (!p->done && (d < p->timetable.n || s < p->standing.n)) {
        const struct timetable_day *day = d < p->timetable.n ? &p->timetable.at[d] : NULL;
        const struct groups_series_sql_standing_row *row = s < p->standing.n ? &p->standing.at[s] : NULL;
        int order = day == NULL ? 1 : row == NULL ? -1 : day_cmp(day->day, row->day);
        struct day at = order < 0 ? day->day : row->day;
        if (day_cmp(at, first) >= 0 && p->g->merged_into != 0 && day_known(p->g->merged_on) &&
            day_cmp(at, p->g->merged_on) >= 0)
            return;
        if (order < 0) {
            if (day_cmp(at, first) >= 0)
                add_open(p, day);
            d++;
            continue;
        }
        if (day_cmp(at, first) >= 0)
            add_session(p, row, order == 0 ? day : NULL);
        s++;
        if (order == 0 && (s == p->standing.n || day_cmp(p->standing.at[s].day, at) != 0))
            d++; /* the last session of this day of the timetable */
    }
}

static struct str print_of(struct task *t, const struct plan_days *plan)
{
    struct digest *d = digest_new(t->a);
    char raw[DIGEST];
    struct str hex = S("");

    digest_begin(d);
    for (size_t i = 0; i < plan->n; i++) {
        const struct plan_day *one = &plan->at[i];
        struct str line = str_fmt(t->a, "%s %d %lld %lld %lld %s %s\n", one->day.t, (int)one->what,
            (long long)one->session, (long long)one->version, (long long)one->module, one->start.t, one->end.t);
        digest_add(d, line.p, line.n);
    }
    digest_end(d, raw);
    for (size_t i = 0; i < 8; i++)
        hex = str_fmt(t->a, "%.*s%02x", STR_ARG(hex), (unsigned)(unsigned char)raw[i]);
    return hex;
}

struct plan_days groups_plan(
    struct task *t, int64_t group, const struct group_record *g, const struct modules *modules, struct day first)
{
    struct planning p = { .t = t,
        .g = g,
        .timetable = groups_timetable(t, group, &g->card),
        .standing = groups_series_sql_standing(t, group, first),
        .next = { .modules = modules } };

    if (modules->n > 0)
        walk(&p, first);
    p.plan.n = p.used; /* nothing is said of days behind the last one */
    p.plan.left = still_wanted(&p.next);
    p.plan.seen = print_of(t, &p.plan);
    return p.plan;
}

/* ---- making it so */

static void make_day(struct task *t, int64_t group, const struct group_record *g, const struct plan_day *one)
{
    struct session_card card = { .module_id = one->module, .theme = S(""), .module = S(""), .expert = S("") };
    struct module m;
    struct expert e;

    if (modules_get(t, one->module, &m) == DONE && m.expert != 0 && modules_expert_get(t, m.expert, &e) == DONE)
        card.expert = modules_expert_text(t->a, &e).n > SESSION_TEXT_MOST ? e.name : modules_expert_text(t->a, &e);
    card = groups_about(t, g->project, &card, NULL);
    if (one->what == PLAN_FILL) {
        must(t, groups_series_sql_fill(t, .session = one->session, .version = one->version, .theme = card.theme,
                    .module = card.module, .module_id = card.module_id, .expert = card.expert,
                    .expert_id = card.expert_id, .changed_at = t->now) == 1);
        journal_write(t, JOURNAL_CHANGE, "session", one->session, S("module"));
        return;
    }
    groups_sessions_sql_add(t, .session = id_new(), .group = group, .project = g->project, .day = one->day,
        .start = g->card.start, .end = g->card.end, .kind = groups_usual_kind(g->card.kind), .theme = card.theme,
        .module = card.module, .module_id = card.module_id, .expert = card.expert, .expert_id = card.expert_id,
        .created_at = t->now);
}

enum outcome groups_plan_make(struct task *t, int64_t group, const struct plan_wish *wish, int64_t *ret_sessions)
{
    struct group_record g;
    enum outcome found = groups_record(t, group, GROUP_LEAD, &g);

    if (found != DONE)
        return found;
    for (size_t i = 0; i < wish->modules->n; i++)
        if (wish->modules->at[i].project != 0 && wish->modules->at[i].project != g.project)
            return NOT_ALLOWED;
    struct plan_days plan = groups_plan(t, group, &g, wish->modules, wish->first);
    if (!str_eq(plan.seen, wish->seen))
        return CONFLICT;
    if (plan.make + plan.fill == 0)
        return INVALID;
    for (size_t i = 0; i < plan.n; i++)
        if (plan.at[i].module != 0)
            make_day(t, group, &g, &plan.at[i]);
    if (plan.make > 0)
        journal_write(t, JOURNAL_CREATE, "sessions of group", group, str_number(t->a, plan.make));
    *ret_sessions = plan.make + plan.fill;
    return DONE;
}

/* ---- what became of it */

static int64_t shown(struct task *t, int64_t n)
{
    int64_t least = t->settings != NULL && t->settings->threshold > 1 ? t->settings->threshold : 1;

    return n < least ? INT_NONE : n;
}

struct module_courses groups_courses(struct task *t, int64_t group)
{
    struct groups_series_sql_courses_rows rows = groups_series_sql_courses(t, group);
    struct module_courses list = { 0 };
    int64_t before = 0;

    for (size_t i = 0; i < rows.n; i++) {
        struct groups_series_sql_were_there_row there;
        struct groups_series_sql_went_on_row on;
        struct module_course c = { .module = rows.at[i].module,
            .held = rows.at[i].held,
            .planned = rows.at[i].planned,
            .moved = rows.at[i].moved,
            .cancelled = rows.at[i].cancelled,
            .persons = INT_NONE,
            .passed_on = INT_NONE,
            .name = rows.at[i].name,
            .first = rows.at[i].first_day };
        if (c.held > 0) {
            if (groups_series_sql_were_there(t, group, c.module, &there))
                c.persons = shown(t, there.n);
            if (before != 0 && groups_series_sql_went_on(t, group, c.module, group, before, &on))
                c.passed_on = shown(t, on.n);
            before = c.module;
        }
        LIST_ADD(t->a, &list, c);
    }
    return list;
}

struct strs groups_left_out(struct task *t, int64_t group)
{
    struct groups_series_sql_left_out_rows rows = groups_series_sql_left_out(t, group, group);
    struct strs names = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &names, rows.at[i].name);
    return names;
}

struct theme_days groups_themes(struct task *t, int64_t group, struct day until, int64_t limit)
{
    struct groups_series_sql_themes_rows rows = groups_series_sql_themes(t, group, until, limit);
    struct groups_series_sql_noted_rows noted = groups_series_sql_noted(t, group);
    struct theme_days list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct theme_day one = { .session = rows.at[i].session,
            .day = rows.at[i].day,
            .theme = modules_theme_shown(t, rows.at[i].theme),
            .module = rows.at[i].module_id };
        for (size_t k = 0; k < noted.n; k++)
            one.noted |= noted.at[k].session == one.session;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- after a session, and visits */

enum outcome groups_learned(struct task *t, int64_t session, const struct module_note *n, struct problems *ret_problems)
{
    struct session_record s;
    struct module_note note = *n;
    enum outcome found = groups_session_record(t, session, &s);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, s.group))
        return NOT_ALLOWED;
    if (s.card.module_id == 0)
        return NOT_FOUND;
    if (str_is(s.state, "cancelled") || day_cmp(s.card.day, t->today) > 0)
        problem_add(t, ret_problems, "worked", str_of(tr(t, "Write this when the session has been held.")));
    if (ret_problems->n > 0)
        return INVALID;
    note.session = session;
    note.module = s.card.module_id;
    return modules_note_put(t, &note, ret_problems);
}

enum outcome groups_thank(struct task *t, int64_t session, int64_t version)
{
    struct session_record s;
    enum outcome found = groups_session_record(t, session, &s);

    if (found != DONE)
        return found;
    if (!groups_may_write(t, s.group))
        return NOT_ALLOWED;
    if (s.card.expert_id == 0 || day_cmp(s.card.day, t->today) > 0)
        return INVALID;
    if (day_known(s.thanked_on))
        return DONE;
    if (groups_series_sql_thank(t, session, version, t->today, t->now) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "session", session, S("thanked"));
    return DONE;
}
