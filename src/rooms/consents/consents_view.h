/* consents_view: what the pages of this room show, and their form. */
#pragma once
#include "html/form.h"
#include "rooms/consents/consents_pictures.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define PICTURE_PERSON_FIELDS(F) \
    F(picture_person, person, PICK, 0, 0, REQUIRED, N_("Who is in the picture?"), \
          N_("Here stands who has said yes to pictures."), NULL)
/* clang-format on */
FORM_DECLARE(picture_person, PICTURE_PERSON_FIELDS)

struct consents_pictures_row {
    struct url person;
    struct consent_word w;
};
struct consents_pictures_rows {
    struct consents_pictures_row *at;
    size_t n, cap;
};
struct consents_pictures_view {
    int64_t group;
    struct str name;
    struct consents_pictures_rows yes, no;
};
/* image: the picture itself; empty where nobody gets it. back: the page on which it was put up. */
struct consents_picture_view {
    struct picture p;
    struct url image, back;
    struct picture_persons marked;
    struct form form;
    bool offered;
};
struct consents_down_row {
    struct picture p;
    struct url where;
};
struct consents_down_rows {
    struct consents_down_row *at;
    size_t n, cap;
};
struct consents_down_view {
    struct consents_down_rows rows;
};
