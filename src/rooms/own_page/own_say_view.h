/* own_say_view: what a person's own page shows where she says something herself: ideas and votes. */
#pragma once
#include "rooms/own_page/own_page_view.h"
#include "rooms/voice/voice.h"

/* clang-format off */
#define OWN_IDEA_FIELDS(F) \
    F(own_idea, kind,    HIDDEN, 0, 20,              REQUIRED, N_("Kind"), NULL, NULL) \
    F(own_idea, group,   PICK,   0, 0,               OPTIONAL, N_("For which group?"), NULL, NULL) \
    F(own_idea, words,   TEXT,   0, IDEA_WORDS_MOST, OPTIONAL, N_("My idea in a few words"), \
          N_("You can also speak. See below."), NULL) \
    F(own_idea, picture, CHOICE, 0, 0,               OPTIONAL, N_("Choose a picture"), NULL, &CODES_idea_picture)
#define OWN_FELT_FIELDS(F) \
    F(own_felt, face,  HIDDEN, 0, 2,               REQUIRED, N_("How was it?"), NULL, NULL) \
    F(own_felt, words, LONG,   0, FELT_WORDS_MOST, OPTIONAL, N_("Do you want to say more?"), \
          N_("You do not have to."), NULL)
#define OWN_ASK_FIELDS(F) \
    F(own_ask, group, PICK, 0, 0,                OPTIONAL, N_("For which group?"), NULL, NULL) \
    F(own_ask, words, LONG, 0, ASKED_WORDS_MOST, OPTIONAL, N_("My question"), \
          N_("You can also speak. See below."), NULL)
#define OWN_BOX_FIELDS(F) \
    F(own_box, group, PICK, 0, 0,              OPTIONAL, N_("For which group?"), NULL, NULL) \
    F(own_box, words, LONG, 0, BOX_WORDS_MOST, REQUIRED, N_("What do you want to say?"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(own_idea, OWN_IDEA_FIELDS)
FORM_DECLARE(own_felt, OWN_FELT_FIELDS)
FORM_DECLARE(own_ask, OWN_ASK_FIELDS)
FORM_DECLARE(own_box, OWN_BOX_FIELDS)

struct own_tiles_view {
    struct own_frame f;
    struct own_words title, back_words;
    struct url back;
    struct own_tiles tiles;
};

/* photo, hear, told: "" none. votes: how many want it, in words; "" when nobody is asked. */
struct own_idea_view {
    struct idea i;
    struct str key;
    struct url photo;
    struct heard hear, told;
    struct own_words kind, votes, state, want, take_back;
    bool open;
};
struct own_idea_views {
    struct own_idea_view *at;
    size_t n, cap;
};
struct own_ideas_view {
    struct own_frame f;
    struct own_words title, privacy, none, bring, told, mine, hers_only;
    struct own_idea_views open, answered, waiting; /* waiting: her own, seen by nobody else yet */
};
struct own_picture {
    struct str code;
    struct own_words name;
    bool chosen;
};
struct own_idea_new_view {
    struct own_frame f;
    struct form form;
    struct file_field file;
    struct own_words title, picture, who, voice, send;
    bool choose; /* she is in several groups */
    struct {
        struct own_picture *at;
        size_t n, cap;
    } pictures;
};

/* ---- how a meeting was */
struct own_face {
    int64_t face;
    struct own_words name;
    bool chosen;
};
struct own_felt_line {
    struct url url;
    struct own_words day;
    struct str about;
    int64_t face;
};
struct own_felt_view {
    struct own_frame f;
    struct form form;
    struct own_words title, none, day, privacy, enough, unnamed, send, others, said;
    struct felt_session s; /* the one that is asked about; session 0: none */
    struct {
        struct own_face *at;
        size_t n, cap;
    } faces;
    struct {
        struct own_felt_line *at;
        size_t n, cap;
    } lines;
};

/* ---- questions */
struct own_question_line {
    struct asked q;
    struct own_words day, waits, answered;
    struct heard mine, theirs;
};
struct own_question_view {
    struct own_frame f;
    struct form form;
    struct file_field file;
    struct own_words title, who, send, before;
    bool choose;
    struct {
        struct own_question_line *at;
        size_t n, cap;
    } list;
};

/* ---- planning together. swap: the button lets the one that was chosen and this one change places. */
struct own_plan_line {
    struct plan_session s;
    struct own_words day;
    struct str theme, was; /* was: what stands at the chosen one */
    struct url choose, swap;
    bool chosen, offered;
};
struct own_plan_group {
    struct str name;
    struct {
        struct own_plan_line *at;
        size_t n, cap;
    } lines;
};
struct own_plan_view {
    struct own_frame f;
    struct own_words title, how, none, move, here, stays, chosen, told, stop;
    bool choosing;
    struct {
        struct own_plan_group *at;
        size_t n, cap;
    } groups;
};

/* ---- the box */
struct own_box_view {
    struct own_frame f;
    struct form form;
    struct own_words title, send;
    bool choose, sent;
    struct own_words thanks;
    struct {
        struct own_words *at;
        size_t n, cap;
    } lines;
};
