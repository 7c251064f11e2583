/* outreach: places and channels where parents are met (a shop, a yard, a party, the local radio), and visits there: no
 * participant stands in any of it. Knows projects and work contacts; posters know groups that are open for joining.
 *
 * outreach_place: of a project. kind: CODES_outreach_place; latitude, longitude: in millionths of a degree (WGS84),
 * both or none; languages: spoken there, joined by ';'; expert_id: whom to ask there, a work contact; code: on its
 * posters, so that a sign-up tells where it came from; used 0: not visited any more. outreach_visit: minutes: how long,
 * of each of so many workers (NULL: one); material, copies: what was left, how many; met, asked: how many were talked
 * with, and how many of them wanted to know more; adults, children, relatives (friends, too): heads at a party or
 * event; languages: in which one talked there ('': those of the place). Source: issue 11, section 5. */
#pragma once
#include "base/none.h"
#include "base/task.h"

enum {
    OUTREACH_NAME_MOST = 150,
    OUTREACH_NOTE_MOST = 500,
    OUTREACH_MATERIAL_MOST = 200,
    OUTREACH_HEADS_MOST = 10000,
    OUTREACH_COPIES_MOST = 100000,
    OUTREACH_WORKERS_MOST = 20,
    OUTREACH_MINUTES_MOST = 1440,
    OUTREACH_QUARTER = 15,
    OUTREACH_CODE_MOST = 12
};

struct outreach_place {
    int64_t id, project, latitude, longitude, expert, version; /* INT_NONE: not known */
    struct str name, kind, street, area, municipality, languages, code, note;
    bool used;
};
/* What a list says of a place: its visits added up, and how many signed up from it. */
struct outreach_sums {
    int64_t visits, minutes, met, asked, copies, came; /* minutes: of all workers */
    struct day last;
};
struct outreach_row {
    struct outreach_place place;
    struct outreach_sums sums;
};
struct outreach_rows {
    struct outreach_row *at;
    size_t n, cap;
};
/* Places of a project: those that are used first, by name; `all` has the others, too. At most `limit` from `start` on;
 * total: how many there are. */
struct outreach_rows outreach_places(
    struct task *t, int64_t project, bool all, int64_t start, int64_t limit, int64_t *ret_total);
/* NOT_ALLOWED: of a project whose outreach is not the viewer's. */
enum outcome outreach_place(struct task *t, int64_t place, struct outreach_row *ret_row) MUST_USE;
/* May she write places of the project (who holds groups, or manages it)? Visits write peers, too. */
bool outreach_may_write(struct task *t, int64_t project) MUST_USE;
bool outreach_may_visit(struct task *t, int64_t project) MUST_USE;
/* id 0: a new one. INVALID: name, kind, municipality, languages, expert. CONFLICT: changed since p->version. */
enum outcome outreach_put(
    struct task *t, const struct outreach_place *p, int64_t *ret_place, struct problems *ret) MUST_USE;
/* INVALID: somebody was there, or signed up from there; it can be left unused. */
bool outreach_is_free(struct task *t, int64_t place) MUST_USE;
enum outcome outreach_remove(struct task *t, int64_t place, int64_t version) MUST_USE;
/* "60.2094, 25.1440" (or 60,2094 25,1440), in Finland. False: it is none; typed "": INT_NONE twice. */
bool outreach_point_read(struct str typed, int64_t *ret_latitude, int64_t *ret_longitude) MUST_USE;
struct str outreach_point_text(struct arena *a, int64_t latitude, int64_t longitude); /* "" when not known */

/* First steps agreed with somebody who signed up are the person's when she is taken in, and go with who is forgotten.
 * Of rooms below this one: rooms/taken_in.h. */
void outreach_sign_up_taken(struct task *t, int64_t sign_up, int64_t person, int64_t project);
void outreach_sign_up_moved(struct task *t, int64_t sign_up, int64_t project);
void outreach_sign_ups_gone(struct task *t);

struct outreach_visit {
    int64_t id, place, minutes, workers, staff, copies, met, asked, adults, children, relatives, version;
    struct day day;
    struct str material, languages, note, staff_name;
    bool may_change; /* by this viewer */
};
struct outreach_visits {
    struct outreach_visit *at;
    size_t n, cap;
};
/* The newest first. */
struct outreach_visits outreach_visits(struct task *t, int64_t place, int64_t start, int64_t limit);
enum outcome outreach_visit(struct task *t, int64_t visit, struct outreach_visit *ret_visit) MUST_USE;
/* id 0: a new one. Who wrote it or was there changes it, and who sees the whole project. INVALID: day, minutes. */
enum outcome outreach_visit_put(
    struct task *t, const struct outreach_visit *v, int64_t *ret_visit, struct problems *ret) MUST_USE;
enum outcome outreach_visit_remove(struct task *t, int64_t visit, int64_t version) MUST_USE;
/* How many signed up from the place in so many weeks from that day on, the day itself, too. */
enum { OUTREACH_WEEKS = 4 };
int64_t outreach_came_after(struct task *t, int64_t place, struct day day);
