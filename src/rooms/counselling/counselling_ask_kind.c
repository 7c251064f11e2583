/* counselling_ask_kind: whom to ask when it is more than one can carry, and what was asked and answered, as kinds of
 * record.
 */
#include "counselling_ask_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define SPECIALISTS(C) \
    C(specialists, specialist, KEY()) C(specialists, name, MUST_TEXT(200)) C(specialists, role, TEXT(200)) \
    C(specialists, organisation, TEXT(200)) C(specialists, email, .kind = CELL_EMAIL, .max = 200) \
    C(specialists, phone, .kind = CELL_PHONE, .max = 200) C(specialists, languages, OF(CELL_LANGUAGES)) \
    C(specialists, active, OF(CELL_YESNO))
#define SPECIALIST_QUESTIONS(C) \
    C(specialist_questions, specialist_question, KEY()) \
    C(specialist_questions, counselling, MUST_REF(counselling)) \
    C(specialist_questions, specialist, REF(specialists)) C(specialist_questions, staff, REF(staff)) \
    C(specialist_questions, asked_on, MUST(CELL_DAY)) C(specialist_questions, question, NOTE(4000)) \
    C(specialist_questions, name_given, OF(CELL_YESNO)) C(specialist_questions, consent_on, OF(CELL_DAY)) \
    C(specialist_questions, answered_on, OF(CELL_DAY)) C(specialist_questions, answer, NOTE(4000)) \
    C(specialist_questions, withdrawn_on, OF(CELL_DAY))
/* clang-format on */
KIND_COLUMNS(specialists, SPECIALISTS)
KIND_COLUMNS(specialist_questions, SPECIALIST_QUESTIONS)

/* ---- specialists */

static bool specialists_row(void *x, const struct counselling_ask_kind_sql_specialist_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, specialists, r->id, 0, [COL_specialists_specialist] = kind_key(o, KIND_specialists, r->key, r->id),
        [COL_specialists_name] = r->name, [COL_specialists_role] = r->role,
        [COL_specialists_organisation] = r->organisation, [COL_specialists_email] = r->email,
        [COL_specialists_phone] = r->phone, [COL_specialists_languages] = r->languages,
        [COL_specialists_active] = kind_yesno(r->active));
}

static void give_specialists(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? counselling_ask_kind_sql_specialist_give_few : counselling_ask_kind_sql_specialist_give)(
        o->t, low, high, o->project, specialists_row, o);
}

static void add_specialists(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_ask_kind_sql_specialist_add(in->t, .id = id, .source_key = TEXT_OF(r, specialists_specialist),
        .name = TEXT_OF(r, specialists_name), .role = TEXT_OF(r, specialists_role),
        .organisation = TEXT_OF(r, specialists_organisation), .email = TEXT_OF(r, specialists_email),
        .phone = TEXT_OF(r, specialists_phone), .languages = TEXT_OF(r, specialists_languages),
        .active = NUMBER_OF(r, specialists_active), .import = in->import);
}

static void change_specialists(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_ask_kind_sql_specialist_change(in->t, .id = id, .name = TEXT_OF(r, specialists_name),
        .role = TEXT_OF(r, specialists_role), .organisation = TEXT_OF(r, specialists_organisation),
        .email = TEXT_OF(r, specialists_email), .phone = TEXT_OF(r, specialists_phone),
        .languages = TEXT_OF(r, specialists_languages), .active = NUMBER_OF(r, specialists_active));
    kind_journal(in, id);
}

static bool specialists_within(struct task *t, int64_t id, int64_t project) { return true; }

KIND_ANY(specialists, counselling_ask_kind_sql_specialist)
KIND_WITH_KEY(specialists, counselling_ask_kind_sql_specialist)
KIND_TOUCHED(specialists, counselling_ask_kind_sql_specialist)
KIND_DROP(specialists, counselling_ask_kind_sql_specialist)

const struct kind kind_specialists = {
    .name = "specialists",
    .noun = { "specialist", N_("Specialist") },
    .tables = "counselling_specialist",
    .columns = specialists_columns,
    .n = COL_specialists__N,
    .shared = true,
    .any = specialists_any,
    .with_key = specialists_with_key,
    .within = specialists_within,
    .touched = specialists_touched,
    .drop = specialists_drop,
    .give = give_specialists,
    .add = add_specialists,
    .change = change_specialists,
};

/* ---- specialist questions */

static bool specialist_questions_row(void *x, const struct counselling_ask_kind_sql_question_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, specialist_questions, r->id,
        0, [COL_specialist_questions_specialist_question] = kind_key(o, KIND_specialist_questions, r->key, r->id),
        [COL_specialist_questions_counselling] = kind_ref(o, KIND_counselling, r->counselling_key, r->counselling),
        [COL_specialist_questions_specialist] = kind_ref(o, KIND_specialists, r->specialist_key, r->specialist),
        [COL_specialist_questions_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_specialist_questions_asked_on] = r->asked_on, [COL_specialist_questions_question] = r->question,
        [COL_specialist_questions_name_given] = kind_yesno(r->name_given),
        [COL_specialist_questions_consent_on] = r->consent_on, [COL_specialist_questions_answered_on] = r->answered_on,
        [COL_specialist_questions_answer] = r->answer, [COL_specialist_questions_withdrawn_on] = r->withdrawn_on);
}

static void give_specialist_questions(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? counselling_ask_kind_sql_question_give_few : counselling_ask_kind_sql_question_give)(
        o->t, low, high, o->project, specialist_questions_row, o);
}

static void check_specialist_questions(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_specialist_questions_asked_on);
}

static void add_specialist_questions(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_ask_kind_sql_question_add(in->t, .id = id,
        .source_key = TEXT_OF(r, specialist_questions_specialist_question),
        .counselling = NUMBER_OF(r, specialist_questions_counselling),
        .specialist = NUMBER_OF(r, specialist_questions_specialist), .staff = NUMBER_OF(r, specialist_questions_staff),
        .asked_on = DAY_OF(r, specialist_questions_asked_on), .question = TEXT_OF(r, specialist_questions_question),
        .name_given = NUMBER_OF(r, specialist_questions_name_given),
        .consent_on = DAY_OF(r, specialist_questions_consent_on),
        .answered_on = DAY_OF(r, specialist_questions_answered_on), .answer = TEXT_OF(r, specialist_questions_answer),
        .withdrawn_on = DAY_OF(r, specialist_questions_withdrawn_on), .import = in->import);
}

static void change_specialist_questions(struct kind_in *in, const struct record *r, int64_t id)
{
    counselling_ask_kind_sql_question_change(in->t, .id = id,
        .counselling = NUMBER_OF(r, specialist_questions_counselling),
        .specialist = NUMBER_OF(r, specialist_questions_specialist), .staff = NUMBER_OF(r, specialist_questions_staff),
        .asked_on = DAY_OF(r, specialist_questions_asked_on), .question = TEXT_OF(r, specialist_questions_question),
        .name_given = NUMBER_OF(r, specialist_questions_name_given),
        .consent_on = DAY_OF(r, specialist_questions_consent_on),
        .answered_on = DAY_OF(r, specialist_questions_answered_on), .answer = TEXT_OF(r, specialist_questions_answer),
        .withdrawn_on = DAY_OF(r, specialist_questions_withdrawn_on));
    kind_journal(in, id);
}

KIND_PLAIN(specialist_questions, counselling_ask_kind_sql_question)

const struct kind kind_specialist_questions = {
    .name = "specialist_questions",
    .noun = { "question to specialist", N_("Question to a specialist") },
    .tables = "counselling_question",
    .columns = specialist_questions_columns,
    .n = COL_specialist_questions__N,
    KIND_PLAIN_MEMBERS(specialist_questions),
    .give = give_specialist_questions,
    .check = check_specialist_questions,
    .add = add_specialist_questions,
    .change = change_specialist_questions,
};
