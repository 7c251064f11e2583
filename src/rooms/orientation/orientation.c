/* orientation: the rules: reading a course in a language, and changing its texts. Taking one: orientation_take.c. */
#include "rooms/orientation/orientation_care.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "db/db.h"
#include "orientation_sql.h"
#include "rooms/files/files.h"

static const char *const noun = "orientation_course";

bool orientation_writes(const struct task *t) { return t->viewer->program || permitted(t->viewer, PERM_ORIENTATION); }

static struct orientation_course course_of(const struct orientation_sql_course_row *r)
{
    return (struct orientation_course){ .id = r->course,
        .version = r->version,
        .origin_version = r->origin_version,
        .code = r->code,
        .origin_house = r->origin_house,
        .origin_changed = r->origin_changed,
        .state = r->state,
        .review_note = r->review_note,
        .source = lang_by_tag(r->source),
        .origin_day = r->origin_day,
        .shown = r->shown };
}

/* A language of ours may be left out in another house's program: its courses stand in the first one then. */
enum outcome orientation_get(struct task *t, int64_t course, struct orientation_course *ret_course)
{
    struct orientation_sql_course_row row;

    if (!orientation_sql_course(t, course, &row))
        return NOT_FOUND;
    *ret_course = course_of(&row);
    must(t, ret_course->source != NULL);
    return DONE;
}

/* ---- reading */

/* What was saved has been read once: it is read again without a word. */
static bool read_words(
    struct task *t, const struct orientation_sql_words_row *w, struct orientation_chapter *ret_chapter)
{
    struct problems ignored = { 0 };

    ret_chapter->number = w->topic;
    ret_chapter->lang = lang_by_tag(w->tag);
    return ret_chapter->lang != NULL && orientation_read(t, w->body, &ret_chapter->topic, &ignored);
}

/* One topic of both rows: the language's where it has the steps of the source. */
static bool chapter_of(struct task *t, const struct orientation_sql_words_row *source,
    const struct orientation_sql_words_row *other, struct orientation_chapter *ret_chapter)
{
    struct orientation_chapter first, second;
    struct problems ignored = { 0 };

    if (source == NULL || !read_words(t, source, &first))
        return false;
    first.outdated = false;
    *ret_chapter = first;
    if (other == NULL || !read_words(t, other, &second) || !orientation_alike(t, &first.topic, &second.topic, &ignored))
        return true;
    second.outdated = other->basis < source->number;
    *ret_chapter = second;
    return true;
}

/* shown: of the texts that everybody sees; else of the newest ones. */
static void read_chapters(
    struct task *t, const struct lang *lang, int64_t last, bool shown, struct orientation_book *book)
{
    const struct lang *source = book->course.source;
    struct str tags[] = { str_of(lang->tag), str_of(source->tag) };
    struct orientation_sql_words_rows rows = shown ? orientation_sql_shown(t, book->course.id, last, tags[0], tags[1])
                                                   : orientation_sql_newest(t, book->course.id, last, tags[0], tags[1]);

    for (size_t i = 0, next; i < rows.n; i = next) {
        const struct orientation_sql_words_row *in_source = NULL, *other = NULL;
        struct orientation_chapter one;
        for (next = i; next < rows.n && rows.at[next].topic == rows.at[i].topic; next++)
            *(str_is(rows.at[next].tag, source->tag) ? &in_source : &other) = &rows.at[next];
        if (!chapter_of(t, in_source, other, &one))
            continue;
        if (one.number == 0)
            book->card = one;
        else
            LIST_ADD(t->a, &book->chapters, one);
    }
}

enum outcome orientation_book(
    struct task *t, int64_t course, const struct lang *lang, struct orientation_book *ret_book)
{
    struct orientation_book book = { 0 };
    enum outcome how = orientation_get(t, course, &book.course);

    if (how != DONE)
        return how;
    read_chapters(t, lang, ORIENTATION_TOPICS_MOST, false, &book);
    *ret_book = book;
    return DONE;
}

enum outcome orientation_book_shown(
    struct task *t, int64_t course, const struct lang *lang, struct orientation_book *ret_book)
{
    struct orientation_book book = { 0 };
    enum outcome how = orientation_get(t, course, &book.course);

    if (how != DONE)
        return how;
    read_chapters(t, lang, ORIENTATION_TOPICS_MOST, book.course.shown, &book);
    *ret_book = book;
    return DONE;
}

struct orientation_books orientation_books(struct task *t, const struct lang *lang, bool shown_only)
{
    struct orientation_sql_course_rows rows = orientation_sql_courses(t, ORIENTATION_COURSES_MOST);
    struct orientation_books list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct orientation_book one = { .course = course_of(&rows.at[i]) };
        if (shown_only && !one.course.shown)
            continue;
        read_chapters(t, lang, 0, shown_only, &one);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* ---- texts */

static struct orientation_text text_of(const struct orientation_sql_words_row *w)
{
    return (struct orientation_text){
        .topic = w->topic, .number = w->number, .basis = w->basis, .lang = lang_by_tag(w->tag), .body = w->body
    };
}

bool orientation_text(
    struct task *t, int64_t course, int64_t topic, const struct lang *lang, struct orientation_text *ret_text)
{
    struct orientation_sql_words_row row;

    if (!orientation_sql_text(t, course, topic, str_of(lang->tag), &row))
        return false;
    *ret_text = text_of(&row);
    return true;
}

struct orientation_texts orientation_texts(struct task *t, int64_t course, bool shown)
{
    struct orientation_sql_words_rows rows = shown ? orientation_sql_shown_all(t, course)
                                                   : orientation_sql_all(t, course);
    struct orientation_texts list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct orientation_text one = text_of(&rows.at[i]);
        if (one.lang != NULL)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

static const struct orientation_text *find(const struct orientation_texts *all, int64_t topic, const struct lang *lang)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].topic == topic && all->at[i].lang == lang)
            return &all->at[i];
    return NULL;
}

struct orientation_stands orientation_stands(struct task *t, const struct orientation_course *course)
{
    struct orientation_texts all = orientation_texts(t, course->id, false);
    struct orientation_stands list = { 0 };

    for (int64_t topic = 0; topic <= ORIENTATION_TOPICS_MOST; topic++) {
        const struct orientation_text *source = find(&all, topic, course->source);
        for (enum lang_id i = 0; source != NULL && i < LANG__N; i++) {
            const struct orientation_text *x = find(&all, topic, lang_get(i));
            struct orientation_stand one = { .topic = topic, .lang = lang_get(i) };
            if (x != NULL) {
                one.number = x->number;
                one.outdated = x != source && x->basis < source->number;
                one.changed = x->number > 1;
            }
            LIST_ADD(t->a, &list, one);
        }
    }
    return list;
}

/* Can it stand there: is it whole, and has it the steps of the source? A new topic begins in the source's language. */
static enum outcome check(struct task *t, const struct orientation_course *c, const struct orientation_text *x,
    int64_t *ret_basis, struct problems *ret_problems)
{
    struct orientation_topic topic, original;
    struct orientation_text source;
    struct problems ignored = { 0 };

    *ret_basis = 0;
    if (!orientation_read(t, x->body, &topic, ret_problems))
        return INVALID;
    if (x->lang == c->source)
        return DONE;
    if (!orientation_text(t, c->id, x->topic, c->source, &source) ||
        !orientation_read(t, source.body, &original, &ignored))
        return NOT_FOUND;
    *ret_basis = source.number;
    return orientation_alike(t, &original, &topic, ret_problems) ? DONE : INVALID;
}

enum outcome orientation_put(
    struct task *t, int64_t course, const struct orientation_text *text, struct problems *ret_problems)
{
    struct orientation_course c;
    struct orientation_text newest = { 0 };
    int64_t basis;

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    enum outcome how = orientation_get(t, course, &c);
    if (how != DONE || text->topic < 0 || text->topic > ORIENTATION_TOPICS_MOST)
        return NOT_FOUND;
    (void)orientation_text(t, course, text->topic, text->lang, &newest);
    if (newest.number != text->number)
        return CONFLICT;
    how = check(t, &c, text, &basis, ret_problems);
    if (how != DONE)
        return how;
    if (newest.number > 0 && str_eq(newest.body, text->body) && newest.basis == basis)
        return DONE;
    orientation_sql_add_text(t, .course = course, .topic = text->topic, .tag = str_of(text->lang->tag),
        .number = newest.number + 1, .basis = basis, .body = text->body, .staff = t->viewer->staff, .saved_at = t->now);
    orientation_sql_draft(t, course);
    journal_write(
        t, JOURNAL_CHANGE, noun, course, str_fmt(t->a, "topic %lld %s", (long long)text->topic, text->lang->tag));
    return DONE;
}

enum outcome orientation_remove(struct task *t, int64_t course, int64_t version)
{
    struct orientation_course c;

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    if (orientation_get(t, course, &c) != DONE)
        return NOT_FOUND;
    if (c.shown)
        return INVALID;
    if (c.version != version)
        return CONFLICT;
    (void)files_remove_all(t, FILE_OF_COURSE, course);
    orientation_sql_remove_steps(t, course);
    orientation_sql_remove_texts(t, course);
    orientation_sql_remove(t, course);
    journal_write(t, JOURNAL_DELETE, noun, course, S(""));
    return DONE;
}
