/* xlsx_parts: entries of an archive through expat. A document type (entities!) ends the reading; the parser is closed
 * with the task's arena. How much may be unpacked is archive.c's. */
#include "rooms/tables/xlsx_parts.h"
#include <expat.h>
#include "lang/lang.h"
#include "rooms/tables/tables_archive.h"

enum { CHUNK = 64 * 1024, DEPTH = 64 };

struct parts {
    struct task *t;
    struct archive *archive;
    const char *refusal;
};

struct part {
    struct parts *parts;
    const struct part_reader *reader;
    struct entry *entry;
    XML_Parser xml;
    int depth;
    bool paused, ended;
};

static void close_part(void *x)
{
    struct part *p = x;
    if (p->xml)
        XML_ParserFree(p->xml);
}

/* The archive's trouble in the words of a workbook. */
static const char *refusal_of(enum archive_trouble trouble)
{
    if (trouble == ARCHIVE_TOO_LARGE || trouble == ARCHIVE_TOO_MANY)
        return N_("The workbook is too large when unpacked.");
    return N_("The file is not a workbook (.xlsx), or it is damaged.");
}

struct parts *parts_open(struct task *t, struct str bytes, int fd, const char **ret_msgid)
{
    enum archive_trouble trouble;
    struct archive *archive = archive_open(t, bytes, fd, &trouble);
    if (!archive) {
        *ret_msgid = refusal_of(trouble);
        return NULL;
    }
    struct parts *ps = NEW(t->a, struct parts);
    *ps = (struct parts){ .t = t, .archive = archive };
    return ps;
}

const char *parts_refusal(const struct parts *ps) { return ps->refusal; }

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
    if (!p->parts->refusal)
        p->reader->end(p->reader->x, local(name));
}

static void XMLCALL on_text(void *x, const XML_Char *text, int n)
{
    struct part *p = x;
    if (!p->parts->refusal)
        p->reader->text(p->reader->x, text, (size_t)n);
}

static void XMLCALL on_doctype(
    void *x, const XML_Char *name, const XML_Char *system, const XML_Char *public, int subset)
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
    if (!p->parts->refusal)
        p->parts->refusal = msgid;
    XML_StopParser(p->xml, XML_FALSE);
}

const char *part_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(local(attributes[0]), name) == 0)
            return attributes[1];
    return NULL;
}

/* --- reading */

bool parts_has(const struct parts *ps, const char *path)
{
    return archive_find_part(ps->archive, path) < archive_entries(ps->archive);
}

struct part *part_open(struct parts *ps, const char *path, const struct part_reader *reader)
{
    size_t i = archive_find_part(ps->archive, path);
    if (i == archive_entries(ps->archive))
        return NULL;
    struct part *p = NEW(ps->t->a, struct part);
    *p = (struct part){ .parts = ps, .reader = reader };
    arena_then(ps->t->a, close_part, p);
    p->entry = archive_read(ps->archive, i);
    p->xml = XML_ParserCreate(NULL);
    if (!p->entry || !p->xml)
        return NULL;
    XML_SetUserData(p->xml, p);
    XML_SetElementHandler(p->xml, on_start, on_end);
    XML_SetCharacterDataHandler(p->xml, on_text);
    XML_SetStartDoctypeDeclHandler(p->xml, on_doctype);
    return p;
}

static enum part_step damaged(struct part *p)
{
    if (!p->parts->refusal)
        p->parts->refusal = refusal_of(ARCHIVE_DAMAGED);
    return PART_REFUSED;
}

/* The next piece for the parser; false: damaged or beyond the limits. */
static bool unpack(struct part *p, enum XML_Status *ret_status)
{
    void *room = XML_GetBuffer(p->xml, CHUNK);
    if (!room)
        return false;
    ptrdiff_t n = entry_read(p->entry, room, CHUNK);
    if (n < 0) {
        p->parts->refusal = refusal_of(archive_trouble(p->parts->archive));
        return false;
    }
    p->ended = n == 0;
    *ret_status = XML_ParseBuffer(p->xml, (int)n, n == 0);
    return true;
}

enum part_step part_step(struct part *p)
{
    enum XML_Status status = XML_STATUS_OK;
    if (p->parts->refusal)
        return PART_REFUSED;
    if (p->paused) {
        p->paused = false;
        status = XML_ResumeParser(p->xml);
    }
    while (status == XML_STATUS_OK && !p->ended)
        if (!unpack(p, &status))
            return damaged(p);
    if (status == XML_STATUS_ERROR)
        return damaged(p);
    return status == XML_STATUS_SUSPENDED ? PART_PAUSED : PART_END;
}
