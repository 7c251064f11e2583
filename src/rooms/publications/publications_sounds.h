/* publications_sounds: paragraphs read aloud, for who does not read. A sound belongs to the words that it says and to
 * no others: when they change it is outdated and nobody hears it with the new ones; when they are brought back, it is
 * heard again. It goes the way of the texts: reviewed by another than who recorded it, and heard by everybody when it
 * was published. The words themselves are its transcript.
 *
 * publications_sound: tag (language), print (of the words, see publications_pieces.h), words (what was read), shown
 *   (published), outdated (the newest text of its language has no such paragraph), staff_id, added_at. Its bytes are
 *   the one file of FILE_OF_SOUND whose row it is. Source: issue 10, section 1. */
#pragma once
#include "rooms/files/files.h"
#include "rooms/publications/publications_pieces.h"

enum { PUBLICATION_SOUND_GROUPS = MEDIA_AUDIO };

struct publication_sound {
    int64_t id;
    struct str tag, print, words, staff_name;
    bool shown, outdated;
    struct instant added_at;
};
struct publication_sounds {
    struct publication_sound *at;
    size_t n, cap;
};
/* The newest first. tag "": of all languages. */
struct publication_sounds publication_sounds(struct task *t, int64_t publication, struct str tag);
/* The newest that says these words; only_shown: of those that were published. NULL: there is none. */
const struct publication_sound *publication_sound_of(
    struct task *t, const struct publication_sounds *all, struct str words, bool only_shown);

/* Paragraphs of a text that can be read aloud (title and summary, too, but no picture), how many of them are, and
 * how many sounds say what the text says no more. */
struct publication_spoken {
    const struct lang *lang;
    int64_t all, recorded, outdated;
};
struct publication_spokens {
    struct publication_spoken *at;
    size_t n, cap;
};
bool publication_speakable(struct task *t, struct str words);
/* Of the languages there are. */
struct publication_spokens publications_spoken(struct task *t, const struct publication *p);
/* ret_outdated[i]: does a sound of list->at[i] say what no text says any more? */
void publications_sound_outdated(struct task *t, int64_t project, const struct publications *list, bool *ret_outdated);

/* For the paragraph of this print in the newest text; what waited to be published for it goes. The publication is a
 * draft again. CONFLICT: the text has no such paragraph any more. INVALID: file. */
struct publication_sound_new {
    int64_t publication;
    struct str tag, print, bytes;
    bool chosen;
} ONLY_BY_NAME;
enum outcome publications_sound_add(
    struct task *t, const struct publication_sound_new *n, struct problems *ret_problems) MUST_USE;
/* At once, for everybody. */
enum outcome publications_sound_remove(struct task *t, int64_t publication, int64_t sound) MUST_USE;
enum outcome publications_sound_get(struct task *t, int64_t publication, int64_t sound,
    struct publication_sound *ret_sound, struct file *ret_file) MUST_USE;
/* For everybody: it was published, and what everybody reads has its words. */
bool publications_sound_shown(struct task *t, int64_t publication, int64_t sound, struct file *ret_file);

/* ---- what follows for sounds: a text of this language was saved; all was published; taken down; removed */
void publication_sounds_check(
    struct task *t, int64_t publication, struct str tag, const struct publication_text *newest);
void publication_sounds_publish(struct task *t, int64_t publication);
void publication_sounds_hide(struct task *t, int64_t publication);
void publication_sounds_remove(struct task *t, int64_t publication);
