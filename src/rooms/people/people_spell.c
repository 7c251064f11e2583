/* people_spell: the rules of participation: entry facts that stay as they were, exit facts, facts after six months,
 * coming back. What the funder counts of them is reports' business. */
#include "auth/journal.h"
#include "lang/lang.h"
#include "people_spell_sql.h"
#include "people_sql.h"
#include "rooms/codes.h"
#include "rooms/people/people_locked.h"
#include "rooms/persons.h"
#include "rooms/projects/projects.h"

static struct person_spell spell_of(const struct people_spell_sql_spell_row *row)
{
    return (struct person_spell){
        .id = row->spell,
        .person = row->person,
        .project = row->project,
        .version = row->version,
        .entry_date = row->entry_date,
        .unemployed_since = row->unemployed_since,
        .exit_date = row->exit_date,
        .exit_status_on = row->exit_status_on,
        .six_month_date = row->six_month_date,
        .entry_status = row->entry_status,
        .entry_education = row->entry_education,
        .heard_from = row->heard_from,
        .exit_status = row->exit_status,
        .exit_reason = row->exit_reason,
        .six_month_status = row->six_month_status,
        .entry_in_education = row->entry_in_education,
        .exit_in_education = row->exit_in_education,
        .qualification_gained = row->qualification_gained,
        .six_month_improved = row->six_month_improved,
    };
}

struct person_spells people_spells(struct task *t, int64_t person)
{
    struct people_spell_sql_spell_rows rows = people_spell_sql_of_person(t, person);
    struct person_spells list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, spell_of(&rows.at[i]));
    return list;
}

enum outcome people_spell(struct task *t, int64_t spell, struct person_spell *ret_spell)
{
    struct people_spell_sql_spell_row row;

    if (!people_spell_sql_one(t, spell, &row) || people_sight(t, row.person) < SIGHT_CARD)
        return NOT_FOUND;
    *ret_spell = spell_of(&row);
    return DONE;
}

bool people_spell_of(struct task *t, int64_t person, int64_t spell, struct person_spell *ret_spell)
{
    struct people_spell_sql_spell_row row;

    if (!people_spell_sql_one(t, spell, &row) || row.person != person)
        return false;
    *ret_spell = spell_of(&row);
    return true;
}

bool people_may_change_spell(struct task *t, const struct person_spell *s)
{
    enum role role = viewer_role_in(t->viewer, s->project);

    if (!t->viewer->program && role != ROLE_MANAGER && role != ROLE_COUNSELLOR && role != ROLE_INSTRUCTOR)
        return false;
    return people_sight(t, s->person) >= SIGHT_CARD;
}

static void check_entry_days(struct task *t, const struct person_spell *s, struct problems *ps)
{
    if (!day_known(s->entry_date))
        problem_add(t, ps, "entry_date", str_of(tr(t, "Write the first day in the project.")));
    else if (day_cmp(s->entry_date, t->today) > 0)
        problem_add(t, ps, "entry_date", str_of(tr(t, "The first day is in the future. Correct it.")));
    if (day_known(s->unemployed_since) && day_known(s->entry_date) && day_cmp(s->unemployed_since, s->entry_date) > 0)
        problem_add(t, ps, "unemployed_since",
            str_of(tr(t, "Unemployment began after the first day in the project. Correct one of them.")));
    if (day_known(s->exit_date) && day_known(s->entry_date) && day_cmp(s->exit_date, s->entry_date) < 0)
        problem_add(t, ps, "entry_date",
            trf(t, "The first day is after the last day %1$s. Correct it.", lang_day(t->a, t->lang, s->exit_date)));
}

void people_say_overlap(struct task *t, struct day until, struct problems *ret_problems)
{
    problem_add(t, ret_problems, "entry_date",
        day_known(until)
            ? trf(t, "The person took part in this project until %1$s. The first day must be after that.",
                  lang_day(t->a, t->lang, until))
            : str_of(tr(t, "The person already takes part in this project. Write the last day of that first.")));
}

static void check_entry(struct task *t, const struct person_spell *s, struct problems *ps)
{
    struct person_spells all = people_spells(t, s->person);

    check_entry_days(t, s, ps);
    for (size_t i = 0; i < all.n; i++) {
        const struct person_spell *o = &all.at[i];
        if (o->id == s->id || o->project != s->project)
            continue;
        if (s->id == 0 && !day_known(o->exit_date))
            problem_add(t, ps, "",
                str_of(tr(t, "The person already takes part in this project. Write the last day of that first.")));
        else if (day_known(o->exit_date) && day_known(s->entry_date) && day_cmp(s->entry_date, o->exit_date) < 0 &&
                 (!day_known(s->exit_date) || !day_known(o->entry_date) || day_cmp(s->exit_date, o->entry_date) > 0))
            people_say_overlap(t, o->exit_date, ps);
    }
}

static void put_defaults(struct person_spell *s)
{
    if (str_empty(s->entry_status))
        s->entry_status = S("unknown");
    if (str_empty(s->entry_education))
        s->entry_education = S("9");
}

static struct str day_text(struct task *t, const struct day *d) { return str_copy(t->a, day_str(d)); }

enum outcome people_enter(struct task *t, struct person_spell *s, struct problems *ret_problems)
{
    if (people_sight(t, s->person) == SIGHT_NONE)
        return NOT_FOUND;
    if (!people_may_change_spell(t, s))
        return NOT_ALLOWED;
    bool shut = projects_day_locked(t, s->project, s->entry_date);
    check_entry(t, s, ret_problems);
    if (shut && str_empty(str_trim(s->reason)))
        projects_say_locked(t, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    put_defaults(s);
    s->id = id_new();
    people_spell_sql_add(t, .spell = s->id, .person = s->person, .project = s->project, .entry_date = s->entry_date,
        .entry_status = s->entry_status, .unemployed_since = s->unemployed_since,
        .entry_in_education = s->entry_in_education, .entry_education = s->entry_education, .heard_from = s->heard_from,
        .created_at = t->now);
    people_spell_joined(t, s);
    journal_write(t, JOURNAL_CREATE, "participation", s->id, S(""));
    persons_spells_changed(t, s->person);
    return DONE;
}

/* ---- correcting */

struct fact {
    const char *name;
    struct str before, after;
};
enum { FACTS = 6, END_FACTS = 6, LATER_FACTS = 3 };

static struct str yesno_text(enum yesno x) { return x == YES ? S("yes") : x == NO ? S("no") : S(""); }

static struct str known(struct str code, const char *unknown) { return str_is(code, unknown) ? S("") : code; }

/* Entry facts as texts, "" where not known. */
static void entry_facts(
    struct task *t, const struct person_spell *was, const struct person_spell *now, struct fact ret_facts[FACTS])
{
    const struct fact facts[] = {
        { "entry_date", day_text(t, &was->entry_date), day_text(t, &now->entry_date) },
        { "entry_status", known(was->entry_status, "unknown"), known(now->entry_status, "unknown") },
        { "unemployed_since", day_text(t, &was->unemployed_since), day_text(t, &now->unemployed_since) },
        { "entry_in_education", yesno_text(was->entry_in_education), yesno_text(now->entry_in_education) },
        { "entry_education", known(was->entry_education, "9"), known(now->entry_education, "9") },
        { "heard_from", was->heard_from, now->heard_from },
    };
    _Static_assert(sizeof facts == FACTS * sizeof *facts, "a row for each fact");
    memcpy(ret_facts, facts, sizeof facts);
}

static enum outcome spell_to_change(struct task *t, int64_t spell, struct person_spell *ret_was)
{
    enum outcome found = people_spell(t, spell, ret_was);

    return found != DONE ? found : people_may_change_spell(t, ret_was) ? DONE : NOT_ALLOWED;
}

static struct person_spell with_entry_of(const struct person_spell *was, const struct person_spell *s)
{
    struct person_spell now = *was;

    now.entry_date = s->entry_date;
    now.entry_status = s->entry_status;
    now.unemployed_since = s->unemployed_since;
    now.entry_in_education = s->entry_in_education;
    now.entry_education = s->entry_education;
    now.heard_from = s->heard_from;
    put_defaults(&now);
    return now;
}

static void end_facts(
    struct task *t, const struct person_spell *was, const struct person_spell *now, struct fact ret_facts[END_FACTS])
{
    const struct fact facts[] = {
        { "exit_date", day_text(t, &was->exit_date), day_text(t, &now->exit_date) },
        { "exit_status", was->exit_status, now->exit_status },
        { "exit_status_on", day_text(t, &was->exit_status_on), day_text(t, &now->exit_status_on) },
        { "exit_in_education", yesno_text(was->exit_in_education), yesno_text(now->exit_in_education) },
        { "qualification_gained", yesno_text(was->qualification_gained), yesno_text(now->qualification_gained) },
        { "exit_reason", was->exit_reason, now->exit_reason },
    };
    _Static_assert(sizeof facts == END_FACTS * sizeof *facts, "a row for each fact");
    memcpy(ret_facts, facts, sizeof facts);
}

static void later_facts(
    struct task *t, const struct person_spell *was, const struct person_spell *now, struct fact ret_facts[LATER_FACTS])
{
    const struct fact facts[] = {
        { "six_month_date", day_text(t, &was->six_month_date), day_text(t, &now->six_month_date) },
        { "six_month_status", was->six_month_status, now->six_month_status },
        { "six_month_improved", yesno_text(was->six_month_improved), yesno_text(now->six_month_improved) },
    };
    _Static_assert(sizeof facts == LATER_FACTS * sizeof *facts, "a row for each fact");
    memcpy(ret_facts, facts, sizeof facts);
}

static bool differ(const struct fact *facts, int n)
{
    bool some = false;

    for (int i = 0; i < n; i++)
        some |= !str_eq(facts[i].before, facts[i].after);
    return some;
}

/* Facts of a day in a locked period, before or after, are other ones. */
static bool locked(struct task *t, int64_t project, struct day before, struct day after)
{
    return projects_day_locked(t, project, before) ||
           (day_cmp(before, after) != 0 && projects_day_locked(t, project, after));
}

/* Facts of the first day are counted with results of the last. */
static bool entry_locked(struct task *t, const struct person_spell *was, const struct person_spell *now)
{
    return locked(t, was->project, was->entry_date, now->entry_date) ||
           projects_day_locked(t, was->project, was->exit_date);
}

/* Situations after six months are counted with the last day. */
static bool later_locked(struct task *t, const struct person_spell *was, const struct person_spell *now)
{
    return locked(t, was->project, was->six_month_date, now->six_month_date) ||
           projects_day_locked(t, was->project, was->exit_date);
}

struct correcting {
    int64_t spell;
    struct str reason;
    bool locked; /* also what was not known before is a correction */
};

/* Keeps what stood; *ret_list: the changed names, for the journal. */
static void keep_corrections(
    struct task *t, const struct correcting *c, const struct fact *facts, int n, struct str *ret_list)
{
    struct str list = S("");

    for (int i = 0; i < n; i++) {
        if (str_eq(facts[i].before, facts[i].after))
            continue;
        if (!str_empty(facts[i].before) || c->locked)
            people_spell_sql_correct(t, .correction = id_new(), .spell = c->spell, .field = str_of(facts[i].name),
                .before_value = facts[i].before, .after_value = facts[i].after, .reason = c->reason,
                .done_by = t->viewer->staff, .done_at = t->now);
        list = str_fmt(t->a, "%.*s%s%s", STR_ARG(list), str_empty(list) ? "" : " ", facts[i].name);
    }
    *ret_list = list;
}

/* Where no day of this participation is locked, but one of another that figures take together with it. */
static void keep_of_others(
    struct task *t, const struct person_spell *s, struct str reason, const struct fact *facts, int n)
{
    struct day day = DAY("");

    if (differ(facts, n))
        day = people_other_locked(t, s);
    for (int i = 0; i < n && day_known(day); i++)
        if (!str_eq(facts[i].before, facts[i].after))
            projects_keep_locked(t, &(struct locked_change){ .what = "spell",
                                        .field = facts[i].name,
                                        .project = s->project,
                                        .record = s->id,
                                        .person = s->person,
                                        .from = day,
                                        .to = day,
                                        .before = facts[i].before,
                                        .after = facts[i].after,
                                        .reason = reason });
}

enum outcome people_correct_entry(
    struct task *t, const struct person_spell *s, struct str reason, struct problems *ret_problems)
{
    struct person_spell was;
    struct fact facts[FACTS];
    struct str list;
    bool frozen = false;
    enum outcome may = spell_to_change(t, s->id, &was);

    if (may != DONE)
        return may;
    struct person_spell now = with_entry_of(&was, s);
    check_entry(t, &now, ret_problems);
    entry_facts(t, &was, &now, facts);
    bool changes = differ(facts, FACTS), shut = changes && entry_locked(t, &was, &now);
    for (int i = 0; i < FACTS; i++)
        frozen = frozen || (!str_empty(facts[i].before) && !str_eq(facts[i].before, facts[i].after));
    if (shut && frozen && str_empty(str_trim(reason)))
        projects_say_locked(t, ret_problems);
    else if (frozen && str_empty(str_trim(reason)))
        problem_add(t, ret_problems, "reason",
            str_of(tr(t, "Facts of the first day are changed only when they were wrong. Write why.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (people_spell_sql_claim(t, s->id, s->version) == 0)
        return CONFLICT;
    if (str_empty(str_trim(reason)))
        reason = str_of(tr(t, "Was not known before"));
    keep_corrections(t, &(struct correcting){ s->id, reason, shut }, facts, FACTS, &list);
    keep_of_others(t, &was, reason, facts, FACTS);
    people_spell_sql_set_entry(t, .spell = s->id, .entry_date = now.entry_date, .entry_status = now.entry_status,
        .unemployed_since = now.unemployed_since, .entry_in_education = now.entry_in_education,
        .entry_education = now.entry_education, .heard_from = now.heard_from);
    journal_write(t, JOURNAL_CHANGE, "participation", s->id, list);
    persons_spells_changed(t, was.person);
    return DONE;
}

struct spell_corrections people_corrections(struct task *t, int64_t spell)
{
    struct people_spell_sql_corrections_rows rows = people_spell_sql_corrections(t, spell);
    struct spell_corrections list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct spell_correction one = { rows.at[i].field, rows.at[i].before_value, rows.at[i].after_value,
            rows.at[i].reason, rows.at[i].done_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- the end, and half a year after it */

static void check_exit(
    struct task *t, const struct person_spell *was, const struct person_spell *s, struct problems *ps)
{
    bool empty = !day_known(s->exit_date);

    if (empty && (!str_empty(s->exit_status) || day_known(s->exit_status_on) || s->exit_in_education != YESNO_UNKNOWN ||
                     s->qualification_gained != YESNO_UNKNOWN || !str_empty(s->exit_reason)))
        problem_add(t, ps, "exit_date", str_of(tr(t, "Write the last day in the project.")));
    if (empty && day_known(was->six_month_date))
        problem_add(
            t, ps, "exit_date", str_of(tr(t, "The situation after six months has been written. Take it away first.")));
    if (!empty && day_cmp(s->exit_date, t->today) > 0)
        problem_add(
            t, ps, "exit_date", str_of(tr(t, "The last day is in the future. Write it when the person has left.")));
    if (!empty && day_known(was->entry_date) && day_cmp(s->exit_date, was->entry_date) < 0)
        problem_add(t, ps, "exit_date",
            trf(t, "The last day is before the first day %1$s. Correct it.", lang_day(t->a, t->lang, was->entry_date)));
    if (!empty && day_known(s->exit_status_on) && day_cmp(s->exit_status_on, s->exit_date) < 0)
        problem_add(t, ps, "exit_status_on",
            str_of(
                tr(t, "The situation was asked before the last day. It must be asked on the last day or after it.")));
    if (day_known(s->exit_status_on) && day_cmp(s->exit_status_on, t->today) > 0)
        problem_add(t, ps, "exit_status_on", str_of(tr(t, "This day is in the future. Correct it.")));
}

/* A spell of the same project that began later and is open or overlaps, when this one is opened again. */
static void check_reopened(
    struct task *t, const struct person_spell *was, const struct person_spell *s, struct problems *ps)
{
    struct person_spells all = people_spells(t, was->person);

    for (size_t i = 0; i < all.n; i++)
        if (all.at[i].id != was->id && all.at[i].project == was->project &&
            day_cmp(all.at[i].entry_date, was->entry_date) > 0 &&
            (!day_known(s->exit_date) || day_cmp(s->exit_date, all.at[i].entry_date) > 0)) {
            problem_add(t, ps, "exit_date",
                trf(t, "The person came back on %1$s. The last day must be before that.",
                    lang_day(t->a, t->lang, all.at[i].entry_date)));
            return;
        }
}

static void put_exit(struct task *t, const struct person_spell *s)
{
    people_spell_sql_set_exit(t, .spell = s->id, .exit_date = s->exit_date, .exit_status = s->exit_status,
        .exit_status_on = s->exit_status_on, .exit_in_education = s->exit_in_education,
        .qualification_gained = s->qualification_gained, .exit_reason = s->exit_reason);
}

enum outcome people_put_exit(
    struct task *t, const struct person_spell *was, const struct person_spell *s, struct problems *ret_problems)
{
    struct fact facts[END_FACTS];
    struct str list;

    end_facts(t, was, s, facts);
    bool shut = differ(facts, END_FACTS) && locked(t, was->project, was->exit_date, s->exit_date);
    check_exit(t, was, s, ret_problems);
    check_reopened(t, was, s, ret_problems);
    if (shut && str_empty(str_trim(s->reason)))
        projects_say_locked(t, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (people_spell_sql_claim(t, s->id, s->version) == 0)
        return CONFLICT;
    if (shut)
        keep_corrections(t, &(struct correcting){ s->id, s->reason, true }, facts, END_FACTS, &list);
    put_exit(t, s);
    journal_write(t, JOURNAL_CHANGE, "participation", s->id, S("exit"));
    persons_spells_changed(t, was->person);
    return DONE;
}

enum outcome people_exit(struct task *t, const struct person_spell *s, struct problems *ret_problems)
{
    struct person_spell was;
    enum outcome may = spell_to_change(t, s->id, &was);

    return may != DONE ? may : people_put_exit(t, &was, s, ret_problems);
}

static void check_six_months(
    struct task *t, const struct person_spell *was, const struct person_spell *s, struct problems *ps)
{
    if (!day_known(was->exit_date)) {
        problem_add(t, ps, "", str_of(tr(t, "Write the last day in the project first.")));
        return;
    }
    struct day earliest = day_whole(was->exit_date) ? day_add_months(was->exit_date, 6) : was->exit_date;
    if (!day_known(s->six_month_date) && (!str_empty(s->six_month_status) || s->six_month_improved != YESNO_UNKNOWN))
        problem_add(t, ps, "six_month_date", str_of(tr(t, "Write the day when this was asked.")));
    if (day_known(s->six_month_date) && day_cmp(s->six_month_date, earliest) < 0)
        problem_add(t, ps, "six_month_date",
            trf(t, "Six months after the last day is %1$s. Ask on that day or after it.",
                lang_day(t->a, t->lang, earliest)));
    if (day_known(s->six_month_date) && day_cmp(s->six_month_date, t->today) > 0)
        problem_add(t, ps, "six_month_date", str_of(tr(t, "This day is in the future. Correct it.")));
}

/* What an import may say of the days: that half a year has not passed is no mistake of it, it is not counted. */
void people_check_spell(struct task *t, const struct person_spell *s, struct problems *ret_problems)
{
    check_entry_days(t, s, ret_problems);
    check_exit(t, s, s, ret_problems);
    if (day_known(s->six_month_date) && day_known(s->exit_date) && day_cmp(s->six_month_date, s->exit_date) < 0)
        problem_add(t, ret_problems, "six_month_date",
            str_of(tr(t, "This day is before the last day in the project. Correct one of them.")));
    if (day_known(s->six_month_date) && day_cmp(s->six_month_date, t->today) > 0)
        problem_add(t, ret_problems, "six_month_date", str_of(tr(t, "This day is in the future. Correct it.")));
}

void people_spell_joined(struct task *t, const struct person_spell *s)
{
    if (projects_day_locked(t, s->project, s->entry_date))
        people_spell_sql_correct(t, .correction = id_new(), .spell = s->id, .field = S("entry_date"),
            .before_value = S(""), .after_value = day_text(t, &s->entry_date), .reason = s->reason,
            .done_by = t->viewer->staff, .done_at = t->now);
    struct str day = day_text(t, &s->entry_date);
    const struct fact came = { "entry_date", S(""), str_empty(day) ? S("-") : day };
    keep_of_others(t, s, str_empty(str_trim(s->reason)) ? str_of(tr(t, "A new participation")) : s->reason, &came, 1);
}

/* What an import changes: facts of the first day that were known, and all that is of a locked period. */
static void keep_stored(
    struct task *t, const struct person_spell *was, const struct person_spell *now, struct str reason)
{
    struct correcting c = { now->id, reason, entry_locked(t, was, now) };
    struct fact first[FACTS], end[END_FACTS], later[LATER_FACTS];
    struct str list;

    entry_facts(t, was, now, first);
    end_facts(t, was, now, end);
    later_facts(t, was, now, later);
    keep_corrections(t, &c, first, FACTS, &list);
    keep_of_others(t, was, reason, first, FACTS);
    c.locked = true;
    if (locked(t, was->project, was->exit_date, now->exit_date))
        keep_corrections(t, &c, end, END_FACTS, &list);
    if (later_locked(t, was, now))
        keep_corrections(t, &c, later, LATER_FACTS, &list);
}

void people_store_spell(struct task *t, const struct person_spell *now, struct str reason)
{
    struct people_spell_sql_spell_row row;

    must(t, people_spell_sql_one(t, now->id, &row));
    struct person_spell was = spell_of(&row);
    must(t, people_spell_sql_claim(t, now->id, was.version) == 1);
    keep_stored(t, &was, now, reason);
    people_spell_sql_set_entry(t, .spell = now->id, .entry_date = now->entry_date, .entry_status = now->entry_status,
        .unemployed_since = now->unemployed_since, .entry_in_education = now->entry_in_education,
        .entry_education = now->entry_education, .heard_from = now->heard_from);
    put_exit(t, now);
    people_spell_sql_set_six_month(t, now->id, now->six_month_date, now->six_month_status, now->six_month_improved);
    if (was.person != now->person || was.project != now->project)
        people_spell_sql_set_whose(t, now->id, now->person, now->project);
}

enum outcome people_put_six_months(
    struct task *t, const struct person_spell *was, const struct person_spell *s, struct problems *ret_problems)
{
    struct fact facts[LATER_FACTS];
    struct str list;

    later_facts(t, was, s, facts);
    bool shut = differ(facts, LATER_FACTS) && later_locked(t, was, s);
    bool known_before = day_known(was->six_month_date) || !str_empty(was->six_month_status);
    struct str reason = str_trim(s->reason);
    check_six_months(t, was, s, ret_problems);
    if (shut && str_empty(reason) && (known_before || locked(t, was->project, was->six_month_date, s->six_month_date)))
        projects_say_locked(t, ret_problems);
    else if (str_empty(reason))
        reason = str_of(tr(t, "Was not known before"));
    if (ret_problems->n > 0)
        return INVALID;
    if (people_spell_sql_claim(t, s->id, s->version) == 0)
        return CONFLICT;
    if (shut)
        keep_corrections(t, &(struct correcting){ s->id, reason, true }, facts, LATER_FACTS, &list);
    people_spell_sql_set_six_month(t, s->id, s->six_month_date, s->six_month_status, s->six_month_improved);
    journal_write(t, JOURNAL_CHANGE, "participation", s->id, S("six_month"));
    persons_spells_changed(t, was->person);
    return DONE;
}

enum outcome people_six_months(struct task *t, const struct person_spell *s, struct problems *ret_problems)
{
    struct person_spell was;
    enum outcome may = spell_to_change(t, s->id, &was);

    return may != DONE ? may : people_put_six_months(t, &was, s, ret_problems);
}
