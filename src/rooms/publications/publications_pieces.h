/* publications_pieces: a text as the pieces that are translated one by one: its title, its summary, and what stands
 * between empty lines of its body. A translation remembers of each of its pieces what it was made from, so that a
 * change of the source asks anew for what was changed, and for nothing else. Compares versions by the same pieces.
 *
 * basis of a translation: a word for each of its pieces, title and summary first: the print of the source's piece (16
 * hexadecimal digits), ':', and how many pieces of the body it takes (a translator may part one in two; 0: it is not
 * translated yet). */
#pragma once
#include "rooms/publications/publications_texts.h"

enum piece_stands { PIECE_CURRENT, PIECE_CHANGED, PIECE_MISSING };
enum { PIECE_TITLE, PIECE_SUMMARY, PIECE_BODY /* the first of the body */ };

/* print: of the source's piece. text: of the translation; of a changed one what was there for the piece it replaces. */
struct publication_piece {
    struct str source, print, text;
    enum piece_stands stands;
};
struct publication_pieces {
    struct publication_piece *at;
    size_t n, cap;
    int64_t open; /* changed and missing ones */
};
/* The source's pieces with the translation's beside them. text NULL: there is none yet. */
struct publication_pieces publication_pieces(
    struct task *t, const struct publication_text *source, const struct publication_text *translation);
/* A translation made of these pieces: title, summary, body and basis of *ret_text. PIECE_CHANGED ones keep the print
 * they had in `before` (NULL: none), the others get the source's. */
void publication_translated(struct task *t, const struct publication_pieces *pieces,
    const struct publication_text *before, struct publication_text *ret_text);
/* A translation that came as a whole: its paragraphs are those of the source one by one, what is more belongs to the
 * last; where it has none, it is missing. */
struct publication_text publication_translation(
    struct task *t, const struct publication_text *source, const struct publication_text *text);

/* The print of a piece. */
struct str publication_print(struct task *t, struct str piece);
/* The pieces of a text by itself: title, summary, paragraphs; what a translation has for one of the source's is one. */
struct strs publication_paragraphs(struct task *t, const struct publication_text *text);

/* How a language stands against the source. */
enum language_stands { LANGUAGE_SOURCE, LANGUAGE_CURRENT, LANGUAGE_OUTDATED, LANGUAGE_MISSING };
struct publication_language {
    const struct lang *lang;
    enum language_stands stands;
    int64_t number, shown, open; /* open: paragraphs to translate */
    struct publication_text text;
};
struct publication_languages {
    struct publication_language *at;
    size_t n, cap;
};
/* Of all languages, in the order of languages.h; the newest texts. */
struct publication_languages publications_languages(struct task *t, const struct publication *p);

/* Two versions, piece by piece. */
enum piece_change { PIECE_SAME, PIECE_REMOVED, PIECE_ADDED };
struct piece_compared {
    enum piece_change change;
    struct str text;
};
struct pieces_compared {
    struct piece_compared *at;
    size_t n, cap;
};
struct pieces_compared publication_compare(
    struct task *t, const struct publication_text *before, const struct publication_text *after);
