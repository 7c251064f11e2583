/* publications_pieces: see publications_pieces.h. Which pieces are the same is the longest row of prints that both have
 * in one order; what lies between two of these was replaced, one by one. */
#include "rooms/publications/publications_pieces.h"

#include "base/both.h"
#include "base/keys.h"
#include "html/markdown.h"
#include "publications_sql.h"

/* ---- pieces and prints */

static struct strs pieces_of(struct task *t, const struct publication_text *text)
{
    struct strs all = { 0 }, body = markdown_pieces(t->a, text->body);

    strs_add(t->a, &all, text->title);
    strs_add(t->a, &all, text->summary);
    for (size_t i = 0; i < body.n; i++)
        strs_add(t->a, &all, body.at[i]);
    return all;
}

struct str publication_print(struct task *t, struct str piece)
{
    return str_fmt(t->a, "%016llx", (unsigned long long)key_hash(str_trim(piece)));
}

static struct strs prints_of(struct task *t, const struct strs *pieces)
{
    struct strs prints = { 0 };

    for (size_t i = 0; i < pieces->n; i++)
        strs_add(t->a, &prints, publication_print(t, pieces->at[i]));
    return prints;
}

/* ---- a translation beside its source */

struct made { /* pieces of a translation, with the prints of what they were made from */
    struct strs prints, texts;
};

/* "0123456789abcdef:1" */
static bool basis_word(struct str word, struct str *ret_print, int64_t *ret_takes)
{
    return str_cut(&word, ':', ret_print) && str_int(word, ret_takes) && *ret_takes >= 0;
}

static struct made made_of(struct task *t, const struct publication_text *text)
{
    struct made m = { 0 };
    struct strs words = strs_split(t->a, text->basis, ' '), body = markdown_pieces(t->a, text->body);
    size_t at = 0;

    for (size_t i = 0; i < words.n; i++) {
        struct str print, piece = i == PIECE_TITLE ? text->title : i == PIECE_SUMMARY ? text->summary : S("");
        int64_t takes;
        if (!basis_word(words.at[i], &print, &takes))
            break;
        for (int64_t n = 0; i >= PIECE_BODY && n < takes && at < body.n; n++, at++)
            piece = n == 0 ? body.at[at] : str_fmt(t->a, "%.*s\n\n%.*s", STR_ARG(piece), STR_ARG(body.at[at]));
        strs_add(t->a, &m.prints, print);
        strs_add(t->a, &m.texts, piece);
    }
    return m;
}

struct strs publication_paragraphs(struct task *t, const struct publication_text *text)
{
    return str_empty(text->basis) ? pieces_of(t, text) : made_of(t, text).texts;
}

struct beside {
    struct publication_pieces *pieces;
    struct made *made;
    size_t old_from, new_from; /* what lies open since the last piece that both have */
};

static void replace_open(struct beside *x, size_t old_to, size_t new_to)
{
    for (; x->old_from < old_to && x->new_from < new_to; x->old_from++, x->new_from++) {
        struct publication_piece *p = &x->pieces->at[x->new_from];
        p->text = x->made->texts.at[x->old_from];
        p->stands = str_empty(p->text) ? PIECE_MISSING : PIECE_CHANGED;
    }
    x->old_from = old_to;
    x->new_from = new_to;
}

static void both_step(void *userdata, size_t i, size_t k)
{
    struct beside *x = userdata;

    if (i == x->made->prints.n || k == x->pieces->n)
        return;
    replace_open(x, i, k);
    struct publication_piece *p = &x->pieces->at[k];
    p->text = x->made->texts.at[i];
    p->stands = str_empty(p->text) ? PIECE_MISSING : PIECE_CURRENT;
    x->old_from = i + 1;
    x->new_from = k + 1;
}

struct publication_pieces publication_pieces(
    struct task *t, const struct publication_text *source, const struct publication_text *translation)
{
    struct publication_pieces all = { 0 };
    struct strs pieces = pieces_of(t, source), prints = prints_of(t, &pieces);
    struct made made = { 0 };

    for (size_t i = 0; i < pieces.n; i++) {
        struct publication_piece one = {
            .source = pieces.at[i], .print = prints.at[i], .text = S(""), .stands = PIECE_MISSING
        };
        LIST_ADD(t->a, &all, one);
    }
    if (translation != NULL) {
        made = made_of(t, translation);
        struct beside x = { .pieces = &all, .made = &made };
        both_walk(t->a, &made.prints, &prints, both_step, &x);
        replace_open(&x, made.prints.n, all.n);
    }
    for (size_t i = 0; i < all.n; i++) {
        if (str_empty(all.at[i].source)) /* no summary: nothing to translate */
            all.at[i].stands = PIECE_CURRENT;
        all.open += all.at[i].stands != PIECE_CURRENT;
    }
    return all;
}

/* The print that this translated piece had. */
static struct str print_before(struct task *t, const struct publication_text *before, struct str text)
{
    struct made made = before == NULL ? (struct made){ 0 } : made_of(t, before);

    for (size_t i = 0; i < made.texts.n; i++)
        if (str_eq(made.texts.at[i], text))
            return made.prints.at[i];
    return S("0000000000000000");
}

void publication_translated(struct task *t, const struct publication_pieces *pieces,
    const struct publication_text *before, struct publication_text *ret_text)
{
    struct strs body = { 0 }, basis = { 0 };

    for (size_t i = 0; i < pieces->n; i++) {
        const struct publication_piece *p = &pieces->at[i];
        struct str print = p->stands == PIECE_CHANGED ? print_before(t, before, p->text) : p->print;
        int64_t takes = (int64_t)markdown_pieces(t->a, p->text).n;
        strs_add(t->a, &basis, str_fmt(t->a, "%.*s:%lld", STR_ARG(print), (long long)takes));
        if (i >= PIECE_BODY && takes > 0)
            strs_add(t->a, &body, str_trim(p->text));
    }
    ret_text->title = pieces->at[PIECE_TITLE].text;
    ret_text->summary = pieces->at[PIECE_SUMMARY].text;
    ret_text->body = strs_join(t->a, &body, S("\n\n"));
    ret_text->basis = strs_join(t->a, &basis, S(" "));
}

/* ---- languages */

static enum language_stands stands_of(const struct publication_language *l, bool source)
{
    if (source)
        return LANGUAGE_SOURCE;
    if (l->number == 0)
        return LANGUAGE_MISSING;
    return l->open > 0 ? LANGUAGE_OUTDATED : LANGUAGE_CURRENT;
}

struct publication_languages publications_languages(struct task *t, const struct publication *p)
{
    struct publication_languages all = { 0 };
    struct publications_sql_languages_rows rows = publications_sql_languages(t, p->id);
    struct publication_text source = { 0 };

    for (enum lang_id i = 0; i < LANG__N; i++) {
        struct publication_language one = { .lang = lang_get(i) };
        for (size_t k = 0; k < rows.n; k++) {
            const struct publications_sql_text_row *x = &rows.at[k].text;
            if (!str_is(rows.at[k].tag, one.lang->tag))
                continue;
            one.number = x->number;
            one.shown = rows.at[k].shown;
            one.text = (struct publication_text){ .number = x->number,
                .title = x->title,
                .summary = x->summary,
                .body = x->body,
                .basis = x->basis,
                .staff_name = x->staff_name,
                .saved_at = x->saved_at };
        }
        if (str_is(p->source, one.lang->tag))
            source = one.text;
        LIST_ADD(t->a, &all, one);
    }
    for (size_t i = 0; i < all.n; i++) {
        struct publication_language *l = &all.at[i];
        bool is_source = str_is(p->source, l->lang->tag);
        if (!is_source)
            l->open = publication_pieces(t, &source, l->number == 0 ? NULL : &l->text).open;
        l->stands = stands_of(l, is_source);
    }
    return all;
}

/* ---- two versions */

struct comparing {
    struct task *t;
    const struct strs *before, *after;
    struct pieces_compared *list;
};

static void compare_step(void *userdata, size_t i, size_t k)
{
    struct comparing *x = userdata;
    struct piece_compared one = { PIECE_SAME, k < x->after->n ? x->after->at[k] : x->before->at[i] };

    if (k == x->after->n)
        one.change = PIECE_REMOVED;
    else if (i == x->before->n)
        one.change = PIECE_ADDED;
    if (!str_empty(one.text))
        LIST_ADD(x->t->a, x->list, one);
}

struct pieces_compared publication_compare(
    struct task *t, const struct publication_text *before, const struct publication_text *after)
{
    struct pieces_compared list = { 0 };
    struct strs a = pieces_of(t, before), b = pieces_of(t, after);
    struct comparing x = { t, &a, &b, &list };

    both_walk(t->a, &a, &b, compare_step, &x);
    return list;
}
