/* publications_files: pictures, sound and films of a publication, for the text to name: ![What it shows](file:NAME).
 * NAME is made of what the file was called on the device (letters a to z, digits, "-"); a file of the same name gets a
 * number. What a film says, for who does not hear, is a WebVTT file of its name and a language: film.mp4 has
 * film.fi.vtt. Everybody has a file when the publication is shown and was published since the file was added. */
#pragma once
#include "html/markdown.h"
#include "rooms/files/files.h"
#include "rooms/publications/publications.h"

enum { PUBLICATION_FILES_MOST = 60 };

struct file_list publications_files(struct task *t, int64_t publication);
enum outcome publications_file_get(struct task *t, int64_t publication, int64_t file, struct file *ret_file) MUST_USE;
/* For everybody (all of them: publications.h). */
bool publications_file_shown(struct task *t, int64_t publication, int64_t file, struct file *ret_file);
/* What is written in a text to show it: ![What it shows](file:NAME). */
struct str publication_file_line(struct task *t, const struct file *f);
enum outcome publications_file_remove(struct task *t, int64_t publication, int64_t file) MUST_USE;

/* How the files of a publication are drawn where its text names them: for a markdown_look. url: of one. */
struct publication_shelf {
    struct task *t;
    struct file_list files;
    int64_t publication;
    struct url (*url)(struct task *t, int64_t publication, int64_t file);
};
bool publication_picture(void *shelf, struct str name, struct markdown_picture *ret_picture);
