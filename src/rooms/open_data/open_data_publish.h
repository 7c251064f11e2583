/* open_data_publish: the open side of the house (rooms/public_pages.h) as files, for any web server: pages of each
 * language, feeds, data, pictures, what browsers need. Links between them are relative; what is not among them (search,
 * signing in, forms) leads to the house itself. */
#pragma once
#include "base/task.h"

/* folder: made when it is not there; else empty or written by this before, whole or in part. house: "https://…", where
 * the program answers. address: of the folder on its web server, for what names whole addresses (feeds, pictures,
 * sitemap); "": these name the house, and there is no sitemap. progress: now and then; may be NULL. */
struct publish_wish {
    struct str folder, house, address;
    void (*progress)(void *x, int64_t files);
    void *x;
};
struct published {
    int64_t files, changed, removed;
};
/* A file appears whole or not at all, and what has not changed is not written; what is no longer open goes last. False:
 * *ret_why; what was there is still there, in part already renewed. */
bool open_data_publish(
    struct task *t, const struct publish_wish *w, struct published *ret_published, struct buf *ret_why);

/* ---- its parts, for their tests */

/* Where an address of ours is found among the files. lang: of the page that it stands on. False: it is not among them.
 * target: what is asked for, the same for all ways to write it. narrowed: a list by what stands behind "?". */
struct public_row;
struct open_page {
    struct str target, file;
    const struct lang *lang;
    const struct public_row *row;
    bool html, indexed, narrowed;
};
/* How many addresses of narrowed lists are written of a row, and how many entries of each: so that a house of a hundred
 * thousand projects can be written. What is beyond leads to the house. */
enum { OPEN_NARROWED_MOST = 20000, OPEN_NARROWED_START_MOST = 1000 };
bool open_data_page(struct task *t, struct str address, const struct lang *lang, struct open_page *ret_page);
/* From one file to another: "../../assets/x.css". */
struct str open_data_relative(struct arena *a, struct str from, struct str to);
/* Addresses in a page or a feed: turn() is given each, and what it gives stands in its place. whole: it began with
 * `house`. send: a form is sent there. Of a page, what is for scripts is left out. */
struct open_links {
    struct str house;
    struct str (*turn)(void *x, struct str address, bool whole, bool send);
    void *x;
};
enum open_text { OPEN_PAGE, OPEN_XML, OPEN_DATA /* "&" stands for itself */ };
struct str open_data_turned(struct task *t, struct str text, enum open_text kind, const struct open_links *links);

/* Files of a folder (open_data_files.c). */
struct open_folder;
int open_folder_fd(const struct open_folder *f);
struct open_folder *open_folder_begin(struct task *t, struct str path, struct buf *ret_why); /* NULL: *ret_why */
bool open_folder_put(struct open_folder *f, struct arena *a, struct str file, struct str bytes, struct buf *ret_why);
/* The same of what lies in an open file, however long. */
bool open_folder_copy(struct open_folder *f, struct arena *a, struct str file, int from, struct buf *ret_why);
bool open_folder_same(const struct open_folder *f); /* was the last one that was put as it is now? */
/* A file stays as it is. False: it was not written before, is not there any more, or the last walk did not come to its
 * end: what is there may be of two states. */
bool open_folder_keep(struct open_folder *f, struct arena *a, struct str file);
/* What was written before and not this time goes. */
bool open_folder_end(struct open_folder *f, struct published *ret_published, struct buf *ret_why);
