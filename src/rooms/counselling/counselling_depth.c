/* counselling_depth: whether a talk was light or intensive, proposed by one table. The first row that fits decides; the
 * sentence of the row is what people read. A worker may always choose otherwise. */
#include "base/none.h"
#include "lang/lang.h"
#include "rooms/counselling/counselling.h"

/* A sign of 0 asks nothing. */
static const struct {
    struct depth_signs from;
    const char *depth, *why; /* why: message id; %1$s is the sign's number */
} TABLE[] = {
    { { .minutes = 45 }, "intensive", N_("In-depth, when the talk takes %1$s minutes or more.") },
    { { .talks = 3 }, "intensive", N_("In-depth, when it is talk number %1$s or later within 30 days.") },
    { { .topics = 3 }, "intensive", N_("In-depth, when there are %1$s topics or more.") },
    { { 0 }, "light", N_("Short, when none of these is so.") },
};
enum { ROWS = sizeof TABLE / sizeof *TABLE };
_Static_assert(DEPTH_DAYS == 30, "the sentence says so");

static bool fits(const struct depth_signs *from, const struct depth_signs *signs)
{
    if (from->minutes != 0 && (signs->minutes == INT_NONE || signs->minutes < from->minutes))
        return false;
    return signs->talks >= from->talks && signs->topics >= from->topics;
}

static struct str sentence(struct task *t, size_t row)
{
    const struct depth_signs *from = &TABLE[row].from;
    struct str number = lang_number(t->a, t->lang, from->minutes + from->talks + from->topics);

    return tr_fill(t->a, lang_tr(t->lang, TABLE[row].why), &number, 1);
}

struct str counselling_depth(struct task *t, const struct depth_signs *signs, struct str *ret_why)
{
    size_t row = 0;

    while (row + 1 < ROWS && !fits(&TABLE[row].from, signs))
        row++;
    *ret_why = sentence(t, row);
    return str_of(TABLE[row].depth);
}

struct strs counselling_depth_rules(struct task *t)
{
    struct strs list = { 0 };

    for (size_t row = 0; row < ROWS; row++)
        strs_add(t->a, &list, sentence(t, row));
    return list;
}
