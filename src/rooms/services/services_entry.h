/* services_entry: one entry of the directory as a whole, for the files of this room: read from the database, from a
 * file, from a form; stored; written out. */
#pragma once
#include "rooms/services/services.h"

struct service_text {
    struct str part, language, body;
};
struct service_texts {
    struct service_text *at;
    size_t n, cap;
};
struct service_phone {
    struct str number, note;
};
struct service_phones {
    struct service_phone *at;
    size_t n, cap;
};
/* Of every week on weekday (0 Monday … 6; INT_NONE: of the days first to last, both included). opens and closes empty:
 * closed. closes <= opens: into the next day; both 00:00: day and night. */
struct service_hour {
    int64_t weekday;
    struct day first, last;
    struct clock opens, closes;
};
struct service_hours {
    struct service_hour *at;
    size_t n, cap;
};

#define SERVICE_ORGANISATION S("organisation")
#define SERVICE_SERVICE      S("service")
#define SERVICE_PLACE        S("place")

struct service_entry;
struct service_entries {
    struct service_entry **at;
    size_t n, cap;
};
struct service_entry {
    int64_t id, version, kept_version, organisation, provider, owner;
    struct str kind, source, source_key, status, channel, cost;
    struct str street, postcode, city, municipality, url, email, kept;
    enum yesno interpreter, child_friendly, step_free;
    int64_t minimum_age, maximum_age, latitude, longitude; /* INT_NONE: not known */
    struct day review_on;
    struct instant changed_at;
    struct service_texts texts;
    struct service_phones phones;
    struct service_hours hours;
    struct strs languages, doors;
    struct service_entry *offered_by; /* of a service (and of a place, where it is known); NULL: nobody is named */
    struct service_entries places;    /* of a service */
    bool reference;                   /* the file names it and says no more of it */
};
struct service_entry *service_entry_new(struct task *t, struct str kind, struct str source, struct str source_key);
/* Adds a text, cleaned and cut to SERVICE_TEXT_MOST characters; an empty one is none, and the first of a part and
 * language stays. */
void service_say(struct task *t, struct service_entry *e, const char *part, struct str language, struct str body);
/* That part in the reader's language, or Finnish, English, Swedish, any. */
struct service_said service_said(struct task *t, const struct service_entry *e, const char *part);
/* The name it is sorted by: Finnish, English, Swedish, any. */
struct service_said service_main_name(const struct service_entry *e);

/* With its texts and all; a service with organisation and places. NOT_FOUND: no such entry, or one of another kind. */
enum outcome service_load(struct task *t, int64_t id, struct str kind, struct service_entry **ret_entry) MUST_USE;
/* By the id it has at its source, or by service_uuid(): 0: none. Only what is published. */
int64_t service_by_uuid(struct task *t, struct str uuid, struct str kind);
/* The id in UUID form: that of its source where it is one, else one made of ours. */
struct str service_uuid(struct task *t, const struct service_entry *e);
/* One made of ours with a number besides, for what has no id of its own (a telephone number). */
struct str service_uuid_made(struct task *t, int64_t id, int64_t number);
/* What one that we made was made of (of the number its last 48 bits); false: it is none of ours. */
bool service_uuid_read(struct task *t, struct str uuid, int64_t *ret_id, int64_t *ret_number) MUST_USE;

/* Stores what it says, over version (0: new; gives it an id). CONFLICT: somebody changed it since. */
enum outcome service_store(struct task *t, struct service_entry *e, int64_t version) MUST_USE;
/* The entry that this one of a file is here, by source and id; 0: none. here: it is not as the file's source gave it:
 * changed here, or it came from elsewhere; then a file does not change it. */
struct service_found {
    struct str kept;
    int64_t version;
    bool here;
};
int64_t service_by_source(struct task *t, const struct service_entry *e, struct service_found *ret_found);
/* Entries of a kind, in the order of their ids, each whole; stops when each() says false. */
void service_each(struct task *t, struct str kind, int64_t after, int64_t limit,
    bool (*each)(void *x, struct service_entry *e), void *x);

/* What staff type, over version (0: a new entry of our own); offered_by: the organisation of this name, made when there
 * is none. INVALID: *ret names name, url, maximum_age, city. */
enum outcome service_change(
    struct task *t, struct service_entry *e, struct str offered_by, int64_t version, struct problems *ret) MUST_USE;

/* "9–12, 13.30–16" as hours of that weekday; "" none. False: it is no such text. */
bool service_read_times(struct task *t, struct str typed, int64_t weekday, struct service_hours *h) MUST_USE;

/* Coordinates of ETRS-TM35FIN (EPSG:3067), metres, as millionths of a degree of WGS84; false: they lie outside of
 * Finland, so they are none. */
bool service_from_tm35(double north, double east, int64_t *ret_latitude, int64_t *ret_longitude) MUST_USE;
/* Two numbers of a file, degrees or metres of ETRS-TM35FIN; false: neither. */
bool service_coordinates(double latitude, double longitude, int64_t *ret_latitude, int64_t *ret_longitude) MUST_USE;

/* Is it open at that time, and until when, or when next (within eight days)? */
enum service_state { SERVICE_HOURS_UNKNOWN, SERVICE_OPEN, SERVICE_ALWAYS_OPEN, SERVICE_OPENS, SERVICE_CLOSED };
struct service_now {
    enum service_state state;
    struct clock at; /* closes (OPEN) or opens (OPENS) */
    struct day on;   /* the day on which it opens */
};
struct service_now service_now(const struct service_hours *h, struct day today, struct clock now);
/* As a sentence for people; "" when nothing is known. */
struct str service_now_text(struct task *t, const struct service_hours *h);
