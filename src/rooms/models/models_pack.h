/* models_pack: a version of an operating model as it leaves one house and comes into another. Knows no table and no
 * page: bytes in, a struct model with what belongs to it out, and the way back. How it is written:
 * docs/model-package.md, docs/model-package.schema.json. Only this room. */
#pragma once
#include "rooms/files/files.h"
#include "rooms/models/models.h"
#include "rooms/tables/tables.h"

#define PACK_FORMAT "kotipolku-model/1"
#define PACK_CARD   "model.json"

enum {
    PACK_ZIP_MOST = 20 << 20,    /* bytes of the ZIP */
    PACK_CARD_MOST = 1 << 20,    /* of model.json */
    PACK_FILES_BYTES = 16 << 20, /* of all its files, unpacked */
    PACK_FILES_MOST = 200,
    PACK_NAME_MOST = 300, /* characters of a house, an address … */
    PACK_KEY_MOST = 80
};

/* The lists of parts: code in model.json, what one is called, the list of struct model, its type. */
/* clang-format off */
#define PACK_KINDS(K) \
    K(PHASE,  phases,  model_phase,  N_("Phase")) \
    K(MODULE, modules, model_module, N_("Module")) \
    K(ROLE,   roles,   model_role,   N_("Role")) \
    K(COST,   costs,   model_cost,   N_("Cost per participant")) \
    K(FIGURE, figures, model_figure, N_("Figure"))
/* clang-format on */
enum pack_what {
#define K(WHAT, list, type, name) PACK_##WHAT,
    PACK_KINDS(K)
#undef K
        PACK__N
};
struct pack_kind {
    const char *code, *name;
};
extern const struct pack_kind pack_kinds[PACK__N];

/* A field of a part. */
enum pack_type {
    PACK_TEXT,    /* struct str */
    PACK_INT,     /* int64_t, INT_NONE: not said */
    PACK_DAY,     /* struct day */
    PACK_INSTANT, /* struct instant */
    PACK_WORDS    /* struct model_words: in each language */
};
struct pack_field {
    enum pack_what what;
    const char *name, *label; /* in model.json, where the struct has the same name; for people */
    enum pack_type type;
    size_t offset;
    int64_t most; /* characters of texts */
};
extern const struct pack_field pack_fields[];
extern const size_t pack_fields_n;

size_t pack_n(const struct model *m, enum pack_what what);
const void *pack_at(const struct model *m, enum pack_what what, size_t i);
void *pack_add(struct task *t, struct model *m, enum pack_what what); /* empty, its numbers INT_NONE */
struct str pack_key(const struct model *m, enum pack_what what, size_t i);
/* In its language; a number, a day and so on as it is stored. "": not said. */
struct str pack_value(struct task *t, const void *part, const struct pack_field *f, enum lang_id l);
const struct model_words *pack_words(const void *part, const struct pack_field *f);

/* A material, and its files. name: in "files/" of the ZIP. file: whose bytes they are, for who writes the package. */
struct pack_file {
    struct str name, words;
    struct file file;
};
MODEL_LIST(pack_files, pack_file);
struct pack_material {
    struct str key, kind;
    const struct lang *source;
    struct model_texts texts;
    struct pack_files files;
};
MODEL_LIST(pack_materials, pack_material);
/* Whose it is. key: of the model in that house, which no other has; address: of its page, "https://…" or "". tell:
 * where a program sends the notice that it was adopted, with the token; "" both: nowhere. */
struct pack_origin {
    struct str key, house, organisation, address, title, licence, citation, tell, token;
    int64_t edition, year;
    struct day published_on;
    struct model_authors authors;
};
/* m: parts, texts, card; m.edition, m.year and m.published_on are own's. adopted: of whom it was taken over there
 * (adopted.key "": it began there). */
struct pack {
    struct pack_origin own, adopted;
    struct model m;
    struct pack_materials materials;
};

/* ---- model.json. The same pack always gives the same bytes. */
struct str pack_json(struct task *t, const struct pack *p);
/* False: *ret_problems (field "file") says what is wrong, and where. What it gives is a copy of what it was read from.
 */
bool pack_read(struct task *t, struct str json, struct pack *ret_pack, struct problems *ret_problems);
void pack_put_origin(struct json *j, const struct pack_origin *o);
/* Of an object; false: a problem at "file". where: of it, for the sentence. */
bool pack_read_origin(struct task *t, const struct js_value *v, const char *where, struct pack_origin *ret_origin,
    struct problems *ret_problems);

/* ---- for people: the whole of it in one language, as Markdown that reads well alone */
struct str pack_markdown(struct task *t, const struct pack *p, const struct lang *l);
/* Is anything said in it? */
bool pack_speaks(const struct pack *p, enum lang_id l);
