/* search: documents come in and go. Finding is search_find.c, parts of the index search_parts.c. */
#include "rooms/search/search.h"

#include "db/db.h"
#include "lang/terms.h"
#include "rooms/search/search_index.h"
#include "rooms/search/search_pack.h"
#include "search_sql.h"
#include <stdlib.h>

static const char *const kind_codes[SEARCH__N] = {
#define K(NAME, code, name) [SEARCH_##NAME] = #code,
    SEARCH_KINDS(K)
#undef K
};

const char *search_kind_code(enum search_kind kind) { return kind_codes[kind]; }

enum search_kind search_kind_of(struct str code)
{
    for (enum search_kind i = 0; i < SEARCH__N; i++)
        if (str_is(code, kind_codes[i]))
            return i;
    return SEARCH__N;
}

static const char *const permission_names[PERM__N] = {
#define P(name, ...) [PERM_##name] = #name,
    PERMISSIONS(P)
#undef P
};

bool search_sees(const struct viewer *v, struct str permission, int64_t project)
{
    for (enum permission p = 0; p < PERM__N; p++)
        if (str_is(permission, permission_names[p])) {
            if (p == PERM_PUBLIC || v->program)
                return true;
            bool works = project == 0 || v->role == ROLE_ADMIN || viewer_knows_project(v, project);
            return works && permitted(v, p);
        }
    return false;
}

/* ---- putting in */

static int64_t face_of(struct task *t, const struct search_document *d, struct str language)
{
    struct str kind = str_of(kind_codes[d->kind]), permission = str_of(permission_names[d->permission]);
    struct search_sql_face_of_row row;

    if (search_sql_face_of(t, kind, language, d->project, permission, &row))
        return row.face;
    struct search_sql_face_rows all = search_sql_faces(t);
    int64_t face = all.n > 0 ? all.at[all.n - 1].face + 1 : 1;
    must(t, face <= FACES_MOST);
    search_sql_add_face(t, face, kind, language, d->project, permission);
    return face;
}

/* What it is found by: how long it is, then each term and how often. */
static struct str packed_terms(struct task *t, const struct terms *terms)
{
    struct pack p = { 0 };
    uint64_t length = 0;

    for (size_t i = 0; i < terms->n; i++)
        length += terms->at[i].times;
    pack_number(t->a, &p, length);
    for (size_t i = 0; i < terms->n; i++) {
        pack_number(t->a, &p, terms->at[i].text.n);
        pack_bytes(t->a, &p, terms->at[i].text);
        pack_number(t->a, &p, terms->at[i].times);
    }
    return pack_view(&p);
}

static int by_folded(const void *a, const void *b)
{
    const struct written_word *x = a, *y = b;

    return str_cmp(term_bare(x->folded), term_bare(y->folded));
}

/* For "did you mean": each once, as it is written somewhere. */
static void add_words(struct task *t, const struct search_document *d)
{
    struct written_words list = terms_written(t->a, d->text), title = terms_written(t->a, d->title);

    for (size_t i = 0; i < title.n; i++)
        LIST_ADD(t->a, &list, title.at[i]);
    if (list.n > 0)
        qsort(list.at, list.n, sizeof *list.at, by_folded);
    for (size_t i = 0; i < list.n; i++) {
        struct str word = term_bare(list.at[i].folded);
        size_t letters = term_letters(word);
        if (letters > TERM_RUN && (i == 0 || !str_eq(word, term_bare(list.at[i - 1].folded))))
            search_sql_add_word(t, word, list.at[i].written, (int64_t)letters, lang_sound(t->a, word));
    }
}

static struct str cut(struct str text, size_t most)
{
    if (text.n <= most)
        return text;
    while (most > 0 && ((unsigned char)text.p[most] & 0xC0) == 0x80)
        most--;
    return str_part(text, 0, most);
}

static bool same(const struct search_sql_document_row *row, const struct search_document *d, int64_t face)
{
    return row->face == face && str_eq(row->title, d->title) && str_eq(row->body, d->text);
}

/* The parts of the index keep its place, and what finds it there leaves it out. */
static void remove_document(struct task *t, int64_t document)
{
    search_sql_remove(t, document);
    search_sql_remove_fresh(t, document);
}

void search_put(struct task *t, const struct search_document *given)
{
    struct search_document d = *given;
    struct str kind = str_of(kind_codes[d.kind]), language = lang_code3(t->a, d.language);
    struct search_sql_document_rows rows = search_sql_of_record(t, kind, d.record);

    d.text = cut(d.text, SEARCH_TEXT_MOST);
    int64_t face = face_of(t, &d, language);
    for (size_t i = 0; i < rows.n; i++) {
        if (!str_eq(rows.at[i].language, language))
            continue;
        bool stays = same(&rows.at[i], &d, face) && (str_empty(d.also) || rows.at[i].version == d.version);
        if (stays) {
            if (rows.at[i].version != d.version)
                search_sql_seen(t, rows.at[i].id, d.version);
            return;
        }
        remove_document(t, rows.at[i].id);
    }
    struct terms terms = terms_of(
        t->a, (struct weighted_text[]){ { d.title, SEARCH_TITLE_COUNTS }, { d.text, 1 }, { d.also, 1 } }, 3);
    int64_t id = id_new();
    search_sql_add(t, .id = id, .kind = kind, .record = d.record, .version = d.version, .language = language,
        .face = face, .title = d.title, .body = d.text);
    search_sql_add_fresh(t, id, face, packed_terms(t, &terms));
    add_words(t, &d);
    struct search_sql_fresh_count_row fresh;
    if (search_sql_fresh_count(t, &fresh) && fresh.n >= SEARCH_FRESH)
        search_settle(t);
}

void search_drop(struct task *t, enum search_kind kind, int64_t record, struct str language)
{
    struct search_sql_document_rows rows = search_sql_of_record(t, str_of(kind_codes[kind]), record);
    struct str code = lang_code3(t->a, language);

    for (size_t i = 0; i < rows.n; i++)
        if (str_empty(language) || str_eq(rows.at[i].language, code))
            remove_document(t, rows.at[i].id);
}
