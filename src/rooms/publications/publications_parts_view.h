/* publications_parts_view: forms and views of what belongs to a publication beside its texts: files, readers who tried
 * it out, what it is about. */
#pragma once
#include "html/form.h"
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/publications/publications_about.h"
#include "rooms/publications/publications_codes.h"
#include "rooms/publications/publications_files.h"
#include "rooms/publications/publications_sounds.h"
#include "rooms/publications/publications_trials.h"
#include "rooms/publications/publications_view.h"

/* clang-format off */
#define PUBLICATION_FILE_FIELDS(F) \
    F(publication_file, words, TEXT, 0, FILE_WORDS_MOST, OPTIONAL, N_("What does it show?"), \
        N_("For those who cannot see the picture. For example: A mother and a nurse talk."), NULL) \
    F(publication_file, tag, CHOICE, 0, 0, OPTIONAL, N_("Language"), \
        N_("Only of the words of a film (WebVTT)."), &CODES_publication_language)
#define PUBLICATION_RECORDING_FIELDS(F) \
    F(publication_recording, in, HIDDEN, 0, 10, REQUIRED, N_("Language"), NULL, NULL) \
    F(publication_recording, print, HIDDEN, 0, 20, REQUIRED, N_("Text"), NULL, NULL)
#define PUBLICATION_TRIAL_FIELDS(F) \
    F(publication_trial, day, DATE, 0, 0, REQUIRED, N_("When was it tried out?"), NULL, NULL) \
    F(publication_trial, people, NUMBER, 1, TRIAL_PEOPLE_MOST, REQUIRED, N_("How many people read it?"), NULL, NULL) \
    F(publication_trial, tag, CHOICE, 0, 0, REQUIRED, N_("In which language?"), NULL, &CODES_publication_language) \
    F(publication_trial, changed, LONG, 0, TRIAL_CHANGED_MOST, OPTIONAL, N_("What did you change because of it?"), \
        N_("Everybody reads this. Name nobody."), NULL)
#define PUBLICATION_ABOUT_FIELDS(F) \
    F(publication_about, areas, MULTI, 0, 0, OPTIONAL, N_("What is it about?"), \
        N_("It is shown where these needs are."), &CODES_need_area)
/* clang-format on */
FORM_DECLARE(publication_file, PUBLICATION_FILE_FIELDS)
FORM_DECLARE(publication_recording, PUBLICATION_RECORDING_FIELDS)
FORM_DECLARE(publication_trial, PUBLICATION_TRIAL_FIELDS)
FORM_DECLARE(publication_about, PUBLICATION_ABOUT_FIELDS)

struct publications_files_view {
    int64_t id;
    struct str title;
    struct shelf_rows rows;
    struct form form;
    struct file_field file;
};
struct publications_file_view {
    int64_t id;
    struct shelf_row one;
};

/* A paragraph and who has read it aloud; s NULL: nobody has. */
struct sound_row {
    struct str place, words, stands;
    const char *color;
    const struct publication_sound *s;
    struct url hear, record, remove;
};
struct sound_rows {
    struct sound_row *at;
    size_t n, cap;
};
struct publications_sounds_view {
    int64_t id, all, recorded;
    struct str title, lang, dir;
    struct publication_language_links languages;
    struct sound_rows rows, outdated;
};
struct publications_recording_view {
    int64_t id;
    struct str title, lang, dir, place, print;
    struct markdown words;
    struct markdown_look *look;
    struct url back;
    struct form form;
    struct file_field file;
};
struct publications_sound_view {
    int64_t id, sound;
    struct sound_row one;
    struct str lang, dir;
    struct url back;
};

struct publications_trials_view {
    int64_t id;
    struct str title;
    struct publication_trials trials;
    struct form form;
};
struct publications_about_view {
    int64_t id;
    struct str title;
    struct form form;
};
