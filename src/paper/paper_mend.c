/* paper_mend: what cairo 1.16 has no words for, added to its PDF: the language of the whole and of what is in another,
 * other words for pictures, which cells head a column, and that a window shows the title. PDF lets a file be changed by
 * new versions of its objects after its end (ISO 32000-1, 7.5.6); what stands before stays as it is. It trusts cairo to
 * write one table of plain references, and refuses anything else. */
#include <stdio.h>
#include <stdlib.h>
#include "paper/paper_draw.h"

enum { DEEPEST = 16, ENTRY = 20 };

struct pdf {
    struct arena *a;
    struct str bytes; /* as cairo left it; ends with a 0, so numbers can be read */
    long table, objects, root, info, begins;
    long *changed, *offsets; /* new versions: of which objects, and where */
    size_t n;
    struct buf *o;
    const struct paper_tags *tags;
    size_t seen; /* elements walked, in the order they were begun */
    const char *trouble;
};

static struct str from(const struct pdf *pdf, long at)
{
    return at < 0 ? S("") : str_part(pdf->bytes, (size_t)at, pdf->bytes.n);
}

/* The number after a word; -1 = none. */
static long number_after(struct str s, const char *word)
{
    ptrdiff_t at = str_find(s, str_of(word));
    return at < 0 ? -1 : strtol(s.p + at + strlen(word), NULL, 10);
}

static bool read_end(struct pdf *pdf)
{
    struct str tail = from(pdf, pdf->bytes.n > 1024 ? (long)pdf->bytes.n - 1024 : 0);
    pdf->begins = number_after(tail, "startxref\n");
    pdf->objects = number_after(tail, "/Size ");
    pdf->root = number_after(tail, "/Root ");
    pdf->info = number_after(tail, "/Info ");
    struct str table = from(pdf, pdf->begins);
    ptrdiff_t first = str_find(table, S("0000000000 65535"));
    pdf->table = pdf->begins + first;
    return str_starts(table, S("xref\n0 ")) && first > 0 && pdf->root > 0 && pdf->info > 0 && pdf->objects > 0 &&
           (size_t)pdf->objects * ENTRY <= table.n;
}

/* "<< … >>" of an object, without its last ">>". */
static struct str object(const struct pdf *pdf, long number)
{
    if (number <= 0 || number >= pdf->objects)
        return S("");
    struct str s = from(pdf, strtol(pdf->bytes.p + pdf->table + number * ENTRY, NULL, 10));
    ptrdiff_t begin = str_find(s, S("<<")), end = str_find(s, S("endobj"));
    if (begin < 0 || end < begin)
        return S("");
    s = str_trim(str_part(s, (size_t)begin, (size_t)(end - begin)));
    return str_ends(s, S(">>")) ? str_part(s, 0, s.n - 2) : S("");
}

/* A new version of an object: what stood in it, and more. */
static void change(struct pdf *pdf, long number, struct str before, struct str more)
{
    pdf->changed[pdf->n] = number;
    pdf->offsets[pdf->n++] = (long)pdf->o->n;
    buf_fmt(pdf->o, "%ld 0 obj\n%.*s%.*s>>\nendobj\n", number, STR_ARG(before), STR_ARG(more));
}

/* Text as PDF has it outside of pages: UTF-16 in hexadecimal digits. */
static void put_text(struct buf *o, struct str s)
{
    BUF_LIT(o, "<FEFF");
    for (size_t i = 0; i < s.n;) {
        uint32_t letter = paper_letter(s, &i);
        if (letter >= 0x10000)
            buf_fmt(o, "%04X%04X", 0xD800 + ((letter - 0x10000) >> 10), 0xDC00 + ((letter - 0x10000) & 0x3FF));
        else
            buf_fmt(o, "%04X", letter);
    }
    BUF_LIT(o, ">");
}

static void mend_element(struct pdf *pdf, long number, struct str before, const struct paper_tag *tag)
{
    struct buf more;
    if (str_empty(tag->lang) && str_empty(tag->alt) && !tag->heads)
        return;
    buf_init(&more, PAPER_BYTES);
    if (!str_empty(tag->lang))
        buf_fmt(&more, "   /Lang (%.*s)\n", STR_ARG(tag->lang));
    if (!str_empty(tag->alt)) {
        BUF_LIT(&more, "   /Alt ");
        put_text(&more, tag->alt);
        BUF_LIT(&more, "\n");
    }
    if (tag->heads)
        BUF_LIT(&more, "   /A << /O /Table /Scope /Column >>\n");
    change(pdf, number, before, buf_view(&more));
    buf_free(&more);
}

/* The element and those below it, in the order they were begun. */
static void walk(struct pdf *pdf, long number, int depth)
{
    struct str s = object(pdf, number);
    const struct paper_tag *tag = pdf->seen < pdf->tags->n ? &pdf->tags->at[pdf->seen] : NULL;
    ptrdiff_t name = str_find(s, S("/S /")), kids = str_find(s, S("/K "));

    if (depth > DEEPEST || !tag || name < 0 ||
        !str_starts(from(pdf, s.p + name + 4 - pdf->bytes.p), str_of(tag->name))) {
        pdf->trouble = "the tags in the PDF are not those that were begun";
        return;
    }
    pdf->seen++;
    mend_element(pdf, number, s, tag);
    if (kids < 0)
        return;
    s = str_part(s, (size_t)kids + 3, s.n);
    for (size_t i = 0, dicts = 0; i < s.n && !pdf->trouble; i++) {
        char *end = NULL;
        if (s.p[i] == '<')
            dicts++;
        else if (s.p[i] == '>')
            dicts--;
        else if (dicts == 0 && s.p[i] >= '1' && s.p[i] <= '9') {
            long child = strtol(s.p + i, &end, 10);
            i = (size_t)(end - s.p);
            if (str_starts(str_part(s, i, s.n), S(" 0 R")))
                walk(pdf, child, depth + 1);
        } else if (dicts == 0 && (s.p[i] == '/' || s.p[i] == ']'))
            break;
    }
}

static void put_table(struct pdf *pdf)
{
    size_t begins = pdf->o->n;
    BUF_LIT(pdf->o, "xref\n");
    for (size_t i = 0; i < pdf->n; i++)
        buf_fmt(pdf->o, "%ld 1\n%010ld 00000 n \n", pdf->changed[i], pdf->offsets[i]);
    buf_fmt(pdf->o,
        "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %ld\n>>\nstartxref\n%zu\n%%%%EOF\n",
        pdf->objects, pdf->root, pdf->info, pdf->begins, begins);
}

const char *paper_mend(
    struct arena *a, struct buf *o, const struct paper_opening *opening, const struct paper_tags *tags)
{
    struct pdf pdf = { .a = a, .o = o, .tags = tags, .bytes = { str_z(a, buf_view(o)), o->n } };

    if (!read_end(&pdf))
        return "cairo ends its PDF otherwise than expected";
    pdf.changed = NEW_N(a, long, tags->n + 1);
    pdf.offsets = NEW_N(a, long, tags->n + 1);
    struct str root = object(&pdf, pdf.root);
    struct str tree = object(&pdf, number_after(root, "/StructTreeRoot "));
    long document = number_after(tree, "/K [ ");
    if (str_empty(root) || document <= 0)
        return "the PDF has no tags";
    walk(&pdf, document, 0);
    if (pdf.trouble || pdf.seen != tags->n)
        return pdf.trouble ? pdf.trouble : "tags are missing in the PDF";
    change(&pdf, pdf.root, root,
        str_fmt(a, "   /Lang (%.*s)\n   /ViewerPreferences << /DisplayDocTitle true%s >>\n", STR_ARG(opening->tag[0]),
            opening->rtl[0] ? " /Direction /R2L" : ""));
    put_table(&pdf);
    return buf_full(o) ? "it is too large" : NULL;
}
