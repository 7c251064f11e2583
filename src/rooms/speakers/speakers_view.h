/* speakers_view: the form and the page of people by language. */
#pragma once
#include "html/form.h"
#include "rooms/parts.h"
#include "rooms/speakers/speakers.h"
#include "web/frame.h"

/* clang-format off */
#define SPEAKERS_FIELDS(F) \
    F(speakers_file, source, TEXT,   1, SPEAKERS_SOURCE_MOST, REQUIRED, N_("Whose figures are they?"), \
          N_("For example: Statistics Finland. Everybody sees it beside the figures."), NULL) \
    F(speakers_file, year,   NUMBER, SPEAKERS_YEAR_LEAST, SPEAKERS_YEAR_MOST, REQUIRED, N_("Year of the figures"), \
          NULL, NULL)
/* clang-format on */
FORM_DECLARE(speakers_file, SPEAKERS_FIELDS)

struct speakers_page_view {
    struct form form;
    struct file_field file;
    struct speakers_state now;
};
