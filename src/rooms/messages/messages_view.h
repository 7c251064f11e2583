/* messages_view: what the pages of messages show, and their form. */
#pragma once
#include "rooms/codes.h"
#include "rooms/messages/messages_answers.h"
#include "rooms/messages/messages_list.h"
#include "rooms/messages/messages_remind.h"
#include "rooms/messages/messages_words.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define MESSAGE_WAY_FIELDS(F) \
    F(message_way, channel, CHOICE, 0, 0, OPTIONAL, N_("How does the person want to be reached?"), \
          N_("When nothing is chosen: by text message, else by e-mail."), &CODES_message_channel) \
    F(message_way, minded,  CHECK,  0, 0, OPTIONAL, N_("I have read this. Messages may be sent all the same."), NULL, \
          NULL)
#define MESSAGE_OWN_FIELDS(F) \
    F(message_own, words, LONG, 1, WORDS_LETTERS_MOST, REQUIRED, N_("The words of the project"), \
          N_("Short and plain. No name, and nothing about a person."), NULL) \
    F(message_own, kind,  TEXT, 1, 20, REQUIRED, N_("Kind of message"), NULL, NULL) \
    F(message_own, in,    TEXT, 1, 8,  REQUIRED, N_("Language"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(message_way, MESSAGE_WAY_FIELDS)
FORM_DECLARE(message_own, MESSAGE_OWN_FIELDS)

/* The pages of this room, side by side. */
struct message_tabs {
    int current; /* 0 what was sent, 1 the phone list, 2 answers, 3 letters, 4 the words */
    int64_t waiting;
};

struct message_row {
    struct url person;
    struct message_line m;
    struct str lang, dir; /* of its text */
};
struct message_rows {
    struct message_row *at;
    size_t n, cap;
};
struct message_row messages_row_of(struct task *t, const struct message_line *m);
struct messages_sent_view {
    struct message_tabs tabs;
    struct picks states, channels, whose;
    bool filtered, set_up;
    struct str here;
    struct message_rows rows;
    struct pager pager;
};
struct message_call_row {
    struct url person;
    struct message_call c;
    struct str lang, dir;
    bool tried;
};
struct message_call_rows {
    struct message_call_row *at;
    size_t n, cap;
};
struct messages_calls_view {
    struct message_tabs tabs;
    bool mine;
    struct url mine_url;
    struct message_call_rows rows;
    struct pager pager;
};
struct message_answer_row {
    struct url person;
    struct message_answer a;
};
struct message_answer_rows {
    struct message_answer_row *at;
    size_t n, cap;
};
/* last: the newest of those shown; what came since is not printed yet. */
struct messages_letters_view {
    struct message_tabs tabs;
    struct str last;
    struct url pdf;
    struct message_rows rows;
};
/* One kind as somebody gets it, in one language, with a day, a time and a link that are made up. own: in the words of
 * the project. edit: where these are written, or empty. */
struct message_words_row {
    struct str kind, text;
    int64_t letters, parts;
    bool own, small;
    struct url edit;
};
struct message_words_rows {
    struct message_words_row *at;
    size_t n, cap;
};
/* picks: whose words are shown: the house's, or those of one of the viewer's projects. */
struct messages_words_view {
    struct message_tabs tabs;
    struct frame_links languages;
    struct str lang, dir; /* of the words */
    struct picks projects;
    struct message_words_rows rows;
};
struct messages_words_own_view {
    int64_t project;
    struct str name;
    struct frame_links languages;
    struct str lang, dir;
    struct message_words_rows rows;
};
/* What can stand in the words: {code}, what it is, what it says in the example. */
struct message_slot_row {
    struct str code, name, value;
    bool must;
};
struct message_slot_rows {
    struct message_slot_row *at;
    size_t n, cap;
};
/* How it goes as a text message, and without a link: by letter or phone. alone, each: letters that one part alone has,
 * and each of several. */
struct message_shown {
    struct str text, without;
    int64_t letters, parts, alone, each;
    bool small;
};
struct messages_words_edit_view {
    int64_t project, version;
    struct str name, language, lang, dir, kind, kind_code, house;
    struct url action, back;
    struct form form;
    struct message_slot_rows slots;
    struct message_shown shown;
    bool own, shows, linked;
};
struct messages_answers_view {
    struct message_tabs tabs;
    struct url all_url;
    bool all;
    struct message_answer_rows rows;
    struct pager pager;
};
struct messages_person_view {
    int64_t person;
    struct str name, here, channel, why;
    struct person_tabs tabs;
    bool minds, may_link;
    struct message_minds mind;
    struct form form;
    struct message_rows rows;
    struct pager pager;
};
struct message_tell_row {
    struct url person;
    struct message_told_person p;
    struct str channel;
};
struct message_tell_rows {
    struct message_tell_row *at;
    size_t n, cap;
};
struct messages_tell_view {
    struct message_tell tell;
    bool cancelled, over;
    int64_t to_tell;
    struct message_previews previews;
    struct message_tell_rows rows;
};
