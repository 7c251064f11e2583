/* frame: what every page wears: title, navigation, language switch, who is signed in, notices. Drawn by
 * rooms/frame.html. */
#pragma once
#include "html/html.h"

enum room {
    ROOM_HOME,
    ROOM_PEOPLE,
    ROOM_GROUPS,
    ROOM_ATTENDANCE,
    ROOM_CARE,
    ROOM_CONTACTS,
    ROOM_REPORTS,
    ROOM_PROJECTS,
    ROOM_STAFF,
    ROOM_EXCHANGE,
    ROOM_NONE
};
struct frame_link {
    struct url url;
    struct str text;
    enum room room;
    bool current;
    struct str lang, dir;
}; /* room: of nav; current: of languages */
struct frame_links {
    struct frame_link *at;
    size_t n, cap;
};
/* What a page open to all says of itself to other programs. address: of the page, and picture: both whole
 * ("https://…"); empty: nothing is said, there is none. kind: "article", "website" (Open Graph). shows, width, height:
 * of a picture that is not drawn by the program (paper_card), what is on it and how large it is. json: in the words of
 * schema.org. */
struct frame_about {
    struct str title, kind, address, picture, shows, json;
    int64_t width, height;
};
struct frame {
    struct frame_links nav, languages;
    struct str viewer_name, role_name;
    bool signed_in;
    bool coordinator;
    bool lent; /* in the hands of somebody who is not signed in: no menu, no account, nothing that leads away */
    bool open; /* open to all, and the same for everybody */
    struct frame_links alternates; /* of an open page: the languages its text is in */
    struct url feed;               /* of an open page: what is new here; empty: none */
    struct str summary;            /* of an open page: for search engines */
    struct frame_about about;
    int64_t viewer;    /* staff id, 0 for nobody: the offline queue of another user stays closed */
    struct str notice; /* from the request before; role=status */
    struct str keeps;  /* addresses, apart by blanks, of empty forms that the device keeps for places without network */
    struct url here, sign_out, sign_in, account, accessibility, privacy, program, search; /* empty: not offered */
    struct str service_name;
};
struct frame_args {
    const char *title;
    struct str title_text;
    enum room room;
    struct url back;
    const char *back_text;
    bool problem;
    bool narrow;
};
/* title: translated sentence; title_text wins when given (already text). problem: title begins with "Error:". */
void frame_begin(struct page *p, const struct frame_args *args);
void frame_end(struct page *p);

/* Filled by rooms (rooms/frame.c) in the request's transaction: navigation, addresses of signing in and out, the role's
 * name. What web/ knows itself (languages, viewer's name, notice, here, service_name) is already there. */
struct req;
void frame_fill(struct req *r, struct frame *f);

/* One language of a page's own switch: the address `here` with in=TAG. */
void frame_offer_language(struct req *r, struct frame_links *list, struct url here, const struct lang *l);
/* All of them, for a switch that stands on a page: `here` with NAME=TAG. "lang": the choice is kept for what comes
 * after. current: the one that the page is in. */
struct frame_links frame_every_language(struct arena *a, struct url here, const char *name, const struct lang *current);
/* The page as everybody sees it, whoever asks: no menu, no account, nothing of hers. languages: of its switch;
 * alternates: those of them in which its text is. In the language of the task. */
struct frame_open {
    struct frame_links languages, alternates;
    struct url feed;
    struct str summary;
    struct frame_about about;
};
struct page *frame_open(struct req *r, const struct frame_open *o);
/* What a list says of itself to others, with the picture of the house. */
struct frame_about frame_about_list(struct task *t, struct str title, struct url here);
/* A page that differs with who asks, and says of itself what it is. */
struct page *frame_told(struct req *r, struct frame_about about);
/* The page as somebody sees it who is not signed in, on a device that is lent or behind a link of her own: no menu, no
 * account, these languages instead of all, in the language of the task. */
struct page *frame_lent(struct req *r, struct frame_links languages);
