/* services_undo: files of services that were brought in, and taking one back as one act, as long as nothing was built
 * on it. Only what is as a file gave it is ever changed by a file, so what stood before is again what that earlier file
 * said.
 *
 * services_import: name (of its first file), staff_id (NULL: on the command line), added, changed, undone_at.
 * services_import_row: an entry that it made (stood NULL) or changed (stood: the JSON it had come as before, language:
 * of its texts then); version: of the entry when the import was over. Kept for SERVICE_UNDO_DAYS. */
#pragma once
#include "rooms/services/services_import.h"

enum { SERVICE_UNDO_DAYS = 90, SERVICE_IMPORTS_SHOWN = 10 };

struct service_import_line {
    int64_t id, added, changed;
    struct str name, staff;
    struct instant made_at, undone_at;
};
struct service_import_lines {
    struct service_import_line *at;
    size_t n, cap;
};
/* The newest first. */
struct service_import_lines services_imports(struct task *t);
enum outcome services_import_get(struct task *t, int64_t import, struct service_import_line *ret_line) MUST_USE;

/* NOT_FOUND: no such import, or it was taken back. CONFLICT: somebody changed or uses what it brought; *ret_why names
 * it, nothing is changed. */
enum outcome services_import_undo(struct task *t, int64_t import, struct str *ret_why) MUST_USE;

/* ---- for services_import.c: what an import did. stood: empty: the entry is new. */
void service_undo_note(
    struct task *t, int64_t import, const struct service_entry *e, struct str stood, struct str language);
void service_undo_keep(struct task *t, int64_t import, struct str name, const struct service_import *how);
