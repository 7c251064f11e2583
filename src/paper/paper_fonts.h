/* paper_fonts: the fonts of papers inside the program (tools/fonts.mjs), made known to pango and to nobody else's
 * programs. No font of the machine is looked for: a paper is the same everywhere. Only for files of this folder. */
#pragma once
#include "paper/paper_libs.h"

extern const struct str paper_fonts[]; /* TrueType files; made by tools/embed */
extern const unsigned paper_fonts_n;

/* The files that fontconfig reads them from; open as long as anything is drawn. */
enum { PAPER_FONTS_MOST = 32 };
struct paper_font_files {
    int at[PAPER_FONTS_MOST];
    unsigned n;
};
/* NULL: not enough memory, or no /proc. */
PangoFontMap *paper_font_map(const struct paper_libs *l, struct paper_font_files *ret_files);
void paper_font_files_close(struct paper_font_files *files);
