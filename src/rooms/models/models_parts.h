/* models_parts: how the words of the parts of a model lie in the database. Only this room. */
#pragma once
#include "rooms/models/models.h"

/* What is said of a part in a language: which field of which list, and where it stands in the structure. */
struct model_said {
    const char *part, *field;
    struct str key;
    struct model_words *words;
};
struct model_saids {
    struct model_said *at;
    size_t n, cap;
};
/* All words of the lists of these kinds that the model has, as they lie. */
struct model_saids models_said(struct task *t, struct model *m);
/* The model's rows of edition 0 with the words of one kind of part are written anew. */
void models_write_words(struct task *t, const struct model *m, const char *part);
/* Codes of the regions (maakunta) in which the project works, joined by ';'. */
struct str models_regions_of(struct task *t, int64_t project);
/* A key of a part: 13 characters of base 32, as ids are. */
bool model_key_ok(struct str key);
