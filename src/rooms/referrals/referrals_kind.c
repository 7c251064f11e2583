/* referrals_kind: referrals and what was answered, as kinds of record.
 */
#include "referrals_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define REFERRALS(C) \
    C(referrals, referral, KEY()) C(referrals, person, MUST_REF(people)) \
    C(referrals, project, MUST_REF(projects)) C(referrals, guidance, REF(guidance)) \
    C(referrals, provider, REF(providers)) C(referrals, staff, REF(staff)) C(referrals, sent_on, OF(CELL_DAY)) \
    C(referrals, receiver_kind, CODE(receiver_kind)) C(referrals, receiver, TEXT(200)) \
    C(referrals, email, .kind = CELL_EMAIL, .max = 200) C(referrals, language, OF(CELL_LANGUAGE)) \
    C(referrals, fields, TEXT(1000)) C(referrals, message, NOTE(4000)) C(referrals, consent_on, OF(CELL_DAY)) \
    C(referrals, withdrawn_on, OF(CELL_DAY)) C(referrals, reminded_on, OF(CELL_DAY)) \
    C(referrals, state, CODE(referral_state))
#define REFERRAL_ANSWERS(C) \
    C(referral_answers, referral_answer, KEY()) C(referral_answers, referral, MUST_REF(referrals)) \
    C(referral_answers, date, MUST(CELL_DAY)) C(referral_answers, answer, MUST_CODE(referral_answer)) \
    C(referral_answers, place_from, OF(CELL_DAY)) C(referral_answers, text, TEXT(2000))
/* clang-format on */
KIND_COLUMNS(referrals, REFERRALS)
KIND_COLUMNS(referral_answers, REFERRAL_ANSWERS)

/* ---- referrals */

static bool referrals_row(void *x, const struct referrals_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, referrals, r->id, 0, [COL_referrals_referral] = kind_key(o, KIND_referrals, r->key, r->id),
        [COL_referrals_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_referrals_project] = r->project,
        [COL_referrals_guidance] = kind_ref(o, KIND_guidance, r->guidance_key, r->guidance),
        [COL_referrals_provider] = kind_ref(o, KIND_providers, r->provider_key, r->provider),
        [COL_referrals_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff), [COL_referrals_sent_on] = r->sent_on,
        [COL_referrals_receiver_kind] = r->receiver_kind, [COL_referrals_receiver] = r->receiver,
        [COL_referrals_email] = r->email, [COL_referrals_language] = r->language, [COL_referrals_fields] = r->fields,
        [COL_referrals_message] = r->message, [COL_referrals_consent_on] = r->consent_on,
        [COL_referrals_withdrawn_on] = r->withdrawn_on, [COL_referrals_reminded_on] = r->reminded_on,
        [COL_referrals_state] = r->state);
}

static void give_referrals(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? referrals_kind_sql_give_few : referrals_kind_sql_give)(
        o->t, low, high, o->project, referrals_row, o);
}

static void check_referrals(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_referrals_sent_on);
}

static void add_referrals(struct kind_in *in, const struct record *r, int64_t id)
{
    referrals_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, referrals_referral),
        .person = NUMBER_OF(r, referrals_person), .project = NUMBER_OF(r, referrals_project),
        .guidance = NUMBER_OF(r, referrals_guidance), .provider = NUMBER_OF(r, referrals_provider),
        .staff = NUMBER_OF(r, referrals_staff), .sent_on = DAY_OF(r, referrals_sent_on),
        .receiver_kind = TEXT_OF(r, referrals_receiver_kind), .receiver = TEXT_OF(r, referrals_receiver),
        .email = TEXT_OF(r, referrals_email), .language = TEXT_OF(r, referrals_language),
        .fields = TEXT_OF(r, referrals_fields), .message = TEXT_OF(r, referrals_message),
        .consent_on = DAY_OF(r, referrals_consent_on), .withdrawn_on = DAY_OF(r, referrals_withdrawn_on),
        .reminded_on = DAY_OF(r, referrals_reminded_on), .state = TEXT_OF(r, referrals_state), .import = in->import);
}

static void change_referrals(struct kind_in *in, const struct record *r, int64_t id)
{
    referrals_kind_sql_change(in->t, .id = id, .person = NUMBER_OF(r, referrals_person),
        .project = NUMBER_OF(r, referrals_project), .guidance = NUMBER_OF(r, referrals_guidance),
        .provider = NUMBER_OF(r, referrals_provider), .staff = NUMBER_OF(r, referrals_staff),
        .sent_on = DAY_OF(r, referrals_sent_on), .receiver_kind = TEXT_OF(r, referrals_receiver_kind),
        .receiver = TEXT_OF(r, referrals_receiver), .email = TEXT_OF(r, referrals_email),
        .language = TEXT_OF(r, referrals_language), .fields = TEXT_OF(r, referrals_fields),
        .message = TEXT_OF(r, referrals_message), .consent_on = DAY_OF(r, referrals_consent_on),
        .withdrawn_on = DAY_OF(r, referrals_withdrawn_on), .reminded_on = DAY_OF(r, referrals_reminded_on),
        .state = TEXT_OF(r, referrals_state));
    kind_journal(in, id);
}

KIND_PLAIN(referrals, referrals_kind_sql)
KIND_MOVE(referrals, referrals_kind_sql)

const struct kind kind_referrals = {
    .name = "referrals",
    .noun = { "referral", N_("Referral") },
    .tables = "referrals_referral",
    .columns = referrals_columns,
    .n = COL_referrals__N,
    KIND_PLAIN_MEMBERS(referrals),
    .give = give_referrals,
    .check = check_referrals,
    .add = add_referrals,
    .change = change_referrals,
    .move = referrals_move,
    .move_back = referrals_move_back,
};

/* ---- referral answers */

static bool referral_answers_row(void *x, const struct referrals_kind_sql_answer_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, referral_answers, r->id,
        0, [COL_referral_answers_referral_answer] = kind_key(o, KIND_referral_answers, r->key, r->id),
        [COL_referral_answers_referral] = kind_ref(o, KIND_referrals, r->referral_key, r->referral),
        [COL_referral_answers_date] = r->date, [COL_referral_answers_answer] = r->answer,
        [COL_referral_answers_place_from] = r->place_from, [COL_referral_answers_text] = r->text);
}

static void give_referral_answers(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? referrals_kind_sql_answer_give_few : referrals_kind_sql_answer_give)(
        o->t, low, high, o->project, referral_answers_row, o);
}

static void check_referral_answers(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_referral_answers_date);
}

static void add_referral_answers(struct kind_in *in, const struct record *r, int64_t id)
{
    referrals_kind_sql_answer_add(in->t, .id = id, .source_key = TEXT_OF(r, referral_answers_referral_answer),
        .referral = NUMBER_OF(r, referral_answers_referral), .date = DAY_OF(r, referral_answers_date),
        .answer = TEXT_OF(r, referral_answers_answer), .place_from = DAY_OF(r, referral_answers_place_from),
        .text = TEXT_OF(r, referral_answers_text), .import = in->import);
}

static void change_referral_answers(struct kind_in *in, const struct record *r, int64_t id)
{
    referrals_kind_sql_answer_change(in->t, id, NUMBER_OF(r, referral_answers_referral),
        DAY_OF(r, referral_answers_date), TEXT_OF(r, referral_answers_answer), DAY_OF(r, referral_answers_place_from),
        TEXT_OF(r, referral_answers_text));
    kind_journal(in, id);
}

KIND_PLAIN(referral_answers, referrals_kind_sql_answer)

const struct kind kind_referral_answers = {
    .name = "referral_answers",
    .noun = { "answer to referral", N_("Answer to a referral") },
    .tables = "referrals_answer",
    .columns = referral_answers_columns,
    .n = COL_referral_answers__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(referral_answers),
    .give = give_referral_answers,
    .check = check_referral_answers,
    .add = add_referral_answers,
    .change = change_referral_answers,
};
