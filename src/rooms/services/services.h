/* services: the directory of services that parents and staff find: who offers what, for whom, where and when, in as
 * many languages as somebody wrote it. Of the house, and about no person served.
 *
 * services_entry: an organisation, a service or a place (kind; a place is also a telephone or web channel: channel);
 * source ("own", "ptv", "hsds") and source_key, the id it has there: by these an import finds it again; status
 * (CODES_service_status), cost (CODES_service_cost), latitude and longitude in millionths of a degree (WGS84), url,
 * provider_id (of an organisation: its row in the register of providers, to which referrals go), owner_id and review_on
 * (of a service: who looks through it, when), kept (the JSON it came as, whole) and kept_version (the version of the
 * row when that was true: later ones were changed here). services_text: name, alternate, summary, description,
 * audience, instruction, fees, interpreter, way, hours by language (ISO 639-3). services_door: CODES_service_door.
 * services_hours: of each week (weekday) or of days. services_at: where a service is given. services_upload: a file not
 * yet brought in. Source: issue 10 point 6, DOMAIN.md 7.1 and 7.2. */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "html/form.h"
#include "rooms/public_place.h"
#include "rooms/search/search.h"

extern const struct codes CODES_service_status, CODES_service_cost, CODES_service_door, CODES_service_channel,
    CODES_service_part;
enum { SERVICE_NAME_MOST = 200, SERVICE_TEXT_MOST = 5000, SERVICE_KEY_MOST = 200 };

/* A text in the language it was asked for, or in the best one there is. */
struct service_said {
    struct str text, language; /* ISO 639-3; "" with an empty text */
};

/* A line of a list. spoken: it is given in the language of who reads. */
struct service_line {
    int64_t id, version;
    struct service_said name, summary;
    struct str organisation, status, cost, owner;
    struct day review_on;
    bool spoken;
};
struct service_lines {
    struct service_line *at;
    size_t n, cap;
    int64_t total; /* what everybody finds is counted up to one more than SERVICES_COUNTED_MOST */
    bool more;     /* there are others behind these */
};
/* Of what is looked for, what at most so many services have is rare: these are looked through first. */
enum { SERVICES_COUNTED_MOST = 1000, SERVICES_RARE_MOST = 2000 };
/* What is looked for: part of a word however it is written, a door, a municipality, a language it is given in; "" any.
 */
struct services_wanted {
    struct str words, door, town, language;
    int64_t start, limit;
};
/* Published ones (also those closed for a time): first those given in the reader's language, then by name. */
struct service_lines services_found(struct task *t, const struct services_wanted *w);

/* Records of PTV or HSDS (JSON), all of them, in a write transaction. INVALID: they are no such records. */
enum outcome services_bring(struct task *t, struct str json) MUST_USE;

/* For other rooms: the name under which a plan or a referral names a service, in the reader's language: "Clinic
 * (Town)".
 * "" when there is none, or it is not published. */
struct str services_named(struct task *t, int64_t service);
/* The same of all that are published, and the names of organisations: what a plan's step and a referral suggest while
 * one types; at most SERVICES_OFFERED. */
enum { SERVICES_OFFERED = 300 };
struct strs services_offered(struct task *t);
struct strs services_organisations(struct task *t);

/* For lists of all addresses (rooms/public_pages.h): services that everybody sees. */
struct public_places services_places(struct task *t, int64_t after, int64_t limit);
struct public_numbers services_bounds(struct task *t, int64_t step);
/* How many pages of SERVICES_HSDS_PAGE the directory has for programs. */
enum { SERVICES_HSDS_PAGE = 25 };
int64_t services_pages(struct task *t);

/* The gentle reminder: entries that wait to be looked through, of this member of staff; and, for managers, those that
 * nobody looks after. */
struct services_waiting {
    int64_t mine, nobodys;
};
struct services_waiting services_wait(struct task *t);

/* Puts it into the search as it is now, or takes it out; which stand there otherwise, at most `limit`. */
void services_searched(struct task *t, int64_t service);
struct search_records services_not_searched(struct task *t, int64_t limit);
