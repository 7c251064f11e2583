/* needs_areas: the areas of life, how each is asked, and which of the nine topics it covers that the first interview of
 * the integration assessment must have (Decree 869/2024, sec. 2; DOMAIN.md 4.3):
 *   1 reading and writing · 2 Finnish and Swedish · 3 skills for studies and working life · 4 needs and goals of
 *   services for work and education · 5 earlier education and work · 6 special skills and strengths · 7 need for a plan
 *   · 8 other life situation and needs that come from it · 9 other needs of integration services. */
#include "rooms/needs/needs.h"

enum {
    T1 = 1 << 0,
    T2 = 1 << 1,
    T3 = 1 << 2,
    T4 = 1 << 3,
    T5 = 1 << 4,
    T6 = 1 << 5,
    T7 = 1 << 6,
    T8 = 1 << 7,
    T9 = 1 << 8
};

const struct need_area NEED_AREA[NEED_AREAS] = {
    { "language", N_("Do you need help with Finnish?"), T2 },
    { "literacy", N_("Do you need help with reading and writing?"), T1 },
    { "education", N_("Do you need help with studies?"), T3 | T4 | T5 | T7 },
    { "work", N_("Do you need help to find work?"), T3 | T4 | T5 | T6 | T7 },
    { "digital", N_("Do you need help with phone or computer?"), T3 },
    { "health", N_("Do you need help with your health?"), T8 },
    { "well_being", N_("Do you need help to feel better?"), T8 },
    { "parenting", N_("Do you need help as a parent?"), T8 },
    { "child_care", N_("Do you need help with child care?"), T8 },
    { "housing", N_("Do you need help with your home?"), T8 },
    { "finances", N_("Do you need help with money?"), T8 },
    { "rights", N_("Do you need help with rights and forms?"), T9 },
    { "networks", N_("Do you need help to find friends?"), T6 | T9 },
};

int need_area_of(struct str code)
{
    for (int i = 0; i < NEED_AREAS; i++)
        if (str_is(code, NEED_AREA[i].code))
            return i;
    return -1;
}

void needs_aloud(struct task *t, const struct lang *l, struct aloud_texts *list)
{
    for (int i = 0; i < NEED_AREAS; i++)
        read_aloud_add(t, list, trf(t, "Question about needs: %1$s", str_of(tr(t, NEED_AREA[i].question))),
            str_of(lang_tr(l, NEED_AREA[i].question)));
}
