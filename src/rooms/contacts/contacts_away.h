/* contacts_away: contacts written on the move, on a device that may have no connection. For the files of this room. */
#pragma once
#include "rooms/contacts/contacts.h"

/* Whom the worker may meet today. phone: empty where none is known or where there is something to be minded first. */
struct contact_person {
    int64_t person, project;
    struct str name, phone;
    bool minds;
};
struct contact_persons {
    struct contact_person *at;
    size_t n, cap;
};
enum { CONTACTS_AWAY_MOST = 40, CONTACTS_SENT_DAYS = 30 };
/* By name; those whom the viewer may see, and nobody who is protected. */
struct contact_persons contacts_away_people(struct task *t);

/* In which project a contact with her is written: that of today's list; when she does not stand there, one in which she
 * takes part and the viewer works; 0: none. */
int64_t contacts_away_project(struct task *t, int64_t person);

/* What others wrote of the same person after the device did. */
struct contact_other {
    struct str channel, topic, staff_name;
    int64_t minutes;
    struct day day;
    struct instant at;
};
struct contact_others {
    struct contact_other *at;
    size_t n, cap;
};
/* number: made by the device: the same once more is DONE and writes nothing; "" when it made none. written_at: when it
 * was written down, "": now, and nobody wrote meanwhile. anyway: she has seen what others wrote. */
struct contact_sent {
    struct str number;
    struct instant written_at;
    bool anyway;
};
/* As contacts_add() (problem at `person`: nobody is chosen); CONFLICT: *ret_others wrote meanwhile, and nothing was
 * saved. */
enum outcome contacts_send(struct task *t, const struct contact_row *c, const struct contact_sent *how,
    struct contact_others *ret_others, struct problems *ret_problems) MUST_USE;
