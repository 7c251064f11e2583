/* speakers_web: the page on which a manager brings figures in. No rules here. */
#include "rooms/routes.h"
#include "rooms/speakers/speakers_view.h"
#include "speakers_speakers_html.h"
#include "web/req.h"

FORM_DEFINE(speakers_file, SPEAKERS_FIELDS)

static struct reply show_page(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct speakers_page_view v = { .form = form,
        .file = file_field_of(t, &form, tr(t, "File"), str_of(tr(t, "A CSV file.")), S(".csv,.tsv,.txt,text/csv")),
        .now = speakers_state(t) };

    return SHOW(r, status, speakers_page, &v);
}

struct reply speakers_page(struct req *r)
{
    return show_page(r, 200, form_show(&r->task, &speakers_file_form, NULL, 0));
}

struct reply speakers_upload(struct req *r)
{
    struct task *t = &r->task;
    struct uploads uploads = req_uploads(r);
    struct speakers_file_values v;
    struct speakers_done done;
    struct form form;

    if (!form_read(r, &speakers_file_form, &v, &form))
        return show_page(r, 422, form);
    struct speakers_wish w = {
        .bytes = uploads.n > 0 ? uploads.at[0].bytes : S(""), .source = v.source, .year = v.year
    };
    enum outcome how = speakers_bring(t, &w, &done, &form.problems);
    if (how == INVALID)
        return show_page(r, 422, form);
    if (how != DONE)
        return reply_refused(r, how);
    struct str n = lang_number(t->a, t->lang, done.taken);
    struct str said = tr_fill(t->a, trn(t, "%n figure is in.", "%n figures are in.", done.taken), &n, 1);
    if (done.left > 0)
        said = trf(t, "%1$s Lines that stay out: %2$s (%3$s).", said, lang_number(t->a, t->lang, done.left),
            strs_join(t->a, &done.told, S("; ")));
    return reply_redirect(r, URL(t, speakers_page), str_z(t->a, said));
}
