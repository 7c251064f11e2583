/* xlsx_parts: the parts of a workbook file: XML inside a zip archive, unpacked and parsed piece by piece under limits
 * (size, ratio, no document type, depth). Knows nothing of sheets. Only for files of this room. */
#pragma once
#include "base/task.h"

struct parts; /* the archive */
struct part;  /* one XML part being read */

/* What to do with the part's content. Names come without their namespace prefix. The functions run inside a foreign
 * parser: they must not fail() nor allocate from an arena; trouble goes to part_refuse(). */
struct part_reader {
    void (*start)(void *x, const char *name, const char *const *attributes); /* name, value, …, NULL */
    void (*end)(void *x, const char *name);
    void (*text)(void *x, const char *p, size_t n);
    void *x;
};

enum part_step { PART_PAUSED, PART_END, PART_REFUSED };

/* NULL and *ret_msgid says why. An fd is read through a copy of it. */
struct parts *parts_open(struct task *t, struct str bytes, int fd, const char **ret_msgid) MUST_USE;
/* Why a part was refused: an English message id. */
const char *parts_refusal(const struct parts *ps);
bool parts_has(const struct parts *ps, const char *path);
/* NULL when there is no such part or it cannot be opened. Names of parts differ in case and slashes for nobody
 * (ECMA-376 part 2, 6.2.2.3). */
struct part *part_open(struct parts *ps, const char *path, const struct part_reader *reader) MUST_USE;
/* Reads until the reader pauses, the end, or trouble. */
enum part_step part_step(struct part *p) MUST_USE;
/* Called by a reader's function: stop after this event, go on with the next step / refuse the whole book. */
void part_pause(struct part *p);
void part_refuse(struct part *p, const char *msgid);
/* The value of an attribute by its name without prefix; NULL when it is not there. */
const char *part_attribute(const char *const *attributes, const char *name);
