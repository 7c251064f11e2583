/* paper_fonts: see the header. fontconfig takes files only, so each font is a file without a name (memfd) for as long
 * as this process lives. */
#include "paper/paper_fonts.h"
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static bool write_all(int fd, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n <= 0)
            return false;
        bytes = str_part(bytes, (size_t)n, bytes.n);
    }
    return true;
}

/* Where it is, in path; it stays open. */
static bool as_file(struct str bytes, char path[32], struct paper_font_files *files)
{
    int fd = files->n < PAPER_FONTS_MOST ? memfd_create("font", MFD_CLOEXEC) : -1;
    if (fd < 0)
        return false;
    files->at[files->n++] = fd;
    snprintf(path, 32, "/proc/self/fd/%d", fd);
    return write_all(fd, bytes);
}

PangoFontMap *paper_font_map(const struct paper_libs *l, struct paper_font_files *ret_files)
{
    char path[32];
    FcConfig *config = l->FcConfigCreate();

    *ret_files = (struct paper_font_files){ 0 };
    for (unsigned i = 0; config && i < paper_fonts_n; i++)
        if (!as_file(paper_fonts[i], path, ret_files) || !l->FcConfigAppFontAddFile(config, (const FcChar8 *)path))
            return NULL;
    /* pango asks for the current fonts before it can be told otherwise, and fontconfig would look for the machine's */
    if (!config || !l->FcConfigSetCurrent(config))
        return NULL;
    PangoFontMap *map = l->pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (map) /* PANGO_FC_FONT_MAP() would ask the type system, which is not linked */
        l->pango_fc_font_map_set_config((PangoFcFontMap *)(void *)map, config);
    l->FcConfigDestroy(config); /* it stays as long as it is the current one */
    return map;
}

void paper_font_files_close(struct paper_font_files *files)
{
    for (unsigned i = 0; i < files->n; i++)
        close(files->at[i]);
    files->n = 0;
}
