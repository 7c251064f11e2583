/* about_view: what the pages about the service show. The controller's words come from the settings as they were typed.
 */
#pragma once
#include "base/task.h"
#include "html/html.h"

struct authority {
    struct str mail, phone, web;
}; /* where to complain */
struct about_view {
    struct str controller, contact, legal_basis; /* empty: not set */
    bool by_mail;                                /* contact is an e-mail address and nothing else */
    struct str draft_days;                       /* a number as text of the language */
    struct str child_care_days;                  /* as well */
    struct day written;                          /* of the accessibility statement */
    struct authority supervisor, ombudsman;
    struct url licence, source; /* where their texts are; source is empty when it is not set */
    struct url again;           /* to sign in once more, and back to what waits on the device */
};
