/* outreach_kind: places of outreach and visits there as kinds of record. */
#include "lang/lang.h"
#include "outreach_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/outreach/outreach_inside.h"
#include "rooms/projects/projects.h"

enum { POINT_MOST = 40 };

/* clang-format off */
#define OUTREACH_PLACES(C) \
    C(outreach_places, outreach_place, KEY()) C(outreach_places, project, MUST_REF(projects)) \
    C(outreach_places, name, MUST_TEXT(OUTREACH_NAME_MOST)) C(outreach_places, kind, MUST_CODE(outreach_place)) \
    C(outreach_places, street, TEXT(200)) C(outreach_places, area, TEXT(100)) \
    C(outreach_places, municipality, OF(CELL_MUNICIPALITY)) C(outreach_places, point, TEXT(POINT_MOST)) \
    C(outreach_places, languages, OF(CELL_LANGUAGES)) C(outreach_places, expert, REF(experts)) \
    C(outreach_places, code, TEXT(OUTREACH_CODE_MOST)) C(outreach_places, used, OF(CELL_YESNO)) \
    C(outreach_places, note, NOTE(OUTREACH_NOTE_MOST))
#define OUTREACH_VISITS(C) \
    C(outreach_visits, outreach_visit, KEY()) C(outreach_visits, outreach_place, MUST_REF(outreach_places)) \
    C(outreach_visits, date, MUST(CELL_DAY)) C(outreach_visits, minutes, INT(0, OUTREACH_MINUTES_MOST)) \
    C(outreach_visits, workers, INT(1, OUTREACH_WORKERS_MOST)) C(outreach_visits, staff, REF(staff)) \
    C(outreach_visits, material, TEXT(OUTREACH_MATERIAL_MOST)) \
    C(outreach_visits, copies, INT(0, OUTREACH_COPIES_MOST)) C(outreach_visits, met, INT(0, OUTREACH_HEADS_MOST)) \
    C(outreach_visits, asked, INT(0, OUTREACH_HEADS_MOST)) C(outreach_visits, adults, INT(0, OUTREACH_HEADS_MOST)) \
    C(outreach_visits, children, INT(0, OUTREACH_HEADS_MOST)) \
    C(outreach_visits, relatives, INT(0, OUTREACH_HEADS_MOST)) C(outreach_visits, languages, OF(CELL_LANGUAGES)) \
    C(outreach_visits, note, NOTE(OUTREACH_NOTE_MOST))
/* clang-format on */
KIND_COLUMNS(outreach_places, OUTREACH_PLACES)
KIND_COLUMNS(outreach_visits, OUTREACH_VISITS)

/* ---- places */

static bool places_row(void *x, const struct outreach_kind_sql_place_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, outreach_places, r->id,
        0, [COL_outreach_places_outreach_place] = kind_key(o, KIND_outreach_places, r->key, r->id),
        [COL_outreach_places_project] = r->project, [COL_outreach_places_name] = r->name,
        [COL_outreach_places_kind] = r->kind, [COL_outreach_places_street] = r->street,
        [COL_outreach_places_area] = r->area, [COL_outreach_places_municipality] = r->municipality,
        [COL_outreach_places_point] = outreach_point_text(o->scratch->a, r->latitude, r->longitude),
        [COL_outreach_places_languages] = r->languages,
        [COL_outreach_places_expert] = kind_ref(o, KIND_experts, r->expert_key, r->expert),
        [COL_outreach_places_code] = r->code, [COL_outreach_places_used] = kind_yesno(r->used),
        [COL_outreach_places_note] = r->note);
}

static void give_places(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? outreach_kind_sql_place_give_few : outreach_kind_sql_place_give)(
        o->t, low, high, o->project, places_row, o);
}

static void check_places(struct kind_in *in, const struct record *r, int64_t id)
{
    int64_t latitude, longitude;
    struct task *t = in->t;

    if (!outreach_point_read(TEXT_OF(r, outreach_places_point), &latitude, &longitude))
        kind_refuse(in, COL_outreach_places_point, str_of(tr(t, "This is no point in Finland.")),
            str_of(tr(t, "Write it as a map gives it, for example 60.2094, 25.1440.")));
    struct str code = TEXT_OF(r, outreach_places_code);
    if (!str_empty(code) && !outreach_code_ok(code))
        kind_refuse(in, COL_outreach_places_code, str_of(tr(t, "This is no code of a poster.")),
            str_of(tr(t, "Write small letters and digits, or leave it empty.")));
}

struct point {
    int64_t latitude, longitude;
};

static struct point point_of(const struct record *r)
{
    struct point p = { INT_NONE, INT_NONE };

    return outreach_point_read(TEXT_OF(r, outreach_places_point), &p.latitude, &p.longitude)
               ? p
               : (struct point){ INT_NONE, INT_NONE };
}

static struct str code_of(struct kind_in *in, const struct record *r, int64_t id)
{
    struct str code = TEXT_OF(r, outreach_places_code);

    return str_empty(code) ? outreach_code_of(in->t->a, id) : code;
}

static void add_places(struct kind_in *in, const struct record *r, int64_t id)
{
    struct point at = point_of(r);

    outreach_kind_sql_place_add(in->t, .id = id, .source_key = TEXT_OF(r, outreach_places_outreach_place),
        .project = NUMBER_OF(r, outreach_places_project), .name = TEXT_OF(r, outreach_places_name),
        .sort_key = lang_sort_key(in->t->a, TEXT_OF(r, outreach_places_name)), .kind = TEXT_OF(r, outreach_places_kind),
        .street = TEXT_OF(r, outreach_places_street), .area = TEXT_OF(r, outreach_places_area),
        .municipality = TEXT_OF(r, outreach_places_municipality), .latitude = at.latitude, .longitude = at.longitude,
        .languages = TEXT_OF(r, outreach_places_languages), .expert = NUMBER_OF(r, outreach_places_expert),
        .code = code_of(in, r, id), .used = NUMBER_OF(r, outreach_places_used),
        .note = TEXT_OF(r, outreach_places_note), .import = in->import);
}

static void change_places(struct kind_in *in, const struct record *r, int64_t id)
{
    struct point at = point_of(r);

    outreach_kind_sql_place_change(in->t, .id = id, .project = NUMBER_OF(r, outreach_places_project),
        .name = TEXT_OF(r, outreach_places_name), .sort_key = lang_sort_key(in->t->a, TEXT_OF(r, outreach_places_name)),
        .kind = TEXT_OF(r, outreach_places_kind), .street = TEXT_OF(r, outreach_places_street),
        .area = TEXT_OF(r, outreach_places_area), .municipality = TEXT_OF(r, outreach_places_municipality),
        .latitude = at.latitude, .longitude = at.longitude, .languages = TEXT_OF(r, outreach_places_languages),
        .expert = NUMBER_OF(r, outreach_places_expert), .code = code_of(in, r, id),
        .used = NUMBER_OF(r, outreach_places_used), .note = TEXT_OF(r, outreach_places_note));
    kind_journal(in, id);
}

KIND_PLAIN(outreach_places, outreach_kind_sql_place)

const struct kind kind_outreach_places = {
    .name = "outreach_places",
    .noun = { "outreach place", N_("Place of outreach") },
    .tables = "outreach_place",
    .columns = outreach_places_columns,
    .n = COL_outreach_places__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(outreach_places),
    .give = give_places,
    .check = check_places,
    .add = add_places,
    .change = change_places,
};

/* ---- visits */

static bool visits_row(void *x, const struct outreach_kind_sql_visit_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, outreach_visits, r->id,
        0, [COL_outreach_visits_outreach_visit] = kind_key(o, KIND_outreach_visits, r->key, r->id),
        [COL_outreach_visits_outreach_place] = kind_ref(o, KIND_outreach_places, r->place_key, r->place),
        [COL_outreach_visits_date] = r->day, [COL_outreach_visits_minutes] = kind_number(o, r->minutes),
        [COL_outreach_visits_workers] = kind_number(o, r->workers),
        [COL_outreach_visits_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff),
        [COL_outreach_visits_material] = r->material, [COL_outreach_visits_copies] = kind_number(o, r->copies),
        [COL_outreach_visits_met] = kind_number(o, r->met), [COL_outreach_visits_asked] = kind_number(o, r->asked),
        [COL_outreach_visits_adults] = kind_number(o, r->adults),
        [COL_outreach_visits_children] = kind_number(o, r->children),
        [COL_outreach_visits_relatives] = kind_number(o, r->relatives), [COL_outreach_visits_languages] = r->languages,
        [COL_outreach_visits_note] = r->note);
}

static void give_visits(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? outreach_kind_sql_visit_give_few : outreach_kind_sql_visit_give)(
        o->t, low, high, o->project, visits_row, o);
}

static struct outreach_visit visit_of(const struct record *r, int64_t id)
{
    return (struct outreach_visit){ .id = id,
        .place = NUMBER_OF(r, outreach_visits_outreach_place),
        .day = DAY_OF(r, outreach_visits_date),
        .minutes = NUMBER_OF(r, outreach_visits_minutes),
        .workers = NUMBER_OF(r, outreach_visits_workers),
        .staff = NUMBER_OF(r, outreach_visits_staff),
        .material = TEXT_OF(r, outreach_visits_material),
        .copies = NUMBER_OF(r, outreach_visits_copies),
        .met = NUMBER_OF(r, outreach_visits_met),
        .asked = NUMBER_OF(r, outreach_visits_asked),
        .adults = NUMBER_OF(r, outreach_visits_adults),
        .children = NUMBER_OF(r, outreach_visits_children),
        .relatives = NUMBER_OF(r, outreach_visits_relatives),
        .languages = TEXT_OF(r, outreach_visits_languages),
        .note = TEXT_OF(r, outreach_visits_note) };
}

static void check_visits(struct kind_in *in, const struct record *r, int64_t id)
{
    static const char *const names[] = { "day", "date", NULL };
    struct outreach_visit v = visit_of(r, id);
    struct problems problems = { 0 };

    outreach_check_visit(in->t, &v, &problems);
    kind_refuse_all(in, &problems, names);
}

static void add_visits(struct kind_in *in, const struct record *r, int64_t id)
{
    struct outreach_visit v = visit_of(r, id);

    outreach_kind_sql_visit_add(in->t, .id = id, .source_key = TEXT_OF(r, outreach_visits_outreach_visit),
        .place = v.place, .day = v.day, .minutes = v.minutes, .workers = v.workers, .staff = v.staff,
        .material = v.material, .copies = v.copies, .met = v.met, .asked = v.asked, .adults = v.adults,
        .children = v.children, .relatives = v.relatives, .languages = v.languages, .note = v.note,
        .import = in->import, .now = in->t->now);
}

static void change_visits(struct kind_in *in, const struct record *r, int64_t id)
{
    struct outreach_visit v = visit_of(r, id);

    outreach_kind_sql_visit_change(in->t, .id = id, .place = v.place, .day = v.day, .minutes = v.minutes,
        .workers = v.workers, .staff = v.staff, .material = v.material, .copies = v.copies, .met = v.met,
        .asked = v.asked, .adults = v.adults, .children = v.children, .relatives = v.relatives,
        .languages = v.languages, .note = v.note);
    kind_journal(in, id);
}

KIND_PLAIN(outreach_visits, outreach_kind_sql_visit)

const struct kind kind_outreach_visits = {
    .name = "outreach_visits",
    .noun = { "outreach visit", N_("Visit of outreach") },
    .tables = "outreach_visit",
    .columns = outreach_visits_columns,
    .n = COL_outreach_visits__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(outreach_visits),
    .give = give_visits,
    .check = check_visits,
    .add = add_visits,
    .change = change_visits,
};
