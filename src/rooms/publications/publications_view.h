/* publications_view: forms and views of the pages of publications. */
#pragma once
#include "html/form.h"
#include "html/markdown.h"
#include "lang/plain.h"
#include "rooms/parts.h"
#include "rooms/publications/publications_codes.h"
#include "rooms/publications/publications_byline.h"
#include "rooms/publications/publications_public.h"
#include "rooms/publications/publications_opened.h"
#include "rooms/publications/publications_trials.h"

/* clang-format off */
#define PUBLICATION_TEXT_FIELDS_(form, F) \
    F(form, title, TEXT, 0, PUBLICATION_TITLE_MOST, REQUIRED, N_("Title"), NULL, NULL) \
    F(form, summary, LONG, 0, PUBLICATION_SUMMARY_MOST, OPTIONAL, N_("In short"), \
        N_("One or two sentences: what it is, and for whom. They stand in lists."), NULL) \
    F(form, body, LONG, 0, PUBLICATION_BODY_MOST, OPTIONAL, N_("Text"), \
        N_("An empty line begins a new paragraph. ## begins a heading, - an item of a list, **bold**, " \
           "[words](https://...) a link."), NULL)
#define PUBLICATION_NEW_FIELDS(F) \
    F(publication_new, project, PICK, 0, 0, OPTIONAL, N_("Project"), NULL, NULL) \
    F(publication_new, kind, CHOICE, 0, 0, REQUIRED, N_("What is it?"), NULL, &CODES_publication_here) \
    F(publication_new, source, CHOICE, 0, 0, REQUIRED, N_("In which language do you write it?"), NULL, \
        &CODES_publication_language) \
    PUBLICATION_TEXT_FIELDS_(publication_new, F)
#define PUBLICATION_EDIT_FIELDS(F) PUBLICATION_TEXT_FIELDS_(publication_edit, F)
#define PUBLICATION_CARD_FIELDS(F) \
    F(publication_card, kind, CHOICE, 0, 0, OPTIONAL, N_("What is it?"), NULL, &CODES_publication_here) \
    F(publication_card, owner, PICK, 0, 0, REQUIRED, N_("Who looks after it?"), NULL, NULL) \
    F(publication_card, review_on, DATE, 0, 0, OPTIONAL, N_("When is it looked at again?"), \
        N_("Who looks after it is reminded on this day."), NULL)
#define PUBLICATION_CONTACT_FIELDS_(F, n) \
    F(publication_byline, role_##n, TEXT, 0, BYLINE_TEXT_MOST, OPTIONAL, N_("Role or name"), NULL, NULL) \
    F(publication_byline, phone_##n, PHONE, 0, 0, OPTIONAL, N_("Phone"), NULL, NULL) \
    F(publication_byline, email_##n, EMAIL, 0, 0, OPTIONAL, N_("E-mail"), NULL, NULL)
#define PUBLICATION_BYLINE_FIELDS(F) \
    F(publication_byline, author, TEXT, 0, BYLINE_TEXT_MOST, OPTIONAL, N_("Author"), \
        N_("As readers see it: a role (Project manager) or a name."), NULL) \
    PUBLICATION_CONTACT_FIELDS_(F, 1) \
    PUBLICATION_CONTACT_FIELDS_(F, 2) \
    F(publication_byline, related_1, PICK, 0, 0, OPTIONAL, N_("First text"), NULL, NULL) \
    F(publication_byline, related_2, PICK, 0, 0, OPTIONAL, N_("Second text"), NULL, NULL) \
    F(publication_byline, related_3, PICK, 0, 0, OPTIONAL, N_("Third text"), NULL, NULL)
#define PUBLICATION_REVIEW_FIELDS(F) \
    F(publication_review, review_note, LONG, 0, PUBLICATION_NOTE_MOST, OPTIONAL, N_("What is to be changed?"), \
        N_("Only if you give it back."), NULL)
#define PUBLICATION_PUBLISH_FIELDS(F) \
    F(publication_publish, public_on, DATE, 0, 0, REQUIRED, N_("From which day does everybody see it?"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(publication_new, PUBLICATION_NEW_FIELDS)
FORM_DECLARE(publication_edit, PUBLICATION_EDIT_FIELDS)
FORM_DECLARE(publication_card, PUBLICATION_CARD_FIELDS)
FORM_DECLARE(publication_byline, PUBLICATION_BYLINE_FIELDS)
FORM_DECLARE(publication_review, PUBLICATION_REVIEW_FIELDS)
FORM_DECLARE(publication_publish, PUBLICATION_PUBLISH_FIELDS)

struct publication_row {
    struct url link;
    const struct publication *p;
    const char *color;
    struct str stands;
    bool tested, mute; /* mute: sound of it is outdated */
};
struct publication_rows {
    struct publication_row *at;
    size_t n, cap;
};
struct publications_list_view {
    struct publication_rows rows;
    struct picks projects, kinds, states;
    struct url make, all, shown; /* shown: what everybody sees of the project */
    struct url models;
    struct url house; /* takes the house's materials, `left` of them */
    int64_t left;
    bool filtered, may_make;
    struct pager pager;
};

/* What the writer could look at: plain language, pictures, links. */
struct publication_advice {
    struct plain plain;
    size_t mute, unsafe;
    bool flattened, any;
    struct str average; /* words a sentence, "8,4" */
    struct str lang, dir;
};
struct publications_form_view {
    int64_t id; /* 0: a new one */
    struct form form;
    struct url back;
    bool choose_project;
    const char *textarea; /* id of the field that the tool bar is for */
    struct publication_advice advice;
};
struct publications_card_view {
    int64_t id;
    struct form form;
    bool choose_kind; /* its pages are those of this room */
};

/* Another publication. */
struct publication_link_row {
    struct url url;
    struct str title, lang, dir;
};
struct publication_link_rows {
    struct publication_link_row *at;
    size_t n, cap;
};

/* A language of a publication. */
struct publication_language_row {
    const struct publication_language *l;
    const char *color;
    struct str stands;
    struct url edit, preview, history;
    bool unread;
};
struct publication_language_rows {
    struct publication_language_row *at;
    size_t n, cap;
};
/* A language of it read aloud. */
struct spoken_link {
    struct url url;
    struct str lang, name;
    int64_t all, recorded, outdated;
};
struct spoken_links {
    struct spoken_link *at;
    size_t n, cap;
};
/* What belongs to it beside its texts. */
struct publication_parts {
    int64_t files, trials;
    struct str areas; /* their names */
    struct publication_openings opened;
    struct spoken_links spoken;
    struct publication_link_rows leading;
};
struct publications_one_view {
    const struct publication *p;
    const char *color;
    struct str stands, summary;
    struct url list, shown;
    struct publication_language_rows languages;
    struct publication_parts parts;
    struct form review, publish;
    struct publication_byline byline;
    struct url own; /* of a kind of another room: its page there, which also publishes it */
    struct decideds steps;
    bool has_contact, may_sign;
    bool may_archive, may_remove, is_new; /* is_new: everybody would see it for the first time */
};

/* A piece of a translation: the source drawn, the field beside it, and of a changed one whether it still holds. */
struct translation_row {
    struct markdown source;
    struct markdown_look look;
    size_t field, still; /* still: index of its box; 0: it has none */
    bool changed, missing, heads;
};
struct translation_rows {
    struct translation_row *at;
    size_t n, cap;
};
struct publications_translation_view {
    int64_t id, open;
    struct form form;
    struct translation_rows rows;
    struct str name, title, lang, dir, source_lang, source_dir;
    struct publication_advice advice;
};

struct publication_language_link {
    struct url url;
    struct str name, lang, dir;
    bool current;
};
struct publication_language_links {
    struct publication_language_link *at;
    size_t n, cap;
};
/* Paragraphs with what is heard of them. */
struct spoken_row {
    struct markdown body;
    struct heard heard;
};
struct spoken_rows {
    struct spoken_row *at;
    size_t n, cap;
};
struct publications_preview_view {
    int64_t id;
    struct str title, summary, lang, dir;
    struct markdown body;
    struct markdown_look *look;
    struct spoken_rows spoken; /* as everybody will hear them */
    struct heard title_heard, summary_heard;
    struct publication_language_links languages;
    struct url wide, narrow; /* one of them leads from the other */
    bool phone, missing;
};

struct version_row {
    const struct publication_text *text;
    struct url compare;
    bool newest;
};
struct version_rows {
    struct version_row *at;
    size_t n, cap;
};
struct publications_history_view {
    int64_t id, number; /* the version that is compared; 0: none */
    struct str title, tag, lang, dir, name;
    struct version_rows rows;
    struct pieces_compared compared;
    bool same;
};
struct publications_confirm_view {
    const struct publication *p;
    bool was_shown;
};

/* What everybody reads. */
struct pair_row { /* a paragraph in both languages, in the order in which the page runs */
    struct markdown first, second;
    struct heard first_heard, second_heard;
};
struct pair_rows {
    struct pair_row *at;
    size_t n, cap;
};
struct public_contacts {
    struct publication_contact *at;
    size_t n, cap;
};
struct public_item {
    struct url url;
    const struct publication_item *i;
    struct str kind, lang, dir, project_name; /* "": the list is of one project */
};
struct public_items {
    struct public_item *at;
    size_t n, cap;
};
struct publications_public_view {
    const struct publication_public *p;
    struct str kind, lang, dir;
    struct url list, alone, source;
    struct str source_name, lang_name;
    const char *back_text;
    struct markdown body;
    struct markdown_look *look, *second_look;
    struct pair_rows pairs;
    struct spoken_rows spoken; /* its paragraphs, when any is read aloud; else none */
    struct heard title_heard, summary_heard, second_title_heard, second_summary_heard;
    struct str first_lang, first_dir, second_lang, second_dir, first_title, second_title, first_summary, second_summary;
    bool fallback;              /* there is no text in the language asked for */
    bool unread, beside_unread; /* nobody has read it whose mother tongue it is */
    struct publication_trials trials;
    struct url pdf;
    struct publication_language_links beside;
    struct str author;
    struct public_contacts contacts; /* of a press release */
    struct public_items related;
};
struct publications_shown_view {
    struct str project_name;
    struct public_items items;
    struct pager pager;
    struct url feed;
};

/* News of all projects or of those in a region. */
struct news_link {
    struct url url;
    struct str text;
    bool current;
};
struct news_links {
    struct news_link *at;
    size_t n, cap;
};
struct publications_news_view {
    struct str region_name; /* "": everywhere */
    struct public_items items;
    struct pager pager;
    struct url feed, all;
    struct news_links regions, projects;
};
struct publications_byline_view {
    const struct publication *p;
    struct form form;
};
