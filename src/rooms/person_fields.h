/* person_fields: what a file says of a person in plain columns: one row a field. It is stored, compared for the
 * journal, sent to the form and taken from it, imported and exported, merged and parted by this table; what is left to
 * say is its column in the database, in the statements and in the package, and its place on the pages. column: of
 * people_person; word: in the journal; head: of the choice in a merge that it goes with; seen: SEEN_NAME, by whoever
 * sees her name; SEEN_CARD, by who sees her card; SEEN_CONTACT, the same, and hidden by non-disclosure. What has rules
 * of its own beside these (languages, address, identity code, note, safe contact) stands in the structs.
 */
#pragma once
#include "base/str.h"

/* clang-format off */
#define PERSON_TEXTS(F) \
    F(given_names,      "names",            names,        SEEN_NAME) \
    F(family_name,      "names",            names,        SEEN_NAME) \
    F(gender,           "gender",           gender,       SEEN_NAME) \
    F(service_language, "service_language", languages,    SEEN_NAME) \
    F(phone,            "phone",            phone,        SEEN_CONTACT) \
    F(email,            "email",            email,        SEEN_CONTACT) \
    F(postcode,         "address",          municipality, SEEN_CONTACT) \
    F(municipality,     "municipality",     municipality, SEEN_CONTACT) \
    F(citizenships,     "citizenships",     citizenships, SEEN_CARD)
#define PERSON_DAYS(F) \
    F(birth_date,       "birth_date",       birth_date,   SEEN_CARD) \
    F(arrived_on,       "arrived_on",       arrived_on,   SEEN_CARD)

/* What a merge lets one choose, in the order of its page. */
#define PERSON_HEADS(H) \
    H(names,         N_("Names")) \
    H(birth_date,    N_("Date of birth")) \
    H(gender,        N_("Gender")) \
    H(languages,     N_("Languages")) \
    H(phone,         N_("Phone")) \
    H(email,         N_("E-mail")) \
    H(municipality,  N_("Municipality")) \
    H(arrived_on,    N_("Came to Finland")) \
    H(citizenships,  N_("Citizenships")) \
    H(identity_code, N_("Personal identity code")) \
    H(note,          N_("Note"))
/* clang-format on */

enum person_seen { SEEN_NAME, SEEN_CARD, SEEN_CONTACT };

/* Most characters of what forms and the data package both take. */
enum {
    PERSON_NAME_MOST = 200,
    PERSON_POSTCODE_MOST = 10,
    PERSON_PHONE_MOST = 50,
    PERSON_EMAIL_MOST = 254,
    PERSON_COUNTRIES_MOST = 400,
};
