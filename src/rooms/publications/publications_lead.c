/* publications_lead: see publications_lead.h. */
#include "rooms/publications/publications_lead.h"

#include "html/markdown.h"

/* The name of the picture that is all of this paragraph; "": it is another one. */
static struct str only_picture(struct task *t, struct str paragraph, struct str *ret_words)
{
    struct markdown m = markdown_read(t, paragraph);

    if (m.n < 4 || m.at[0].what != MARKDOWN_PARAGRAPH || m.at[1].what != MARKDOWN_PICTURE ||
        m.at[m.n - 2].what != MARKDOWN_PICTURE || m.at[m.n - 1].what != MARKDOWN_PARAGRAPH)
        return S("");
    for (size_t i = 2; i < m.n - 2; i++)
        if (m.at[i].what == MARKDOWN_PICTURE) /* two beside each other */
            return S("");
    *ret_words = str_trim(markdown_text(t->a, &m));
    return m.at[1].text;
}

bool publication_lead(struct task *t, struct str body, const struct file_list *files, struct publication_lead *ret_lead)
{
    struct strs pieces = markdown_pieces(t->a, body);
    struct str words = S(""), name = pieces.n > 0 ? only_picture(t, pieces.at[0], &words) : S("");

    for (size_t i = files->n; i-- > 0;)
        if (str_eq(files->at[i].name, name) && !files->at[i].hidden &&
            media_types[files->at[i].kind].group == MEDIA_PICTURE) {
            *ret_lead = (struct publication_lead){ &files->at[i], words };
            return true;
        }
    return false;
}

enum outcome publications_lead_set(struct task *t, int64_t publication, int64_t file)
{
    struct file_list files = publications_files(t, publication);
    struct problems ignored = { 0 };
    struct publication_text text;
    struct publication_lead lead;
    struct publication p;
    struct file f;
    enum outcome found = publications_get(t, publication, &p);

    if (found == DONE)
        found = publications_file_get(t, publication, file, &f);
    if (found != DONE)
        return found;
    if (media_types[f.kind].group != MEDIA_PICTURE || !publications_text(t, publication, p.source, 0, &text))
        return NOT_FOUND;
    struct strs pieces = markdown_pieces(t->a, text.body);
    if (publication_lead(t, text.body, &files, &lead)) {
        pieces.at++;
        pieces.n--;
    }
    text.body = str_fmt(
        t->a, "%.*s\n\n%.*s", STR_ARG(file_shelf_line(t, &f)), STR_ARG(strs_join(t->a, &pieces, S("\n\n"))));
    return publications_put_text(t, publication, p.source, &text, &ignored);
}
