/* own_page_web: what the handlers behind a person's own link share. Only this room. */
#pragma once
#include "rooms/own_page/own_page_view.h"
#include "web/req.h"

struct own {
    struct own_holder h;
    struct own_person who;
};

/* Who holds the key that this browser has. From here on nobody of the staff acts, whoever is signed in. False:
 * *ret_reply says why not (no link, the PIN). look: the opening is written into the journal; of a GET. */
bool own_open(struct req *r, bool look, struct own *ret_own, struct reply *ret_reply);
/* The page without what belongs to workers, in the languages of the program. */
struct page *own_lent(struct req *r);
#define OWN_SHOW(r, status, name, view) (page_##name(own_lent(r), (view)), reply_page((r), (status)))

/* The Finnish, where she wants it and the page is in another language; else NULL. own_links_beside() says the same
 * where nobody has read who she is. */
const struct lang *own_beside(const struct task *t, const struct own_person *who);
/* The words in her language; with the Finnish where she wants it beside. */
struct own_words own_words_of(struct task *t, const struct own_person *who, const char *msgid);
struct own_words own_words_with(
    struct task *t, const struct own_person *who, const char *msgid, const struct str *args, size_t nargs);
/* "Tuesday 1.12.2026", today and tomorrow by their words. */
struct own_words own_day(struct task *t, const struct own_person *who, struct day day);
struct own_frame own_frame_of(struct task *t, const struct own_person *who, bool home);
void own_add_offers(struct task *t, const struct own *o, struct own_home_view *v);
struct own_meeting_view own_meeting_shown(struct task *t, const struct own_person *who, const struct own_meeting *m);

/* ---- own_say_web.c: what she says is for one of the groups she is in */
/* Where she speaks for two minutes at most, or chooses a file of these groups (media.h). label: a message. */
struct file_field own_sound_field(struct req *r, const struct form *form, const char *label, unsigned groups);
/* A menu of them; true: there is something to choose. */
bool own_offer_groups(struct task *t, int64_t person, struct form *form, size_t field);
/* The one that she chose, or the only one there is. */
int64_t own_group_of(struct task *t, int64_t person, int64_t chosen);
/* How it went (`how`), but who has groups and chose none (`group` 0) is asked to choose: INVALID. */
enum outcome own_or_choose(
    struct task *t, int64_t person, enum outcome how, int64_t group, struct problems *ret_problems);
