/* demo_path: the way of one person: who answers for her, what she needs and can, talks, plan, appointments. Only this
 * room. */
#pragma once
#include "rooms/demo/demo_sheet.h"
#include "rooms/demo/demo_words.h"

struct demo_course {
    const struct person_made *person;
    const char *project, *group;
    const char *leader;      /* who counsels whoever has no worker of her own */
    const char *worker;      /* who answers for her; "": nobody does */
    const char *destination; /* where she is on her way to; "": not known yet */
    int n;                   /* her number, by which things go round */
} ONLY_BY_NAME;

/* Everything but guidance, referral and follow-up. planned: the day of her plan, "" = she has none. Gives her place
 * among the persons of her worker: from 0 of those who are still in, from DEMO_GONE of those who left; -1: nobody's. */
enum { DEMO_GONE = 1000 };
int demo_path(struct demo *d, const struct demo_course *in, struct day planned);
/* The plan alone; near: her place among the persons of her worker, -1. */
void demo_plan(struct demo *d, const struct demo_course *in, int near, struct day made);

/* A story that she tells, if there is one in her language that nobody has told yet; in front of the other rows of hers
 * that name it. */
void demo_story(struct demo *d, const struct demo_course *in);

/* What is counted for a worker: makes room for her at the first person. */
struct demo_load *demo_load_of(struct demo *d, const char *staff);
/* A day of her time in the project, a working day, `percent` of the way from entry to exit or to yesterday. */
struct day demo_day_of(struct demo *d, const struct person_made *p, int percent);
struct day demo_working_day(struct day day); /* the day or the Friday before */
enum theme demo_theme(const struct demo_course *in);
/* The language in which she writes: her own, English now and then, Finnish of a few. */
struct str demo_writes(const struct demo_course *in);
/* Another who may answer for her in her project. */
const char *demo_other_worker(const struct demo_course *in);
