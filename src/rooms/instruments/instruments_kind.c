/* instruments_kind: instruments and measurements as kinds of record. An instrument's wording never changes: a row that
 * brings another is refused. */
#include "instruments_kind_sql.h"
#include "lang/lang.h"
#include "rooms/instruments/instruments.h"
#include "rooms/instruments/instruments_codes.h"
#include "rooms/kind.h"

enum { ANSWERS_MOST = 4000 };

/* clang-format off */
#define INSTRUMENTS(C) \
    C(instruments, instrument, KEY()) C(instruments, source, MUST_TEXT(INSTRUMENT_SOURCE)) \
    C(instruments, offered, OF(CELL_YESNO))
#define MEASUREMENTS(C) \
    C(measurements, measurement, KEY()) C(measurements, person, MUST_REF(people)) \
    C(measurements, project, MUST_REF(projects)) C(measurements, instrument, MUST_REF(instruments)) \
    C(measurements, date, MUST(CELL_DAY)) C(measurements, occasion, MUST_CODE(occasion)) \
    C(measurements, state, CODE(measurement_state)) C(measurements, way, CODE(answer_way)) \
    C(measurements, language, OF(CELL_LANGUAGE)) C(measurements, staff, REF(staff)) \
    C(measurements, answers, TEXT(ANSWERS_MOST))
/* clang-format on */
KIND_COLUMNS(instruments, INSTRUMENTS)
KIND_COLUMNS(measurements, MEASUREMENTS)

/* ---- instruments */

static bool instruments_row(void *x, const struct instruments_kind_sql_instrument_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, instruments, r->id, 0, [COL_instruments_instrument] = kind_key(o, KIND_instruments, r->key, r->id),
        [COL_instruments_source] = r->source, [COL_instruments_offered] = kind_yesno(r->offered));
}

static void give_instruments(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? instruments_kind_sql_instrument_give_few : instruments_kind_sql_instrument_give)(
        o->t, low, high, o->project, instruments_row, o);
}

/* Known by code and edition, too. */
static int64_t known(struct kind_in *in, const struct record *r)
{
    struct instruments_kind_sql_instrument_of_code_row row;
    struct problems wrong = { 0 };
    struct instrument of;

    return instrument_read(in->t, TEXT_OF(r, instruments_source), &of, &wrong) &&
                   instruments_kind_sql_instrument_of_code(in->t, of.code, of.edition, &row)
               ? row.id
               : 0;
}

static void check_instruments(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct instruments_kind_sql_instrument_source_row stands;
    struct problems wrong = { 0 };
    struct instrument of;

    if (!instrument_read(t, TEXT_OF(r, instruments_source), &of, &wrong)) {
        kind_refuse(in, COL_instruments_source, wrong.at[0].text,
            str_of(tr(t, "How a questionnaire is written stands in docs/instruments.md.")));
        return;
    }
    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct key_map);
    struct str name = str_fmt(t->a, "%.*s %lld", STR_ARG(of.code), (long long)of.edition);
    int64_t line = key_map_get(in->memory, name);
    bool other = id != 0 && instruments_kind_sql_instrument_source(t, id, &stands) &&
                 !str_eq(stands.source, TEXT_OF(r, instruments_source));
    if (other || (line != 0 && line != r->line))
        kind_refuse(in, COL_instruments_source,
            str_of(tr(t, "The wording of an edition that is here is not changed by an import.")),
            str_of(tr(t, "Give the changed questionnaire a new edition number.")));
    key_map_put(in->whole->a, in->memory, str_copy(in->whole->a, name), r->line);
}

static void add_instruments(struct kind_in *in, const struct record *r, int64_t id)
{
    struct instrument of = { 0 };
    struct problems wrong = { 0 };

    must(in->t, instrument_read(in->t, TEXT_OF(r, instruments_source), &of, &wrong));
    instruments_kind_sql_instrument_add(in->t, .id = id, .source_key = TEXT_OF(r, instruments_instrument),
        .code = of.code, .edition = of.edition, .source = TEXT_OF(r, instruments_source),
        .offered = NUMBER_OF(r, instruments_offered), .import = in->import);
}

static void change_instruments(struct kind_in *in, const struct record *r, int64_t id)
{
    instruments_kind_sql_instrument_change(in->t, id, NUMBER_OF(r, instruments_offered));
    kind_journal(in, id);
}

static bool instruments_within(struct task *t, int64_t id, int64_t project) { return true; }

KIND_ANY(instruments, instruments_kind_sql_instrument)
KIND_WITH_KEY(instruments, instruments_kind_sql_instrument)
KIND_TOUCHED(instruments, instruments_kind_sql_instrument)
KIND_DROP(instruments, instruments_kind_sql_instrument)

const struct kind kind_instruments = {
    .name = "instruments",
    .noun = { "instrument", N_("Questionnaire") },
    .tables = "instruments_instrument",
    .columns = instruments_columns,
    .n = COL_instruments__N,
    .shared = true,
    .any = instruments_any,
    .with_key = instruments_with_key,
    .within = instruments_within,
    .touched = instruments_touched,
    .drop = instruments_drop,
    .known = known,
    .give = give_instruments,
    .check = check_instruments,
    .add = add_instruments,
    .change = change_instruments,
};

/* ---- measurements */

static bool measurements_row(void *x, const struct instruments_kind_sql_measurement_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, measurements, r->id,
        0, [COL_measurements_measurement] = kind_key(o, KIND_measurements, r->key, r->id),
        [COL_measurements_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_measurements_project] = r->project,
        [COL_measurements_instrument] = kind_ref(o, KIND_instruments, r->instrument_key, r->instrument),
        [COL_measurements_date] = r->date, [COL_measurements_occasion] = r->occasion,
        [COL_measurements_state] = r->state, [COL_measurements_way] = r->way, [COL_measurements_language] = r->language,
        [COL_measurements_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_measurements_answers] = r->answers);
}

static void give_measurements(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? instruments_kind_sql_measurement_give_few : instruments_kind_sql_measurement_give)(
        o->t, low, high, o->project, measurements_row, o);
}

static void check_measurements(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct str answers = TEXT_OF(r, measurements_answers);

    kind_refuse_future(in, r, COL_measurements_date);
    if (!instrument_answers_ok(answers))
        kind_refuse(in, COL_measurements_answers, str_of(tr(t, "These answers cannot be read.")),
            str_of(tr(t, "Write each as the key of the question, = and the value, with ; between them.")));
    else if (str_is(TEXT_OF(r, measurements_state), "refused") && !str_empty(answers))
        kind_refuse(in, COL_measurements_answers, str_of(tr(t, "Who did not want to answer has no answers.")),
            str_of(tr(t, "Leave the answers out, or correct the state.")));
}

static void add_measurements(struct kind_in *in, const struct record *r, int64_t id)
{
    instruments_kind_sql_measurement_add(in->t, .id = id, .source_key = TEXT_OF(r, measurements_measurement),
        .person = NUMBER_OF(r, measurements_person), .project = NUMBER_OF(r, measurements_project),
        .instrument = NUMBER_OF(r, measurements_instrument), .date = DAY_OF(r, measurements_date),
        .occasion = TEXT_OF(r, measurements_occasion), .state = TEXT_OF(r, measurements_state),
        .way = TEXT_OF(r, measurements_way), .language = TEXT_OF(r, measurements_language),
        .staff = NUMBER_OF(r, measurements_staff), .answers = TEXT_OF(r, measurements_answers), .import = in->import);
}

static void change_measurements(struct kind_in *in, const struct record *r, int64_t id)
{
    instruments_kind_sql_measurement_change(in->t, .id = id, .person = NUMBER_OF(r, measurements_person),
        .project = NUMBER_OF(r, measurements_project), .instrument = NUMBER_OF(r, measurements_instrument),
        .date = DAY_OF(r, measurements_date), .occasion = TEXT_OF(r, measurements_occasion),
        .state = TEXT_OF(r, measurements_state), .way = TEXT_OF(r, measurements_way),
        .language = TEXT_OF(r, measurements_language), .staff = NUMBER_OF(r, measurements_staff),
        .answers = TEXT_OF(r, measurements_answers));
    kind_journal(in, id);
}

KIND_PLAIN(measurements, instruments_kind_sql_measurement)
KIND_MOVE(measurements, instruments_kind_sql_measurement)

const struct kind kind_measurements = {
    .name = "measurements",
    .noun = { "measurement", N_("Own estimate") },
    .tables = "instruments_measurement",
    .columns = measurements_columns,
    .n = COL_measurements__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(measurements),
    .give = give_measurements,
    .check = check_measurements,
    .add = add_measurements,
    .change = change_measurements,
    .move = measurements_move,
    .move_back = measurements_move_back,
};
