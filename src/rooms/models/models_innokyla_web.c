/* models_innokyla_web: Innokylä's text blocks as a page to copy from, and as a file. No rules here. */
#include "models_innokyla_html.h"
#include "rooms/models/models_codes.h"
#include "rooms/models/models_package_view.h"
#include "rooms/routes.h"

struct reply models_innokyla_page(struct req *r)
{
    struct task *t = &r->task;
    struct model m;
    enum outcome how = models_get(t, r->ids[0], 0, &m);

    if (how != DONE)
        return reply_refused(r, how);
    struct innokyla_blocks blocks = models_innokyla(t, &m);
    if (str_is(r->accept, "text") || str_is(r->accept, "txt"))
        return reply_bytes(r, 200, "text/plain; charset=utf-8", models_innokyla_text(t, &blocks), "innokyla.txt");
    struct url file = url_with(t->a, URL(t, models_innokyla_page, m.id), "format", S("text"));
    struct models_innokyla_view v = { .id = m.id,
        .title = models_text_in(&m, t->lang)->title,
        .back = URL(t, models_one, m.id),
        .file = file,
        .other_language = models_text_in(&m, lang_get(LANG_fi))->lang->id != LANG_fi };
    for (size_t i = 0; i < blocks.n; i++) {
        const struct innokyla_block *b = &blocks.at[i];
        struct innokyla_row row = { .b = b,
            .asks = b->about != NULL ? str_of(b->about)
                                     : trf(t, "Write it in the text of the model under the heading %1$s.",
                                           code_name(t->lang, &CODES_model_section, str_of(b->code))),
            .missing = str_of(tr(t, "Nothing is written yet")),
            .color = b->needed ? "danger" : "neutral" };
        v.empty += str_empty(b->text);
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, models_innokyla, &v);
}
