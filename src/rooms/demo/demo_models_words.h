/* demo_models_words: what the operating model of the demonstration says, in each language of the interface. */
#pragma once
#include "lang/lang.h"

/* By language; NULL: it is not said in that one. */
struct demo_said {
    const char *in[LANG__N];
};
struct demo_section {
    const char *code; /* of models_sections.c */
    struct demo_said text;
};
struct demo_phase {
    int64_t weeks;
    size_t modules; /* how many of them belong to it */
    struct demo_said name, text;
};
struct demo_role {
    const char *per;
    int64_t people, hours;
    struct demo_said name, does;
};
enum { DEMO_SECTIONS = 8, DEMO_PHASES = 4, DEMO_MODULES = 7, DEMO_ROLES = 4 };
extern const struct demo_said demo_title, demo_summary;
extern const struct demo_section demo_sections[DEMO_SECTIONS];
extern const struct demo_phase demo_phases[DEMO_PHASES];
/* Of the series, in its order: names but the Finnish one, and what each is for; those come with the modules. */
extern const struct demo_said demo_module_names[DEMO_MODULES], demo_module_texts[DEMO_MODULES], demo_module_audience;
extern const struct demo_role demo_roles[DEMO_ROLES];
extern const struct demo_said demo_cost, demo_cost_source;
