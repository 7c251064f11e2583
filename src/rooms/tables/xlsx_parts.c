/* xlsx_parts: libzip and expat, and the limits between them and a hostile file. Bytes are counted as they come out, not as
 * the archive claims; a document type (entities!) ends the reading; every handle is closed with the task's arena. */
#include "rooms/tables/xlsx_parts.h"
#include <expat.h>
#include <unistd.h>
#include <zip.h>
#include "lang/lang.h"

enum {
    CHUNK       = 64 * 1024,
    ENTRIES     = 1000,
    DEPTH       = 64,
    RATIO       = 200,      /* of bytes unpacked to bytes packed, once FREE_BYTES are out */
    FREE_BYTES  = 8 << 20,
};
#define PARTS_BYTES ((uint64_t)2 << 30) /* unpacked, all parts together */

struct parts {
    struct task *t;
    zip_t       *zip;
    uint64_t     unpacked;
    const char  *refusal;
};

struct part {
    struct parts             *parts;
    const struct part_reader *reader;
    zip_file_t               *file;
    XML_Parser                xml;
    uint64_t                  packed, unpacked;
    int                       depth;
    bool                      paused, ended;
};

static void close_zip(void *x)
{
    zip_discard(x);
}

static void close_part(void *x)
{
    struct part *p = x;
    if (p->xml) XML_ParserFree(p->xml);
    if (p->file) zip_fclose(p->file);
}

static zip_t *open_zip(struct str bytes, int fd)
{
    if (fd >= 0) {
        int copy = dup(fd), code;
        if (copy < 0) return NULL;
        zip_t *zip = zip_fdopen(copy, 0, &code);
        if (!zip) close(copy);
        return zip;
    }
    zip_source_t *source = zip_source_buffer_create(bytes.p, bytes.n, 0, NULL);
    if (!source) return NULL;
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!zip) zip_source_free(source);
    return zip;
}

struct parts *parts_open(struct task *t, struct str bytes, int fd, const char **ret_msgid)
{
    zip_t *zip = open_zip(bytes, fd);
    if (!zip) {
        *ret_msgid = N_("The file is not a workbook (.xlsx), or it is damaged.");
        return NULL;
    }
    arena_then(t->a, close_zip, zip);
    if (zip_get_num_entries(zip, 0) > ENTRIES) {
        *ret_msgid = N_("The workbook is too large when unpacked.");
        return NULL;
    }
    struct parts *ps = NEW(t->a, struct parts);
    *ps              = (struct parts){ .t = t, .zip = zip };
    return ps;
}

const char *parts_refusal(const struct parts *ps)
{
    return ps->refusal;
}

/* --- expat calls these */

static const char *local(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static void XMLCALL on_start(void *x, const XML_Char *name, const XML_Char **attributes)
{
    struct part *p = x;
    if (++p->depth > DEPTH) {
        part_refuse(p, N_("The file is not a workbook (.xlsx), or it is damaged."));
        return;
    }
    p->reader->start(p->reader->x, local(name), (const char *const *)attributes);
}

static void XMLCALL on_end(void *x, const XML_Char *name)
{
    struct part *p = x;
    p->depth--;
    if (!p->parts->refusal) p->reader->end(p->reader->x, local(name));
}

static void XMLCALL on_text(void *x, const XML_Char *text, int n)
{
    struct part *p = x;
    if (!p->parts->refusal) p->reader->text(p->reader->x, text, (size_t)n);
}

static void XMLCALL on_doctype(void *x, const XML_Char *name, const XML_Char *system, const XML_Char *public, int subset)
{
    part_refuse(x, N_("The workbook has a document type declaration, which a workbook never needs. It is not read."));
}

void part_pause(struct part *p)
{
    p->paused = true;
    XML_StopParser(p->xml, XML_TRUE);
}

void part_refuse(struct part *p, const char *msgid)
{
    if (!p->parts->refusal) p->parts->refusal = msgid;
    XML_StopParser(p->xml, XML_FALSE);
}

const char *part_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0) return attributes[1];
    return NULL;
}

/* --- reading */

struct part *part_open(struct parts *ps, const char *path, const struct part_reader *reader)
{
    zip_stat_t st;
    if (zip_stat(ps->zip, path, 0, &st) != 0 || !(st.valid & ZIP_STAT_COMP_SIZE)) return NULL;
    struct part *p = NEW(ps->t->a, struct part);
    *p             = (struct part){ .parts = ps, .reader = reader, .packed = st.comp_size };
    arena_then(ps->t->a, close_part, p);
    p->file = zip_fopen(ps->zip, path, 0);
    p->xml  = XML_ParserCreate(NULL);
    if (!p->file || !p->xml) return NULL;
    XML_SetUserData(p->xml, p);
    XML_SetElementHandler(p->xml, on_start, on_end);
    XML_SetCharacterDataHandler(p->xml, on_text);
    XML_SetStartDoctypeDeclHandler(p->xml, on_doctype);
    return p;
}

static enum part_step damaged(struct part *p)
{
    if (!p->parts->refusal) p->parts->refusal = N_("The file is not a workbook (.xlsx), or it is damaged.");
    return PART_REFUSED;
}

/* The next piece for the parser; false: damaged or beyond the limits. */
static bool unpack(struct part *p, enum XML_Status *ret_status)
{
    void *room = XML_GetBuffer(p->xml, CHUNK);
    if (!room) return false;
    zip_int64_t n = zip_fread(p->file, room, CHUNK);
    if (n < 0) return false;
    p->unpacked += (uint64_t)n;
    p->parts->unpacked += (uint64_t)n;
    if (p->parts->unpacked > PARTS_BYTES || (p->unpacked > FREE_BYTES && p->unpacked / RATIO > p->packed)) {
        p->parts->refusal = N_("The workbook is too large when unpacked.");
        return false;
    }
    p->ended    = n == 0;
    *ret_status = XML_ParseBuffer(p->xml, (int)n, n == 0);
    return true;
}

enum part_step part_step(struct part *p)
{
    enum XML_Status status = XML_STATUS_OK;
    if (p->parts->refusal) return PART_REFUSED;
    if (p->paused) {
        p->paused = false;
        status    = XML_ResumeParser(p->xml);
    }
    while (status == XML_STATUS_OK && !p->ended)
        if (!unpack(p, &status)) return damaged(p);
    if (status == XML_STATUS_ERROR) return damaged(p);
    return status == XML_STATUS_SUSPENDED ? PART_PAUSED : PART_END;
}
