/* orientation_kind: courses of orientation and their texts as kinds of record: of the house, so they go with the
 * package of all projects. Pictures, sound and films do not go along: the package of a course takes them
 * (orientation_package.h).
 */
#include "lang/lang.h"
#include "orientation_kind_sql.h"
#include "orientation_sql.h"
#include "rooms/kind.h"
#include "rooms/orientation/orientation_care.h"

enum { NUMBER_MOST = 100000 };

/* clang-format off */
#define COURSES(C) \
    C(courses, course, KEY()) C(courses, code, TEXT(100)) C(courses, language, MUST(CELL_LANGUAGE)) \
    C(courses, shown, OF(CELL_YESNO)) C(courses, origin_house, TEXT(300)) \
    C(courses, origin_version, INT(0, NUMBER_MOST)) C(courses, origin_day, OF(CELL_DAY)) \
    C(courses, origin_changed, TEXT(2000)) C(courses, made_at, TEXT(KIND_INSTANT_MOST))
#define COURSE_TEXTS(C) \
    C(course_texts, course, SAME(MUST_REF(courses))) \
    C(course_texts, topic, SAME(MUST_INT(0, ORIENTATION_TOPICS_MOST))) \
    C(course_texts, language, SAME(MUST(CELL_LANGUAGE))) \
    C(course_texts, number, SAME(MUST_INT(1, NUMBER_MOST))) \
    C(course_texts, body, MUST_TEXT(ORIENTATION_BODY_MOST)) C(course_texts, basis, INT(0, NUMBER_MOST)) \
    C(course_texts, saved_at, TEXT(KIND_INSTANT_MOST))
/* clang-format on */
KIND_COLUMNS(courses, COURSES)
KIND_COLUMNS(course_texts, COURSE_TEXTS)

static int64_t number_or_none(int64_t n) { return n == INT_NONE ? 0 : n; }

/* ---- courses */

static bool courses_row(void *x, const struct orientation_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, courses, r->id, 0, [COL_courses_course] = kind_key(o, KIND_courses, r->key, r->id),
        [COL_courses_code] = r->code, [COL_courses_language] = kind_language_code(r->source),
        [COL_courses_shown] = kind_yesno(r->shown), [COL_courses_origin_house] = r->origin_house,
        [COL_courses_origin_version] = kind_number(o, r->origin_version), [COL_courses_origin_day] = r->origin_day,
        [COL_courses_origin_changed] = r->origin_changed, [COL_courses_made_at] = r->made_at);
}

static void give_courses(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? orientation_kind_sql_give_few : orientation_kind_sql_give)(
        o->t, low, high, o->project, courses_row, o);
}

/* Ours is there once. */
static int64_t known_course(struct kind_in *in, const struct record *r)
{
    struct orientation_kind_sql_of_code_row row;

    return str_is(TEXT_OF(r, courses_code), ORIENTATION_OURS) &&
                   orientation_kind_sql_of_code(in->t, S(ORIENTATION_OURS), &row)
               ? row.id
               : 0;
}

static void check_courses(struct kind_in *in, const struct record *r, int64_t id)
{
    struct orientation_kind_sql_source_row stands;

    kind_check_page_language(in, r, COL_courses_language);
    kind_check_instant(in, r, COL_courses_made_at);
    if (id != 0 && orientation_kind_sql_source(in->t, id, &stands) &&
        !str_eq(stands.source, kind_language_tag(TEXT_OF(r, courses_language))))
        kind_refuse(in, COL_courses_language,
            str_of(tr(in->t, "The language in which something was written does not change.")),
            str_of(tr(in->t, "Add a translation to course_texts.csv.")));
}

static void add_courses(struct kind_in *in, const struct record *r, int64_t id)
{
    orientation_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, courses_course),
        .code = TEXT_OF(r, courses_code), .source = kind_language_tag(TEXT_OF(r, courses_language)),
        .shown = NUMBER_OF(r, courses_shown) == 1, .origin_house = TEXT_OF(r, courses_origin_house),
        .origin_version = number_or_none(NUMBER_OF(r, courses_origin_version)),
        .origin_day = DAY_OF(r, courses_origin_day), .origin_changed = TEXT_OF(r, courses_origin_changed),
        .made_at = kind_instant_or_now(in, TEXT_OF(r, courses_made_at)), .import = in->import);
}

static void change_courses(struct kind_in *in, const struct record *r, int64_t id)
{
    orientation_kind_sql_change(in->t, .id = id, .code = TEXT_OF(r, courses_code),
        .source = kind_language_tag(TEXT_OF(r, courses_language)), .shown = NUMBER_OF(r, courses_shown) == 1,
        .origin_house = TEXT_OF(r, courses_origin_house),
        .origin_version = number_or_none(NUMBER_OF(r, courses_origin_version)),
        .origin_day = DAY_OF(r, courses_origin_day), .origin_changed = TEXT_OF(r, courses_origin_changed),
        .made_at = kind_instant_or_now(in, TEXT_OF(r, courses_made_at)));
    kind_journal(in, id);
}

static bool courses_within(struct task *t, int64_t id, int64_t project) { return true; }

static void finish_courses(struct kind_in *in) { orientation_kind_sql_hide_bare(in->t, in->import); }

KIND_ANY(courses, orientation_kind_sql)
KIND_WITH_KEY(courses, orientation_kind_sql)
KIND_UNDO(courses, orientation_kind_sql)
KIND_DROP(courses, orientation_kind_sql)

const struct kind kind_courses = {
    .name = "courses",
    .noun = { "orientation_course", N_("Course of orientation") },
    .tables = "orientation_course",
    .columns = courses_columns,
    .n = COL_courses__N,
    .shared = true,
    KIND_PLAIN_MEMBERS(courses),
    .known = known_course,
    .give = give_courses,
    .check = check_courses,
    .add = add_courses,
    .change = change_courses,
    .finish = finish_courses,
};

/* ---- their texts */

static bool texts_row(void *x, const struct orientation_kind_sql_text_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, course_texts, r->course,
        r->import, [COL_course_texts_course] = kind_ref(o, KIND_courses, r->key, r->course),
        [COL_course_texts_topic] = kind_number(o, r->topic), [COL_course_texts_language] = kind_language_code(r->tag),
        [COL_course_texts_number] = kind_number(o, r->number), [COL_course_texts_body] = r->body,
        [COL_course_texts_basis] = kind_number(o, r->basis), [COL_course_texts_saved_at] = r->saved_at);
}

static void give_texts(struct kind_out *o, int64_t low, int64_t high)
{
    orientation_kind_sql_text_give(o->t, low, high, o->project, 0, S(""), 0, texts_row, o);
}

static void give_same_text(struct kind_out *o, const struct record *r)
{
    int64_t course = NUMBER_OF(r, course_texts_course);

    orientation_kind_sql_text_give_few(o->t, course, course, 0, NUMBER_OF(r, course_texts_topic),
        kind_language_tag(TEXT_OF(r, course_texts_language)), NUMBER_OF(r, course_texts_number), texts_row, o);
}

static void check_texts(struct kind_in *in, const struct record *r, int64_t id)
{
    struct orientation_topic topic;
    struct problems wrong = { 0 };

    kind_check_page_language(in, r, COL_course_texts_language);
    kind_check_instant(in, r, COL_course_texts_saved_at);
    if (!orientation_read(in->t, TEXT_OF(r, course_texts_body), &topic, &wrong))
        kind_refuse(in, COL_course_texts_body, wrong.at[0].text,
            str_of(tr(in->t, "How a topic is written stands in docs/orientation.md.")));
}

/* Pages of a course that stands are kept by its version, and the search knows it by that. */
static void course_moves(struct kind_in *in, int64_t course)
{
    orientation_sql_touch(in->t, course);
    in->moved(in, "course", course);
}

static bool touches_texts(struct kind_in *in, const struct record *r)
{
    return !kind_came(in, NUMBER_OF(r, course_texts_course));
}

static void add_texts(struct kind_in *in, const struct record *r, int64_t id)
{
    int64_t course = NUMBER_OF(r, course_texts_course);

    orientation_kind_sql_text_add(in->t, .course = course, .topic = NUMBER_OF(r, course_texts_topic),
        .tag = kind_language_tag(TEXT_OF(r, course_texts_language)), .number = NUMBER_OF(r, course_texts_number),
        .body = TEXT_OF(r, course_texts_body), .basis = number_or_none(NUMBER_OF(r, course_texts_basis)),
        .saved_at = kind_instant_or_now(in, TEXT_OF(r, course_texts_saved_at)), .import = in->import, .place = r->line);
    if (!kind_came(in, course))
        course_moves(in, course);
}

static void change_texts(struct kind_in *in, const struct record *r, int64_t id)
{
    int64_t course = NUMBER_OF(r, course_texts_course);

    orientation_kind_sql_text_change(in->t, .course = course, .topic = NUMBER_OF(r, course_texts_topic),
        .tag = kind_language_tag(TEXT_OF(r, course_texts_language)), .number = NUMBER_OF(r, course_texts_number),
        .body = TEXT_OF(r, course_texts_body), .basis = number_or_none(NUMBER_OF(r, course_texts_basis)),
        .saved_at = kind_instant_or_now(in, TEXT_OF(r, course_texts_saved_at)));
    course_moves(in, course);
    kind_journal(in, course);
}

KIND_ANY(course_texts, orientation_kind_sql_text)
KIND_UNDO(course_texts, orientation_kind_sql_text)

static void course_texts_drop(struct kind_in *in)
{
    struct orientation_kind_sql_text_of_rows rows = orientation_kind_sql_text_of(in->t, in->import);

    orientation_kind_sql_text_drop(in->t, in->import);
    for (size_t i = 0; i < rows.n; i++)
        course_moves(in, rows.at[i].course);
}

const struct kind kind_course_texts = {
    .name = "course_texts",
    .noun = { "text of course", N_("Text of a course") },
    .tables = "orientation_text",
    .columns = course_texts_columns,
    .n = COL_course_texts__N,
    .shared = true,
    .any = course_texts_any,
    .give = give_texts,
    .give_same = give_same_text,
    .check = check_texts,
    .add = add_texts,
    .touches = touches_texts,
    .change = change_texts,
    .touched = course_texts_touched,
    .leaning = course_texts_leaning,
    .drop = course_texts_drop,
};
