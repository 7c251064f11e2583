/* counselling: talks with persons; the limit of one's role; acute risk; support at home. Knows people, groups through
 * views, appointments and plans.
 *
 * counselling_talk (counselling): person, project, day, start_time, minutes, channel (CODES_talk_channel), topics
 * (text; pages write codes of CODES_need_area joined by ';'), staff_id, depth (CODES_depth: light intensive), depth_set
 *   (CODES_depth_set: by the rule or by the worker; "" in rows of version 1), shared_text (COUNSELLING_READ),
 *   private_text (COUNSELLING_PRIVATE and its writer), agreed (what was agreed). Texts are sealed, at
 *   most COUNSELLING_TEXT_MOST characters, and leave the house with --with-notes only (NOTE of rooms/kind.h).
 * counselling_person (counselling_persons): the other persons that the same note is about (talk_id, person_id).
 * counselling_specialist (specialists): whom to ask, a list of the house: name, role, organisation, email, phone,
 * languages, active (0: not any more; NULL is yes). counselling_question (specialist_questions): "this is more than I
 *   can carry": talk_id, specialist_id, staff_id (who asks), asked_on, question, name_given (0 by default) with
 *   consent_on (no name without it), answered_on, answered_at, answer, withdrawn_on; read_on, link_hash (of the secret
 *   token, never the token) and link_expires_at are of this house alone and in no package. counselling_risk (risks):
 *   since, reason, staff_id (who), ended_on, ended_by, end_reason. Open: ended_on IS NULL. RISK_READ only; on no list.
 *   Leaves the house with --with-notes only, the whole row. counselling_home_support (home_support): per person and
 * day: child_care (who cares for the children when), other_parent (what the spouse thinks), division_before,
 * division_after (CODES_care_division; of mothers and fathers alike), note. HOME_SUPPORT only; something one can work
 * on, not a judgement. Leaves the house with --with-notes only.
 * Views: counselling_facts (no words), counselling_whose_facts (also of the other persons), counselling_caseload_facts.
 * Source: issue 8, sections 1 and 2. */
#pragma once
#include "rooms/people/people.h"

enum { COUNSELLING_TEXT_MOST = 20000, COUNSELLING_AGREED_MOST = 1000, COUNSELLING_OTHERS_MOST = 60 };

struct talk_person {
    int64_t id;
    struct str name;
};
struct talk_persons {
    struct talk_person *at;
    size_t n, cap;
};
/* others: besides `person`, at most COUNSELLING_OTHERS_MOST; names are filled by counselling_get only. */
struct talk {
    int64_t id, person, project, staff, minutes, version; /* minutes INT_NONE: not known */
    struct day day;
    struct clock start;
    struct str channel, topics, depth, depth_set, shared, private_, agreed, staff_name;
    struct talk_persons others;
    bool may_change, may_remove, sees_private; /* this viewer */
};

/* May the viewer read and write talks with this person in this project: its counsellors; its instructors when she is a
 * member of a group of theirs; the program. */
bool counselling_may(struct task *t, int64_t person, int64_t project) MUST_USE;
/* INVALID: *ret_problems names day, channel, minutes, topics, others, shared, private_, agreed. depth "" or depth_set
 * "rule": the depth is what the rule proposes. */
enum outcome counselling_add(
    struct task *t, const struct talk *talk, int64_t *ret_talk, struct problems *ret_problems) MUST_USE;
/* Its writer and the counsellors of its project. */
enum outcome counselling_change(struct task *t, const struct talk *talk, struct problems *ret_problems) MUST_USE;
/* Takes a note away, for all persons whom it is about, with what was asked of specialists and not answered: its writer
 * only. What came of it, a step or an appointment, stays. CONFLICT: somebody saved it since. INVALID: a specialist has
 * answered a question about it; the answer was given to this note, and is not ours to take away. */
enum outcome counselling_remove(struct task *t, int64_t talk, int64_t version) MUST_USE;
/* Without the private part for who may not read it. A note about somebody whom the viewer may not see is not hers. */
enum outcome counselling_get(struct task *t, int64_t talk, struct talk *ret_talk) MUST_USE;

/* ---- lists */

struct talk_line {
    int64_t id, minutes, others;
    struct day day;
    struct str channel, topics, depth, staff_name;
};
struct talk_lines {
    struct talk_line *at;
    size_t n, cap;
    int64_t total;
};
/* Talks with this person that the viewer may read, the newest first; no texts. */
struct talk_lines counselling_of(struct task *t, int64_t person, int64_t start, int64_t limit);
/* Who is in a group with her now, in this project, and seen by the viewer: who else a note may be about. */
struct talk_persons counselling_companions(struct task *t, int64_t person, int64_t project);
/* The project in which a talk with her is written: `wanted` if it fits, else the newest of hers that the viewer works
 * in; 0: none. */
int64_t counselling_project(struct task *t, int64_t person, int64_t wanted);

/* ---- light or intensive: one table that can be read (counselling_depth.c) */

/* What is known of a talk: talks with the person in the DEPTH_DAYS before it, this one counted. */
enum { DEPTH_DAYS = 30 };
struct depth_signs {
    int64_t minutes, talks, topics; /* minutes INT_NONE: not known; talks: counted as far as the table may ask */
};
/* "light" or "intensive"; *ret_why: the sentence of the row that decided. */
struct str counselling_depth(struct task *t, const struct depth_signs *signs, struct str *ret_why);
/* All sentences of the table, in order. */
struct strs counselling_depth_rules(struct task *t);
struct depth_signs counselling_signs(struct task *t, const struct talk *talk);

/* ---- acute risk (counselling_risk.c): RISK_READ, of persons one may counsel */

enum { RISK_TEXT_MOST = 2000 };
struct risk {
    int64_t id, person, project, version;
    struct day since, ended_on; /* ended_on "": open */
    struct str reason, end_reason, staff_name, ended_by;
};
struct risks {
    struct risk *at;
    size_t n, cap;
};
/* Is there an open one that the viewer may know of? For pages about the person; one statement. */
bool counselling_at_risk(struct task *t, int64_t person);
/* The open one first, then the newest; at most 20. */
struct risks counselling_risks(struct task *t, int64_t person);
/* INVALID: *ret_problems names reason (nothing written), or "" (there is an open one). */
enum outcome counselling_risk_add(
    struct task *t, int64_t person, int64_t project, struct str reason, struct problems *ret_problems) MUST_USE;
enum outcome counselling_risk_close(
    struct task *t, int64_t risk, int64_t version, struct str reason, struct problems *ret_problems) MUST_USE;

/* For the page of a person: her newest talks, at most COUNSELLING_FOLD; and what the viewer asked a specialist about
 * her and has no answer to, or has not read: the oldest first. */
enum { COUNSELLING_FOLD = 3 };
struct counselling_fold {
    int64_t person;
    struct talk_lines talks;
};
struct counselling_fold counselling_fold_of(struct task *t, int64_t person);
struct asked {
    int64_t talk;
    struct str specialist_name;
    struct day day; /* of the answer, or of the question */
    bool answered;
};
struct asked_list {
    struct asked *at;
    size_t n, cap;
};
struct asked_list counselling_asked(struct task *t, int64_t person);
/* She herself has said no to telling others about her (rooms/consents): questions to specialists that say her name and
 * wait for an answer are taken back. Until she says yes none is asked with her name. */
void counselling_own_unname(struct task *t, int64_t person);
