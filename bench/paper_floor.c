/* paper_floor: the least that draws the same texts: pango and cairo linked, the same fonts, a paragraph for each line
 * of TEXTS, one column, each once. usage: paper_floor TEXTS PDF FONT... */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    char line[10000];
    int y = 60, height;
    FILE *texts = argc > 3 ? fopen(argv[1], "r") : NULL;
    FcConfig *config = FcConfigCreate();

    if (!texts)
        return 2;
    for (int i = 3; i < argc; i++)
        FcConfigAppFontAddFile(config, (const FcChar8 *)argv[i]);
    FcConfigSetCurrent(config);
    PangoFontMap *map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config((PangoFcFontMap *)(void *)map, config);
    PangoContext *context = pango_font_map_create_context(map);
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans, Noto Sans Arabic 8");
    cairo_surface_t *pdf = cairo_pdf_surface_create(argv[2], 595, 842);
    cairo_t *c = cairo_create(pdf);
    while (fgets(line, sizeof line, texts)) {
        PangoLayout *layout = pango_layout_new(context);
        pango_layout_set_font_description(layout, font);
        pango_layout_set_width(layout, 230 * PANGO_SCALE);
        pango_layout_set_text(layout, line, (int)strcspn(line, "\n"));
        pango_layout_get_pixel_size(layout, NULL, &height);
        if (y + height > 780) {
            cairo_show_page(c);
            y = 60;
        }
        cairo_move_to(c, 57, y);
        pango_cairo_show_layout(c, layout);
        y += height + 6;
        g_object_unref(layout);
    }
    fclose(texts);
    cairo_show_page(c);
    cairo_destroy(c);
    cairo_surface_finish(pdf);
    return cairo_surface_status(pdf) != CAIRO_STATUS_SUCCESS;
}
