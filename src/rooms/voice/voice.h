/* voice: what the members of a group say: ideas for a theme or a trip and votes for them, and what came of each; how a
 * session was; questions to the workers, and their answers; the box, where nobody has a name. Knows groups and people;
 * own_page shows a person her part (functions called voice_own_…, which ask no viewer: the key is the right), and
 * rooms/voted.h hands the votes to groups, which do not know this room.
 *
 * A member's idea is new: nobody but the workers of the group sees it, until one shows it to the members or says no.
 * While it is heard each member of the group has one vote for it, which she can take back; a second touch changes
 * nothing. Votes of who has left the group do not count; in a group that was merged into another they count there.
 * Workers see how many, and never who. A picture and a sound are files of the idea, with limits of their own. */
#pragma once
#include "rooms/files/files.h"

enum {
    IDEA_WORDS_MOST = 120,
    IDEA_ANSWER_MOST = 400,
    IDEAS_MOST = 100,
    IDEAS_WAITING_MOST = 5, /* of one member, that no worker has looked at */
    IDEA_FILES = 2,         /* a picture and a sound */
    VOICE_SECONDS = 120,    /* so long a page records, and so long a sound may last */
    VOICE_SOUND_MOST = 2000000,
    VOICE_PICTURE_MOST = 4000000 /* bytes */
};
extern const struct codes CODES_idea_kind, CODES_idea_state, CODES_idea_answer, CODES_idea_picture;

/* members: of the group today. person: who brought it, 0: a worker did. */
struct idea {
    int64_t id, group, project, person, votes, members, version;
    struct str kind, state, words, picture, answer, staff_name;
    struct day made, answered;
    bool shown, mine, voted;
    int64_t photo, photo_width, photo_height, sound, told; /* files, 0: none; told: the answer as sound */
};
struct ideas {
    struct idea *at;
    size_t n, cap;
};
/* For the workers of a group: all of it, the newest first. NOT_ALLOWED: does not lead or manage it. */
enum outcome voice_ideas(struct task *t, int64_t group, struct ideas *ret_ideas) MUST_USE;
/* Themes for which the members vote now, most votes first; none for who is no worker of the group. */
struct ideas voice_themes(struct task *t, int64_t group);
/* How many ideas, questions and notes in the box wait for them; 0 for everybody else. */
int64_t voice_waiting(struct task *t, int64_t group);
enum outcome voice_idea(struct task *t, int64_t idea, struct idea *ret_idea) MUST_USE;
/* id 0: a new one of the worker's, which the members see at once. INVALID: words. CONFLICT: changed since. */
struct idea_card {
    int64_t id, group, version;
    struct str kind, words, picture;
} ONLY_BY_NAME;
enum outcome voice_idea_put(
    struct task *t, const struct idea_card *c, int64_t *ret_idea, struct problems *ret) MUST_USE;

/* What becomes of it, in words, as sound (chosen), or both. INVALID: a no without a reason (answer), it has no words
 * yet (state), or the file is none that is taken (file). */
struct idea_said {
    int64_t id, version;
    struct str state, answer, bytes;
    bool chosen;
} ONLY_BY_NAME;
enum outcome voice_idea_say(struct task *t, const struct idea_said *s, struct problems *ret) MUST_USE;

/* ---- on a person's own page */
struct voice_group {
    int64_t group, project;
    struct str name;
};
struct voice_groups {
    struct voice_group *at;
    size_t n, cap;
};
/* Those she belongs to today. */
struct voice_groups voice_own_groups(struct task *t, int64_t person);
/* Of these groups: what the members see, and her own. */
struct ideas voice_own_ideas(struct task *t, int64_t person);
/* Once more the same, unseen yet: nothing is added. INVALID: neither words nor a sound or picture (words), too many
 * wait (words), or the file is none that is taken (file). NOT_FOUND: not her group. */
struct idea_new {
    int64_t group;
    struct str kind, words, picture, bytes; /* bytes: of a file; "" none */
    bool chosen;                            /* a file was */
} ONLY_BY_NAME;
enum outcome voice_own_bring(struct task *t, int64_t person, const struct idea_new *n, struct problems *ret) MUST_USE;
/* CONFLICT: nobody votes for it any more. NOT_FOUND: she does not see it. */
enum outcome voice_own_vote(struct task *t, int64_t person, int64_t idea, bool wants) MUST_USE;
/* A picture or sound of an idea that she sees, or of its answer. */
enum outcome voice_own_file(struct task *t, int64_t person, int64_t idea, int64_t file, struct file *ret_file) MUST_USE;

/* ---- how a session was: one answer a person and session, for some days, which she can change. Workers are told how
 * many said what, and read the words in no order, when as many have answered as the threshold of reports says. */
enum { FACES = 3, FELT_WORDS_MOST = 400 };
/* face 0: she has not said. */
struct felt_session {
    int64_t session, group, face;
    struct str group_name, theme, words;
    struct day day;
};
struct felt_sessions {
    struct felt_session *at;
    size_t n, cap;
};
/* Those she may be asked about now, the newest first: she belonged to the group that day, and the register does not say
 * that she did not come. */
struct felt_sessions voice_own_felt(struct task *t, int64_t person);
/* words NULL: as they are. NOT_FOUND: none of these. INVALID: no such face. */
enum outcome voice_own_feel(
    struct task *t, int64_t person, int64_t session, int64_t face, const struct str *words) MUST_USE;
const char *voice_face_name(int64_t face); /* message id */
int64_t voice_threshold(const struct task *t);
/* Salts and marks of the box go when their day is over. By the server, now and then; in how many seconds it wants to be
 * asked again. */
int64_t voice_often(struct task *t);

/* ---- questions to the workers of a group, who see whose they are; with a file of sound each way */
enum { ASKED_WORDS_MOST = 600, ASKED_ANSWER_MOST = 1000, ASKED_SHOWN = 20, ASKED_WAITING_MOST = 5 };
struct asked {
    int64_t id, group, person, version;
    struct str words, answer, answered_by, person_name;
    struct day asked, answered;  /* answered "": it waits */
    int64_t sound, answer_sound; /* files, 0: none */
};
struct askeds {
    struct asked *at;
    size_t n, cap;
};
struct askeds voice_own_asked(struct task *t, int64_t person);
/* As voice_own_bring. */
struct ask_new {
    int64_t group;
    struct str words, bytes;
    bool chosen;
} ONLY_BY_NAME;
enum outcome voice_own_ask(struct task *t, int64_t person, const struct ask_new *n, struct problems *ret) MUST_USE;
enum outcome voice_own_ask_file(
    struct task *t, int64_t person, int64_t question, int64_t file, struct file *ret_file) MUST_USE;

/* Again: over the answer that stands. INVALID: answer, file. CONFLICT: somebody answered since. */
struct ask_answer {
    int64_t id, version;
    struct str answer, bytes;
    bool chosen;
} ONLY_BY_NAME;
enum outcome voice_question_answer(struct task *t, const struct ask_answer *a, struct problems *ret) MUST_USE;

/* ---- the box of a group: words without a name, of which the day alone is kept; workers read them from the next day
 * on, in no order. No sound: a voice is known. INVALID (words): nothing written, or BOX_A_DAY times today already. */
enum { BOX_WORDS_MOST = 600, BOX_A_DAY = 3 };
enum outcome voice_own_post(
    struct task *t, int64_t person, int64_t group, struct str typed, struct problems *ret) MUST_USE;

/* ---- planning together: whom a worker has named lets themes of planned sessions change places, between two days and
 * only of sessions that are left open; a worker sees each change and takes it back. */
enum { PLAN_MOST = 60 };
/* theme: as the reader's language says it; stored: as it stands. fixed: a worker leaves it where it is. */
struct plan_session {
    int64_t session, group;
    struct day day;
    struct clock start;
    struct str theme, stored;
    bool fixed, moves;
};
struct plan_sessions {
    struct plan_session *at;
    size_t n, cap;
};
struct plan_shared {
    int64_t group;
    struct str group_name;
    struct plan_sessions sessions;
};
struct plans_shared {
    struct plan_shared *at;
    size_t n, cap;
};
struct plans_shared voice_own_plans(struct task *t, int64_t person); /* none: nobody has named her */
/* was: what stood at `one` when she chose; it stands at `other` already: a second touch, nothing happens. NOT_FOUND:
 * not hers to move. CONFLICT: one of them cannot be moved any more, or says something else by now. */
enum outcome voice_own_move(struct task *t, int64_t person, int64_t one, int64_t other, struct str was) MUST_USE;

struct planner {
    int64_t group, person;
    struct day from, until;
    bool modules_only; /* only sessions whose theme is a module */
    struct str name;
};
/* INVALID: person, until. */
enum outcome voice_planner_put(struct task *t, const struct planner *p, struct problems *ret) MUST_USE;
/* It stays where it is; or not any more. */
enum outcome voice_fix(struct task *t, int64_t group, int64_t session, bool fixed) MUST_USE;

/* What she has said here, of each kind, for what is written about her. */
struct voice_said {
    struct day day;
    const char *what; /* message id */
    struct str words;
};
struct voice_saids {
    struct voice_said *at;
    size_t n, cap;
};
struct voice_saids voice_own_said(struct task *t, int64_t person);
/* Persons whom an import brought are about to go. */
void voice_drop(struct task *t, int64_t import);
