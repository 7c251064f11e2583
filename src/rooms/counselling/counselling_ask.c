/* counselling_ask: the rules of asking a specialist. No pages here. */
#include "rooms/counselling/counselling_ask.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/token.h"
#include "auth/viewer.h"
#include "counselling_ask_sql.h"
#include "db/db.h"
#include "html/form.h"
#include "lang/lang.h"

enum { OF_TALK_MOST = 20, ASKED_MOST = 5, NAME_LETTERS = 4 };

/* ---- the list of whom to ask */

static struct specialist specialist_of(const struct counselling_ask_sql_specialist_row *row)
{
    return (struct specialist){ .id = row->specialist,
        .version = row->version,
        .name = row->name,
        .role = row->role,
        .organisation = row->organisation,
        .email = row->email,
        .phone = row->phone,
        .languages = row->languages,
        .active = row->active };
}

struct specialists specialists_all(struct task *t, bool only_active)
{
    struct counselling_ask_sql_specialist_rows rows = counselling_ask_sql_specialists(t, only_active, SPECIALISTS_MOST);
    struct specialists list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct specialist one = specialist_of(&rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome specialist_get(struct task *t, int64_t specialist, struct specialist *ret_specialist)
{
    struct counselling_ask_sql_specialist_row row;

    if (!counselling_ask_sql_specialist(t, specialist, &row))
        return NOT_FOUND;
    *ret_specialist = specialist_of(&row);
    return DONE;
}

enum outcome specialist_put(struct task *t, const struct specialist *s, struct problems *ret_problems)
{
    int64_t id = s->id != 0 ? s->id : id_new();

    if (!permitted(t->viewer, PERM_SPECIALISTS_WRITE))
        return NOT_ALLOWED;
    if (str_empty(str_trim(s->name)))
        problem_add(t, ret_problems, "name", str_of(tr(t, "Write the name of the specialist or the service.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (s->id == 0)
        counselling_ask_sql_specialist_add(t, .specialist = id, .name = s->name, .role = s->role,
            .organisation = s->organisation, .email = s->email, .phone = s->phone, .languages = s->languages,
            .active = s->active);
    else if (counselling_ask_sql_specialist_change(t, .specialist = id, .version = s->version, .name = s->name,
                 .role = s->role, .organisation = s->organisation, .email = s->email, .phone = s->phone,
                 .languages = s->languages, .active = s->active) == 0)
        return CONFLICT;
    journal_write(t, s->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "specialist", id, S(""));
    return DONE;
}

/* ---- questions */

static enum question_state state_of(struct task *t, const struct counselling_ask_sql_question_row *row)
{
    if (day_known(row->answered_on))
        return QUESTION_ANSWERED;
    if (day_known(row->withdrawn_on))
        return QUESTION_WITHDRAWN;
    return instant_unix(row->link_expires_at) > instant_unix(t->now) ? QUESTION_OPEN : QUESTION_EXPIRED;
}

static struct str state_name(struct task *t, enum question_state state)
{
    switch (state) {
    case QUESTION_ANSWERED: return str_of(tr(t, "Answered"));
    case QUESTION_WITHDRAWN: return str_of(tr(t, "Withdrawn"));
    case QUESTION_EXPIRED: return str_of(tr(t, "The link has expired"));
    case QUESTION_OPEN: return str_of(tr(t, "Waits for an answer"));
    }
    unreachable();
}

static struct question question_of(struct task *t, const struct counselling_ask_sql_question_row *row)
{
    return (struct question){ .id = row->id,
        .talk = row->talk,
        .person = row->person,
        .project = row->project,
        .specialist = row->specialist,
        .staff = row->staff,
        .version = row->version,
        .specialist_name = row->specialist_name,
        .staff_name = row->staff_name,
        .question = row->question,
        .answer = row->answer,
        .asked_on = row->asked_on,
        .answered_on = row->answered_on,
        .withdrawn_on = row->withdrawn_on,
        .consent_on = row->consent_on,
        .read_on = row->read_on,
        .expires_at = row->link_expires_at,
        .name_given = row->name_given == YES,
        .state = state_of(t, row),
        .state_name = state_name(t, state_of(t, row)) };
}

/* Does the text say one of her names? Longer names also where the language has changed their end. */
static bool names_her(struct task *t, struct str text, struct str name)
{
    struct strs names = strs_split(t->a, lang_fold(t->a, name), ' ');
    struct str folded = lang_fold(t->a, text);
    char *words = NEW_N(t->a, char, folded.n + 1);

    for (size_t i = 0; i < folded.n; i++)
        words[i] = strchr(".,;:!?()\"'-\n\r\t/", folded.p[i]) != NULL ? ' ' : folded.p[i];
    struct strs said = strs_split(t->a, (struct str){ words, folded.n }, ' ');
    for (size_t i = 0; i < said.n; i++)
        for (size_t k = 0; k < names.n; k++)
            if (str_eq(said.at[i], names.at[k]) ||
                (names.at[k].n >= NAME_LETTERS && str_starts(said.at[i], names.at[k])))
                return true;
    return false;
}

/* To telling others about her (rooms/consents). */
static bool said_no(struct task *t, int64_t person)
{
    struct counselling_ask_sql_said_no_row row;

    return counselling_ask_sql_said_no(t, person, &row) && row.n > 0;
}

static void check(struct task *t, const struct question *q, const struct talk *k, int64_t days, struct problems *ps)
{
    struct specialist s;
    struct person_brief brief;
    bool known = people_brief(t, k->person, &brief) == DONE;

    if (specialist_get(t, q->specialist, &s) != DONE || !s.active)
        problem_add(t, ps, "specialist", str_of(tr(t, "Choose whom you ask.")));
    if (str_empty(str_trim(q->question)))
        problem_add(t, ps, "question", str_of(tr(t, "Write what you ask.")));
    else if (!q->name_given && known && names_her(t, q->question, brief.name))
        problem_add(t, ps, "question",
            str_of(tr(t, "The question says the name of the person. Leave the name out, or give it with consent.")));
    if (q->name_given && known && brief.is_protected)
        problem_add(t, ps, "name_given",
            str_of(tr(t, "The person is under non-disclosure. The name does not leave the house.")));
    if (q->name_given && said_no(t, k->person))
        problem_add(
            t, ps, "name_given", str_of(tr(t, "The person has said no to telling others. Ask without the name.")));
    if (q->name_given && (!day_whole(q->consent_on) || day_cmp(q->consent_on, t->today) > 0))
        problem_add(t, ps, "consent_on", str_of(tr(t, "Write the day when the person gave consent.")));
    if (days < 1 || days > ASK_DAYS_MOST)
        problem_add(t, ps, "days", str_of(tr(t, "Write a number of days from 1 to 60.")));
}

static struct instant until(struct task *t, int64_t days)
{
    return instant_from_unix(instant_unix(t->now) + days * 24 * 3600);
}

enum outcome question_ask(struct task *t, const struct question *q, int64_t days, int64_t *ret_question,
    struct str *ret_token, struct problems *ret_problems)
{
    struct talk k;
    enum outcome found = counselling_get(t, q->talk, &k);
    int64_t id = id_new();

    if (found != DONE)
        return found;
    check(t, q, &k, days, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    *ret_token = token_new(t);
    counselling_ask_sql_add(t, .id = id, .talk = q->talk, .specialist = q->specialist, .staff = t->viewer->staff,
        .asked_on = t->today, .question = q->question, .name_given = q->name_given,
        .consent_on = q->name_given ? q->consent_on : DAY(""), .link_hash = token_hash(t, "question", *ret_token),
        .link_expires_at = until(t, days));
    journal_write(t, JOURNAL_CREATE, "question to specialist", id, q->name_given ? S("name_given") : S(""));
    *ret_question = id;
    return DONE;
}

enum outcome question_get(struct task *t, int64_t question, struct question *ret_question)
{
    struct counselling_ask_sql_question_row row;
    struct talk k;

    if (!counselling_ask_sql_get(t, question, &row))
        return NOT_FOUND;
    enum outcome may = counselling_get(t, row.talk, &k);
    if (may == DONE)
        *ret_question = question_of(t, &row);
    return may;
}

struct questions questions_mine(struct task *t, int64_t start, int64_t limit)
{
    struct counselling_ask_sql_mine_count_row all;
    struct questions list = { 0 };

    if (t->viewer->staff == 0 || !permitted(t->viewer, PERM_COUNSELLING_READ))
        return list;
    struct counselling_ask_sql_question_rows rows = counselling_ask_sql_mine(t, t->viewer->staff, limit, start);
    for (size_t i = 0; i < rows.n; i++) {
        struct question one = question_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    list.total = start + (int64_t)list.n;
    if ((int64_t)list.n == limit && counselling_ask_sql_mine_count(t, t->viewer->staff, &all))
        list.total = all.n;
    return list;
}

struct questions questions_of(struct task *t, int64_t talk)
{
    struct counselling_ask_sql_question_rows rows = counselling_ask_sql_of_talk(t, talk, OF_TALK_MOST);
    struct questions list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct question one = question_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    list.total = (int64_t)list.n;
    return list;
}

struct asked_list counselling_asked(struct task *t, int64_t person)
{
    struct asked_list list = { 0 };

    if (t->viewer->staff == 0 || !permitted(t->viewer, PERM_COUNSELLING_READ))
        return list;
    struct counselling_ask_sql_asked_of_rows rows = counselling_ask_sql_asked_of(
        t, person, t->viewer->staff, ASKED_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        bool answered = day_known(rows.at[i].answered_on);
        struct asked one = { rows.at[i].talk, rows.at[i].specialist_name,
            answered ? rows.at[i].answered_on : rows.at[i].asked_on, answered };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static enum outcome said(struct task *t, int64_t question, int64_t changed, const char *what)
{
    if (changed == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "question to specialist", question, str_of(what));
    return DONE;
}

enum outcome question_withdraw(struct task *t, int64_t question, int64_t version)
{
    struct question q;
    enum outcome found = question_get(t, question, &q);

    if (found != DONE)
        return found;
    return said(t, question, counselling_ask_sql_withdraw(t, question, version, t->today), "withdrawn_on");
}

enum outcome question_renew(struct task *t, int64_t question, int64_t version, struct str *ret_token)
{
    struct question q;
    enum outcome found = question_get(t, question, &q);

    if (found != DONE)
        return found;
    *ret_token = token_new(t);
    return said(t, question,
        counselling_ask_sql_renew(t, question, version, token_hash(t, "question", *ret_token), until(t, ASK_DAYS)),
        "link");
}

enum outcome question_mark_read(struct task *t, int64_t question, int64_t version)
{
    struct question q;
    enum outcome found = question_get(t, question, &q);

    if (found != DONE)
        return found;
    return said(t, question, counselling_ask_sql_mark_read(t, question, version, t->today), "read_on");
}

bool questions_drop(struct task *t, int64_t talk)
{
    struct counselling_ask_sql_about_rows rows = counselling_ask_sql_about(t, talk);

    for (size_t i = 0; i < rows.n; i++)
        if (day_known(rows.at[i].answered_on))
            return false;
    counselling_ask_sql_drop(t, talk);
    for (size_t i = 0; i < rows.n; i++)
        journal_write(t, JOURNAL_DELETE, "question to specialist", rows.at[i].id, S(""));
    return true;
}

void counselling_own_unname(struct task *t, int64_t person)
{
    if (counselling_ask_sql_withdraw_with_name(t, person, t->today) > 0)
        journal_write(t, JOURNAL_CHANGE, "person", person, S("named questions to specialists withdrawn by herself"));
}

/* ---- without an account */

bool answer_find(struct task *t, int64_t question, struct str token, struct answering *ret_answering)
{
    struct counselling_ask_sql_question_row row;

    if (str_empty(token) || !counselling_ask_sql_by_link(t, question, token_hash(t, "question", token), &row))
        return false;
    *ret_answering = (struct answering){ .q = question_of(t, &row), .person_name = S("") };
    if (ret_answering->q.name_given && day_known(row.consent_on) && !said_no(t, row.person))
        ret_answering->person_name = people_name(t, row.person);
    return true;
}

enum outcome answer_give(
    struct task *t, int64_t question, struct str token, struct str text, struct problems *ret_problems)
{
    if (str_empty(str_trim(text))) {
        problem_add(t, ret_problems, "answer", str_of(tr(t, "Write your answer.")));
        return INVALID;
    }
    if (counselling_ask_sql_answer(t, question, token_hash(t, "question", token), t->now, t->today, text) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "question to specialist", question, S("answered_on"));
    return DONE;
}
