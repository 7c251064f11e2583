/* publications_files: pictures, sound and films of a publication, for the text to name: ![What it shows](file:NAME).
 * How they are named and drawn: struct file_shelf. Everybody has a file when the publication is shown and was published
 * since the file was added. */
#pragma once
#include "rooms/files/files.h"
#include "rooms/publications/publications.h"

enum { PUBLICATION_FILES_MOST = 60, PUBLICATION_FILE_GROUPS = MEDIA_PICTURE | MEDIA_AUDIO | MEDIA_VIDEO | MEDIA_TRACK };

struct file_list publications_files(struct task *t, int64_t publication);
enum outcome publications_file_get(struct task *t, int64_t publication, int64_t file, struct file *ret_file) MUST_USE;
/* For everybody. */
struct file_list publications_files_shown(struct task *t, int64_t publication);
bool publications_file_shown(struct task *t, int64_t publication, int64_t file, struct file *ret_file);
/* tag: the language of a WebVTT file; else not asked. INVALID: file, words. */
enum outcome publications_file_add(struct task *t, int64_t publication, const struct file_wish *chosen, struct str tag,
    struct problems *ret_problems) MUST_USE;
enum outcome publications_file_remove(struct task *t, int64_t publication, int64_t file) MUST_USE;
