/* orientation_compare: see orientation_compare.h. */
#include "rooms/orientation/orientation_compare.h"

#include "base/both.h"

struct comparing {
    struct task *t;
    const struct strs *before, *after;
    struct orientation_difference *ret;
};

static void line_step(void *userdata, size_t i, size_t k)
{
    struct comparing *x = userdata;
    bool came = i == x->before->n;
    struct orientation_line one = { came, came ? x->after->at[k] : x->before->at[i] };

    if ((came || k == x->after->n) && !str_empty(str_trim(one.text)))
        LIST_ADD(x->t->a, &x->ret->lines, one);
}

/* A topic has some 150 lines. What is much longer, or comes after many others, is said to differ without its lines. */
enum { STEPS_MOST = 90000, WITH_LINES_MOST = 50 };

static void add_lines(struct task *t, struct str before, struct str after, struct orientation_difference *ret)
{
    struct strs a = strs_split(t->a, before, '\n'), b = strs_split(t->a, after, '\n');
    struct comparing x = { t, &a, &b, ret };

    if (a.n * b.n <= STEPS_MOST)
        both_walk(t->a, &a, &b, line_step, &x);
}

static const struct orientation_text *same_place(
    const struct orientation_texts *all, const struct orientation_text *text)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].topic == text->topic && all->at[i].lang == text->lang)
            return &all->at[i];
    return NULL;
}

struct orientation_differences orientation_compare(struct task *t, int64_t before, int64_t after)
{
    struct orientation_differences list = { 0 };
    struct orientation_texts a = orientation_texts(t, before, before == after), b = orientation_texts(t, after, false);

    for (size_t i = 0; i < b.n; i++) {
        const struct orientation_text *was = same_place(&a, &b.at[i]);
        struct orientation_difference one = { b.at[i].topic, b.at[i].lang,
            was == NULL ? ORIENTATION_ADDED : ORIENTATION_CHANGED, { 0 } };
        if (was != NULL && str_eq(str_trim(was->body), str_trim(b.at[i].body)))
            continue;
        if (was != NULL && list.n < WITH_LINES_MOST)
            add_lines(t, was->body, b.at[i].body, &one);
        LIST_ADD(t->a, &list, one);
    }
    for (size_t i = 0; i < a.n; i++) {
        struct orientation_difference one = { a.at[i].topic, a.at[i].lang, ORIENTATION_GONE, { 0 } };
        if (same_place(&b, &a.at[i]) == NULL)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}
