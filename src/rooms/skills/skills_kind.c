/* skills_kind: what a person can, as kinds of record: levels of skills, education and work, certificates, strengths.
 */
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/skills/skills.h"
#include "skills_kind_sql.h"

/* clang-format off */
#define SKILL_LEVELS(C) \
    C(skill_levels, skill_level, KEY()) C(skill_levels, person, MUST_REF(people)) \
    C(skill_levels, project, MUST_REF(projects)) C(skill_levels, date, MUST(CELL_DAY)) \
    C(skill_levels, skill, MUST_CODE(skill)) C(skill_levels, language, OF(CELL_LANGUAGE)) \
    C(skill_levels, script, CODE(script)) C(skill_levels, level, MUST_CODE(skill_level)) \
    C(skill_levels, source, CODE(skill_source)) C(skill_levels, staff, REF(staff))
#define HISTORIES(C) \
    C(histories, history, KEY()) C(histories, person, MUST_REF(people)) \
    C(histories, project, MUST_REF(projects)) C(histories, kind, MUST_CODE(history_kind)) \
    C(histories, what, TEXT(300)) C(histories, place, TEXT(200)) C(histories, country, OF(CELL_COUNTRIES)) \
    C(histories, started, OF(CELL_MONTH)) C(histories, ended, OF(CELL_MONTH)) \
    C(histories, education, CODE(education)) C(histories, recognised, OF(CELL_YESNO)) \
    C(histories, note, TEXT(1000))
#define CERTIFICATES(C) \
    C(certificates, certificate, KEY()) C(certificates, person, MUST_REF(people)) \
    C(certificates, project, MUST_REF(projects)) C(certificates, name, TEXT(200)) \
    C(certificates, issuer, TEXT(200)) C(certificates, issued_on, OF(CELL_DAY)) \
    C(certificates, expires_on, OF(CELL_DAY)) C(certificates, note, TEXT(1000))
#define STRENGTHS(C) \
    C(strengths, strength, KEY()) C(strengths, person, MUST_REF(people)) \
    C(strengths, project, MUST_REF(projects)) C(strengths, date, MUST(CELL_DAY)) \
    C(strengths, area, CODE(strength_area)) C(strengths, what, TEXT(1000)) \
    C(strengths, language, OF(CELL_LANGUAGE)) C(strengths, what_fi, TEXT(1000))
/* clang-format on */
KIND_COLUMNS(skill_levels, SKILL_LEVELS)
KIND_COLUMNS(histories, HISTORIES)
KIND_COLUMNS(certificates, CERTIFICATES)
KIND_COLUMNS(strengths, STRENGTHS)

/* ---- skill levels */

static bool skill_levels_row(void *x, const struct skills_kind_sql_level_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, skill_levels, r->id,
        0, [COL_skill_levels_skill_level] = kind_key(o, KIND_skill_levels, r->key, r->id),
        [COL_skill_levels_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_skill_levels_project] = r->project, [COL_skill_levels_date] = r->date, [COL_skill_levels_skill] = r->skill,
        [COL_skill_levels_language] = r->language, [COL_skill_levels_script] = r->script,
        [COL_skill_levels_level] = r->level, [COL_skill_levels_source] = r->source,
        [COL_skill_levels_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff));
}

static void give_skill_levels(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? skills_kind_sql_level_give_few : skills_kind_sql_level_give)(
        o->t, low, high, o->project, skill_levels_row, o);
}

/* A level belongs to its skill: see skills.h. */
static void check_skill_levels(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;

    kind_refuse_future(in, r, COL_skill_levels_date);
    if (!skill_has_level(TEXT_OF(r, skill_levels_skill), TEXT_OF(r, skill_levels_level)))
        kind_refuse(in, COL_skill_levels_level, str_of(tr(t, "This level is not one of this skill.")),
            str_of(tr(t, "Correct the skill or the level.")));
}

static void add_skill_levels(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_level_add(in->t, .id = id, .source_key = TEXT_OF(r, skill_levels_skill_level),
        .person = NUMBER_OF(r, skill_levels_person), .project = NUMBER_OF(r, skill_levels_project),
        .date = DAY_OF(r, skill_levels_date), .skill = TEXT_OF(r, skill_levels_skill),
        .language = TEXT_OF(r, skill_levels_language), .script = TEXT_OF(r, skill_levels_script),
        .level = TEXT_OF(r, skill_levels_level), .source = TEXT_OF(r, skill_levels_source),
        .staff = NUMBER_OF(r, skill_levels_staff), .import = in->import);
}

static void change_skill_levels(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_level_change(in->t, .id = id, .person = NUMBER_OF(r, skill_levels_person),
        .project = NUMBER_OF(r, skill_levels_project), .date = DAY_OF(r, skill_levels_date),
        .skill = TEXT_OF(r, skill_levels_skill), .language = TEXT_OF(r, skill_levels_language),
        .script = TEXT_OF(r, skill_levels_script), .level = TEXT_OF(r, skill_levels_level),
        .source = TEXT_OF(r, skill_levels_source), .staff = NUMBER_OF(r, skill_levels_staff));
    kind_journal(in, id);
}

KIND_PLAIN(skill_levels, skills_kind_sql_level)
KIND_MOVE(skill_levels, skills_kind_sql_level)

const struct kind kind_skill_levels = {
    .name = "skill_levels",
    .noun = { "level of skill", N_("Level of a skill") },
    .tables = "skills_level",
    .columns = skill_levels_columns,
    .n = COL_skill_levels__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(skill_levels),
    .give = give_skill_levels,
    .check = check_skill_levels,
    .add = add_skill_levels,
    .change = change_skill_levels,
    .move = skill_levels_move,
    .move_back = skill_levels_move_back,
};

/* ---- histories */

static bool histories_row(void *x, const struct skills_kind_sql_history_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, histories, r->id, 0, [COL_histories_history] = kind_key(o, KIND_histories, r->key, r->id),
        [COL_histories_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_histories_project] = r->project, [COL_histories_kind] = r->kind, [COL_histories_what] = r->what,
        [COL_histories_place] = r->place, [COL_histories_country] = r->country, [COL_histories_started] = r->started,
        [COL_histories_ended] = r->ended, [COL_histories_education] = r->education,
        [COL_histories_recognised] = kind_yesno(r->recognised), [COL_histories_note] = r->note);
}

static void give_histories(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? skills_kind_sql_history_give_few : skills_kind_sql_history_give)(
        o->t, low, high, o->project, histories_row, o);
}

static void add_histories(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_history_add(in->t, .id = id, .source_key = TEXT_OF(r, histories_history),
        .person = NUMBER_OF(r, histories_person), .project = NUMBER_OF(r, histories_project),
        .kind = TEXT_OF(r, histories_kind), .what = TEXT_OF(r, histories_what), .place = TEXT_OF(r, histories_place),
        .country = TEXT_OF(r, histories_country), .started = TEXT_OF(r, histories_started),
        .ended = TEXT_OF(r, histories_ended), .education = TEXT_OF(r, histories_education),
        .recognised = NUMBER_OF(r, histories_recognised), .note = TEXT_OF(r, histories_note), .import = in->import);
}

static void change_histories(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_history_change(in->t, .id = id, .person = NUMBER_OF(r, histories_person),
        .project = NUMBER_OF(r, histories_project), .kind = TEXT_OF(r, histories_kind),
        .what = TEXT_OF(r, histories_what), .place = TEXT_OF(r, histories_place),
        .country = TEXT_OF(r, histories_country), .started = TEXT_OF(r, histories_started),
        .ended = TEXT_OF(r, histories_ended), .education = TEXT_OF(r, histories_education),
        .recognised = NUMBER_OF(r, histories_recognised), .note = TEXT_OF(r, histories_note));
    kind_journal(in, id);
}

KIND_PLAIN(histories, skills_kind_sql_history)
KIND_MOVE(histories, skills_kind_sql_history)

const struct kind kind_histories = {
    .name = "histories",
    .noun = { "history", N_("Education or work") },
    .tables = "skills_history",
    .columns = histories_columns,
    .n = COL_histories__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(histories),
    .give = give_histories,
    .add = add_histories,
    .change = change_histories,
    .move = histories_move,
    .move_back = histories_move_back,
};

/* ---- certificates */

static bool certificates_row(void *x, const struct skills_kind_sql_certificate_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, certificates, r->id,
        0, [COL_certificates_certificate] = kind_key(o, KIND_certificates, r->key, r->id),
        [COL_certificates_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_certificates_project] = r->project, [COL_certificates_name] = r->name,
        [COL_certificates_issuer] = r->issuer, [COL_certificates_issued_on] = r->issued_on,
        [COL_certificates_expires_on] = r->expires_on, [COL_certificates_note] = r->note);
}

static void give_certificates(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? skills_kind_sql_certificate_give_few : skills_kind_sql_certificate_give)(
        o->t, low, high, o->project, certificates_row, o);
}

static void check_certificates(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_certificates_issued_on);
}

static void add_certificates(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_certificate_add(in->t, .id = id, .source_key = TEXT_OF(r, certificates_certificate),
        .person = NUMBER_OF(r, certificates_person), .project = NUMBER_OF(r, certificates_project),
        .name = TEXT_OF(r, certificates_name), .issuer = TEXT_OF(r, certificates_issuer),
        .issued_on = DAY_OF(r, certificates_issued_on), .expires_on = DAY_OF(r, certificates_expires_on),
        .note = TEXT_OF(r, certificates_note), .import = in->import);
}

static void change_certificates(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_certificate_change(in->t, .id = id, .person = NUMBER_OF(r, certificates_person),
        .project = NUMBER_OF(r, certificates_project), .name = TEXT_OF(r, certificates_name),
        .issuer = TEXT_OF(r, certificates_issuer), .issued_on = DAY_OF(r, certificates_issued_on),
        .expires_on = DAY_OF(r, certificates_expires_on), .note = TEXT_OF(r, certificates_note));
    kind_journal(in, id);
}

KIND_PLAIN(certificates, skills_kind_sql_certificate)
KIND_MOVE(certificates, skills_kind_sql_certificate)

const struct kind kind_certificates = {
    .name = "certificates",
    .noun = { "certificate", N_("Certificate") },
    .tables = "skills_certificate",
    .columns = certificates_columns,
    .n = COL_certificates__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(certificates),
    .give = give_certificates,
    .check = check_certificates,
    .add = add_certificates,
    .change = change_certificates,
    .move = certificates_move,
    .move_back = certificates_move_back,
};

/* ---- strengths */

static bool strengths_row(void *x, const struct skills_kind_sql_strength_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, strengths, r->id, 0, [COL_strengths_strength] = kind_key(o, KIND_strengths, r->key, r->id),
        [COL_strengths_person] = kind_ref(o, KIND_people, r->person_key, r->person),
        [COL_strengths_project] = r->project, [COL_strengths_date] = r->date, [COL_strengths_area] = r->area,
        [COL_strengths_what] = r->what, [COL_strengths_language] = r->language, [COL_strengths_what_fi] = r->what_fi);
}

static void give_strengths(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? skills_kind_sql_strength_give_few : skills_kind_sql_strength_give)(
        o->t, low, high, o->project, strengths_row, o);
}

static void check_strengths(struct kind_in *in, const struct record *r, int64_t id)
{
    kind_refuse_future(in, r, COL_strengths_date);
}

static void add_strengths(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_strength_add(in->t, .id = id, .source_key = TEXT_OF(r, strengths_strength),
        .person = NUMBER_OF(r, strengths_person), .project = NUMBER_OF(r, strengths_project),
        .date = DAY_OF(r, strengths_date), .area = TEXT_OF(r, strengths_area), .what = TEXT_OF(r, strengths_what),
        .language = TEXT_OF(r, strengths_language), .what_fi = TEXT_OF(r, strengths_what_fi), .import = in->import);
}

static void change_strengths(struct kind_in *in, const struct record *r, int64_t id)
{
    skills_kind_sql_strength_change(in->t, .id = id, .person = NUMBER_OF(r, strengths_person),
        .project = NUMBER_OF(r, strengths_project), .date = DAY_OF(r, strengths_date),
        .area = TEXT_OF(r, strengths_area), .what = TEXT_OF(r, strengths_what),
        .language = TEXT_OF(r, strengths_language), .what_fi = TEXT_OF(r, strengths_what_fi));
    kind_journal(in, id);
}

KIND_PLAIN(strengths, skills_kind_sql_strength)
KIND_MOVE(strengths, skills_kind_sql_strength)

const struct kind kind_strengths = {
    .name = "strengths",
    .noun = { "strength", N_("Strength") },
    .tables = "skills_strength",
    .columns = strengths_columns,
    .n = COL_strengths__N,
    .plain = true,
    KIND_PLAIN_MEMBERS(strengths),
    .give = give_strengths,
    .check = check_strengths,
    .add = add_strengths,
    .change = change_strengths,
    .move = strengths_move,
    .move_back = strengths_move_back,
};
