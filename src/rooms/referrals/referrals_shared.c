/* referrals_shared: what a receiver is shown of a person: chosen one by one, composed in his language. */
#include "auth/token.h"
#include "base/buf.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "rooms/qualifications.h"
#include "rooms/referrals/referrals_row.h"

static const struct code field_rows[] = {
    { "name", N_("Name") },
    { "phone", N_("Phone") },
    { "email", N_("E-mail") },
    { "language", N_("Languages") },
    { "birth_year", N_("Year of birth") },
    { "goal", N_("Goal of the plan") },
    { "destination", N_("Where the person wants to go") },
    { "children", N_("Children who come along, by year of birth") },
    { "message", N_("Message") },
};
const struct codes CODES_referral_field = { "referral_field", field_rows, sizeof field_rows / sizeof *field_rows };

enum { SHARED_BYTES = 64 * 1024 };
#define LINE_BREAK "\xe2\x80\xa8" /* U+2028: no value has it, and a line stays a line */

static struct str children(struct task *t, int64_t person)
{
    struct referrals_sql_births_rows rows = referrals_sql_births(t, person);
    struct strs years = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        if (day_known(rows.at[i].birth))
            strs_add(t->a, &years, str_fmt(t->a, "%d", day_year(rows.at[i].birth)));
        else
            strs_add(t->a, &years, S("?"));
    return lang_list(t->a, t->lang, &years);
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
    return str_is(field, "children") ? children(t, r->person) : r->message;
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
        struct referral_line line = { code_name(l, &CODES_referral_field, field), value_of(t, l, r, &f, field) };
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
        else if (value.p[i] != '\t' && value.p[i] != '\r')
            buf_str(b, (struct str){ value.p + i, 1 });
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
    struct str rest = str_is(r->state, "draft") ? referral_text(t, r) : r->shared, kept, label;

    while (str_cut(&rest, '\n', &kept)) {
        if (str_empty(kept) || !str_cut(&kept, '\t', &label))
            continue;
        struct referral_line line = { label, with_breaks(t, kept) };
        LIST_ADD(t->a, &lines, line);
    }
    return lines;
}

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
