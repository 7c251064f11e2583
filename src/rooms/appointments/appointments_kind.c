/* appointments_kind: agreed times with one person as a kind of record.
 */
#include "appointments_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"

/* clang-format off */
#define APPOINTMENTS(C) \
    C(appointments, appointment, KEY()) C(appointments, person, MUST_REF(people)) \
    C(appointments, project, MUST_REF(projects)) C(appointments, staff, REF(staff)) \
    C(appointments, date, MUST(CELL_DAY)) C(appointments, start_time, OF(CELL_TIME)) \
    C(appointments, minutes, INT(0, 1440)) C(appointments, channel, CODE(talk_channel)) \
    C(appointments, place, TEXT(200)) C(appointments, interpreter_language, OF(CELL_LANGUAGE)) \
    C(appointments, interpreter_variety, TEXT(100)) C(appointments, state, CODE(appointment_state)) \
    C(appointments, note, NOTE(1000))
/* clang-format on */
KIND_COLUMNS(appointments, APPOINTMENTS)

static bool appointments_row(void *x, const struct appointments_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, appointments, r->id,
        0, [COL_appointments_appointment] = kind_key(o, KIND_appointments, r->key, r->id),
        [COL_appointments_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_appointments_project] = r->project,
        [COL_appointments_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff), [COL_appointments_date] = r->date,
        [COL_appointments_start_time] = r->start_time, [COL_appointments_minutes] = kind_number(o, r->minutes),
        [COL_appointments_channel] = r->channel,
        [COL_appointments_place] = kind_unless(o->leaves_house && r->is_protected, r->place),
        [COL_appointments_interpreter_language] = r->interpreter_language,
        [COL_appointments_interpreter_variety] = r->interpreter_variety, [COL_appointments_state] = r->state,
        [COL_appointments_note] = r->note);
}

static void give_appointments(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? appointments_kind_sql_give_few : appointments_kind_sql_give)(
        o->t, low, high, o->project, appointments_row, o);
}

static void add_appointments(struct kind_in *in, const struct record *r, int64_t id)
{
    appointments_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, appointments_appointment),
        .person = NUMBER_OF(r, appointments_person), .project = NUMBER_OF(r, appointments_project),
        .staff = NUMBER_OF(r, appointments_staff), .date = DAY_OF(r, appointments_date),
        .start_time = CLOCK_OF(r, appointments_start_time), .minutes = NUMBER_OF(r, appointments_minutes),
        .channel = TEXT_OF(r, appointments_channel), .place = TEXT_OF(r, appointments_place),
        .interpreter_language = TEXT_OF(r, appointments_interpreter_language),
        .interpreter_variety = TEXT_OF(r, appointments_interpreter_variety), .state = TEXT_OF(r, appointments_state),
        .note = TEXT_OF(r, appointments_note), .import = in->import);
}

static void change_appointments(struct kind_in *in, const struct record *r, int64_t id)
{
    appointments_kind_sql_change(in->t, .id = id, .person = NUMBER_OF(r, appointments_person),
        .project = NUMBER_OF(r, appointments_project), .staff = NUMBER_OF(r, appointments_staff),
        .date = DAY_OF(r, appointments_date), .start_time = CLOCK_OF(r, appointments_start_time),
        .minutes = NUMBER_OF(r, appointments_minutes), .channel = TEXT_OF(r, appointments_channel),
        .place = TEXT_OF(r, appointments_place), .interpreter_language = TEXT_OF(r, appointments_interpreter_language),
        .interpreter_variety = TEXT_OF(r, appointments_interpreter_variety), .state = TEXT_OF(r, appointments_state),
        .note = TEXT_OF(r, appointments_note));
    kind_journal(in, id);
}

KIND_PLAIN(appointments, appointments_kind_sql)
KIND_MOVE(appointments, appointments_kind_sql)

const struct kind kind_appointments = {
    .name = "appointments",
    .noun = { "appointment", N_("Appointment") },
    .tables = "appointments_appointment",
    .columns = appointments_columns,
    .n = COL_appointments__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(appointments),
    .give = give_appointments,
    .add = add_appointments,
    .change = change_appointments,
    .move = appointments_move,
    .move_back = appointments_move_back,
};
