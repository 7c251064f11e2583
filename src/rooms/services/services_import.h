/* services_import: files of the Finnish service catalogue (PTV) and of HSDS into the directory, and the directory as
 * such files. For the pages of this room and the commands. */
#pragma once
#include "rooms/services/services_read.h"

/* Bytes of one file. JSON of PTV or HSDS; HSDS as CSV tables comes as several (services.csv, organizations.csv …); a
 * ZIP holds any of them. */
struct service_file {
    struct str name, bytes;
};
struct service_files {
    struct service_file *at;
    size_t n, cap;
};

/* here: changed here since, or known from elsewhere: left as it is. */
enum service_group { SERVICE_NEW, SERVICE_SAME, SERVICE_CHANGED, SERVICE_HERE, SERVICE__GROUPS };
/* id: of this import, by which it is taken back (services_undo.h), where it is not dry and something came in.
 * refused: nothing is brought in; the note says where and why. */
struct service_import {
    int64_t id, n[SERVICE__GROUPS];
    struct service_notes notes, refused;
    struct service_lines sample; /* of a preview: the first that are new or change */
};

/* language: of HSDS texts, which do not say it (ISO 639-3; "" English). dry: in a read transaction, nothing is stored.
 * INVALID: ret->refused says why; then nothing may be committed. */
enum outcome services_import(struct task *t, const struct service_files *files, struct str language, bool dry,
    struct service_import *ret) MUST_USE;
/* The files in a ZIP instead of it; others stay as they are. False: *ret_why. */
bool services_unpack(struct task *t, struct service_files *files, struct str *ret_why) MUST_USE;

/* "ptv", "hsds" or "hsds-csv": the whole directory as files. False: there is no such format. */
bool services_export(struct task *t, struct str format, struct service_files *ret_files) MUST_USE;

/* ---- of the files of this room */

/* Tables of an HSDS package as services (JSON), one by one. False: *ret_why says where. */
bool service_tables_read(struct task *t, const struct service_files *files, struct strs *ret_services,
    struct strs *ret_organisations, struct service_note *ret_why) MUST_USE;
bool service_tables_json(struct task *t, const struct js_value *v, struct service_files *ret_files) MUST_USE;
struct service_files service_tables_write(
    struct task *t, const struct strs *services, const struct strs *organisations);

/* An entry as JSON of HSDS 3.0: as it came, where nothing has changed here; else with our words laid over it. */
struct str service_hsds_text(struct task *t, const struct service_entry *e);
struct str service_ptv_text(struct task *t, const struct service_entry *e);
