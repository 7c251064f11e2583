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
enum outcome measurements_remove(struct task *t, int64_t measurement, int64_t version) MUST_USE;
