/* publications_public: what everybody reads, whoever asks: publications that are shown today, in each language. No
 * right is asked here. */
#pragma once
#include "rooms/publications/publications_pieces.h"

/* text: of `lang`, which is the language asked for or, where there is no such text, the one it was written in. beside:
 * the second language, NULL: none. outdated: the source has changed since. at, n: the languages there are. */
struct publication_public {
    int64_t id, project;
    struct str kind, project_name;
    const struct lang *lang, *beside, *source;
    struct publication_text text;
    bool outdated, beside_outdated;
    struct publication_pieces pieces, beside_pieces; /* both of the source's pieces, when there is a second language */
    struct day public_on, changed_on;
    const struct lang *languages[LANG__N];
    size_t n;
};
/* A kept page is of one such text: it changes with everything that the page shows. False: it is not shown. */
bool publications_stamp(struct task *t, int64_t publication, const struct lang *lang, struct str *ret_stamp);
/* beside: the second language asked for, or NULL. */
bool publications_public(struct task *t, int64_t publication, const struct lang *lang, const struct lang *beside,
    struct publication_public *ret);

struct publication_item {
    int64_t id, project;
    struct str kind, title, summary;
    const struct lang *lang;
    struct day public_on;
    struct instant public_at;
};
struct publication_items {
    struct publication_item *at;
    size_t n, cap;
    bool more;
};
bool publications_list_stamp(struct task *t, int64_t project, const struct lang *lang, struct str *ret_stamp);
/* The newest first; at most limit, and whether there are more: of a project everything, and of all projects (region "")
 * or of those in a region what is news or a press release. */
struct publication_items publications_shown(
    struct task *t, int64_t project, const struct lang *lang, int64_t start, int64_t limit);
bool publications_news_stamp(struct task *t, const struct lang *lang, struct str *ret_stamp);
struct publication_items publications_news_of(
    struct task *t, struct str region, const struct lang *lang, int64_t start, int64_t limit);

/* Projects that show something today, and the regions they work in ("01;02"). */
struct publisher {
    int64_t project;
    struct str regions;
};
struct publishers {
    struct publisher *at;
    size_t n, cap;
};
struct publishers publications_publishers(struct task *t);
