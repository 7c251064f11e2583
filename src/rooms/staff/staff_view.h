/* What the pages of staff show, and their forms. */
#pragma once
#include "auth/session.h"
#include "auth/sign_in.h"
#include "auth/totp.h"
#include "html/form.h"
#include "rooms/codes.h"
#include "rooms/parts.h"

extern const struct codes CODES_act;

/* clang-format off */
#define SIGN_IN_FIELDS(F) \
    F(sign_in, email,    EMAIL,    0, 200, REQUIRED, N_("E-mail address"), NULL, NULL) \
    F(sign_in, password, PASSWORD, 0, 500, REQUIRED, N_("Password"),       NULL, NULL) \
    F(sign_in, next,     HIDDEN,   0, 500, OPTIONAL, "",                   NULL, NULL)
#define SIGN_IN_CODE_FIELDS(F) \
    F(sign_in_code, code, SECRET_CODE, 0, 40,  REQUIRED, N_("Sign-in code"), \
          N_("Six digits from the app on your phone, or one of your recovery codes"), NULL) \
    F(sign_in_code, next, HIDDEN,      0, 500, OPTIONAL, "",         NULL, NULL)
#define WELCOME_FIELDS(F) \
    F(welcome, password, PASSWORD,    0, 500, REQUIRED, N_("New password"), \
          N_("At least 12 characters. Several words together are a good password."), NULL) \
    F(welcome, code,     SECRET_CODE, 0, 40,  REQUIRED, N_("Code from the app"), \
          N_("The six digits that the app shows now"), NULL) \
    F(welcome, link,     HIDDEN,      0, 200, OPTIONAL, "", NULL, NULL)
/* clang-format on */
/* A peer needs no second factor. */
/* clang-format off */
#define WELCOME_PEER_FIELDS(F) \
    F(welcome_peer, password, PASSWORD, 0, 500, REQUIRED, N_("New password"), \
          N_("At least 12 characters. Several words together are a good password."), NULL) \
    F(welcome_peer, link,     HIDDEN,   0, 200, OPTIONAL, "", NULL, NULL)
/* clang-format on */
#define ACCOUNT_FIELDS(F) F(account, language, PICK, 0, 0, REQUIRED, N_("Language of the pages"), NULL, NULL)
/* clang-format off */
#define PASSWORD_FIELDS(F) \
    F(password, old_password, PASSWORD, 0, 500, REQUIRED, N_("Your password now"), NULL, NULL) \
    F(password, new_password, PASSWORD, 0, 500, REQUIRED, N_("New password"), \
          N_("At least 12 characters. Several words together are a good password."), NULL)
#define STAFF_FIELDS(F) \
    F(staff, name,    TEXT,   1, 200, REQUIRED, N_("Name"),           NULL, NULL) \
    F(staff, email,   EMAIL,  0, 200, REQUIRED, N_("E-mail address"), N_("It is the name to sign in with."), NULL) \
    F(staff, role,    CHOICE, 0, 0,   REQUIRED, N_("Role"),           NULL, &CODES_role) \
    F(staff, project, PICK,   0, 0,   OPTIONAL, N_("Project"), \
          N_("The person gets the same role in this project. More projects can be added later."), NULL)
/* clang-format on */
FORM_DECLARE(sign_in, SIGN_IN_FIELDS)
FORM_DECLARE(sign_in_code, SIGN_IN_CODE_FIELDS)
FORM_DECLARE(welcome, WELCOME_FIELDS)
FORM_DECLARE(welcome_peer, WELCOME_PEER_FIELDS)
FORM_DECLARE(account, ACCOUNT_FIELDS)
FORM_DECLARE(password, PASSWORD_FIELDS)
FORM_DECLARE(staff, STAFF_FIELDS)

struct demo_role {
    struct str code;
};
struct demo_roles {
    struct demo_role *at;
    size_t n, cap;
};
struct sign_in_view {
    struct form form;
    struct demo_roles demo;
    struct str next;
};

struct welcome_view {
    struct form form;
    struct str name;
    bool with_code;
    struct str secret, qr_path;
    int64_t qr_size;
};
struct strs_view {
    struct str *at;
    size_t n, cap;
};
struct recovery_view {
    struct strs_view codes;
};

struct project_role {
    struct str name, role;
};
struct project_roles {
    struct project_role *at;
    size_t n, cap;
};
struct account_view {
    struct form language, password;
    struct str name, email, role;
    struct project_roles projects;
    struct session_rows sessions;
    bool has_calendar; /* may have an address of one */
};

struct staff_row {
    int64_t id;
    struct str name, email, role;
    bool has_password;
};
struct staff_rows {
    struct staff_row *at;
    size_t n, cap;
};
struct staff_list_view {
    struct staff_rows working, disabled;
};
struct staff_edit_view {
    int64_t id;
    struct form form;
    struct str name;
    bool is_disabled, is_self, has_password;
    struct instant created;
    struct project_roles projects;
    struct url journal;
};
struct staff_link_view {
    struct str name, address;
    bool with_code;
    bool mailed;
};

struct journal_line {
    struct instant at;
    struct str who, act, what, record, detail;
    struct url record_link;
};
struct journal_lines {
    struct journal_line *at;
    size_t n, cap;
};
struct journal_view {
    struct journal_lines rows;
    struct picks staff;
    struct str record, trouble;
    bool more;
    struct url older;
};
