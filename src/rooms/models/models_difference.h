/* models_difference: what somebody changed in a model that she adopted, part by part, against what she took: modules
 * and other parts by their keys, which stay; texts by language and section, paragraph by paragraph. Also as JSON, which
 * goes back to the first house. Figures are not compared: each house has its own. */
#pragma once
#include "rooms/models/models_pack.h"

enum diff_state { DIFF_SAME, DIFF_CHANGED, DIFF_LEFT_OUT, DIFF_ADDED };
/* A paragraph (of steps, a line) that went or came. */
struct diff_line {
    bool added;
    struct str text;
};
MODEL_LIST(diff_lines, diff_line);
/* field: of pack_fields; of texts "title", "summary", a code of CODES_model_section, or "" for another heading.
 * lang NULL: in none. */
struct diff_field {
    struct str field, heading;
    const struct lang *lang;
    struct diff_lines lines;
};
MODEL_LIST(diff_fields, diff_field);
/* list: a code of pack_kinds, or "texts", whose keys are languages. name: in the language of the task. fields: of
 * changed ones, and what is said in those that came or went. */
struct diff_part {
    struct str list, key, name;
    enum diff_state state;
    struct diff_fields fields;
};
MODEL_LIST(diff_parts, diff_part);
struct difference {
    struct diff_parts parts;
};

struct difference models_difference(struct task *t, const struct model *before, const struct model *now);
size_t difference_count(const struct difference *d, const char *list, enum diff_state state);
/* "Module", "Text"; "Unchanged"; "Steps of a session": in the language of the task. */
const char *diff_part_kind(struct task *t, const struct diff_part *p);
const char *diff_state_text(struct task *t, enum diff_state state);
const char *diff_state_code(enum diff_state state); /* as JSON says it */
struct str diff_field_label(struct task *t, const struct diff_part *p, const struct diff_field *f);

void difference_put(struct json *j, const struct difference *d);
/* Of an object as difference_put writes it, within limits. False: it is none. */
bool difference_read(struct task *t, const struct js_value *v, struct difference *ret_difference);
