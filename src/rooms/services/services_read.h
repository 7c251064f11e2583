/* services_read: entries of the directory out of the files of others, for the files of this room. */
#pragma once
#include "rooms/services/services_entry.h"
#include "rooms/tables/tables.h"

/* While a file is read. notes: what was left out, with the line, in the reader's language. */
struct service_note {
    struct str file;
    int64_t line;
    struct str text;
};
struct service_notes {
    struct service_note *at;
    size_t n, cap;
};
struct service_reader {
    struct task *t;
    struct str file;     /* its name */
    int64_t line;        /* of the record in hand */
    struct str language; /* of texts of which the file does not say it (HSDS); ISO 639-3 */
    struct service_notes notes;
};
void service_note(struct service_reader *rd, struct str text);

/* The record as entries: what it names first (organisation, places), itself last; its kept is `text`. False: it is no
 * record of that kind of file. A record without an id or without a name: a note, and no entry. */
bool service_read_ptv(
    struct service_reader *rd, const struct js_value *v, struct str text, struct service_entries *ret_entries);
bool service_read_hsds(
    struct service_reader *rd, const struct js_value *v, struct str text, struct service_entries *ret_entries);
/* An organisation or a place by itself, out of its own JSON. */
struct service_entry *service_read_hsds_organisation(struct service_reader *rd, const struct js_value *v);
struct service_entry *service_read_hsds_place(struct service_reader *rd, const struct js_value *v);

/* Coordinates as they stand in a file; what they are not is noted, and they are left out. */
void service_read_position(struct service_reader *rd, struct service_entry *e, const struct js_value *latitude,
    const struct js_value *longitude);
void service_read_phone(struct service_reader *rd, struct service_entry *e, struct str number, struct str note);
/* "08:00:00" and "8.00"; 24:00 is 00:00. Empty: none, or none that is one. */
struct clock service_read_clock(struct str s);
/* A short text of one line, cleaned and cut. */
struct str service_line_of(struct service_reader *rd, struct str s);
/* An address of the web: http or https, else "". */
struct str service_web(struct service_reader *rd, struct str s);
