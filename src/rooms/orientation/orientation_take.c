/* orientation_take: a whole course comes in: ours, or somebody's package. All its texts are looked at before one is
 * stored. */
#include "auth/journal.h"
#include "db/db.h"
#include "orientation_sql.h"
#include "rooms/orientation/orientation_care.h"
#include "rooms/orientation/orientation_files.h"
#include "rooms/orientation/orientation_shipped.h"

struct incoming {
    struct orientation_text text;
    struct orientation_topic topic;
    struct str name;
};
struct incomings {
    struct incoming *at;
    size_t n, cap;
};

/* "3_home.fi.md", also in a folder: 3 and Finnish. */
static bool read_name(struct str name, int64_t *ret_topic, const struct lang **ret_lang)
{
    struct str piece, last = name, number = S(""), tag = S("");
    struct str rest = name;

    while (str_cut(&rest, '/', &piece))
        last = piece;
    if (!str_ends(last, S(".md")))
        return false;
    last.n -= 3;
    while (number.n < last.n && last.p[number.n] >= '0' && last.p[number.n] <= '9')
        number = str_part(last, 0, number.n + 1);
    while (str_cut(&last, '.', &piece))
        tag = piece;
    *ret_lang = lang_by_tag(tag);
    return *ret_lang != NULL && number.n > 0 && number.n <= 3 && str_int(number, ret_topic) &&
           *ret_topic <= ORIENTATION_TOPICS_MOST;
}

static void say(struct task *t, struct problems *ps, struct str file, struct str what)
{
    problem_add(t, ps, "file", str_fmt(t->a, "%.*s: %.*s", STR_ARG(file), STR_ARG(what)));
}

static const struct incoming *source_of(const struct incomings *all, int64_t topic, const struct lang *source)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].text.topic == topic && all->at[i].text.lang == source)
            return &all->at[i];
    return NULL;
}

static bool read_all(struct task *t, const struct orientation_taken *taken, struct incomings *ret, struct problems *ps)
{
    for (size_t i = 0; i < taken->files.n && ps->n == 0; i++) {
        const struct orientation_file *f = &taken->files.at[i];
        struct incoming one = { .name = f->name };
        struct problems wrong = { 0 };
        if (!read_name(f->name, &one.text.topic, &one.text.lang))
            say(t, ps, f->name, str_of(tr(t, "The name is not the number of a topic and a language.")));
        else if (source_of(ret, one.text.topic, one.text.lang) != NULL)
            say(t, ps, f->name, str_of(tr(t, "This topic is there twice in this language.")));
        else if (!orientation_read(t, f->body, &one.topic, &wrong))
            for (size_t k = 0; k < wrong.n && k < 10; k++)
                say(t, ps, f->name, wrong.at[k].text);
        one.text.body = f->body;
        LIST_ADD(t->a, ret, one);
    }
    return ps->n == 0;
}

static bool alike(
    struct task *t, const struct orientation_taken *taken, const struct incomings *all, struct problems *ps)
{
    if (source_of(all, 0, taken->source) == NULL)
        problem_add(t, ps, "file", str_of(tr(t, "The card of the course is missing: topic 0 in its own language.")));
    for (size_t i = 0; i < all->n && ps->n == 0; i++) {
        const struct incoming *one = &all->at[i], *source = source_of(all, one->text.topic, taken->source);
        struct problems wrong = { 0 };
        if (source == NULL)
            say(t, ps, one->name, str_of(tr(t, "This topic is not there in the language of the course.")));
        else if (!orientation_alike(t, &source->topic, &one->topic, &wrong))
            say(t, ps, one->name, wrong.at[0].text);
    }
    return ps->n == 0;
}

/* Their names stay as they are: the topics say them. */
static struct file_wish wish_of(const struct orientation_shown *s, int64_t course)
{
    return (struct file_wish){ .owner = FILE_OF_COURSE,
        .row = course,
        .groups = ORIENTATION_FILE_GROUPS,
        .most = ORIENTATION_FILES_MOST,
        .bytes = s->bytes,
        .name = s->name,
        .words = s->words };
}

static bool check_shown(struct task *t, const struct orientation_taken *taken, int64_t course, struct problems *ps)
{
    if (taken->shown.n > ORIENTATION_FILES_MOST)
        problem_add(t, ps, "file", str_of(tr(t, "There are too many pictures, sounds and films in it.")));
    for (size_t i = 0; i < taken->shown.n && ps->n == 0; i++) {
        struct file_wish w = wish_of(&taken->shown.at[i], course);
        struct problems wrong = { 0 };
        if (!files_check(t, &w, &wrong))
            say(t, ps, w.name, wrong.at[0].text);
    }
    return ps->n == 0;
}

static void add_shown(struct task *t, const struct orientation_taken *taken, int64_t course)
{
    for (size_t i = 0; i < taken->shown.n; i++) {
        struct file_wish w = wish_of(&taken->shown.at[i], course);
        struct problems wrong = { 0 };
        int64_t file;
        must(t, files_add(t, &w, &file, &wrong) == DONE);
    }
}

enum outcome orientation_take(
    struct task *t, const struct orientation_taken *taken, int64_t *ret_course, struct problems *ret_problems)
{
    struct incomings all = { 0 };
    int64_t id = id_new();

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    if (!read_all(t, taken, &all, ret_problems) || !alike(t, taken, &all, ret_problems) ||
        !check_shown(t, taken, id, ret_problems))
        return INVALID;
    orientation_sql_add(t, .course = id, .code = taken->code, .source = str_of(taken->source->tag),
        .origin_house = taken->house, .origin_version = taken->version, .origin_day = taken->day, .made_at = t->now,
        .origin_changed = taken->changed);
    for (size_t i = 0; i < all.n; i++) { /* of nobody here: who takes a course may review it */
        const struct orientation_text *x = &all.at[i].text;
        orientation_sql_add_text(t, .course = id, .topic = x->topic, .tag = str_of(x->lang->tag), .number = 1,
            .basis = x->lang == taken->source ? 0 : 1, .body = x->body, .staff = 0, .saved_at = t->now);
    }
    add_shown(t, taken, id);
    journal_write(t, JOURNAL_CREATE, "orientation_course", id, taken->code);
    *ret_course = id;
    return DONE;
}

enum outcome orientation_take_ours(struct task *t, int64_t *ret_course, struct problems *ret_problems)
{
    struct orientation_taken ours = {
        .code = S(ORIENTATION_OURS), .house = S(""), .changed = S(""), .source = lang_get(LANG_fi)
    };
    struct orientation_sql_of_code_row there;

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    if (orientation_sql_of_code(t, ours.code, &there)) {
        problem_add(t, ret_problems, "file", str_of(tr(t, "This course is here already.")));
        return INVALID;
    }
    for (unsigned i = 0; i < orientation_shipped_n; i++) {
        struct orientation_file f = { str_fmt(t->a, "%s.md", orientation_shipped[i].name),
            str_of(orientation_shipped[i].text) };
        LIST_ADD(t->a, &ours.files, f);
    }
    return orientation_take(t, &ours, ret_course, ret_problems);
}
