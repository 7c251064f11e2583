/* files: what people upload, once for all rooms. What a file is, its bytes say (media/media.h), and what they tell
 * besides (place, camera, comments) is taken out before anything is kept. The room that owns a file asks who may see it
 * or change it; here is only asked that it is the owner's. A new owner: a row below, a view <room>_row_facts and its
 * line in files.sql.
 *
 * files_file: owner, owner_row (whose it is); kind (media_types[].code); name (cleaned, for who saves it; none of a
 *   sealed file); words (what a picture shows, for who does not see it); bytes; width, height (0: not known); mark (of
 *   the bytes: ETag); sealed; staff_id, added_at. files_piece: bytes, FILE_PIECE of each but the last.
 * Why in the database, and why so: docs/decisions/files.md. */
#pragma once
#include "base/by_name.h"
#include "base/task.h"
#include "media/media.h"

/*    owner  code   sealed: what is in it is about a person */
#define FILE_OWNERS(O) \
    O(ALOUD, aloud, false) \
    O(ANSWER, answer, true) \
    O(COURSE, course, false) \
    O(DOOR, door, false) \
    O(DUTY, duty, false) \
    O(IDEA, idea, true) \
    O(PUBLICATION, publication, false) \
    O(QUESTION, question, true) \
    O(SOUND, sound, false) \
    O(STORY, story, true) \
    O(TOLD, told, true)
enum file_owner {
#define O(OWNER, code, sealed) FILE_OF_##OWNER,
    FILE_OWNERS(O)
#undef O
};
enum { FILE_PIECE = 128 * 1024, FILE_NAME_MOST = 100 /* bytes */, FILE_WORDS_MOST = 250 /* characters */ };

struct file {
    int64_t id, row, bytes, width, height, staff;
    enum file_owner owner;
    enum media_kind kind;
    bool sealed, hidden;
    struct str name, words, mark, staff_name;
    struct instant added_at;
};
struct file_list {
    struct file *at;
    size_t n, cap;
};
/* Oldest first, hidden ones too: who shows them to others leaves those out. hidden: a picture that nobody gets, because
 * somebody in it has not said yes to it or not any more (rooms/consents); it can only be removed. One statement. */
struct file_list files_of(struct task *t, enum file_owner owner, int64_t row);
/* The newest that is not hidden; false: there is none. */
bool files_newest(struct task *t, enum file_owner owner, int64_t row, struct file *ret_file);
/* NOT_FOUND: the row has no such file, or it is hidden. */
enum outcome files_get(struct task *t, enum file_owner owner, int64_t row, int64_t id, struct file *ret_file) MUST_USE;

struct file_wish {
    enum file_owner owner;
    int64_t row;
    unsigned groups;  /* of enum media_group: what is taken */
    int64_t most;     /* files that the row may have */
    int64_t minutes;  /* a sound may last; 0: as long as it likes. One that does not tell is bound by bytes alone */
    struct str bytes; /* none: nothing was chosen */
    struct str name, words;
} ONLY_BY_NAME;
/* What is wrong with it: problems at `file` and `words` (a picture needs them). Writes nothing. */
bool files_check(struct task *t, const struct file_wish *w, struct problems *ret);
/* INVALID as above. The owner's room writes the journal. */
enum outcome files_add(struct task *t, const struct file_wish *w, int64_t *ret_file, struct problems *ret) MUST_USE;
enum outcome files_remove(struct task *t, enum file_owner owner, int64_t row, int64_t id) MUST_USE;
/* The owner's row goes, or nothing of its is to stay. How many there were. */
int64_t files_remove_all(struct task *t, enum file_owner owner, int64_t row);
/* Of rows that are gone. By the server, now and then; in how many seconds it wants to be asked again. */
int64_t files_often(struct task *t);
/* For the attribute `accept` of a file's field: "image/jpeg,image/png,…". */
struct str files_accept(struct task *t, unsigned groups);
/* "JPG, PNG, PDF. At most 20 MB." */
struct str files_hint(struct task *t, unsigned groups);
/* "3 MB" in the task's language. */
struct str files_size(struct task *t, int64_t bytes);

/* All its bytes, behind what is in the buf. */
void files_bytes(struct task *t, const struct file *f, struct buf *ret_bytes);

/* Files that a text names: ![What it shows](file:NAME). NAME is made of what the file was called on the device (a to z,
 * digits, "-") and is nobody else's on this shelf. What a film says, for who does not hear, is WebVTT of the newest
 * film's name and the language tag: film.fi.vtt. INVALID: also at `tag`. file_shelf_picture: for a markdown_look. */
enum outcome files_add_named(
    struct task *t, const struct file_wish *chosen, struct str tag, struct problems *ret) MUST_USE;
struct file_shelf {
    struct task *t;
    struct file_list files;
    int64_t row;
    struct url (*url)(struct task *t, int64_t row, int64_t file);
};
struct markdown_picture;
bool file_shelf_picture(void *shelf, struct str name, struct markdown_picture *ret_picture);
struct str file_shelf_line(struct task *t, const struct file *f); /* what is written in the text */

struct req;
struct reply;
/* The answer that is the file, whole or in parts: pictures, sound and video are shown, the rest is saved. */
struct reply files_send(struct req *r, const struct file *f);
