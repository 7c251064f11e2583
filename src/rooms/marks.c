/* marks: the table of marks as functions. */
#include "rooms/marks.h"

static const struct {
    const char *code, *name, *button;
    enum mark_meaning means;
    int rank;
    enum mark_asking asks;
    int chance;
} marks[MARK__N] = { { "", "", "", MEANS_NOTHING, 0, ASKS_NOTHING, 0 },
#define M(x, code, name, button, heading, definition, means, rank, asks, chance) \
    { #code, name, button, MEANS_##means, rank, asks, chance },
    MARKS(M, )
#undef M
};

const char *mark_code(enum mark m) { return marks[m].code; }
const char *mark_name(enum mark m) { return marks[m].name; }
const char *mark_button(enum mark m) { return marks[m].button; }
enum mark_meaning mark_means(enum mark m) { return marks[m].means; }
int mark_rank(enum mark m) { return marks[m].rank; }
bool mark_asks_late(enum mark m) { return marks[m].asks == ASKS_LATE; }
int mark_chance(enum mark m) { return marks[m].chance; }

const char *mark_meaning_code(enum mark_meaning means)
{
    switch (means) {
    case MEANS_NOTHING:
    case MEANS__N: return "";
    case MEANS_CAME: return "came";
    case MEANS_TOLD: return "told";
    case MEANS_ABSENT: return "absent";
    }
    return "";
}

enum mark mark_read(struct str code)
{
    for (enum mark m = MARK_NONE + 1; m < MARK__N; m++)
        if (str_is(code, marks[m].code))
            return m;
    return MARK_NONE;
}

struct str marks_meaning(struct arena *a, enum mark_meaning means)
{
    struct str list = S(",");

    for (enum mark m = MARK_NONE + 1; m < MARK__N; m++)
        if (marks[m].means == means)
            list = str_fmt(a, "%.*s%s,", STR_ARG(list), marks[m].code);
    return list;
}
