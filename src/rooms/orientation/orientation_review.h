/* orientation_review: a course goes the way of every publication: draft -> in review -> approved -> published ->
 * archived, by whom and when. Managers write and publish; who reviews is one of those who review publications and has
 * written nothing in it that everybody has not been shown. What is changed afterwards goes the same way; until then
 * everybody reads what was published. Codes of states: CODES_publication_state. */
#pragma once
#include "rooms/decided.h"
#include "rooms/orientation/orientation_care.h"

enum { ORIENTATION_NOTE_MOST = 1000, ORIENTATION_DECIDED_MOST = 50 };

/* May this reader review it now, and publish it? fresh: how many of its texts everybody has not been shown. */
struct orientation_way {
    bool may_review, may_publish;
    int64_t fresh;
};
struct orientation_way orientation_way(struct task *t, const struct orientation_course *c);

enum outcome orientation_send(struct task *t, int64_t course, int64_t version) MUST_USE;
/* INVALID: given back without a note (field "review_note"). CONFLICT: it does not wait for review (any more). */
enum outcome orientation_judge(struct task *t, int64_t course, int64_t version, bool approved, struct str note,
    struct problems *ret_problems) MUST_USE;
/* What was archived is a draft. */
enum outcome orientation_take_up(struct task *t, int64_t course, int64_t version) MUST_USE;

struct decideds orientation_decisions(struct task *t, int64_t course);
