/* people_kind: persons as a kind of record. Children are people_children_kind.c, participations people_spell_kind.c. */
#include "lang/lang.h"
#include "people_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/people/people_locked.h"
#include "rooms/persons.h"

/* clang-format off */
#define PEOPLE(C) \
    C(people, person,       KEY())                C(people, given_names,      TEXT(PERSON_NAME_MOST)) \
    C(people, family_name,  TEXT(PERSON_NAME_MOST)) C(people, birth_date,     OF(CELL_PARTIAL)) \
    C(people, gender,       CODE(gender))         C(people, languages,        OF(CELL_LANGUAGES)) \
    C(people, service_language, OF(CELL_LANGUAGE)) \
    C(people, phone,        .kind = CELL_PHONE, .max = PERSON_PHONE_MOST) \
    C(people, email,        .kind = CELL_EMAIL, .max = PERSON_EMAIL_MOST) \
    C(people, municipality, OF(CELL_MUNICIPALITY)) \
    C(people, postcode,     POSTCODE(PERSON_POSTCODE_MOST)) C(people, arrived_on, OF(CELL_PARTIAL)) \
    C(people, citizenships, OF(CELL_COUNTRIES))   C(people, non_disclosure,   OF(CELL_YESNO))
/* clang-format on */
KIND_COLUMNS(people, PEOPLE)

/* What of a column leaves the house of one who is protected. */
static struct str told(bool hidden, enum person_seen seen, struct str cell)
{
    return kind_unless(hidden && seen == SEEN_CONTACT, cell);
}

static bool row(void *x, const struct people_kind_sql_give_row *r)
{
    struct kind_out *o = x;
    bool hidden = o->leaves_house && r->is_protected;

#define F(column, word, head, seen) [COL_people_##column] = told(hidden, seen, r->column),
    return GIVE(o, people, r->id,
        0, [COL_people_person] = kind_key(o, KIND_people, r->key, r->id), [COL_people_languages] = r->languages,
        [COL_people_non_disclosure] = r->non_disclosure ? S("yes") : kind_yesno(r->said),
        PERSON_TEXTS(F) PERSON_DAYS(F));
#undef F
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? people_kind_sql_give_few : people_kind_sql_give)(o->t, low, high, o->project, row, o);
}

/* One who was merged leads to the one who was kept, and on to who took that one in. */
static struct key_ids with_key(struct task *t, struct str key, int64_t made_here)
{
    struct people_kind_sql_with_key_rows rows = people_kind_sql_with_key(t, key, made_here);
    struct key_ids ids = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct people_kind_sql_merged_row next = { rows.at[i].merged_into };
        int64_t id = rows.at[i].id;
        while (next.merged_into != 0) {
            id = next.merged_into;
            if (!people_kind_sql_merged(t, id, &next))
                next.merged_into = 0;
        }
        LIST_ADD(t->a, &ids, id);
    }
    return ids;
}

/* The card with what the row says; what it does not say is left as it is. */
static struct person_card card_of(struct task *t, const struct person_card *was, const struct record *r)
{
    struct person_card c = *was;

#define F(column, ...) c.column = TEXT_OF(r, people_##column);
    PERSON_TEXTS(F)
#undef F
#define F(column, ...) c.column = DAY_OF(r, people_##column);
    PERSON_DAYS(F)
#undef F
    if (str_eq(was->call_name, was->given_names))
        c.call_name = c.given_names;
    c.identity_code = S(""); /* keeps what is stored */
    return c;
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    static const struct person_card nobody = { .id = 0 };
    struct person_card c = card_of(in->t, &nobody, r);
    struct problems problems = { 0 };

    (void)people_check_card(in->t, &c, &problems);
    kind_refuse_all(in, &problems, NULL);
}

static bool doubtful(struct kind_in *in, const struct record *r)
{
    struct task *t = in->t;
    struct people_kind_sql_same_phone_row phone;
    struct people_kind_sql_same_sound_row sound;
    struct str key = people_phone_key(t, TEXT_OF(r, people_phone)), birth = TEXT_OF(r, people_birth_date);
    struct person_derived d = people_derive(t->a, TEXT_OF(r, people_given_names), TEXT_OF(r, people_family_name));

    if (!str_empty(key) && people_kind_sql_same_phone(t, key, PHONE_FAMILIES_MOST, in->import, &phone))
        return true;
    return !str_empty(birth) && d.sounds.n > 0 &&
           people_kind_sql_same_sound(t, d.own, d.sounds.at[0], birth, in->import, &sound);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct person_derived d = people_derive(t->a, TEXT_OF(r, people_given_names), TEXT_OF(r, people_family_name));
    int64_t said = NUMBER_OF(r, people_non_disclosure), mark = said == 1;
    struct str languages = TEXT_OF(r, people_languages), one;

#define F(column, ...) .column = TEXT_OF(r, people_##column),
    DB_CALL(people_kind_sql_add, t, PERSON_TEXTS(F) PERSON_DAYS(F).person = id, .source_key = TEXT_OF(r, people_person),
        .call_name = TEXT_OF(r, people_given_names), .sort_key = d.sort_key, .languages = languages,
        .phone_key = people_phone_key(t, TEXT_OF(r, people_phone)), .non_disclosure = mark, .non_disclosure_said = said,
        .protected = mark, .import = in->import, .now = t->now);
#undef F
    for (size_t i = 0; i < d.words.n; i++)
        people_kind_sql_add_name_part(t, d.words.at[i], S("n"), id);
    for (size_t i = 0; i < d.sounds.n; i++)
        people_kind_sql_add_name_part(t, d.sounds.at[i], S("s"), id);
    while (languages.n > 0 && str_cut(&languages, ';', &one))
        people_kind_sql_add_language(t, id, one);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct person_card was;
    bool mark = NUMBER_OF(r, people_non_disclosure) == 1;

    must(t, people_stored_card(t, id, &was));
    struct person_card c = card_of(t, &was, r);
    struct counted_facts before = people_counted_facts(t, &was, was.languages);
    struct counted_facts after = people_counted_facts(t, &c, TEXT_OF(r, people_languages));
    people_keep_locked(t, id, &before, &after, in->why);
    people_store_card(t, &was, &c);
    people_store_languages(t, id, TEXT_OF(r, people_languages));
    people_kind_sql_put_said(t, id, NUMBER_OF(r, people_non_disclosure));
    if (mark != was.non_disclosure)
        people_store_mark(t, id, was.family, mark);
    kind_journal(in, id);
}

/* Who of a household comes with a package may stand in any order. */
static void finish(struct kind_in *in) { people_kind_sql_protect_households(in->t); }

KIND_ANY(people, people_kind_sql)
KIND_WITHIN(people, people_kind_sql)
KIND_UNDO(people, people_kind_sql)

static void beside(struct kind_in *in) { persons_going(in->t, in->import); }

static void drop(struct kind_in *in)
{
    people_kind_sql_drop_name_parts(in->t, in->import);
    people_kind_sql_drop_languages(in->t, in->import);
    people_kind_sql_drop_protection(in->t, in->import);
    people_kind_sql_drop(in->t, in->import);
    people_kind_sql_drop_families(in->t);
}

const struct kind kind_people = {
    .name = "people",
    .noun = { "person", N_("Person") },
    .tables =
        "people_person people_name_part people_language people_family people_double people_merge people_protection",
    .columns = people_columns,
    .n = COL_people__N,
    .plain = true,
    .any = people_any,
    .with_key = with_key,
    .within = people_within,
    .give = give,
    .check = check,
    .doubtful = doubtful,
    .add = add,
    .change = change,
    .finish = finish,
    .touched = people_touched,
    .leaning = people_leaning,
    .drop = drop,
    .beside = beside,
};
