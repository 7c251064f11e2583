/* models_pack: the parts of a model and their fields as a table, so that writing, reading, comparing and showing them
 * are said once for all. */
#include "rooms/models/models_pack.h"

#include <stddef.h>

const struct pack_kind pack_kinds[PACK__N] = {
#define K(WHAT, list, type, name) [PACK_##WHAT] = { #list, name },
    PACK_KINDS(K)
#undef K
};

/* clang-format off */
enum { STEPS_MOST = 3000, CODES_MOST = 400 };
#define F(what, type, name, kind, most, label) \
    { PACK_##what, #name, label, PACK_##kind, offsetof(struct type, name), most },
const struct pack_field pack_fields[] = {
    F(PHASE,  model_phase,  weeks,          INT,     0,               N_("Weeks"))
    F(PHASE,  model_phase,  name,           WORDS,   MODEL_NAME_MOST, N_("Name"))
    F(PHASE,  model_phase,  text,           WORDS,   MODEL_TEXT_MOST, N_("What happens"))
    F(MODULE, model_module, phase,          TEXT,    PACK_KEY_MOST,   N_("Phase"))
    F(MODULE, model_module, source,         TEXT,    10,              N_("Language"))
    F(MODULE, model_module, languages,      TEXT,    CODES_MOST,      N_("Languages"))
    F(MODULE, model_module, needs,          TEXT,    CODES_MOST,      N_("Answers the needs"))
    F(MODULE, model_module, module_edition, INT,     0,               N_("Version"))
    F(MODULE, model_module, sessions,       INT,     0,               N_("Sessions"))
    F(MODULE, model_module, minutes,        INT,     0,               N_("Minutes"))
    F(MODULE, model_module, name,           WORDS,   MODEL_NAME_MOST, N_("Name"))
    F(MODULE, model_module, text,           WORDS,   MODEL_TEXT_MOST, N_("Purpose"))
    F(MODULE, model_module, audience,       WORDS,   MODEL_TEXT_MOST, N_("For whom?"))
    F(MODULE, model_module, steps,          WORDS,   STEPS_MOST,      N_("Steps of a session"))
    F(ROLE,   model_role,   people,         INT,     0,               N_("How many"))
    F(ROLE,   model_role,   hours,          INT,     0,               N_("Hours"))
    F(ROLE,   model_role,   per,            TEXT,    20,              N_("Hours"))
    F(ROLE,   model_role,   name,           WORDS,   MODEL_NAME_MOST, N_("Name"))
    F(ROLE,   model_role,   text,           WORDS,   MODEL_TEXT_MOST, N_("What she does"))
    F(COST,   model_cost,   cents,          INT,     0,               N_("Cost per participant"))
    F(COST,   model_cost,   counted_on,     DAY,     0,               N_("Counted on"))
    F(COST,   model_cost,   name,           WORDS,   MODEL_NAME_MOST, N_("Name"))
    F(COST,   model_cost,   source,         WORDS,   MODEL_TEXT_MOST, N_("Source"))
    F(FIGURE, model_figure, house,          TEXT,    PACK_NAME_MOST,  N_("Figure"))
    F(FIGURE, model_figure, report,         TEXT,    100,             N_("Figure"))
    F(FIGURE, model_figure, spot,           TEXT,    PACK_NAME_MOST,  N_("Figure"))
    F(FIGURE, model_figure, type,           TEXT,    20,              N_("Figure"))
    F(FIGURE, model_figure, n,              INT,     0,               N_("Figure"))
    F(FIGURE, model_figure, base,           INT,     0,               N_("Figure"))
    F(FIGURE, model_figure, rules,          TEXT,    PACK_NAME_MOST,  N_("Figure"))
    F(FIGURE, model_figure, program,        TEXT,    100,             N_("Figure"))
    F(FIGURE, model_figure, from,           DAY,     0,               N_("Figure"))
    F(FIGURE, model_figure, to,             DAY,     0,               N_("Figure"))
    F(FIGURE, model_figure, counted_at,     INSTANT, 0,               N_("Counted on"))
    F(FIGURE, model_figure, heading,        WORDS,   MODEL_TEXT_MOST, N_("Figure"))
    F(FIGURE, model_figure, line,           WORDS,   MODEL_TEXT_MOST, N_("Figure"))
    F(FIGURE, model_figure, name,           WORDS,   MODEL_TEXT_MOST, N_("Name"))
    F(FIGURE, model_figure, definition,     WORDS,   4000,            N_("What does this count?"))
};
#undef F
/* clang-format on */
const size_t pack_fields_n = sizeof pack_fields / sizeof *pack_fields;

size_t pack_n(const struct model *m, enum pack_what what)
{
    switch (what) {
#define K(WHAT, list, type, name) \
    case PACK_##WHAT: return m->list.n;
        PACK_KINDS(K)
#undef K
    case PACK__N: break;
    }
    unreachable();
}

const void *pack_at(const struct model *m, enum pack_what what, size_t i)
{
    switch (what) {
#define K(WHAT, list, type, name) \
    case PACK_##WHAT: return &m->list.at[i];
        PACK_KINDS(K)
#undef K
    case PACK__N: break;
    }
    unreachable();
}

static void *add_empty(struct task *t, struct model *m, enum pack_what what)
{
    switch (what) {
#define K(WHAT, list, type, name) \
    case PACK_##WHAT: { \
        struct type one = { .key = S("") }; \
        LIST_ADD(t->a, &m->list, one); \
        return &m->list.at[m->list.n - 1]; \
    }
        PACK_KINDS(K)
#undef K
    case PACK__N: break;
    }
    unreachable();
}

void *pack_add(struct task *t, struct model *m, enum pack_what what)
{
    char *part = add_empty(t, m, what);

    for (size_t i = 0; i < pack_fields_n; i++)
        if (pack_fields[i].what == what && pack_fields[i].type == PACK_INT)
            *(int64_t *)(void *)(part + pack_fields[i].offset) = INT_NONE;
    return part;
}

struct str pack_key(const struct model *m, enum pack_what what, size_t i)
{
    switch (what) {
#define K(WHAT, list, type, name) \
    case PACK_##WHAT: return m->list.at[i].key;
        PACK_KINDS(K)
#undef K
    case PACK__N: break;
    }
    unreachable();
}

const struct model_words *pack_words(const void *part, const struct pack_field *f)
{
    return (const void *)((const char *)part + f->offset);
}

struct str pack_value(struct task *t, const void *part, const struct pack_field *f, enum lang_id l)
{
    const void *at = (const char *)part + f->offset;

    switch (f->type) {
    case PACK_TEXT: return *(const struct str *)at;
    case PACK_DAY: return day_str(at);
    case PACK_INSTANT: return instant_str(at);
    case PACK_WORDS: return ((const struct model_words *)at)->in[l];
    case PACK_INT: break;
    }
    int64_t n = *(const int64_t *)at;
    return n == INT_NONE ? S("") : str_number(t->a, n);
}

static bool words_speak(const void *part, enum pack_what what, enum lang_id l)
{
    for (size_t i = 0; i < pack_fields_n; i++)
        if (pack_fields[i].what == what && pack_fields[i].type == PACK_WORDS &&
            !str_empty(pack_words(part, &pack_fields[i])->in[l]))
            return true;
    return false;
}

bool pack_speaks(const struct pack *p, enum lang_id l)
{
    for (size_t i = 0; i < p->m.texts.n; i++)
        if (p->m.texts.at[i].lang->id == l)
            return true;
    for (enum pack_what what = 0; what < PACK__N; what++)
        for (size_t i = 0; i < pack_n(&p->m, what) && what != PACK_FIGURE; i++)
            if (words_speak(pack_at(&p->m, what, i), what, l))
                return true;
    return false;
}
