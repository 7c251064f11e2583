/* people_file: a file as a whole, for those who make one of two: read, stored, gone into another. */
#include "people_file_sql.h"
#include "people_protect_sql.h"
#include "rooms/people/people_card.h"

bool people_sees_whole(struct task *t, int64_t person) { return people_sight(t, person) == SIGHT_ALL; }

bool people_file(struct task *t, int64_t person, struct person_file *ret_file)
{
    struct people_file_sql_get_row r;

    if (!people_file_sql_get(t, person, &r))
        return false;
    *ret_file = (struct person_file){
        .family = r.family,
        .merged_into = r.merged_into,
        .version = r.version,
        .given_names = r.given_names,
        .family_name = r.family_name,
        .gender = r.gender,
        .languages = r.languages,
        .service_language = r.service_language,
        .phone = r.phone,
        .email = r.email,
        .municipality = r.municipality,
        .postcode = r.postcode,
        .citizenships = r.citizenships,
        .identity_code = r.identity_code,
        .note = r.note,
        .contact_when = r.contact_when,
        .contact_who = r.contact_who,
        .contact_never = r.contact_never,
        .birth_date = r.birth_date,
        .arrived_on = r.arrived_on,
        .review_on = r.review_on,
        .non_disclosure = r.non_disclosure,
        .is_protected = r.is_protected,
    };
    return true;
}

void people_put_file(struct task *t, int64_t person, const struct person_file *f)
{
    struct person_derived d = people_derive(t->a, f->given_names, f->family_name);
    struct people_protect_sql_review_row review;

    must(t, people_file_sql_put(t, .person = person, .version = f->version, .given_names = f->given_names,
                .family_name = f->family_name, .sort_key = d.sort_key, .birth_date = f->birth_date, .gender = f->gender,
                .languages = f->languages, .service_language = f->service_language, .phone = f->phone,
                .phone_key = people_phone_key(t, f->phone), .email = f->email, .municipality = f->municipality,
                .postcode = f->postcode, .arrived_on = f->arrived_on, .citizenships = f->citizenships,
                .identity_code = f->identity_code, .note = f->note, .non_disclosure = f->non_disclosure,
                .family = f->family, .contact_when = f->contact_when, .contact_who = f->contact_who,
                .contact_never = f->contact_never) == 1);
    people_file_sql_sort_spells(t, person, d.sort_key);
    people_name_parts(t, person, &d);
    if (people_protect_sql_review(t, person, &review) || day_known(f->review_on))
        people_protect_sql_put_review(t, person, f->review_on);
}

void people_lose_file(struct task *t, int64_t person, int64_t into) { people_file_sql_lose(t, person, into); }
