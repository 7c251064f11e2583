/* people_file: a file as a whole, for those who make one of two: read, stored, gone into another. */
#include "people_card_sql.h"
#include "people_file_sql.h"
#include "people_protect_sql.h"
#include "rooms/people/people_card.h"

bool people_sees_whole(struct task *t, int64_t person) { return people_sight(t, person) == SIGHT_ALL; }

bool people_sees_card(struct task *t, int64_t person) { return people_sight(t, person) >= SIGHT_CARD; }

bool people_file(struct task *t, int64_t person, struct person_file *ret_file)
{
    struct people_card_sql_card_row r;
    struct people_protect_sql_review_row review;

    if (!people_card_row(t, person, &r))
        return false;
    if (!people_protect_sql_review(t, person, &review))
        review.review_on = DAY("");
    *ret_file = (struct person_file){
#define F(column, ...) .column = r.column,
        PERSON_TEXTS(F) PERSON_DAYS(F)
#undef F
            .family = r.family,
        .merged_into = r.merged_into,
        .version = r.version,
        .languages = r.languages,
        .identity_code = r.identity_code,
        .note = r.note,
        .contact_when = r.contact_when,
        .contact_who = r.contact_who,
        .contact_never = r.contact_never,
        .review_on = review.review_on,
        .non_disclosure = r.non_disclosure,
        .is_protected = r.is_protected,
    };
    return true;
}

int64_t people_version(struct task *t, int64_t person)
{
    struct people_file_sql_version_row row;

    must(t, people_file_sql_version(t, person, &row));
    return row.version;
}

void people_put_file(struct task *t, int64_t person, const struct person_file *f)
{
    struct person_derived d = people_derive(t->a, f->given_names, f->family_name);
    struct people_card_sql_card_row was;
    struct people_protect_sql_review_row review;

    must(t, people_card_row(t, person, &was) && people_card_sql_claim(t, person, f->version) == 1);
#define F(column, ...) .column = f->column,
    DB_CALL(people_card_sql_change, t, PERSON_TEXTS(F) PERSON_DAYS(F).person = person, .call_name = was.call_name,
        .sort_key = d.sort_key, .phone_key = people_phone_key(t, f->phone), .identity_code = f->identity_code,
        .note = f->note);
#undef F
    people_file_sql_put(t, .person = person, .languages = f->languages, .non_disclosure = f->non_disclosure,
        .family = f->family, .contact_when = f->contact_when, .contact_who = f->contact_who,
        .contact_never = f->contact_never);
    people_card_sql_resort(t, person, d.sort_key);
    people_name_parts(t, person, &d);
    if (people_protect_sql_review(t, person, &review) || day_known(f->review_on))
        people_protect_sql_put_review(t, person, f->review_on);
}

void people_lose_file(struct task *t, int64_t person, int64_t into)
{
    people_file_sql_lose(t, person, into);
    if (into != 0)
        people_file_sql_follow(t, person, into);
    else
        people_file_sql_go_back(t, person);
}
