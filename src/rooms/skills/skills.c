/* skills: which levels belong to which skill. */
#include "rooms/skills/skills.h"

static const struct {
    const char *skills, *levels;
} scales[] = {
    { " listening speaking reading writing ", " 0 A1.1 A1.2 A1.3 A2.1 A2.2 B1.1 B1.2 B2.1 B2.2 C1.1 C1.2 C2.1 C2.2 " },
    { " literacy ", " none little fluent " },
    { " digital ", " none with_help alone helps " },
    { " device connection bank_identification ", " has shared lacks " },
};

static bool stands_in(const char *list, struct str word)
{
    struct str rest = str_of(list), one;

    while (str_cut(&rest, ' ', &one))
        if (word.n > 0 && str_eq(one, word))
            return true;
    return false;
}

bool skill_has_level(struct str skill, struct str level)
{
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (stands_in(scales[i].skills, skill))
            return stands_in(scales[i].levels, level);
    return false;
}
