/* models_public: what everybody sees of models, as lists and stamps. Only this room. */
#pragma once
#include "rooms/models/models.h"

/* A kept page is of one such text. False: it is not shown. */
bool models_stamp(struct task *t, int64_t model, const struct lang *lang, struct str *ret_stamp);
struct str models_list_stamp(struct task *t);
/* Title and summary in the task's language, else in English, else as it is. */
struct model_item {
    int64_t id, project, edition, year;
    struct str kind, title, summary;
    const struct lang *lang;
    struct day published_on;
};
struct model_items {
    struct model_item *at;
    size_t n, cap;
    bool more;
};
struct model_items models_shown(struct task *t, struct str kind, int64_t start, int64_t limit);
/* Materials of it that are still shown; what a project could name. */
struct model_material {
    int64_t id;
    struct str title;
    const struct lang *lang;
};
MODEL_LIST(model_materials, model_material);
struct model_materials models_materials(struct task *t, const struct model *m);
struct model_materials models_materials_offered(struct task *t, int64_t project);
