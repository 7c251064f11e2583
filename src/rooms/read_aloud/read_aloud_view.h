/* read_aloud_view: what the pages of this room show, and their form. */
#pragma once
#include "html/form.h"
#include "rooms/read_aloud/read_aloud.h"
#include "web/frame.h"

/* clang-format off */
#define ALOUD_FIELDS(F) \
    F(aloud, in,    TEXT, 1, 8,  REQUIRED, N_("Language"), NULL, NULL) \
    F(aloud, print, TEXT, 1, 40, REQUIRED, N_("Which words"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(aloud, ALOUD_FIELDS)

/* id 0: nobody has read it. */
struct aloud_row {
    int64_t id;
    struct str place, words, staff_name;
    struct instant added_at;
    struct url record, hear;
};
struct aloud_rows {
    struct aloud_row *at;
    size_t n, cap;
};
struct aloud_list_view {
    struct frame_links languages;
    struct str lang, dir;
    struct aloud_rows rows, outdated;
    int64_t recorded;
};
struct aloud_record_view {
    struct form form;
    struct str place, words, lang, dir, print;
    struct file_field file;
    struct url back;
};
