/* own_page: what a person sees and says herself, behind her own link (rooms/own_links): her next meetings, and whether
 * she comes; her appointments, what her groups read, whom she can call. Knows people, groups, attendance and plans;
 * nobody knows it.
 *
 * What it shows: what she was told or told herself, never what workers write for each other (notes, registers of
 * others, acute risk). Non-disclosure (DOMAIN.md 8.3): whoever is protected sees neither place nor time of a meeting
 * here, but the day and whom to call; of a group in which somebody is protected the others see place and time only
 * behind a PIN, for a link may be passed on.
 *
 * own_page_choice: the Finnish beside her language. own_page_worker: the telephone number of a worker at work. Both are
 * of this house and in no package. */
#pragma once
#include "base/none.h"
#include "rooms/own_links/own_links.h"

enum { OWN_MEETINGS_SHOWN = 12, OWN_APPOINTMENTS_SHOWN = 8, OWN_WORKERS_SHOWN = 6, OWN_PHONE_MOST = 40 };

/* She herself. language: tag of the one she speaks with us, as far as it is one of ours; "". */
struct own_person {
    int64_t id;
    struct str name, language; /* name: what she is called */
    bool beside;               /* she wants the Finnish beside it */
};
struct own_person own_page_person(struct task *t, int64_t person);
void own_page_set_beside(struct task *t, int64_t person, bool beside);

enum own_says { OWN_SAYS_NOTHING, OWN_SAYS_COMES, OWN_SAYS_CANNOT };
struct own_meeting {
    int64_t session, group;
    struct str group_name, kind, theme, venue, area, municipality, leader;
    struct day day;
    struct clock start, end;
    bool cancelled, children;
    bool hidden; /* place and time are left out */
    bool open;   /* she may say whether she comes */
    enum own_says says;
};
struct own_meetings {
    struct own_meeting *at;
    size_t n, cap;
};
/* Those that have not ended, the next first: of the groups she is a member of. */
struct own_meetings own_page_meetings(struct task *t, const struct own_holder *h, int64_t limit);

/* Whether she comes, as attendance_tell; who cannot come gives the places of her children back, for whoever waits. */
enum outcome own_page_say(struct task *t, int64_t session, int64_t person, bool comes) MUST_USE;

struct own_appointment {
    struct day day;
    struct clock start;
    struct str channel, place, worker;
    bool hidden;
};
struct own_appointments {
    struct own_appointment *at;
    size_t n, cap;
};
/* Agreed and not cancelled, from today on. */
struct own_appointments own_page_appointments(struct task *t, const struct own_holder *h);

/* Who is responsible for her, then who leads her groups. */
struct own_worker {
    int64_t staff;
    struct str name, phone; /* phone "": none is known */
    bool responsible;
};
struct own_workers {
    struct own_worker *at;
    size_t n, cap;
};
struct own_workers own_page_workers(struct task *t, int64_t person);
/* The number that stands on every page: of the first worker who has one, else of her project, else of the house
 * (message_phone, help_phone, controller_contact), if that is a number; "": none. */
struct str own_page_call(struct task *t, int64_t person, const struct own_workers *workers);
/* The viewer's number at work; "" takes it away. INVALID: it is no telephone number (*ret names phone). */
struct str own_page_worker_phone(struct task *t);
enum outcome own_page_put_worker_phone(struct task *t, struct str phone, struct problems *ret) MUST_USE;

/* What her groups are about now: keys of materials (rooms/materials.h), each once. */
struct strs own_page_subjects(struct task *t, int64_t person);

/* Persons whom an import brought are about to go. */
void own_page_drop(struct task *t, int64_t import);
/* What she asked to be removed is (rooms/retention); answer "": there is nobody left to read one. */
void own_page_removed(struct task *t, int64_t request, struct str answer);
/* She is nobody any more: what she asked waits for nobody. */
void own_page_end(struct task *t, int64_t person);
