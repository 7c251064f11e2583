/* publications_files: see publications_files.h. */
#include "rooms/publications/publications_files.h"

#include "auth/journal.h"
#include "publications_files_sql.h"
#include "publications_sql.h"
#include "rooms/publications/publications_codes.h"

static const char *const noun = "publication";

struct file_list publications_files(struct task *t, int64_t publication)
{
    return files_of(t, FILE_OF_PUBLICATION, publication);
}

enum outcome publications_file_get(struct task *t, int64_t publication, int64_t file, struct file *ret_file)
{
    return files_get(t, FILE_OF_PUBLICATION, publication, file, ret_file);
}

struct file_list publications_files_shown(struct task *t, int64_t publication)
{
    struct file_list list = { 0 }, all = publications_files(t, publication);
    struct publications_files_sql_shown_row row;

    if (!publications_files_sql_shown(t, publication, t->today, &row))
        return list;
    for (size_t i = 0; i < all.n; i++)
        if (instant_unix(all.at[i].added_at) <= instant_unix(row.public_at))
            LIST_ADD(t->a, &list, all.at[i]);
    return list;
}

bool publications_file_shown(struct task *t, int64_t publication, int64_t file, struct file *ret_file)
{
    struct file_list list = publications_files_shown(t, publication);

    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].id == file) {
            *ret_file = list.at[i];
            return true;
        }
    return false;
}

const char *publications_file_ending(struct task *t, const int64_t *ids)
{
    struct file f;

    return publications_file_shown(t, ids[0], ids[1], &f) ? media_types[f.kind].code : NULL;
}

/* Its words are words, whatever they mean in Markdown. */
struct str publication_file_line(struct task *t, const struct file *f)
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

/* ---- added and taken away */

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

enum outcome publications_file_add(
    struct task *t, int64_t publication, const struct file_wish *chosen, struct str tag, struct problems *ret_problems)
{
    struct publication p;
    struct file_wish w = *chosen;
    int64_t file;
    enum outcome how = publications_get(t, publication, &p);

    if (how != DONE)
        return how;
    w.owner = FILE_OF_PUBLICATION, w.row = publication, w.groups = PUBLICATION_FILE_GROUPS;
    w.most = PUBLICATION_FILES_MOST;
    if (!files_check(t, &w, ret_problems))
        return INVALID;
    struct file_list all = publications_files(t, publication);
    struct str base = plain_name(t, w.name);
    if (is_track(t, &w)) {
        if (!newest_film(&all, &base))
            problem_add(t, ret_problems, "file", str_of(tr(t, "Add the film first, then its words.")));
        if (!code_ok(&CODES_publication_language, tag))
            problem_add(t, ret_problems, "tag", str_of(tr(t, "Choose the language from the list.")));
        base = str_fmt(t->a, "%.*s.%.*s", STR_ARG(base), STR_ARG(tag));
    } else {
        base = free_name(t, &all, base);
    }
    if (ret_problems->n > 0)
        return INVALID;
    w.name = str_fmt(t->a, "%.*s.x", STR_ARG(base)); /* files_name() puts the end that its bytes ask for */
    how = files_add(t, &w, &file, ret_problems);
    if (how == DONE)
        journal_write(t, JOURNAL_CHANGE, noun, publication, S("file"));
    return how;
}

enum outcome publications_file_remove(struct task *t, int64_t publication, int64_t file)
{
    struct publication p;
    enum outcome how = publications_get(t, publication, &p);

    if (how != DONE)
        return how;
    how = files_remove(t, FILE_OF_PUBLICATION, publication, file);
    if (how == DONE) {
        publications_sql_changed(t, p.project); /* kept pages name it no more */
        journal_write(t, JOURNAL_CHANGE, noun, publication, S("file"));
    }
    return how;
}

/* ---- drawn */

static enum markdown_shows shows_of(const struct file *f)
{
    unsigned group = media_types[f->kind].group;

    return group == MEDIA_AUDIO   ? MARKDOWN_SHOWS_SOUND
           : group == MEDIA_VIDEO ? MARKDOWN_SHOWS_FILM
                                  : MARKDOWN_SHOWS_PICTURE;
}

static void add_tracks(const struct publication_shelf *shelf, const struct file *film, struct markdown_picture *ret)
{
    struct task *t = shelf->t;
    struct str base = without_end(film->name);

    for (enum lang_id i = 0; i < LANG__N && ret->n < MARKDOWN_TRACKS; i++) {
        const struct lang *l = lang_get(i);
        struct str name = str_fmt(t->a, "%.*s.%s.vtt", STR_ARG(base), l->tag);
        for (size_t k = 0; k < shelf->files.n; k++)
            if (str_eq(shelf->files.at[k].name, name))
                ret->tracks[ret->n++] = (struct markdown_track){
                    shelf->url(t, shelf->publication, shelf->files.at[k].id), str_of(l->tag), str_of(l->name)
                };
    }
}

bool publication_picture(void *x, struct str name, struct markdown_picture *ret_picture)
{
    const struct publication_shelf *shelf = x;

    for (size_t i = shelf->files.n; i-- > 0;) {
        const struct file *f = &shelf->files.at[i];
        if (!str_eq(f->name, name) || media_types[f->kind].group == MEDIA_TRACK)
            continue;
        *ret_picture = (struct markdown_picture){ .url = shelf->url(shelf->t, shelf->publication, f->id),
            .shows = shows_of(f),
            .width = f->width,
            .height = f->height };
        if (ret_picture->shows == MARKDOWN_SHOWS_FILM)
            add_tracks(shelf, f, ret_picture);
        return true;
    }
    return false;
}
