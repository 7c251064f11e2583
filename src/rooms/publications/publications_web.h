/* publications_web: what the pages of publications have in common. Only this room. */
#pragma once
#include "rooms/publications/publications_view.h"
#include "web/req.h"

const char *publication_color(const struct publication *p);
struct str publication_stands_text(struct task *t, const struct publication *p);
/* ?in= of the page or the form; the source's when it says none of ours. */
const struct lang *publication_language_asked(struct req *r, const struct publication *p);
/* What the writer of this text could look at; lang NULL: nothing. */
struct publication_advice publication_advice_of(struct task *t, const struct lang *lang, struct str body);
/* The files that the text names are drawn: as everybody has them, or (open: false) as staff does. */
void publication_look_files(struct task *t, struct markdown_look *look, int64_t publication, bool open);
/* What of it is read aloud in a language: for everybody (open), or for staff as it will be. */
struct listening;
struct listening *publication_listening(struct task *t, int64_t publication, const struct lang *l, bool open);
bool publication_any_heard(const struct listening *x);
struct heard publication_heard(struct task *t, const struct listening *x, struct str words);
/* The paragraphs of this text with their sound; none when none has any. */
struct publication_text;
void publication_spoken_rows(
    struct task *t, const struct listening *x, const struct publication_text *text, struct spoken_rows *rows);
struct publication_public;
struct reply publications_paper(struct req *r, const struct publication_public *v, struct str stamp);
/* How a text is drawn; top: the level of its highest heading. */
struct markdown_look *publication_look(struct task *t, unsigned top);
