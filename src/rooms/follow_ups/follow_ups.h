/* follow_ups: asking afterwards how it went. Knows people and projects; who answers for a spell it reads through views
 * of caseload.
 *
 * follow_ups_follow_up (follow_ups): person, project, participation_id (the spell that ended; NULL in rows of version
 * 1), kind (CODES_follow_up_kind), rule_id (of the project's own kinds: kind is "other" then), due_on (exit: the exit
 * day + 28 days; six_month: the exit day + six calendar months, 31 Aug gives 28/29 Feb), done_on, reached, status
 *   (CODES_status), staff_id (who closed it, or whose it was in a package), not_reached_on (closed as not reached,
 * after the project's number of attempts), said_on (the day on which she answered herself, on her own page), said (what
 * she has chosen there so far and not sent: codes of enum hers_question, "-" for none); these two are of this house and
 * in no package. Open: done_on and not_reached_on IS NULL (the indexes ask so). Answers are
 * the exit and six-month facts of the participation: written there, one source. derived = 1: it came by itself and
 * nobody has done anything to it; no record yet: in no package, follows the spell when that is corrected, goes when the
 * exit day goes or she comes back. The first attempt or answer makes it one. Whose it is: whoever answers for the spell
 * now (caseload), else staff_id, else nobody. follow_ups_rule (follow_up_rules): a project's own kinds: name, months
 * after the exit. follow_ups_attempt (follow_up_attempts): day, time, channel (CODES_attempt_channel), reached,
 * staff_id, note (sealed, with --with-notes only). projects_project.follow_up_attempts: days on which she was tried in
 * vain before "not reached" is a fact; NULL: FOLLOW_UP_ATTEMPTS. Source: issue 8, section 5; INTERFACES.md 4
 * (`outcomes`: a follow-up closed as not reached counts as not_reached). */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "html/html.h"
#include "rooms/read_aloud/read_aloud.h"

enum {
    FOLLOW_UP_ATTEMPTS = 3,
    FOLLOW_UP_EXIT_DAYS = 28,
    FOLLOW_UP_SIX_MONTHS = 6,
    FOLLOW_UP_COUNT_MOST = 1000, /* a list counts no further */
    FOLLOW_UP_NAME_MOST = 100,
    FOLLOW_UP_MONTHS_MOST = 60
};

/* ---- what comes by itself: told through rooms/persons.h, in the transaction that changes the spell */

/* Of the last spell of a person in each project: what is due after its exit day stands open, at the right day, unless
 * the fact that it asks for is known; an earlier spell asks for nothing, since she came back. Without a viewer's
 * right: it follows from what was saved. */
void follow_ups_renew(struct task *t, int64_t person);
/* A house that is older than this room: who left before asks for the same, of the next `limit` persons. Once; nothing
 * comes twice. False when nobody is left. In a write transaction. */
bool follow_ups_catch_up(struct task *t, int64_t limit);
/* Now and then, by the server: the same in portions, each a transaction of its own. In how many seconds it wants to be
 * asked again. */
int64_t follow_ups_often(struct task *t);
/* The spells of an import are about to go, and what came by itself with them. */
void follow_ups_going(struct task *t, int64_t import);

/* ---- the list */

struct follow_up {
    int64_t id, person, project, spell, version;
    struct str kind, rule_name, name, service_language, languages, whose_name, status;
    struct str phone; /* "" where safe contact or non-disclosure says not to call at once */
    struct str contact_when, contact_who, contact_never;
    struct day due, done_on, not_reached_on, said_on; /* said_on: she answered herself */
    int64_t needed, days,
        channels;         /* days and channels on which she was tried in vain; needed: days the project asks */
    bool hidden, got_her; /* got_her: one attempt reached her, she has only not answered yet */
    struct day last_day;  /* the newest attempt */
    struct str last_channel;
    int64_t last;
    bool may_undo; /* that attempt: it is the viewer's, of today */
};
struct follow_ups {
    struct follow_up *at;
    size_t n, cap;
    int64_t total; /* at most FOLLOW_UP_COUNT_MOST */
    bool more;     /* there are more than that */
};
/* What is due until the end of this week (of leaving: from the exit day on), the oldest first. project 0: of all of the
 * viewer's (mine only). kind, language: "" any. Two statements. */
struct follow_ups_wish {
    bool mine;
    int64_t project;
    struct str kind, language;
    int64_t start, limit;
};
struct follow_ups follow_ups_list(struct task *t, const struct follow_ups_wish *w);
/* Of the viewer's own, what is due this week; at most FOLLOW_UP_COUNT_MOST. One statement. */
int64_t follow_ups_due(struct task *t);
/* NOT_FOUND also for whom the viewer does not see. */
enum outcome follow_ups_get(struct task *t, int64_t id, struct follow_up *ret_follow_up) MUST_USE;
bool follow_ups_may_write(struct task *t, const struct follow_up *f);

/* ---- attempts */

struct follow_up_attempt {
    int64_t id;
    struct day day;
    struct str channel, staff_name;
    bool reached;
};
struct follow_up_attempts {
    struct follow_up_attempt *at;
    size_t n, cap;
};
struct follow_up_attempts follow_ups_attempts(struct task *t, int64_t id);
/* Today, by the viewer. INVALID: no channel, or the follow-up is closed. */
enum outcome follow_ups_try(
    struct task *t, int64_t id, struct str channel, bool reached, struct problems *ret_problems) MUST_USE;
/* Takes back an attempt of one's own of today. */
enum outcome follow_ups_untry(struct task *t, int64_t attempt, int64_t *ret_follow_up) MUST_USE;
/* Tried on so many different days, and by more than one channel where more than one day is asked. */
bool follow_ups_may_close(const struct follow_up *f);
/* Who was not reached is counted: keeps the change of that day where it is of a locked period. */
void follow_ups_keep_locked(struct task *t, const struct follow_up *was, struct day not_reached_on, struct str reason);
/* "Not reached" is a fact from now on. INVALID: not tried often enough. */
enum outcome follow_ups_close(struct task *t, int64_t id, int64_t version, struct problems *ret_problems) MUST_USE;
enum outcome follow_ups_reopen(struct task *t, int64_t id, int64_t version) MUST_USE;
/* The answer of a project's own kind, or of a row that names no spell: day and status. The others: people_answer. */
enum outcome follow_ups_finish(struct task *t, int64_t id, int64_t version, struct day day, struct str status,
    struct problems *ret_problems) MUST_USE;

/* ---- a project's own kinds */

struct follow_up_rule {
    int64_t id, months;
    struct str name;
};
struct follow_up_rules {
    struct follow_up_rule *at;
    size_t n, cap;
};
bool follow_ups_may_rule(struct task *t, int64_t project); /* an admin, or a manager of it */
struct follow_up_rules follow_ups_rules(struct task *t, int64_t project);
/* For whoever leaves from now on, and who left so lately that the day is still to come. INVALID: name, months. */
enum outcome follow_ups_add_rule(
    struct task *t, int64_t project, struct str name, int64_t months, struct problems *ret_problems) MUST_USE;

/* ---- answered by herself, on her own page (follow_ups_hers.c): no right of a viewer is asked, the caller knows that
 * it is she. What she is asked is what the worker's page asks, and not what is known already. */

enum { HERS_WAIT_MOST = 10, HERS_ANSWERED_DAYS = 14 };
enum hers_question { HERS_STATUS, HERS_EDUCATION, HERS_QUALIFICATION, HERS_REASON, HERS_WORK, HERS__N };
struct hers_choice {
    const char *code, *words, *picture; /* words: a message */
};
struct hers_choices {
    const char *question; /* a message */
    const char *picture;
    const struct hers_choice *at;
    size_t n;
};
extern const struct hers_choices HERS[HERS__N];
const struct hers_choice *hers_choice(enum hers_question question, struct str code); /* NULL: none of them */

struct follow_up_hers {
    int64_t id, person, project, spell;
    int64_t version; /* of what the answer changes: the spell, or the follow-up itself */
    struct str kind, rule_name, status;
    struct day due, done_on, not_reached_on, said_on;
    bool waits; /* it is due, open, and she has not said no to being asked later */
    bool six_months, exit;
    struct str said[HERS__N]; /* codes of what she has chosen so far; "" */
    enum hers_question asked[HERS__N];
    size_t n; /* of asked: the questions in their order; what one leads to depends on the first */
};
struct follow_ups_hers {
    struct follow_up_hers *at;
    size_t n, cap;
};
/* What waits for her, the longest first. Leaving is asked from the last day on, the others from their day on. */
struct follow_ups_hers follow_ups_wait_for(struct task *t, int64_t person);
/* NOT_FOUND: of another person, or never asked of her. One that is closed is there, and does not wait. */
enum outcome follow_ups_hers_get(struct task *t, int64_t person, int64_t id, struct follow_up_hers *ret) MUST_USE;
/* Keeps one answer until she sends them all. CONFLICT: it does not wait any more. INVALID: no choice of that question,
 * or none where one is asked for (the situation). code "": she leaves it out. */
enum outcome follow_ups_hers_keep(struct task *t, struct follow_up_hers *f, enum hers_question question,
    struct str code, struct problems *ret_problems) MUST_USE;
/* Writes what a worker's answer of today writes, and that she said it. DONE also when she has sent it before.
 * CONFLICT: it does not wait any more, or something was changed since `version`; what she chose is kept. */
enum outcome follow_ups_hers_send(
    struct task *t, const struct follow_up_hers *f, int64_t version, struct problems *ret_problems) MUST_USE;
/* Of the last two weeks, for the worker's list: who answered herself, the newest first. */
struct follow_ups follow_ups_answered(struct task *t, const struct follow_ups_wish *w);
/* Its questions, for who reads them aloud. */
void follow_ups_aloud(struct task *t, const struct lang *l, struct aloud_texts *list);

/* ---- for the page of a person: the newest, at most 10; one statement. Empty for whom may not know. */
struct follow_ups follow_ups_fold_of(struct task *t, int64_t person);
