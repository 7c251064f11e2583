/* referrals_shared: what a receiver is shown of a person, of a referral or of a hand-over: chosen one by one, composed
 * in his language. Each room says what its viewer reads. */
#include "auth/token.h"
#include "base/buf.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/guidance/guidance.h"
#include "rooms/needs/needs.h"
#include "rooms/people/people.h"
#include "rooms/plans/plans.h"
#include "rooms/qualifications.h"
#include "rooms/referrals/referrals_row.h"
#include "rooms/skills/skills.h"

static const struct code field_rows[] = {
    { "name", N_("Name") },
    { "phone", N_("Phone") },
    { "email", N_("E-mail") },
    { "language", N_("Languages") },
    { "birth_year", N_("Year of birth") },
    { "goal", N_("Goal of the plan") },
    { "destination", N_("Where the person wants to go") },
    { "children", N_("Children who come along, by year of birth") },
    { "needs", N_("Needs") },
    { "skills", N_("Skills") },
    { "steps", N_("Steps of the plan") },
    { "guidance", N_("Guidance") },
    { "message", N_("Message") },
};
const struct codes CODES_referral_field = { "referral_field", field_rows, sizeof field_rows / sizeof *field_rows };

enum { SHARED_BYTES = 64 * 1024 };
#define LINE_BREAK "\xe2\x80\xa8" /* U+2028: no value has it, and a line stays a line */

static struct str children(struct task *t, const struct lang *l, int64_t person)
{
    struct referrals_sql_births_rows rows = referrals_sql_births(t, person);
    struct strs years = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        if (day_known(rows.at[i].birth))
            strs_add(t->a, &years, str_fmt(t->a, "%d", day_year(rows.at[i].birth)));
        else
            strs_add(t->a, &years, S("?"));
    return lang_list(t->a, l, &years);
}

static struct str goal(struct task *t, const struct referral *r)
{
    struct referrals_sql_goal_row row;

    if (!referrals_sql_goal(t, r->person, r->project, &row))
        return S("");
    return str_empty(row.goal_fi) ? row.goal : row.goal_fi;
}

static struct str destination(struct task *t, const struct lang *l, const struct referral *r)
{
    struct referrals_sql_guided_row row;

    if (r->guidance == 0 || !referrals_sql_guided(t, r->guidance, r->person, &row))
        return S("");
    struct str where = code_name(l, &CODES_destination, row.destination);
    if (str_empty(row.qualification))
        return where;
    return str_fmt(t->a, "%.*s: %.*s", STR_ARG(where), STR_ARG(qualification_text(l, row.qualification)));
}

/* Fields of several rows: a line for each. */
static void add(struct task *t, struct strs *lines, struct str label, struct str value)
{
    if (!str_empty(value))
        strs_add(t->a, lines, str_fmt(t->a, "%.*s: %.*s", STR_ARG(label), STR_ARG(value)));
}

static void add_needs(struct task *t, const struct lang *l, const struct referral *r, struct strs *lines)
{
    struct needs_now now = needs_now(t, r->person, r->project, DAY(""));

    for (size_t i = 0; i < now.n; i++)
        if (now.at[i].change != NEED_NEVER)
            add(t, lines, code_name(l, &CODES_need_area, now.at[i].area),
                code_name(l, &CODES_need_weight, now.at[i].weight));
}

static void add_skills(struct task *t, const struct lang *l, const struct referral *r, struct strs *lines)
{
    struct skill_rows rows = skills_of(t, r->person, r->project);

    for (size_t i = 0; i < rows.n; i++) {
        const struct skill_row *one = &rows.at[i];
        struct str skill = code_name(l, &CODES_skill, one->skill);
        if (one->table == SKILL_LEVEL && one->newest && !str_empty(one->language))
            skill = str_fmt(t->a, "%.*s (%.*s)", STR_ARG(skill), STR_ARG(lang_language_name(t->a, l, one->language)));
        if (one->table == SKILL_LEVEL && one->newest)
            add(t, lines, skill, code_name(l, &CODES_skill_level, one->level));
        else if (one->table == SKILL_CERTIFICATE && one->validity != SKILL_ENDED)
            add(t, lines, str_of(lang_tr(l, "Certificate")), one->what);
    }
}

static void add_steps(struct task *t, const struct lang *l, const struct referral *r, struct strs *lines)
{
    struct plans_fold plan = plans_fold_of(t, r->person);

    for (size_t i = 0; i < plan.steps.n; i++)
        if (day_known(plan.steps.at[i].due_on))
            add(t, lines, lang_day(t->a, l, plan.steps.at[i].due_on), plan.steps.at[i].what);
        else
            strs_add(t->a, lines, plan.steps.at[i].what);
}

static void add_guidance(struct task *t, const struct lang *l, const struct referral *r, struct strs *lines)
{
    struct guidance_waitings open = guidance_open(t, r->person, r->project);

    for (size_t i = 0; i < open.n; i++) {
        struct str state = code_name(l, &CODES_guidance_state, open.at[i].state), where = open.at[i].provider;
        add(t, lines, code_name(l, &CODES_destination, open.at[i].destination),
            str_empty(where) ? state : str_fmt(t->a, "%.*s (%.*s)", STR_ARG(state), STR_ARG(where)));
    }
}

static struct str rows_of(struct task *t, const struct lang *l, const struct referral *r, struct str field)
{
    static const struct {
        const char *field;
        void (*add)(struct task *t, const struct lang *l, const struct referral *r, struct strs *lines);
    } each[] = { { "needs", add_needs }, { "skills", add_skills }, { "steps", add_steps },
        { "guidance", add_guidance } };
    struct strs lines = { 0 };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (str_is(field, each[i].field))
            each[i].add(t, l, r, &lines);
    return strs_join(t->a, &lines, S("\n"));
}

static struct str value_of(
    struct task *t, const struct lang *l, const struct referral *r, const struct person_file *f, struct str field)
{
    if (str_is(field, "name"))
        return people_full_name(t, f->given_names, f->family_name);
    if (str_is(field, "phone"))
        return f->phone;
    if (str_is(field, "email"))
        return f->email;
    if (str_is(field, "language"))
        return lang_language_names(t->a, l, f->languages);
    if (str_is(field, "birth_year"))
        return day_known(f->birth_date) ? str_fmt(t->a, "%d", day_year(f->birth_date)) : S("");
    if (str_is(field, "goal"))
        return goal(t, r);
    if (str_is(field, "destination"))
        return destination(t, l, r);
    if (str_is(field, "children"))
        return children(t, l, r->person);
    return str_is(field, "message") ? r->message : rows_of(t, l, r, field);
}

/* A tab stands between label and value where the lines are kept. */
static struct str without_tabs(struct task *t, struct str value)
{
    char *kept = NEW_N(t->a, char, value.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] != '\t' && value.p[i] != '\r')
            kept[n++] = value.p[i];
    return (struct str){ kept, n };
}

static struct referral_lines compose(struct task *t, const struct referral *r)
{
    const struct lang *l = lang_by_tag(r->language);
    struct referral_lines lines = { 0 };
    struct person_file f;
    struct str rest = r->fields, field;

    if (l == NULL || !people_file(t, r->person, &f))
        return lines;
    while (str_cut(&rest, ';', &field)) {
        if (!code_ok(&CODES_referral_field, field))
            continue;
        struct referral_line line = { code_name(l, &CODES_referral_field, field),
            without_tabs(t, value_of(t, l, r, &f, field)), field };
        if (str_empty(line.value))
            continue;
        LIST_ADD(t->a, &lines, line);
        if ((f.non_disclosure || f.is_protected) && (str_is(field, "phone") || str_is(field, "email")))
            seen_hidden(t, r->person);
    }
    return lines;
}

static void put_one_line(struct buf *b, struct str value)
{
    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] == '\n')
            buf_str(b, S(LINE_BREAK));
        else
            buf_ch(b, value.p[i]);
}

struct str referral_text(struct task *t, const struct referral *r)
{
    struct referral_lines lines = compose(t, r);
    struct buf *b = task_buf(t, SHARED_BYTES);

    for (size_t i = 0; i < lines.n; i++) {
        put_one_line(b, lines.at[i].label);
        buf_str(b, S("\t"));
        put_one_line(b, lines.at[i].value);
        buf_str(b, S("\n"));
    }
    task_must_fit(t, b);
    return buf_view(b);
}

static struct str with_breaks(struct task *t, struct str kept)
{
    struct buf *b = task_buf(t, SHARED_BYTES);
    ptrdiff_t at;

    while ((at = str_find(kept, S(LINE_BREAK))) >= 0) {
        buf_str(b, str_part(kept, 0, (size_t)at));
        buf_str(b, S("\n"));
        kept = str_part(kept, (size_t)at + sizeof LINE_BREAK - 1, kept.n);
    }
    buf_str(b, kept);
    task_must_fit(t, b);
    return buf_view(b);
}

struct referral_lines referrals_lines(struct task *t, const struct referral *r)
{
    struct referral_lines lines = { 0 };
    struct str rest = r->shared, kept, label;

    if (str_is(r->state, "draft"))
        return compose(t, r);
    while (str_cut(&rest, '\n', &kept)) {
        if (str_empty(kept) || !str_cut(&kept, '\t', &label))
            continue;
        struct referral_line line = { label, with_breaks(t, kept), S("") };
        LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

bool referrals_may_print(const struct referral *r) { return str_is(r->state, "sent") || str_is(r->state, "answered"); }

struct str referrals_print(struct task *t, const struct referral *r)
{
    return token_text(t, token_hash(t, "shown", referral_text(t, r)));
}

bool referrals_contacts_hidden(struct task *t, int64_t person, bool *ret_protected)
{
    struct person_file f;

    *ret_protected = false;
    if (!people_file(t, person, &f))
        return true;
    *ret_protected = f.non_disclosure || f.is_protected;
    return *ret_protected || !str_empty(f.contact_never);
}

struct str referrals_first_fields(struct task *t, int64_t person)
{
    bool is_protected, hidden = referrals_contacts_hidden(t, person, &is_protected);

    if (is_protected)
        return S("destination");
    return hidden ? S("name;language;destination") : S("name;phone;language;destination");
}
