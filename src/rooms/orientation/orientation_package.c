/* orientation_package: see orientation_package.h. */
#include "rooms/orientation/orientation_package.h"

#include "base/settings.h"
#include "rooms/orientation/orientation_files.h"
#include "rooms/tables/tables.h"

#define FORMAT "kotipolku-orientation/1"
#define CARD   "course.json"
#define SHOWN  "files/"

/* ---- out */

static struct str file_name(struct task *t, const struct orientation_text *x)
{
    return str_fmt(t->a, "%lld.%s.md", (long long)x->topic, x->lang->tag);
}

static void write_origin(struct json *j, const struct orientation_course *c)
{
    js_key(j, S("adopted_from"));
    if (str_empty(c->origin_house)) {
        js_null(j);
        return;
    }
    js_object(j);
    js_put_str(j, "house", c->origin_house);
    js_put_int(j, "course_version", c->origin_version);
    js_key(j, S("day"));
    js_str_or_null(j, day_str(&c->origin_day));
    js_end(j);
}

static void write_shown(struct json *j, const struct file_list *files)
{
    js_key(j, S("files"));
    js_array(j);
    for (size_t i = 0; i < files->n; i++) {
        js_object(j);
        js_put_str(j, "name", files->at[i].name);
        js_put_str(j, "words", files->at[i].words);
        js_end(j);
    }
    js_end(j);
}

static struct str write_card(struct task *t, const struct orientation_course *c, const struct orientation_texts *texts,
    const struct file_list *files)
{
    struct buf *o = task_buf(t, 1 << 20);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "format", S(FORMAT));
    js_put_str(&j, "code", c->code);
    js_put_str(&j, "source", str_of(c->source->tag));
    js_put_str(&j, "house", t->settings->service_name);
    js_put_int(&j, "course_version", c->version);
    js_put_str(&j, "day", day_str(&t->today));
    write_origin(&j, c);
    js_key(&j, S("changed"));
    js_array(&j);
    for (size_t i = 0; i < texts->n; i++)
        if (texts->at[i].number > 1)
            js_str(&j, file_name(t, &texts->at[i]));
    js_end(&j);
    write_shown(&j, files);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}

enum outcome orientation_pack(struct task *t, int64_t course, struct str *ret_bytes)
{
    struct orientation_course c;
    enum outcome how = orientation_get(t, course, &c);

    if (how != DONE)
        return how;
    struct orientation_texts texts = orientation_texts(t, course, false);
    struct file_list files = { 0 }, all = orientation_files(t, course);
    int64_t bytes = 0;
    for (size_t i = 0; i < all.n; i++)
        if (!all.at[i].hidden)
            LIST_ADD(t->a, &files, all.at[i]);
    for (size_t i = 0; i < files.n; i++)
        bytes += files.at[i].bytes;
    if (bytes > ORIENTATION_SHOWN_MOST)
        return INVALID;
    struct archive_writer *w = archive_new(t);
    archive_add(w, S(CARD), write_card(t, &c, &texts, &files));
    for (size_t i = 0; i < files.n; i++) {
        struct buf *o = task_buf(t, (size_t)files.at[i].bytes + 1);
        files_bytes(t, &files.at[i], o);
        archive_add(w, str_fmt(t->a, SHOWN "%.*s", STR_ARG(files.at[i].name)), buf_view(o));
    }
    for (size_t i = 0; i < texts.n; i++)
        archive_add(w, file_name(t, &texts.at[i]), texts.at[i].body);
    *ret_bytes = archive_end(w);
    return DONE;
}

/* ---- in */

static bool refuse(struct task *t, struct problems *ps, struct str what)
{
    problem_add(t, ps, "file", what);
    return false;
}

/* Bytes are counted as they come out: a small archive may hold very much. */
static bool read_entry(struct task *t, struct archive *z, size_t i, struct buf *o, struct problems *ps)
{
    struct entry *e = archive_read(z, i);
    char piece[16384];
    ptrdiff_t n = -1;

    while (e != NULL && !buf_full(o) && (n = entry_read(e, piece, sizeof piece)) > 0)
        buf_put(o, piece, (size_t)n);
    if (buf_full(o))
        return refuse(t, ps, str_of(lang_tr(t->lang, archive_trouble_text(ARCHIVE_TOO_LARGE))));
    if (n < 0)
        return refuse(t, ps, str_of(lang_tr(t->lang, archive_trouble_text(archive_trouble(z)))));
    return true;
}

struct piece {
    size_t from, n, entry;
    bool shown;
};

/* "files/home.png", also in a folder: "home.png". */
static bool is_shown(struct str name, struct str *ret_name)
{
    ptrdiff_t at = str_find(name, S(SHOWN));

    if (at < 0 || (at > 0 && name.p[at - 1] != '/'))
        return false;
    *ret_name = str_part(name, (size_t)at + strlen(SHOWN), name.n);
    return true;
}

static bool read_files(
    struct task *t, struct archive *z, struct orientation_taken *taken, struct str *ret_card, struct problems *ps)
{
    struct buf *texts = task_buf(t, ORIENTATION_PACKAGE_MOST), *bytes = task_buf(t, ORIENTATION_SHOWN_MOST);
    struct piece *pieces = NEW_N(t->a, struct piece, archive_entries(z) + 1);
    size_t all = 0;

    for (size_t i = 0; i < archive_entries(z); i++) {
        struct str name = archive_name(z, i);
        enum archive_place place = archive_place(name);
        if (place == ARCHIVE_STRAY)
            return refuse(t, ps, trf(t, "The file %1$s leads out of the package. Nothing was taken.", name));
        if (place != ARCHIVE_FILE)
            continue;
        struct str base;
        struct piece *p = &pieces[all++];
        p->shown = is_shown(name, &base);
        struct buf *o = p->shown ? bytes : texts;
        p->from = o->n;
        p->entry = i;
        if (!read_entry(t, z, i, o, ps))
            return false;
        p->n = o->n - p->from;
    }
    for (size_t i = 0; i < all; i++) {
        struct str name = archive_name(z, pieces[i].entry);
        struct str all_of = str_part(buf_view(pieces[i].shown ? bytes : texts), pieces[i].from, pieces[i].n);
        struct orientation_file f = { name, S("") };
        struct orientation_shown s = { .bytes = all_of };
        if (is_shown(name, &s.name)) {
            LIST_ADD(t->a, &taken->shown, s);
            continue;
        }
        (void)text_clean(t->a, all_of, &f.body);
        if (str_ends(f.name, S(CARD)))
            *ret_card = f.body;
        else
            LIST_ADD(t->a, &taken->files, f);
    }
    return true;
}

static struct str short_text(struct task *t, const struct js_value *v)
{
    struct str s = js_text(v);

    return str_copy(t->a, s.n > 200 ? S("") : s);
}

/* "3.fi.md" is "3.fi". */
static void read_changed(struct task *t, const struct js_value *v, struct orientation_taken *taken)
{
    enum { NAME_MOST = 20 };
    struct strs names = { 0 };

    for (size_t i = 0; i < js_n(v) && i < (ORIENTATION_TOPICS_MOST + 1) * LANG__N; i++) {
        struct str name = js_text(js_at(v, i));
        if (str_ends(name, S(".md")) && name.n <= NAME_MOST && str_find(name, S(" ")) < 0)
            strs_add(t->a, &names, str_copy(t->a, str_part(name, 0, name.n - 3)));
    }
    taken->changed = strs_join(t->a, &names, S(" "));
}

/* What the pictures show. */
static void read_words(struct task *t, const struct js_value *v, struct orientation_taken *taken)
{
    for (size_t i = 0; i < js_n(v); i++)
        for (size_t k = 0; k < taken->shown.n; k++)
            if (str_eq(js_text(js_get(js_at(v, i), "name")), taken->shown.at[k].name))
                taken->shown.at[k].words = short_text(t, js_get(js_at(v, i), "words"));
}

static bool read_card(struct task *t, struct str text, struct orientation_taken *taken, struct problems *ps)
{
    const struct js_value *v = js_value_of(t, text);
    double version = 0;

    if (v == NULL || !js_is_object(v))
        return refuse(t, ps, str_of(tr(t, "The file course.json is missing or is not JSON.")));
    if (!str_is(js_text(js_get(v, "format")), FORMAT))
        return refuse(t, ps, str_of(tr(t, "This is no course of orientation, or one of a newer program.")));
    taken->code = short_text(t, js_get(v, "code"));
    taken->house = short_text(t, js_get(v, "house"));
    taken->source = lang_by_tag(js_text(js_get(v, "source")));
    if (str_empty(taken->code) || str_empty(taken->house) || taken->source == NULL)
        return refuse(
            t, ps, str_of(tr(t, "The file course.json does not say from whom the course is, or its language.")));
    if (js_number(js_get(v, "course_version"), &version) && version > 0 && version < 1e9)
        taken->version = (int64_t)version;
    if (!day_read(js_text(js_get(v, "day")), &taken->day))
        taken->day = DAY("");
    read_changed(t, js_get(v, "changed"), taken);
    read_words(t, js_get(v, "files"), taken);
    return true;
}

enum outcome orientation_unpack(struct task *t, struct str bytes, int64_t *ret_course, struct problems *ret_problems)
{
    enum archive_trouble trouble = ARCHIVE_GOOD;
    struct orientation_taken taken = { .version = 0 };
    struct str card = S("");

    if (!orientation_writes(t))
        return NOT_ALLOWED;
    struct archive *z = archive_open(t, bytes, -1, &trouble);
    if (z == NULL)
        (void)refuse(t, ret_problems, str_of(lang_tr(t->lang, archive_trouble_text(trouble))));
    if (z == NULL || !read_files(t, z, &taken, &card, ret_problems) || !read_card(t, card, &taken, ret_problems))
        return INVALID;
    return orientation_take(t, &taken, ret_course, ret_problems);
}
