/* error_view: what the pages of web/ show: refusals and failures, and the choice between two versions of a record. */
#pragma once
#include "html/form.h"

struct error_view {
    struct str heading, text;
    struct str reference;   /* of a failure; empty otherwise */
    struct url home, again; /* again.s empty: no such link */
};

/* A form that can be sent again, as it was typed. */
struct again_field {
    struct str name, value;
};
struct again_fields {
    struct again_field *at;
    size_t n, cap;
};
struct again_view {
    struct url action;
    int64_t version;
    struct again_fields fields;
};

/* One field of a conflict. disputed: both changed it and she chooses; else kept travels hidden. */
struct conflict_row {
    struct str name, label;
    struct str mine, theirs, kept;     /* as typed: the values of the choice */
    struct str mine_text, theirs_text; /* as people read them */
    struct str mine_id, theirs_id;
    bool disputed, only_mine, only_theirs;
};
struct conflict_rows {
    struct conflict_row *at;
    size_t n, cap;
};
/* signed_by: the journal knows who changed it last, by, at. unsettled: sent before without a choice. */
struct conflict_view {
    struct conflict_rows rows;
    struct url again;
    int64_t version, older;
    size_t differing, disputed, settled;
    bool signed_by, unsettled;
    struct str by, base;
    struct instant at;
};
