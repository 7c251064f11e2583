/* papers: what the papers of all rooms have in common: which second language is asked for, and a paper as an answer.
 * How one is made: paper/paper.h; one of a project, with its emblem: projects_paper(). */
#pragma once
#include "paper/paper.h"
#include "rooms/parts.h"
#include "web/req.h"

/* Is the page wanted as a paper: /….pdf or ?format=pdf. */
bool papers_wanted(const struct req *r);
/* ?beside=so: the second language of the paper; NULL: none. */
const struct lang *papers_beside(struct req *r);
/* For a form: our other languages, by their own names. */
struct picks papers_languages(struct req *r);
struct reply papers_too_long(struct req *r, struct url page); /* to the page, which says so */
/* name: of the file, "certificate". page: where she goes when it would have too many pages. */
struct reply papers_reply(struct req *r, struct paper *p, const char *name, struct url page);
