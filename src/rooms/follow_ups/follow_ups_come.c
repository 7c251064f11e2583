/* follow_ups_come: what comes by itself from the exit day of a spell, and goes with it. */
#include "base/log.h"
#include "db/db.h"
#include "follow_ups_sql.h"
#include "rooms/follow_ups/follow_ups.h"

typedef const struct follow_ups_sql_spells_row *spell_row;

/* What one spell asks for. */
struct asked {
    struct str kind, status;
    int64_t rule;
    struct day due, known_on; /* known_on: "" while the fact is missing */
};
struct renewing {
    struct task *t;
    int64_t person;
    struct follow_ups_sql_rows_rows rows;
    struct follow_ups_sql_rules_for_rows rules;
};

/* Something of that kind that she was asked, in another house or in version 1, which names no spell. */
static bool asked_elsewhere(const struct renewing *w, spell_row s, const struct asked *a, int64_t but)
{
    for (size_t i = 0; i < w->rows.n; i++) {
        const struct follow_ups_sql_rows_row *f = &w->rows.at[i];
        if (f->id != but && !f->derived && str_eq(f->kind, a->kind) && f->rule == a->rule &&
            (f->spell == s->spell || (f->spell == 0 && f->project == s->project)))
            return true;
    }
    return false;
}

/* What was closed as not reached is so no more: of a locked period that is listed. */
static void answered(struct renewing *w, const struct follow_ups_sql_rows_row *f, const struct asked *a)
{
    const struct follow_up was = {
        .id = f->id, .project = f->project, .person = w->person, .not_reached_on = f->not_reached_on
    };

    follow_ups_keep_locked(w->t, &was, DAY(""), str_of(tr(w->t, "Asked in a follow-up")));
    follow_ups_sql_answered(w->t, f->id, w->person, a->known_on, a->status);
}

/* One that stands. Rows of a package keep their own day; the answer closes them like any other. */
static void set_right(struct renewing *w, const struct follow_ups_sql_rows_row *f, spell_row s, const struct asked *a)
{
    bool facts = !str_is(a->kind, "other");

    if (f->derived && asked_elsewhere(w, s, a, f->id))
        follow_ups_sql_go(w->t, f->id);
    else if (!day_known(f->done_on) && facts && day_known(a->known_on))
        answered(w, f, a);
    else if (f->made_here && day_known(f->done_on) && facts && !day_known(a->known_on))
        follow_ups_sql_open_again(w->t, f->id, a->due);
    else if (f->made_here && (day_cmp(f->due_on, a->due) != 0 || f->person != w->person))
        follow_ups_sql_due(w->t, f->id, w->person, a->due);
}

static void ask(struct renewing *w, spell_row s, const struct asked *a)
{
    bool stands = false;

    for (size_t i = 0; i < w->rows.n; i++) {
        const struct follow_ups_sql_rows_row *f = &w->rows.at[i];
        if (f->spell != s->spell || f->rule != a->rule || !str_eq(f->kind, a->kind))
            continue;
        stands = true;
        set_right(w, f, s, a);
    }
    if (!stands && !day_known(a->known_on) && !asked_elsewhere(w, s, a, 0))
        follow_ups_sql_come(w->t, .id = id_new(), .person = w->person, .project = s->project, .spell = s->spell,
            .kind = a->kind, .rule = a->rule, .due_on = a->due);
}

static struct day known_day(struct str status, struct day on, struct day else_on)
{
    bool known = !str_empty(status) && !str_is(status, "unknown");

    return !known ? (struct day){ "" } : day_known(on) ? on : else_on;
}

static struct asked leaving_of(spell_row s)
{
    return (struct asked){ .kind = S("exit"),
        .status = s->exit_status,
        .due = day_add(s->exit_date, FOLLOW_UP_EXIT_DAYS),
        .known_on = known_day(s->exit_status, s->exit_status_on, s->exit_date) };
}

static struct asked half_year_of(spell_row s)
{
    return (struct asked){ .kind = S("six_month"),
        .status = s->six_month_status,
        .due = day_add_months(s->exit_date, FOLLOW_UP_SIX_MONTHS),
        .known_on = known_day(s->six_month_status, s->six_month_date, s->six_month_date) };
}

/* One of a package stands, though she came back; the answer closes it like any other. */
static void close_known(struct renewing *w, spell_row s, const struct follow_ups_sql_rows_row *f)
{
    struct asked leaving = leaving_of(s), half_year = half_year_of(s);

    for (int i = 0; i < 2; i++) {
        const struct asked *a = i == 0 ? &leaving : &half_year;
        if (str_eq(f->kind, a->kind) && day_known(a->known_on))
            answered(w, f, a);
    }
}

/* The spell asks for nothing: what came by itself goes, what somebody tried has no day any more. */
static void let_go(struct renewing *w, spell_row s)
{
    for (size_t i = 0; i < w->rows.n; i++) {
        const struct follow_ups_sql_rows_row *f = &w->rows.at[i];
        if (f->spell != s->spell || day_known(f->done_on))
            continue;
        if (!f->made_here && day_whole(s->exit_date))
            close_known(w, s, f);
        else if (!f->made_here)
            continue;
        else if (f->derived)
            follow_ups_sql_go(w->t, f->id);
        else if (day_known(f->due_on))
            follow_ups_sql_due(w->t, f->id, w->person, (struct day){ "" });
    }
}

static void ask_all(struct renewing *w, spell_row s)
{
    struct asked leaving = leaving_of(s), half_year = half_year_of(s);

    ask(w, s, &leaving);
    ask(w, s, &half_year);
    for (size_t i = 0; i < w->rules.n; i++) {
        const struct follow_ups_sql_rules_for_row *rule = &w->rules.at[i];
        struct asked own = {
            .kind = S("other"), .rule = rule->rule, .due = day_add_months(s->exit_date, rule->months)
        };
        if (rule->project == s->project)
            ask(w, s, &own);
    }
}

void follow_ups_renew(struct task *t, int64_t person)
{
    struct follow_ups_sql_spells_rows spells = follow_ups_sql_spells(t, person);
    struct renewing w = { .t = t, .person = person };

    if (spells.n == 0)
        return;
    w.rows = follow_ups_sql_rows(t, person);
    w.rules = follow_ups_sql_rules_for(t, person);
    for (size_t i = 0; i < spells.n; i++) {
        spell_row s = &spells.at[i];
        bool came_back = i + 1 < spells.n && spells.at[i + 1].project == s->project;
        if (!came_back && day_whole(s->exit_date))
            ask_all(&w, s);
        else
            let_go(&w, s);
    }
}

void follow_ups_going(struct task *t, int64_t import) { follow_ups_sql_go_with_import(t, import); }

bool follow_ups_catch_up(struct task *t, int64_t limit)
{
    struct follow_ups_sql_behind_row at;

    if (!follow_ups_sql_behind(t, &at))
        return false;
    struct follow_ups_sql_left_after_rows left = follow_ups_sql_left_after(t, at.after, limit);
    for (size_t i = 0; i < left.n; i++)
        follow_ups_renew(t, left.at[i].person);
    if ((int64_t)left.n < limit)
        follow_ups_sql_caught_up(t);
    else
        follow_ups_sql_come_to(t, left.at[left.n - 1].person);
    return (int64_t)left.n == limit;
}

int64_t follow_ups_often(struct task *t)
{
    enum { PORTION = 100, SOON_S = 1, LOOK_S = 3600 };
    struct follow_ups_sql_behind_row at;

    db_begin_read(t);
    bool behind = follow_ups_sql_behind(t, &at);
    db_rollback(t->db);
    if (!behind)
        return LOOK_S;
    db_begin_write(t); /* of several servers one after the other: each goes on where the last one stopped */
    behind = follow_ups_catch_up(t, PORTION);
    db_commit(t);
    if (!behind)
        log_line(LOG_INFO, "follow_ups", "caught_up=1");
    return behind ? SOON_S : LOOK_S;
}
