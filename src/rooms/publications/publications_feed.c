/* publications_feed: see publications_feed.h. */
#include "rooms/publications/publications_feed.h"

enum { FEED_MOST = 1 << 20 };

/* What was typed has been cleaned; of control characters XML knows line ends only. */
static void put(struct buf *o, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '&')
            BUF_LIT(o, "&amp;");
        else if (c == '<')
            BUF_LIT(o, "&lt;");
        else if (c == '>')
            BUF_LIT(o, "&gt;");
        else if (c == '"')
            BUF_LIT(o, "&quot;");
        else
            buf_ch(o, (unsigned char)c < 0x20 && c != '\n' ? ' ' : c);
    }
}

static void element(struct buf *o, const char *begin, struct str s, const char *end)
{
    buf_z(o, begin);
    put(o, s);
    buf_z(o, end);
}

static void entry(struct buf *o, const struct feed_entry *e)
{
    element(o, "<entry xml:lang=\"", e->lang, "\">\n");
    element(o, "<id>", e->id, "</id>\n");
    element(o, "<title>", e->title, "</title>\n");
    element(o, "<link rel=\"alternate\" type=\"text/html\" href=\"", e->page, "\"/>\n");
    element(o, "<updated>", instant_str(&e->updated), "</updated>\n");
    if (!str_empty(e->summary))
        element(o, "<summary>", e->summary, "</summary>\n");
    buf_z(o, "</entry>\n");
}

struct str feed_atom(struct task *t, const struct feed *f)
{
    struct buf *o = task_buf(t, FEED_MOST);

    buf_z(o, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(o, "<id>", f->self, "</id>\n");
    element(o, "<title>", f->title, "</title>\n");
    element(o, "<author><name>", f->title, "</name></author>\n");
    element(o, "<link rel=\"self\" href=\"", f->self, "\"/>\n");
    element(o, "<link rel=\"alternate\" type=\"text/html\" href=\"", f->page, "\"/>\n");
    element(o, "<updated>", instant_str(&f->updated), "</updated>\n");
    for (size_t i = 0; i < f->entries.n; i++)
        entry(o, &f->entries.at[i]);
    buf_z(o, "</feed>\n");
    task_must_fit(t, o);
    return buf_view(o);
}
