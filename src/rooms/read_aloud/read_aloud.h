/* read_aloud: short texts of the house that parents meet (what a consent asks for, questions, the story of the first
 * page, what happens next), read aloud by somebody whose language it is, for who does not read. A sound belongs to the
 * words that it says and to no others, as those of publications do: when the words change, nobody hears it with the new
 * ones, and it stands on the list as outdated. Which texts there are, rooms/aloud.h knows; this room knows files alone.
 *
 * read_aloud_sound: tag (language), print (of the words), words (what was read), staff_id, added_at. Its bytes are the
 *   one file of FILE_OF_ALOUD whose row it is. One sound for each language and words: a new one takes the place. Texts
 *   are of the house and about nobody, so everybody may hear them. In no package: the voice of somebody here. */
#pragma once
#include "lang/lang.h"
#include "rooms/parts.h"

enum { READ_ALOUD_SECONDS = 60, READ_ALOUD_BYTES = 2000000 };

/* place: where it is met, for staff. words: as they are heard, in the language asked for. */
struct aloud_text {
    struct str place, words;
};
struct aloud_texts {
    struct aloud_text *at;
    size_t n, cap;
};
void read_aloud_add(struct task *t, struct aloud_texts *list, struct str place, struct str words);
/* Sentences one after the other, as they are read. */
struct str read_aloud_sentences(struct task *t, const struct lang *l, const char *const *msgids); /* ended by NULL */

/* The button for a page in this language; its url is empty: nobody has read these words. */
struct heard read_aloud_of(struct task *t, const struct lang *l, struct str words);
int64_t read_aloud_find(struct task *t, const struct lang *l, struct str words); /* 0: nobody */

/* ---- staff who look after it (READ_ALOUD) */
struct aloud_sound {
    int64_t id;
    struct str print, words, staff_name;
    struct instant added_at;
};
struct aloud_sounds {
    struct aloud_sound *at;
    size_t n, cap;
};
struct str read_aloud_print(struct task *t, struct str words);
struct aloud_sounds read_aloud_all(struct task *t, const struct lang *l); /* of a language, the newest first */
/* INVALID: *ret names file: none, no sound, or larger than READ_ALOUD_BYTES, or longer than
 * READ_ALOUD_SECONDS. */
enum outcome read_aloud_put(struct task *t, const struct lang *l, struct str words, const struct file_wish *chosen,
    struct problems *ret) MUST_USE;
enum outcome read_aloud_remove(struct task *t, int64_t sound) MUST_USE;
/* Its bytes; for everybody. */
enum outcome read_aloud_file(struct task *t, int64_t sound, struct file *ret_file) MUST_USE;
