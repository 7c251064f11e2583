/* voice_inside: what workers do with ideas. Only for the room's own files. */
#pragma once
#include "rooms/voice/voice.h"

/* id 0: a new one of the worker's, which the members see at once. INVALID: words. CONFLICT: changed since. */
struct idea_card {
    int64_t id, group, version;
    struct str kind, words, picture;
} ONLY_BY_NAME;
enum outcome voice_idea_put(
    struct task *t, const struct idea_card *c, int64_t *ret_idea, struct problems *ret) MUST_USE;
/* What becomes of it. INVALID: a no without a reason (answer), or it has no words yet (state). */
struct idea_said {
    int64_t id, version;
    struct str state, answer;
} ONLY_BY_NAME;
enum outcome voice_idea_say(struct task *t, const struct idea_said *s, struct problems *ret) MUST_USE;
/* Its picture, or its sound; takes the place of the one there was. INVALID: file. */
enum outcome voice_idea_file_put(
    struct task *t, int64_t idea, struct str bytes, bool chosen, struct problems *ret) MUST_USE;
enum outcome voice_idea_file_drop(struct task *t, int64_t idea, int64_t file) MUST_USE;

/* A file for an idea, checked and kept: for who has asked whether it may be. */
enum outcome voice_file_put(
    struct task *t, const struct idea *i, struct str bytes, bool chosen, struct problems *ret) MUST_USE;
/* One idea as its group has it, with her vote (person 0: nobody's). False: there is none. */
bool voice_find(struct task *t, int64_t idea, int64_t person, struct idea *ret_idea);
