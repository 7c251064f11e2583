/* publications_files: pictures, sound and films of a publication, for the text to name: ![What it shows](file:NAME).
 * How they are named and drawn: struct file_shelf. Everybody has a file when the publication is shown and was published
 * since the file was added. */
#pragma once
#include "rooms/files/files.h"
#include "rooms/publications/publications.h"

enum { PUBLICATION_FILES_MOST = 60 };

struct file_list publications_files(struct task *t, int64_t publication);
enum outcome publications_file_get(struct task *t, int64_t publication, int64_t file, struct file *ret_file) MUST_USE;
/* For everybody (all of them: publications.h). */
bool publications_file_shown(struct task *t, int64_t publication, int64_t file, struct file *ret_file);
enum outcome publications_file_remove(struct task *t, int64_t publication, int64_t file) MUST_USE;
