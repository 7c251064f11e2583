/* consents_view: what the page of this room shows. */
#pragma once
#include "rooms/consents/consents.h"
#include "rooms/parts.h"
#include "web/frame.h"

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
