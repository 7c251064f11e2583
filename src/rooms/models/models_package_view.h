/* models_package_view: forms and views of packages, adoptions and Innokylä's text blocks. */
#pragma once
#include "html/form.h"
#include "rooms/models/models_adoption.h"
#include "rooms/models/models_innokyla.h"
#include "rooms/models/models_package.h"
#include "rooms/parts.h"
#include "web/req.h"

/* clang-format off */
#define MODEL_ZIP_FIELDS(F) \
    F(model_zip, project, PICK, 0, 0, REQUIRED, N_("Into which project?"), NULL, NULL)
#define MODEL_NOTICE_FIELDS(F) \
    F(model_notice, what, HIDDEN, 0, 10, OPTIONAL, N_("File"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(model_zip, MODEL_ZIP_FIELDS)
FORM_DECLARE(model_notice, MODEL_NOTICE_FIELDS)

/* ---- what was changed */
struct diff_field_row {
    struct str label, language, lang, dir; /* "": in no language */
    const struct diff_field *f;
};
MODEL_LIST(diff_field_rows, diff_field_row);
struct diff_row {
    const struct diff_part *p;
    const char *kind, *color;
    struct str state;
    struct diff_field_rows fields;
};
MODEL_LIST(diff_rows, diff_row);
/* same: how many parts are unchanged; their names. changed: the others. */
struct diff_view {
    struct diff_rows changed, same;
    size_t modules_same, modules_changed, modules_added, modules_left_out;
};
struct diff_view models_diff_view(struct task *t, const struct difference *d);
/* "Helsinki Association (Author), …" */
struct str models_authors_text(struct task *t, const struct model_authors *all);

/* ---- a package that came */
struct models_bring_view {
    struct form form;
    struct file_field file;
};
struct arrived_module {
    struct str name;
    bool here;
};
MODEL_LIST(arrived_modules, arrived_module);
struct models_arrived_view {
    int64_t id;
    struct str name, project, languages, why; /* why: it cannot be taken any more */
    const struct arrived *a;
    const struct pack *p;
    const struct pack_origin *own;
    struct arrived_modules modules;
    struct str authors, licence, title, title_lang, title_dir;
    size_t files;
    struct url here;
    bool is_new, is_ours;
    struct diff_view newer;
};

/* ---- an adopted model, and telling it */
/* How the notice goes over the web. may: there is a way; waits: it is on it, next: and is tried again then ("": just
 * now); failed: nobody tries any more; why: a sentence; answer: theirs. */
struct notice_way {
    bool may, waits, failed;
    struct instant next;
    struct str why, answer;
};
struct notice_way models_notice_way(struct task *t, int64_t model, const struct pack_origin *from);
/* Whose attempts are counted together, of those who bring notices. */
struct str models_notice_sender(struct req *r);
struct models_adopted_view {
    int64_t id;
    struct str title, title_lang, title_dir, house, licence, citation, authors, why, notice;
    const struct model_origin *origin;
    const struct pack_origin *from;
    struct url back, address, tell, file;
    bool may_tell;
    struct notice_way way;
    struct diff_view diff;
};
struct models_tell_view {
    int64_t id;
    struct str title, lang, dir, wait; /* wait: too many came from there */
    struct form form;
    struct file_field file;
    bool sent;
};

/* ---- who adopted ours */
struct notice_row {
    const struct model_adoption *a;
    struct url link;
    struct str stands;
    const char *color;
};
MODEL_LIST(notice_rows, notice_row);
struct models_notices_view {
    int64_t id;
    struct str title;
    struct url back;
    struct form form;
    struct file_field file;
    struct notice_rows rows;
    bool may_write;
};
struct models_notice_view {
    int64_t model, id;
    const struct model_adoption *a;
    struct str stands;
    const char *color;
    struct url address;
    struct diff_view diff;
    bool may_publish;
};

/* ---- Innokylä */
struct innokyla_row {
    const struct innokyla_block *b;
    struct str asks, missing; /* asks: what it asks for, or where to write it */
    const char *color;
};
MODEL_LIST(innokyla_rows, innokyla_row);
struct models_innokyla_view {
    int64_t id;
    struct str title;
    struct url back, file;
    struct innokyla_rows rows;
    size_t empty;
    bool other_language; /* there is no Finnish text: it stands in the language of the original */
};
