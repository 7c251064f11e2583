/* files_shelf: files that a text names and shows: what they are called, and how they are drawn where the text says
 * ![What it shows](file:NAME). See files.h. */
#include "html/markdown.h"
#include "lang/lang.h"
#include "rooms/files/files.h"

/* ---- names */

/* "Kartta (uusi).JPG" is "kartta-uusi". */
static struct str plain_name(struct task *t, struct str typed)
{
    enum { MOST = 40 };
    char *p = arena_alloc(t->a, MOST);
    size_t n = 0, end = typed.n;

    for (size_t i = 0; i < typed.n; i++)
        if (typed.p[i] == '.' && i > 0)
            end = i; /* its end is what the bytes say */
    for (size_t i = 0; i < end && n < MOST; i++) {
        char c = typed.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a'), letter = true;
        if (letter)
            p[n++] = c;
        else if (n > 0 && p[n - 1] != '-')
            p[n++] = '-';
    }
    while (n > 0 && p[n - 1] == '-')
        n--;
    return n > 0 ? (struct str){ p, n } : S("file");
}

static struct str without_end(struct str name)
{
    for (size_t i = name.n; i-- > 0;)
        if (name.p[i] == '.')
            return str_part(name, 0, i);
    return name;
}

static bool is_named(const struct file_list *all, struct str base)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(without_end(all->at[i].name), base))
            return true;
    return false;
}

static struct str free_name(struct task *t, const struct file_list *all, struct str base)
{
    struct str name = base;

    for (int64_t n = 2; is_named(all, name); n++)
        name = str_fmt(t->a, "%.*s-%lld", STR_ARG(base), (long long)n);
    return name;
}

/* ---- added */

/* Is it words for a film? Then it is called as the newest film, with its language. */
static bool is_track(struct task *t, const struct file_wish *w)
{
    struct media m;

    return media_read(t->a, w->bytes, w->groups, &m) == MEDIA_FINE && media_types[m.kind].group == MEDIA_TRACK;
}

static bool newest_film(const struct file_list *all, struct str *ret_base)
{
    for (size_t i = all->n; i-- > 0;)
        if (media_types[all->at[i].kind].group == MEDIA_VIDEO) {
            *ret_base = without_end(all->at[i].name);
            return true;
        }
    return false;
}

static bool is_language(struct str tag)
{
    const struct lang *l = lang_by_tag(tag);

    return l != NULL && str_is(tag, l->tag);
}

enum outcome files_add_named(struct task *t, const struct file_wish *chosen, struct str tag, struct problems *ret)
{
    struct file_wish w = *chosen;
    int64_t file;

    if (!files_check(t, &w, ret))
        return INVALID;
    struct file_list all = files_of(t, w.owner, w.row);
    struct str base = plain_name(t, w.name);
    if (is_track(t, &w)) {
        if (!newest_film(&all, &base))
            problem_add(t, ret, "file", str_of(tr(t, "Add the film first, then its words.")));
        if (!is_language(tag))
            problem_add(t, ret, "tag", str_of(tr(t, "Choose the language from the list.")));
        base = str_fmt(t->a, "%.*s.%.*s", STR_ARG(base), STR_ARG(tag));
    } else {
        base = free_name(t, &all, base);
    }
    if (ret->n > 0)
        return INVALID;
    w.name = str_fmt(t->a, "%.*s.x", STR_ARG(base)); /* files_name() puts the end that its bytes ask for */
    return files_add(t, &w, &file, ret);
}

/* ---- drawn */

static enum markdown_shows shows_of(const struct file *f)
{
    unsigned group = media_types[f->kind].group;

    return group == MEDIA_AUDIO   ? MARKDOWN_SHOWS_SOUND
           : group == MEDIA_VIDEO ? MARKDOWN_SHOWS_FILM
                                  : MARKDOWN_SHOWS_PICTURE;
}

static void add_tracks(const struct file_shelf *shelf, const struct file *film, struct markdown_picture *ret)
{
    struct task *t = shelf->t;
    struct str base = without_end(film->name);

    for (enum lang_id i = 0; i < LANG__N && ret->n < MARKDOWN_TRACKS; i++) {
        const struct lang *l = lang_get(i);
        struct str name = str_fmt(t->a, "%.*s.%s.vtt", STR_ARG(base), l->tag);
        for (size_t k = 0; k < shelf->files.n; k++)
            if (str_eq(shelf->files.at[k].name, name))
                ret->tracks[ret->n++] = (struct markdown_track){ shelf->url(t, shelf->row, shelf->files.at[k].id),
                    str_of(l->tag), str_of(l->name) };
    }
}

bool file_shelf_picture(void *x, struct str name, struct markdown_picture *ret_picture)
{
    const struct file_shelf *shelf = x;

    for (size_t i = shelf->files.n; i-- > 0;) {
        const struct file *f = &shelf->files.at[i];
        if (!str_eq(f->name, name) || f->hidden || media_types[f->kind].group == MEDIA_TRACK)
            continue;
        *ret_picture = (struct markdown_picture){
            .url = shelf->url(shelf->t, shelf->row, f->id), .shows = shows_of(f), .width = f->width, .height = f->height
        };
        if (ret_picture->shows == MARKDOWN_SHOWS_FILM)
            add_tracks(shelf, f, ret_picture);
        return true;
    }
    return false;
}

/* Its words are words, whatever they mean in Markdown. */
struct str file_shelf_line(struct task *t, const struct file *f)
{
    struct buf *o = task_buf(t, 2 * f->words.n + f->name.n + sizeof "![](file:)");

    BUF_LIT(o, "![");
    for (size_t i = 0; i < f->words.n; i++) {
        if (strchr("\\[]*_`<&~", f->words.p[i]) != NULL)
            buf_ch(o, '\\');
        buf_ch(o, f->words.p[i]);
    }
    buf_fmt(o, "](file:%.*s)", STR_ARG(f->name));
    return buf_view(o);
}
