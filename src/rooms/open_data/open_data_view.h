/* open_data_view: what the page of the catalogue shows. */
#pragma once
#include "html/html.h"
#include "web/req.h"

struct catalogue_form {
    struct url url;
    const char *name;
};
struct catalogue_forms {
    struct catalogue_form *at;
    size_t n, cap;
};
struct catalogue_row {
    const char *title, *about;
    struct str key;
    struct catalogue_forms forms;
};
struct catalogue_rows {
    struct catalogue_row *at;
    size_t n, cap;
};
struct catalogue_view {
    struct catalogue_rows rows;
    struct url jsonld, turtle;
};
