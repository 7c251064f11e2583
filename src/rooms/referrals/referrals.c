/* referrals: the rules of referrals on the worker's side: draft, what is shared, sending, withdrawing, lists. */
#include "rooms/referrals/referrals.h"

#include "auth/journal.h"
#include "auth/token.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "referrals_sql.h"
#include "rooms/codes.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"
#include "rooms/providers/providers.h"
#include "rooms/referrals/referrals_row.h"

static const struct code language_rows[] = { { "fin", N_("Finnish") }, { "swe", N_("Swedish") },
    { "eng", N_("English") } };
const struct codes CODES_referral_language = { "referral_language", language_rows,
    sizeof language_rows / sizeof *language_rows };

struct referral referral_of(struct task *t, const struct referrals_sql_referral_row *r)
{
    struct referral one = { .id = r->referral,
        .person = r->person,
        .project = r->project,
        .guidance = r->guidance,
        .staff = r->staff,
        .version = r->version,
        .waits = INT_NONE,
        .sent_on = r->sent_on,
        .consent_on = r->consent_on,
        .withdrawn_on = r->withdrawn_on,
        .reminded_on = r->reminded_on,
        .expires_at = r->expires_at,
        .provider = r->provider_name,
        .receiver_kind = r->receiver_kind,
        .receiver = r->receiver,
        .email = r->email,
        .language = r->language,
        .fields = r->fields,
        .message = r->message,
        .state = r->state,
        .staff_name = r->staff_name,
        .shared = r->shared,
        .person_name = S(""),
        .answer = S("") };

    referral_waits(t, &one);
    return one;
}

void referral_waits(struct task *t, struct referral *r)
{
    struct day since = day_known(r->reminded_on) ? r->reminded_on : r->sent_on;

    if (!str_is(r->state, "sent") || !day_whole(since))
        return;
    r->waits = day_number(t->today) - day_number(r->sent_on);
    r->due = day_number(t->today) - day_number(since) >= REFERRAL_REMIND_DAYS;
}

static struct referrals newest(struct task *t, int64_t person, int64_t limit)
{
    struct referrals_sql_referral_rows rows = referrals_sql_of_person(t, person, limit);
    struct referrals list = { 0 };
    int64_t asked = 0;
    bool may = false;

    for (size_t i = 0; i < rows.n; i++) {
        struct referral one = referral_of(t, &rows.at[i]);
        if (one.project != asked)
            may = people_may_counsel(t, person, one.project);
        asked = one.project;
        if (may)
            LIST_ADD(t->a, &list, one);
    }
    list.all = (int64_t)list.n;
    return list;
}

struct referrals referrals_of(struct task *t, int64_t person) { return newest(t, person, REFERRALS_SHOWN); }

struct referrals referrals_fold_of(struct task *t, int64_t person) { return newest(t, person, REFERRALS_FOLD); }

static struct referral line_of(struct task *t, const struct referrals_sql_line_row *r)
{
    struct referral one = { .id = r->referral,
        .person = r->person,
        .waits = INT_NONE,
        .sent_on = r->sent_on,
        .reminded_on = r->reminded_on,
        .provider = r->provider,
        .receiver = r->receiver,
        .staff_name = r->staff_name,
        .state = r->state,
        .person_name = people_full_name(t, r->given_names, r->family_name),
        .answer = r->answer };

    referral_waits(t, &one);
    return one;
}

struct referrals referrals_listed(
    struct task *t, int64_t project, bool mine, struct str state, int64_t start, int64_t limit)
{
    enum role role = viewer_role_in(t->viewer, project);
    int64_t staff = mine ? t->viewer->staff : 0;
    struct referrals_sql_line_rows rows;
    struct referrals list = { .all = start };

    bool counsellor = role == ROLE_COUNSELLOR && !viewer_is_narrowed(t->viewer, project);

    if (counsellor || t->viewer->program)
        rows = referrals_sql_listed(t, project, staff, state, limit + 1, start);
    else if (role == ROLE_INSTRUCTOR || role == ROLE_COUNSELLOR)
        rows = referrals_sql_listed_led(t, .project = project, .staff = staff, .state = state, .limit = limit + 1,
            .start = start, .viewer = t->viewer->staff, .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS));
    else
        return list;
    for (size_t i = 0; i < rows.n && (int64_t)i < limit; i++) {
        struct referral one = line_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    list.all = start + (int64_t)rows.n;
    return list;
}

enum outcome referrals_get(struct task *t, int64_t referral, struct referral *ret_referral)
{
    struct referrals_sql_referral_row row;

    if (!referrals_sql_get(t, referral, &row))
        return NOT_FOUND;
    if (!people_may_counsel(t, row.person, row.project))
        return NOT_ALLOWED;
    *ret_referral = referral_of(t, &row);
    return DONE;
}

struct referral_answers referrals_answers(struct task *t, int64_t referral)
{
    struct referrals_sql_answers_rows rows = referrals_sql_answers(t, referral);
    struct referral_answers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct referral_answer one = { rows.at[i].day, rows.at[i].place_from, rows.at[i].answer, rows.at[i].text };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- the draft */

static void check(struct task *t, const struct referral *r, struct problems *ps)
{
    struct str rest = r->fields, one;
    struct referrals_sql_guided_row guided;
    bool some = false, known = true;

    if (!code_ok(&CODES_receiver_kind, r->receiver_kind))
        problem_add(t, ps, "receiver_kind", str_of(tr(t, "Choose how the referral reaches them.")));
    if (str_empty(r->provider))
        problem_add(t, ps, "provider", str_of(tr(t, "Write the name of the school, employer or service.")));
    if (str_is(r->receiver_kind, "person") && str_empty(r->receiver))
        problem_add(t, ps, "receiver", str_of(tr(t, "Write the name of the contact person.")));
    if (str_is(r->receiver_kind, "email") && str_empty(r->email))
        problem_add(t, ps, "email", str_of(tr(t, "Write the e-mail address of the receiver.")));
    if (!code_ok(&CODES_referral_language, r->language))
        problem_add(t, ps, "language", str_of(tr(t, "Choose the language from the list.")));
    while (str_cut(&rest, ';', &one)) {
        some = true;
        known = known && code_ok(&CODES_referral_field, one);
    }
    if (!some || !known)
        problem_add(t, ps, "fields", str_of(tr(t, "Choose at least one thing that is shared.")));
    if (r->guidance != 0 && !referrals_sql_guided(t, r->guidance, r->person, &guided))
        problem_add(t, ps, "guidance", str_of(tr(t, "Choose the guidance from the list.")));
}

enum outcome referrals_put(struct task *t, const struct referral *r, int64_t *ret_referral, struct problems *ret)
{
    struct referral old = { .person = r->person, .project = r->project };
    enum outcome found = r->id != 0 ? referrals_get(t, r->id, &old) : DONE;

    if (found != DONE)
        return found;
    if (!people_may_counsel(t, old.person, old.project))
        return NOT_ALLOWED;
    struct referral now = *r;
    now.person = old.person;
    check(t, &now, ret);
    if (ret->n > 0)
        return INVALID;
    int64_t provider = providers_named(t, r->provider), id = r->id != 0 ? r->id : id_new();
    if (r->id == 0)
        referrals_sql_add(t, .referral = id, .person = r->person, .project = r->project, .guidance = r->guidance,
            .provider = provider, .staff = t->viewer->staff, .receiver_kind = r->receiver_kind, .receiver = r->receiver,
            .email = r->email, .language = r->language, .fields = r->fields, .message = r->message);
    else if (referrals_sql_change(t, .referral = id, .version = r->version, .guidance = r->guidance,
                 .provider = provider, .receiver_kind = r->receiver_kind, .receiver = r->receiver, .email = r->email,
                 .language = r->language, .fields = r->fields, .message = r->message) == 0)
        return CONFLICT;
    journal_write(t, r->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "referral", id, S(""));
    *ret_referral = id;
    return DONE;
}

/* ---- sending */

static struct instant link_ends(struct task *t)
{
    return instant_from_unix(instant_unix(t->now) + (int64_t)REFERRAL_LINK_DAYS * 24 * 3600);
}

enum outcome referrals_send(
    struct task *t, int64_t referral, const struct referral_consent *c, struct str *ret_token, struct problems *ret)
{
    struct referral r;
    enum outcome found = referrals_get(t, referral, &r);

    if (found != DONE)
        return found;
    if (!str_is(r.state, "draft") || r.version != c->version || !str_eq(c->print, referrals_print(t, &r)))
        return CONFLICT;
    if (!day_whole(c->day))
        problem_add(t, ret, "consent_on", str_of(tr(t, "Write the day when the person agreed.")));
    else if (day_cmp(c->day, t->today) > 0)
        problem_add(t, ret, "consent_on", str_of(tr(t, "The day is in the future. Correct it.")));
    if (referrals_said_no(t, r.person))
        problem_add(t, ret, "consent_on",
            str_of(tr(t, "The person has said no to telling others. Only the person can change it, on the own page.")));
    if (ret->n > 0)
        return INVALID;
    struct str token = token_new(t);
    if (referrals_sql_send(t, .referral = referral, .version = c->version, .today = t->today, .consent_on = c->day,
            .shared = referral_text(t, &r), .staff = t->viewer->staff, .token = token_hash(t, "referral", token),
            .until = link_ends(t)) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "referral", referral, S("sent"));
    *ret_token = token;
    return DONE;
}

enum outcome referrals_renew(struct task *t, int64_t referral, int64_t version, struct str *ret_token)
{
    struct referral r;
    enum outcome found = referrals_get(t, referral, &r);
    struct str token = token_new(t);

    if (found != DONE)
        return found;
    if (referrals_sql_renew(t, referral, version, token_hash(t, "referral", token), link_ends(t)) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "referral", referral, S("new link"));
    *ret_token = token;
    return DONE;
}

bool referrals_has_link(struct task *t, int64_t referral, struct str token)
{
    struct referral r;

    return !str_empty(token) && referrals_open(t, token, &r) == REFERRAL_OPEN && r.id == referral;
}

enum step { STEP_WITHDRAW, STEP_CLOSE, STEP_REMIND };

static enum outcome go(struct task *t, int64_t referral, int64_t version, enum step step)
{
    static const char *const words[] = { "withdrawn", "closed", "reminded" };
    struct referral r;
    enum outcome found = referrals_get(t, referral, &r);
    int64_t n = 0;

    if (found != DONE)
        return found;
    switch (step) {
    case STEP_WITHDRAW: n = referrals_sql_withdraw(t, referral, version, t->today); break;
    case STEP_CLOSE: n = referrals_sql_close(t, referral, version); break;
    case STEP_REMIND: n = referrals_sql_remind(t, referral, version, t->today); break;
    }
    if (n == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "referral", referral, str_of(words[step]));
    return DONE;
}

enum outcome referrals_withdraw(struct task *t, int64_t referral, int64_t version)
{
    return go(t, referral, version, STEP_WITHDRAW);
}

enum outcome referrals_close(struct task *t, int64_t referral, int64_t version)
{
    return go(t, referral, version, STEP_CLOSE);
}

enum outcome referrals_remind(struct task *t, int64_t referral, int64_t version)
{
    return go(t, referral, version, STEP_REMIND);
}

enum outcome referrals_reply(struct task *t, int64_t referral, struct str text, struct problems *ret)
{
    struct referral r;
    enum outcome found = referrals_get(t, referral, &r);

    if (found != DONE)
        return found;
    if (!str_is(r.state, "sent") && !str_is(r.state, "answered"))
        return CONFLICT;
    if (str_empty(text))
        problem_add(t, ret, "text", str_of(tr(t, "Write your reply.")));
    if (ret->n > 0)
        return INVALID;
    int64_t id = id_new();
    referrals_sql_answer_add(t, id, referral, t->today, S("replied"), DAY(""), text);
    referrals_sql_set_state(t, referral, S("sent")); /* it waits for them again */
    journal_write(t, JOURNAL_CREATE, "answer to referral", id, S(""));
    return DONE;
}

void referrals_provider_moved(struct task *t, int64_t from, int64_t to)
{
    struct referrals_sql_with_provider_rows rows = referrals_sql_with_provider(t, from);

    if (rows.n > 0)
        referrals_sql_provider_moved(t, from, to);
    for (size_t i = 0; i < rows.n; i++)
        journal_write(t, JOURNAL_CHANGE, "referral", rows.at[i].referral, S("provider"));
}

/* ---- on her own page */

static bool is_shared(const struct referrals_sql_referral_row *r)
{
    return str_is(r->state, "sent") || str_is(r->state, "answered");
}

struct own_referrals referrals_own_of(struct task *t, int64_t person)
{
    struct referrals_sql_referral_rows rows = referrals_sql_of_person(t, person, REFERRALS_SHOWN);
    struct own_referrals list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct referrals_sql_referral_row *r = &rows.at[i];
        struct own_referral one = { r->referral, str_empty(r->provider_name) ? r->receiver : r->provider_name,
            r->sent_on, r->withdrawn_on, is_shared(r) };
        if (one.given || day_known(r->withdrawn_on))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome referrals_own_withdraw(struct task *t, int64_t person, int64_t referral)
{
    struct referrals_sql_referral_row row;

    if (!referrals_sql_get(t, referral, &row) || row.person != person || !is_shared(&row) ||
        referrals_sql_withdraw(t, referral, row.version, t->today) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "referral", referral, S("withdrawn by herself"));
    return DONE;
}

void referrals_own_withdraw_all(struct task *t, int64_t person)
{
    if (referrals_sql_withdraw_all(t, person, t->today) > 0)
        journal_write(t, JOURNAL_CHANGE, "person", person, S("referrals withdrawn by herself"));
}

bool referrals_said_no(struct task *t, int64_t person)
{
    struct referrals_sql_said_no_row row;

    return referrals_sql_said_no(t, person, &row) && row.n > 0;
}
