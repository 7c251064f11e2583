/* providers_view: what the pages of the register show, and the form of one. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/providers/providers.h"
#include "web/frame.h"

/* clang-format off */
#define PROVIDER_FIELDS(F) \
    F(provider, name,         TEXT,   1, PROVIDERS_NAME_MOST, REQUIRED, N_("Name"), \
          N_("Guidance and referrals that name it get the new name, too."), NULL) \
    F(provider, kind,         CHOICE, 0, 0,  OPTIONAL, N_("Kind"), NULL, &CODES_provider_kind) \
    F(provider, municipality, TEXT,   1, 60, OPTIONAL, N_("Municipality"), N_("Name or three-digit code."), NULL) \
    F(provider, contact,      LONG,   1, PROVIDERS_CONTACT_MOST, OPTIONAL, N_("Contact details"), \
          N_("Telephone, address, whom to ask there. Nothing about the persons you serve."), NULL)
/* clang-format on */
FORM_DECLARE(provider, PROVIDER_FIELDS)

/* municipality: its name. */
struct provider_line {
    struct provider p;
    struct url link;
    struct str municipality;
};
struct provider_lines {
    struct provider_line *at;
    size_t n, cap;
};
struct providers_list_view {
    struct provider_lines rows;
    struct str words;
    struct picks kinds;
    struct pager pager;
    struct url all;
    int64_t total;
    bool filtered;
};
/* same: the way to put it together with the one that has the name that was written; empty: none has. */
struct providers_one_view {
    struct provider p;
    struct str old_names;
    struct form form;
    struct url same;
    struct str same_name;
};
struct providers_others_view {
    struct provider p;
    struct provider_lines rows;
    struct str words;
    bool more;
};
/* Each of the two may be the one that remains: its button sends the version of both. */
struct provider_keep {
    struct provider_line kept;
    int64_t lost, lost_version;
    struct str lost_name;
};
struct provider_keeps {
    struct provider_keep *at;
    size_t n, cap;
};
struct providers_same_view {
    int64_t first;
    struct provider_keeps keeps; /* two */
    bool differ;                 /* both have contact details, kind or municipality, and not the same */
};
