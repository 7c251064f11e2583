/* publications_public_web: what the pages that everybody reads have in common. Only this room. */
#pragma once
#include "paper/paper_card.h"
#include "rooms/publications/publications_feed.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"
#include "web/frame.h"

enum { ITEMS_SHOWN = 25, FEED_ITEMS = 50 };
#define PAGE_TYPE "text/html; charset=utf-8"
#define DATA_TYPE "application/ld+json"
#define FEED_TYPE "application/atom+xml; charset=utf-8"

/* first: the Finnish one of routes that stand in the order of languages.h; id 0: it has none. */
struct url publication_url(struct task *t, enum route first, const struct lang *l, int64_t id);
void publication_add_switch(struct task *t, enum route first, int64_t id, struct frame_open *o);
struct public_item publication_public_item(struct task *t, const struct publication_item *p);
/* feed: its title and addresses. */
struct str publication_feed(struct task *t, struct feed feed, const struct publication_items *all);
/* Without the database nobody knows what is still shown. */
void publication_needs_database(struct req *r);
