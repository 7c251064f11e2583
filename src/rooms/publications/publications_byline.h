/* publications_byline: who wrote a publication as readers see it, whom the media may ask, and which publications belong
 * to it. It stands beside the text: in no language, and in no version. Work contacts only, by their role. */
#pragma once
#include "rooms/publications/publications_public.h"

enum { BYLINE_TEXT_MOST = 100, BYLINE_CONTACTS = 2, BYLINE_RELATED = 3 };
/* All three empty: none. */
struct publication_contact {
    struct str role, phone, email;
};
/* author: a role or a name, as she wants to be called; related: 0: none. */
struct publication_byline {
    struct str author;
    struct publication_contact contacts[BYLINE_CONTACTS];
    int64_t related[BYLINE_RELATED];
};
struct publication_byline publications_byline(struct task *t, int64_t publication);
bool publication_has_contact(const struct publication_byline *b);
/* Whoever works in the project; of what everybody sees, whoever publishes. What waited for review or for publishing is
 * a draft again. INVALID: contact_N (a contact without a role, or without a way to reach it), related (not of this
 * project, not shown, itself). */
bool publications_may_sign(struct task *t, const struct publication *p);
enum outcome publications_sign(struct task *t, int64_t publication, int64_t version, const struct publication_byline *b,
    struct problems *ret_problems) MUST_USE;
/* Without asking a right: of a publication that is made just now, or comes with a package. */
void publication_contacts_set(
    struct task *t, int64_t publication, const struct publication_contact contacts[BYLINE_CONTACTS]);
void publication_unsign(struct task *t, int64_t publication); /* before it is removed */
/* What belongs to it and is shown today. */
struct publication_items publications_related(struct task *t, int64_t publication, const struct lang *lang);
