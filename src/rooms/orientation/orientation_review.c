/* orientation_review: see orientation_review.h. */
#include "rooms/orientation/orientation_review.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "orientation_review_sql.h"

static const char *const noun = "orientation_course";

bool orientation_reviews(const struct task *t)
{
    return orientation_writes(t) || permitted(t->viewer, PERM_PUBLICATIONS_REVIEW);
}

/* The program reviews its own. */
static bool wrote(struct task *t, int64_t course)
{
    struct orientation_review_sql_wrote_row row;

    return !t->viewer->program && orientation_review_sql_wrote(t, course, t->viewer->staff, &row) && row.n > 0;
}

struct orientation_way orientation_way(struct task *t, const struct orientation_course *c)
{
    struct orientation_review_sql_fresh_row row;

    return (
        struct orientation_way){ .may_review = str_is(c->state, "review") && orientation_reviews(t) && !wrote(t, c->id),
        .may_publish = str_is(c->state, "approved") && orientation_writes(t),
        .fresh = orientation_review_sql_fresh(t, c->id, &row) ? row.n : 0 };
}

int64_t orientation_wait(struct task *t)
{
    struct orientation_review_sql_waiting_row row;

    return orientation_reviews(t) && orientation_review_sql_waiting(t, t->viewer->staff, &row) ? row.n : 0;
}

/* ---- steps */

static void decided(struct task *t, int64_t course, struct str what)
{
    orientation_review_sql_add_step(t, id_new(), course, what, t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, noun, course, what);
}

static enum outcome step(struct task *t, int64_t course, int64_t version, const char *from, const char *to)
{
    struct orientation_course c;

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    if (orientation_get(t, course, &c) != DONE)
        return NOT_FOUND;
    if (!str_is(c.state, from) || orientation_review_sql_state(t, course, version, str_of(to), S("")) == 0)
        return CONFLICT;
    decided(t, course, str_of(to));
    return DONE;
}

enum outcome orientation_send(struct task *t, int64_t course, int64_t version)
{
    return step(t, course, version, "draft", "review");
}

enum outcome orientation_take_up(struct task *t, int64_t course, int64_t version)
{
    return step(t, course, version, "archived", "draft");
}

enum outcome orientation_judge(
    struct task *t, int64_t course, int64_t version, bool approved, struct str note, struct problems *ret_problems)
{
    struct orientation_course c;
    struct str state = approved ? S("approved") : S("draft");

    if (!orientation_reviews(t))
        return NOT_ALLOWED;
    if (orientation_get(t, course, &c) != DONE)
        return NOT_FOUND;
    if (!orientation_way(t, &c).may_review)
        return str_is(c.state, "review") ? NOT_ALLOWED : CONFLICT;
    if (!approved && str_empty(str_trim(note))) {
        problem_add(t, ret_problems, "review_note", str_of(tr(t, "Write what is to be changed.")));
        return INVALID;
    }
    if (orientation_review_sql_state(t, course, version, state, approved ? S("") : str_trim(note)) == 0)
        return CONFLICT;
    decided(t, course, approved ? state : S("returned"));
    return DONE;
}

enum outcome orientation_show(struct task *t, int64_t course, int64_t version, bool shown)
{
    struct orientation_course c;

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    if (orientation_get(t, course, &c) != DONE)
        return NOT_FOUND;
    if (shown ? !str_is(c.state, "approved") : !c.shown)
        return CONFLICT;
    if (orientation_review_sql_show(t, course, version, shown, shown ? S("published") : S("archived")) == 0)
        return CONFLICT;
    orientation_review_sql_hide_texts(t, course);
    if (shown)
        orientation_review_sql_show_texts(t, course);
    orientation_found(t, course);
    decided(t, course, shown ? S("published") : S("archived"));
    return DONE;
}

enum outcome orientation_bring_out(struct task *t, int64_t course)
{
    struct orientation_course c;
    struct problems none = { 0 };

    if (!t->viewer->program)
        return NOT_ALLOWED;
    enum outcome how = orientation_get(t, course, &c);
    if (how == DONE)
        how = orientation_send(t, course, c.version);
    if (how == DONE)
        how = orientation_judge(t, course, c.version + 1, true, S(""), &none);
    return how == DONE ? orientation_show(t, course, c.version + 2, true) : how;
}

struct decideds orientation_decisions(struct task *t, int64_t course)
{
    struct orientation_review_sql_steps_rows rows = orientation_review_sql_steps(t, course, ORIENTATION_DECIDED_MOST);
    struct decideds list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct decided one = { rows.at[i].what, rows.at[i].staff_name, rows.at[i].done_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}
