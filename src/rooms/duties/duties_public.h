/* duties_public: what a project says in public about who pays for it: the poster and the statement for a page of the
 * web (Regulation (EU) 2021/1060, articles 47 and 50 and annex IX). Only duties_public*.c include it. */
#pragma once
#include "lang/lang.h"
#include "paper/paper.h"
#include "rooms/duties/duties.h"

/* In one language. purpose: "" when it is not written in this language. text: to copy as it is; html: to put into a
 * page: nothing in it runs, what people wrote is escaped, the emblem is drawn in it and told in words. Of a project
 * that the ESF+ does not pay for, both say nothing of the European Union. */
struct publicity {
    struct str name, purpose, text, html;
    bool esf;
};
/* NOT_FOUND: no such project. */
enum outcome duties_publicity(
    struct task *t, int64_t project, const struct lang *lang, struct publicity *ret_publicity) MUST_USE;
/* A3, upright, as PDF; beside: a second language or NULL. What has no room is left out: first the dots for a phone,
 * then more and more of the purpose. NOT_FOUND: no such project. INVALID: even the rest has no room. */
enum outcome duties_poster(
    struct task *t, int64_t project, const struct lang *lang, const struct lang *beside, struct buf *o) MUST_USE;
