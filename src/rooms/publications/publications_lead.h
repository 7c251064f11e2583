/* publications_lead: the picture that stands at the top of a text: its first paragraph, when that is one of the
 * pictures of the publication alone. So it has words for who does not see it in each language, is reviewed and
 * translated with the text, and is what others show who link to it. Only this room. */
#pragma once
#include "rooms/publications/publications_files.h"
#include "rooms/publications/publications_pieces.h"

/* words: as the text has them; file: one of `files`. */
struct publication_lead {
    const struct file *file;
    struct str words;
};
bool publication_lead(
    struct task *t, struct str body, const struct file_list *files, struct publication_lead *ret_lead);
/* Puts this picture at the top of the newest text in the language it is written in, in place of one that stands there.
 * NOT_FOUND: it is no picture of it. */
enum outcome publications_lead_set(struct task *t, int64_t publication, int64_t file) MUST_USE;
