/* models_innokyla: a model as the text blocks that Innokylä (innokyla.fi) asks for, in its order, to be pasted field by
 * field: it has no open interface. The headings are Innokylä's own, in Finnish. Source: what its public pages show
 * (2020-2023, read in November 2026). Only this room. */
#pragma once
#include "rooms/models/models.h"

/* heading: in Finnish. about: what it asks for, where it is no section (else NULL). text: "" where nothing is written;
 * code: of the section of the text that is asked for (CODES_model_section), "": it is no section. needed: nothing
 * begins without it. */
struct innokyla_block {
    const char *heading, *about, *code;
    struct str text;
    bool needed;
};
MODEL_LIST(innokyla_blocks, innokyla_block);
struct innokyla_blocks models_innokyla(struct task *t, const struct model *m);
/* A text file of those that say something. */
struct str models_innokyla_text(struct task *t, const struct innokyla_blocks *blocks);
