/* measurements: one person's answers to an instrument on one occasion, for who counsels her. See instruments.h. */
#pragma once
#include "rooms/instruments/instruments.h"

enum { MEASUREMENTS_SHOWN = 40, MEASUREMENT_LINK_DAYS = 14 };

struct measurement {
    int64_t id, person, project, instrument, version;
    struct day day;
    struct str occasion, state, way, language, answers, staff_name, project_name;
    struct instant expires_at;
};
struct measurements {
    struct measurement *at;
    size_t n, cap;
};

/* Of a person in the projects in which the viewer counsels her, newest first, at most MEASUREMENTS_SHOWN. */
struct measurements measurements_of(struct task *t, int64_t person);
/* NOT_ALLOWED: does not counsel her in that project (people_may_counsel). */
enum outcome measurements_get(struct task *t, int64_t measurement, struct measurement *ret_measurement) MUST_USE;
/* The one of that occasion, new or going on. refused: she does not want to answer, which is kept. INVALID: *ret names
 * instrument, occasion, day, language. */
enum outcome measurements_begin(
    struct task *t, const struct measurement *m, bool refused, int64_t *ret_measurement, struct problems *ret) MUST_USE;
/* One answer, from the page with one question; INT_NONE: none. shown: what the page showed. */
struct measured_answer {
    size_t item;
    int64_t shown, value;
};
/* CONFLICT: somebody
 * answered it since, or she did not want to. INVALID: *ret names value. */
enum outcome measurements_answer(struct task *t, const struct measurement *m, const struct instrument *i,
    struct measured_answer a, struct problems *ret) MUST_USE;
/* All answers at once, over version; a refused one keeps none. INVALID: *ret names q_KEY of an item. */
enum outcome measurements_save(struct task *t, int64_t measurement, int64_t version, const int64_t *values,
    struct str state, struct problems *ret) MUST_USE;
/* After the last question; one without answers stays open. refused: she does not want to answer, and nothing of what
 * she said is kept. CONFLICT: changed since m was read. */
enum outcome measurements_finish(struct task *t, const struct measurement *m, bool refused) MUST_USE;

/* ---- by a link, on her own phone, without an account (measurements_link.c) */
enum measurement_link { MEASUREMENT_OPEN, MEASUREMENT_UNKNOWN, MEASUREMENT_OVER };
/* A new secret link, for MEASUREMENT_LINK_DAYS; one that was made before is over. Only its hash is kept. CONFLICT:
 * changed since, or answered already. */
enum outcome measurements_new_link(
    struct task *t, int64_t measurement, int64_t version, struct str *ret_token) MUST_USE;
enum outcome measurements_end_link(struct task *t, int64_t measurement, int64_t version) MUST_USE;
/* Whose link this is. OVER: its time is over, it was taken back, or she does not want to answer; *ret is set. No right
 * of a viewer is asked: the link is the right. */
enum measurement_link measurements_open(struct task *t, struct str token, struct measurement *ret) MUST_USE;
bool measurements_link_holds(const struct task *t, const struct measurement *m); /* is there one that works now? */

enum outcome measurements_remove(struct task *t, int64_t measurement, int64_t version) MUST_USE;
