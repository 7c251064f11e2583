/* orientation_files: pictures, sound and films of a course, which its topics name (struct file_shelf of files.h). Who
 * may read the course has them. */
#pragma once
#include "rooms/files/files.h"
#include "rooms/orientation/orientation.h"

enum { ORIENTATION_FILES_MOST = 60, ORIENTATION_FILE_GROUPS = MEDIA_PICTURE | MEDIA_AUDIO | MEDIA_VIDEO | MEDIA_TRACK };

struct file_list orientation_files(struct task *t, int64_t course);
/* For everybody, or (not shown yet) for who looks after it. */
bool orientation_file(struct task *t, int64_t course, int64_t file, struct file *ret_file);
/* tag: the language of a WebVTT file. INVALID: file, words, tag. */
enum outcome orientation_file_add(struct task *t, int64_t course, const struct file_wish *chosen, struct str tag,
    struct problems *ret_problems) MUST_USE;
enum outcome orientation_file_remove(struct task *t, int64_t course, int64_t file) MUST_USE;
