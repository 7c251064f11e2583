/* paper_draw: a paper from its bytes to a PDF: through once to count the pages, once more to draw them. */
#include "paper/paper_draw.h"

static cairo_status_t take(void *x, const unsigned char *bytes, unsigned n)
{
    struct buf *o = x;
    buf_put(o, (const char *)bytes, n);
    return buf_full(o) ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* Without hinting: a letter is where its font says, whatever the size of a point on some screen. A context never
 * changes once it is made: pango would break the texts made with it anew. */
static void make_contexts(struct draw *d)
{
    const struct paper_libs *l = &d->l;
    cairo_font_options_t *o = l->cairo_font_options_create();
    l->cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
    l->cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
    for (unsigned i = 0; i < d->opening.languages; i++)
        for (int rtl = 0; rtl < 2; rtl++) {
            PangoContext *c = d->contexts[i][rtl] = l->pango_font_map_create_context(d->fonts);
            l->pango_cairo_context_set_font_options(c, o);
            l->pango_context_set_round_glyph_positions(c, false);
            l->pango_context_set_base_dir(c, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
            l->pango_context_set_language(c, l->pango_language_from_string(str_z(d->a, d->opening.tag[i])));
        }
    l->cairo_font_options_destroy(o);
}

static void free_contexts(struct draw *d)
{
    for (unsigned i = 0; i < d->opening.languages; i++)
        for (int rtl = 0; rtl < 2; rtl++)
            d->l.g_object_unref(d->contexts[i][rtl]);
    d->l.g_object_unref(d->fonts);
}

/* Once through the whole document. False: there is something wrong with its bytes. */
static bool go_through(struct draw *d, struct paper_reader r)
{
    if (!d->counting)
        paper_tag_begin(d, (struct paper_tag){ .name = "Document" });
    d->chapter = 0;
    paper_sheet_first(d);
    paper_blocks(d, &r);
    paper_sheet_last(d);
    if (!d->counting)
        paper_tag_end(d, "Document");
    return !r.bad;
}

static cairo_surface_t *open_pdf(struct draw *d, struct buf *o)
{
    const struct paper_libs *l = &d->l;
    const double sides[2] = { 595, 842 };
    const bool wide = d->opening.wide, poster = d->opening.poster;
    const struct paper_sides whole = paper_sides(d);
    cairo_surface_t *pdf = l->cairo_pdf_surface_create_for_stream(
        take, o, poster ? whole.width : sides[wide], poster ? whole.height : sides[!wide]);

    l->cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, str_z(d->a, d->opening.title));
    l->cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_AUTHOR, str_z(d->a, d->opening.house));
    /* else cairo takes the clock, and one paper has other bytes each time */
    l->cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, str_z(d->a, d->opening.made));
    return pdf;
}

static enum paper_result refuse(const char **ret_trouble, const char *why)
{
    *ret_trouble = why;
    return PAPER_BROKEN;
}

static enum paper_result draw_pdf(struct draw *d, struct paper_reader r, struct buf *o, const char **ret_trouble)
{
    d->counting = false;
    d->pages = d->page;
    cairo_surface_t *pdf = open_pdf(d, o);
    d->c = d->l.cairo_create(pdf);
    if (d->opening.poster)
        d->l.cairo_scale(d->c, paper_scale(d), paper_scale(d));
    go_through(d, r);
    cairo_status_t status = d->l.cairo_status(d->c);
    d->l.cairo_destroy(d->c);
    d->l.cairo_surface_finish(pdf);
    if (status == CAIRO_STATUS_SUCCESS)
        status = d->l.cairo_surface_status(pdf);
    d->l.cairo_surface_destroy(pdf);
    if (status != CAIRO_STATUS_SUCCESS)
        return refuse(ret_trouble, d->l.cairo_status_to_string(status));
    *ret_trouble = paper_mend(d->a, o, &d->opening, &d->tags);
    return *ret_trouble ? PAPER_BROKEN : PAPER_DRAWN;
}

static enum paper_result count_and_draw(struct draw *d, struct paper_reader r, struct buf *o, const char **ret_trouble)
{
    d->counting = true;
    if (!go_through(d, r))
        return refuse(ret_trouble, "it is no paper");
    return d->page > (d->opening.poster ? 1 : PAPER_PAGES) ? PAPER_TOO_LONG : draw_pdf(d, r, o, ret_trouble);
}

enum paper_result paper_draw(struct arena *a, struct str document, struct buf *o, const char **ret_trouble)
{
    struct paper_reader r = { document, false };
    struct draw *d = NEW(a, struct draw);

    d->a = a;
    d->opening = paper_get_opening(&r);
    if (r.bad)
        return refuse(ret_trouble, "it does not begin as a paper");
    if (!paper_libs_load(&d->l, ret_trouble))
        return PAPER_BROKEN;
    d->fonts = paper_font_map(&d->l, &d->files);
    if (!d->fonts) {
        paper_font_files_close(&d->files);
        return refuse(ret_trouble, "no fonts");
    }
    make_contexts(d);
    enum paper_result result = d->opening.card ? paper_card_draw(d, o, ret_trouble)
                                               : count_and_draw(d, r, o, ret_trouble);
    free_contexts(d);
    paper_font_files_close(&d->files);
    return result;
}
