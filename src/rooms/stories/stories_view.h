/* stories_view: what the pages of stories show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/stories/stories.h"
#include "rooms/stories/stories_codes.h"
#include "web/frame.h"

/* clang-format off */
#define STORY_FIELDS(F) \
    F(story, original, LONG, 0, STORY_ORIGINAL_MOST, OPTIONAL, N_("What was said"), \
        N_("In her own words and her own language. Only those who counsel her, you and the reviewer read this. Leave " \
           "it empty if you add sound: that comes on the next page."), \
        NULL) \
    F(story, language, CHOICE, 0, 0, REQUIRED, N_("Language in which it was said"), NULL, &CODES_language) \
    F(story, day, DATE, 0, 0, REQUIRED, N_("Day when it was told"), NULL, NULL) \
    F(story, anonymised, LONG, 0, STORY_QUOTE_MOST, OPTIONAL, N_("The same without names"), \
        N_("Only this is used. No name, no place, no time, no rare illness or work by which somebody could know " \
           "her."), \
        NULL) \
    F(story, shown_language, CHOICE, 0, 0, OPTIONAL, N_("Language of the form without names"), NULL, &CODES_language) \
    F(story, said_by, TEXT, 0, STORY_SAID_BY_MOST, OPTIONAL, N_("Who says it"), \
        N_("For example: a mother in a peer group. No name."), NULL) \
    F(story, result, CHOICE, 0, 0, REQUIRED, N_("What does it tell about?"), NULL, &CODES_story_result) \
    F(story, project, PICK, 0, 0, OPTIONAL, N_("Project"), NULL, NULL) \
    F(story, person, HIDDEN, 0, 20, OPTIONAL, N_("Person"), NULL, NULL)
#define STORY_CONSENT_FIELDS(F) \
    F(story_consent, purposes, MULTI, 0, 0, OPTIONAL, N_("Where may we use it?"), NULL, &CODES_story_purpose) \
    F(story_consent, consent_on, DATE, 0, 0, REQUIRED, N_("Day when she agreed"), NULL, NULL) \
    F(story_consent, consent_until, DATE, 0, 0, REQUIRED, N_("Last day on which it may be used"), NULL, NULL)
#define STORY_REVIEW_FIELDS(F) \
    F(story_review, review_note, LONG, 0, STORY_NOTE_MOST, OPTIONAL, N_("What is to be changed?"), \
        N_("Only if you give it back."), NULL)
#define STORY_USE_FIELDS(F) \
    F(story_use, place, CHOICE, 0, 0, REQUIRED, N_("Where is it used?"), NULL, &CODES_story_place) \
    F(story_use, what, TEXT, 0, STORY_WHAT_MOST, OPTIONAL, N_("Which one?"), \
        N_("For example the address of the page, or the name of the brochure."), NULL) \
    F(story_use, used_on, DATE, 0, 0, REQUIRED, N_("Since when?"), NULL, NULL)
#define STORY_SOUND_FIELDS(F) \
    F(story_sound, agreed, CHECK, 0, 0, OPTIONAL, \
        N_("She was asked first, and she agreed to the recording"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(story_sound, STORY_SOUND_FIELDS)
FORM_DECLARE(story, STORY_FIELDS)
FORM_DECLARE(story_consent, STORY_CONSENT_FIELDS)
FORM_DECLARE(story_review, STORY_REVIEW_FIELDS)
FORM_DECLARE(story_use, STORY_USE_FIELDS)

struct story_row {
    struct url link;
    struct story_line s;
    const char *color;
    struct str stands;
};
struct story_rows {
    struct story_row *at;
    size_t n, cap;
};
struct stories_list_view {
    struct story_rows rows;
    struct picks projects, states, results;
    struct str person; /* whose stories these are; empty: of everybody */
    struct str person_name, project_name;
    struct url make, all, back;
    const char *back_text;
    bool filtered, may_make;
    struct pager pager;
};
struct stories_form_view {
    int64_t story;
    struct form form;
    struct str person_name;
    struct url back;
    bool choose_project;
};
struct story_language {
    struct url link;
    struct str name, lang, dir;
    bool chosen;
};
struct story_languages {
    struct story_language *at;
    size_t n, cap;
};
struct stories_consent_view {
    struct story s;
    struct form form;
    struct strs text, purposes;
    struct str lang, dir;
    struct story_languages languages;
    struct url back;
};
struct stories_one_view {
    struct story s;
    struct str person_name, language, shown_language, purposes;
    const char *color;
    struct str stands;
    struct url person, result;
    struct form review, use, sound;
    struct file_field file;
    struct file heard;
    struct url hear;
    struct str sound_size;
    bool has_sound, takes_sound;
    struct story_uses uses;
    struct story_files files;
    bool in_report, reviews, loose, may_choose;
};
struct stories_confirm_view {
    struct story s;
    struct story_uses uses;
    struct story_files files;
    bool used, sound;
};
