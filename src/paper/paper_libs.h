/* paper_libs: the functions of pango, cairo and fontconfig that papers need, loaded when one is drawn. Linked, the
 * libraries would cost a server that draws nothing 4.2 MB (docs/decisions/paper.md). A function's type comes from its
 * own header. Only for files of this folder. */
#pragma once
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include "base/str.h"

/* clang-format off */
#define PAPER_LIBS(F) \
    F(FcConfigCreate) F(FcConfigDestroy) F(FcConfigAppFontAddFile) F(FcConfigSetCurrent) \
    F(pango_cairo_font_map_new_for_font_type) F(pango_fc_font_map_set_config) F(pango_font_map_create_context) \
    F(pango_cairo_context_set_font_options) F(pango_cairo_update_context) F(pango_cairo_font_get_scaled_font) \
    F(pango_cairo_show_glyph_item) \
    F(pango_context_set_base_dir) F(pango_context_set_language) F(pango_context_set_round_glyph_positions) \
    F(pango_language_from_string) \
    F(pango_font_description_new) F(pango_font_description_free) F(pango_font_description_set_family_static) \
    F(pango_font_description_set_weight) F(pango_font_description_set_absolute_size) \
    F(pango_layout_new) F(pango_layout_set_font_description) F(pango_layout_set_width) F(pango_layout_set_wrap) \
    F(pango_layout_set_auto_dir) F(pango_layout_set_alignment) F(pango_layout_set_text) F(pango_layout_get_text) \
    F(pango_layout_get_extents) F(pango_layout_get_line_count) F(pango_layout_get_iter) \
    F(pango_layout_iter_get_line_readonly) F(pango_layout_iter_get_line_extents) F(pango_layout_iter_get_baseline) \
    F(pango_layout_iter_next_line) F(pango_layout_iter_free) F(pango_glyph_string_get_width) F(g_object_unref) \
    F(cairo_pdf_surface_create_for_stream) F(cairo_pdf_surface_set_metadata) F(cairo_surface_finish) \
    F(cairo_image_surface_create) F(cairo_surface_write_to_png_stream) \
    F(cairo_surface_status) F(cairo_surface_destroy) F(cairo_create) F(cairo_destroy) \
    F(cairo_status) F(cairo_status_to_string) \
    F(cairo_show_page) F(cairo_tag_begin) F(cairo_tag_end) F(cairo_move_to) F(cairo_line_to) F(cairo_close_path) \
    F(cairo_rectangle) F(cairo_fill) F(cairo_stroke) F(cairo_set_line_width) F(cairo_set_source_rgb) \
    F(cairo_arc) F(cairo_set_dash) F(cairo_scale) \
    F(cairo_set_scaled_font) F(cairo_show_text_glyphs) F(cairo_scaled_font_text_to_glyphs) F(cairo_glyph_free) \
    F(cairo_scaled_font_glyph_extents) \
    F(cairo_font_options_create) F(cairo_font_options_destroy) F(cairo_font_options_set_hint_style) \
    F(cairo_font_options_set_hint_metrics)
/* clang-format on */
struct paper_libs {
#define F(function) __typeof__(function) *(function);
    PAPER_LIBS(F)
#undef F
};

/* False: something of it is not on this machine; *ret_missing names it. */
bool paper_libs_load(struct paper_libs *ret_libs, const char **ret_missing);
