/* publications_sounds: see publications_sounds.h. No pages here. */
#include "rooms/publications/publications_sounds.h"

#include "auth/journal.h"
#include "html/markdown.h"
#include "publications_sounds_sql.h"
#include "publications_sql.h"
#include "rooms/publications/publications_codes.h"

static const char *const noun = "publication";

/* ---- which are there */

static struct publication_sound sound_of(const struct publications_sounds_sql_sound_row *r)
{
    return (struct publication_sound){ .id = r->sound,
        .tag = r->tag,
        .print = r->print,
        .words = r->words,
        .staff_name = r->staff_name,
        .shown = r->shown,
        .outdated = r->outdated,
        .added_at = r->added_at };
}

struct publication_sounds publication_sounds(struct task *t, int64_t publication, struct str tag)
{
    struct publication_sounds list = { 0 };
    struct publications_sounds_sql_sound_rows rows = publications_sounds_sql_of(t, publication, tag);

    for (size_t i = 0; i < rows.n; i++) {
        struct publication_sound one = sound_of(&rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

const struct publication_sound *publication_sound_of(
    struct task *t, const struct publication_sounds *all, struct str words, bool only_shown)
{
    struct str print = all->n == 0 ? S("") : publication_print(t, words);

    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->at[i].print, print) && (all->at[i].shown || !only_shown))
            return &all->at[i];
    return NULL;
}

bool publication_speakable(struct task *t, struct str words)
{
    struct str text = str_trim(words);
    struct markdown m = markdown_read(t, text);

    return !(str_starts(text, S("![")) && str_ends(text, S(")"))) && !str_empty(markdown_text(t->a, &m));
}

struct publication_spokens publications_spoken(struct task *t, const struct publication *p)
{
    struct publication_spokens list = { 0 };
    struct publication_languages all = publications_languages(t, p);

    for (size_t i = 0; i < all.n; i++) {
        struct publication_spoken one = { .lang = all.at[i].lang };
        if (all.at[i].number == 0)
            continue;
        struct publication_sounds sounds = publication_sounds(t, p->id, str_of(one.lang->tag));
        struct strs texts = publication_paragraphs(t, &all.at[i].text);
        for (size_t k = 0; k < texts.n; k++) {
            bool asked = publication_speakable(t, texts.at[k]);
            one.all += asked;
            one.recorded += asked && publication_sound_of(t, &sounds, texts.at[k], false) != NULL;
        }
        for (size_t k = 0; k < sounds.n; k++)
            one.outdated += sounds.at[k].outdated;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

void publications_sound_outdated(struct task *t, int64_t project, const struct publications *list, bool *ret_outdated)
{
    struct publications_sounds_sql_outdated_in_rows rows = publications_sounds_sql_outdated_in(t, project);

    for (size_t i = 0; i < list->n; i++) {
        ret_outdated[i] = false;
        for (size_t k = 0; k < rows.n; k++)
            ret_outdated[i] |= rows.at[k].publication == list->at[i].id;
    }
}

/* ---- recorded and taken away */

static void drop(struct task *t, int64_t publication, int64_t sound)
{
    (void)files_remove_all(t, FILE_OF_SOUND, sound);
    (void)publications_sounds_sql_remove(t, publication, sound);
}

static bool says(struct task *t, const struct publication_text *text, struct str print, struct str *ret_words)
{
    struct strs all = publication_paragraphs(t, text);

    for (size_t i = 0; i < all.n; i++)
        if (publication_speakable(t, all.at[i]) && str_eq(publication_print(t, all.at[i]), print)) {
            *ret_words = str_trim(all.at[i]);
            return true;
        }
    return false;
}

enum outcome publications_sound_add(
    struct task *t, const struct publication_sound_new *n, struct problems *ret_problems)
{
    struct publication p;
    struct publication_text text;
    struct str words;
    int64_t id = id_new(), file;
    enum outcome how = publications_get(t, n->publication, &p);
    struct file_wish w = { .owner = FILE_OF_SOUND,
        .row = id,
        .groups = PUBLICATION_SOUND_GROUPS,
        .most = 1,
        .bytes = n->bytes,
        .name = n->chosen ? S("sound") : S(""),
        .words = S("") };

    if (how != DONE)
        return how;
    if (!publications_text(t, p.id, n->tag, 0, &text) || !says(t, &text, n->print, &words))
        return CONFLICT;
    if (files_add(t, &w, &file, ret_problems) != DONE)
        return INVALID;
    struct publication_sounds all = publication_sounds(t, p.id, n->tag);
    for (size_t i = 0; i < all.n; i++)
        if (str_eq(all.at[i].print, n->print) && !all.at[i].shown)
            drop(t, p.id, all.at[i].id);
    publications_sounds_sql_add(t, .sound = id, .publication = p.id, .tag = n->tag, .print = n->print, .words = words,
        .staff = t->viewer->staff, .added_at = t->now);
    publications_sql_touch(t, p.id);
    journal_write(t, JOURNAL_CHANGE, noun, p.id, S("sound"));
    return DONE;
}

enum outcome publications_sound_remove(struct task *t, int64_t publication, int64_t sound)
{
    struct publication p;
    struct publications_sounds_sql_sound_row row;
    enum outcome how = publications_get(t, publication, &p);

    if (how != DONE)
        return how;
    if (!publications_sounds_sql_get(t, publication, sound, &row))
        return NOT_FOUND;
    drop(t, publication, sound);
    publications_sql_changed(t, p.project); /* kept pages play it no more */
    journal_write(t, JOURNAL_CHANGE, noun, publication, S("sound"));
    return DONE;
}

enum outcome publications_sound_get(
    struct task *t, int64_t publication, int64_t sound, struct publication_sound *ret_sound, struct file *ret_file)
{
    struct publication p;
    struct publications_sounds_sql_sound_row row;
    enum outcome how = publications_get(t, publication, &p);

    if (how != DONE)
        return how;
    if (!publications_sounds_sql_get(t, publication, sound, &row) || !files_newest(t, FILE_OF_SOUND, sound, ret_file))
        return NOT_FOUND;
    *ret_sound = sound_of(&row);
    return DONE;
}

bool publications_sound_shown(struct task *t, int64_t publication, int64_t sound, struct file *ret_file)
{
    struct publications_sounds_sql_sound_row row;
    struct publications_sounds_sql_shown_text_row text;
    struct str words;

    if (!publications_sounds_sql_get(t, publication, sound, &row) || !row.shown ||
        !publications_sounds_sql_shown_text(t, publication, row.tag, t->today, &text))
        return false;
    struct publication_text x = {
        .title = text.title, .summary = text.summary, .body = text.body, .basis = text.basis
    };
    return says(t, &x, row.print, &words) && files_newest(t, FILE_OF_SOUND, sound, ret_file);
}

const char *publications_sound_ending(struct task *t, const int64_t *ids)
{
    struct file f;

    return publications_sound_shown(t, ids[0], ids[1], &f) ? media_types[f.kind].code : NULL;
}

/* ---- what follows from what becomes of the texts */

void publication_sounds_check(
    struct task *t, int64_t publication, struct str tag, const struct publication_text *newest)
{
    struct publication_sounds all = publication_sounds(t, publication, tag);
    struct str words;

    for (size_t i = 0; i < all.n; i++) {
        bool outdated = !says(t, newest, all.at[i].print, &words);
        if (outdated != all.at[i].outdated)
            publications_sounds_sql_mark(t, all.at[i].id, outdated);
    }
}

/* Of the same words only the newest stays. */
void publication_sounds_publish(struct task *t, int64_t publication)
{
    struct publication_sounds all = publication_sounds(t, publication, S(""));

    for (size_t i = 0; i < all.n; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(all.at[k].tag, all.at[i].tag) && str_eq(all.at[k].print, all.at[i].print)) {
                drop(t, publication, all.at[i].id);
                break;
            }
    publications_sounds_sql_publish(t, publication);
}

void publication_sounds_hide(struct task *t, int64_t publication) { publications_sounds_sql_hide(t, publication); }

void publication_sounds_remove(struct task *t, int64_t publication)
{
    struct publication_sounds all = publication_sounds(t, publication, S(""));

    for (size_t i = 0; i < all.n; i++)
        drop(t, publication, all.at[i].id);
}
