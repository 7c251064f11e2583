/* voice: what the members of a group say: ideas for a theme or a trip and votes for them, and what came of each. Knows
 * groups and people; own_page shows a person her part (functions called voice_own_…, which ask no viewer: the key is
 * the right), and rooms/voted.h hands the votes to groups, which do not know this room.
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
    VOICE_SECONDS = 120,    /* so long a page records */
    VOICE_SOUND_MOST = 2000000,
    VOICE_PICTURE_MOST = 4000000 /* bytes */
};
extern const struct codes CODES_idea_kind, CODES_idea_state, CODES_idea_picture;

/* members: of the group today. person: who brought it, 0: a worker did. */
struct idea {
    int64_t id, group, project, person, votes, members, version;
    struct str kind, state, words, picture, answer, staff_name;
    struct day made, answered;
    bool shown, mine, voted, has_photo, has_sound;
    struct file photo, sound;
};
struct ideas {
    struct idea *at;
    size_t n, cap;
};
/* For the workers of a group: all of it, the newest first. NOT_ALLOWED: does not lead or manage it. */
enum outcome voice_ideas(struct task *t, int64_t group, struct ideas *ret_ideas) MUST_USE;
/* Themes for which the members vote now, most votes first; none for who is no worker of the group. */
struct ideas voice_themes(struct task *t, int64_t group);
enum outcome voice_idea(struct task *t, int64_t idea, struct idea *ret_idea) MUST_USE;

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
/* A picture or sound of an idea that she sees. */
enum outcome voice_own_file(
    struct task *t, int64_t person, int64_t idea, int64_t file, struct file *ret_file) MUST_USE;

/* What she has said here, for what is written about her. */
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
