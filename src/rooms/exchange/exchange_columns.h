/* exchange_columns: a sheet of somebody's own on its way through the browser: staged, asked about, made into files of
 * the package for the check and the import. Only for files of this room. */
#pragma once
#include "rooms/exchange/exchange_jobs.h"
#include "rooms/exchange/exchange_sheet.h"

/* The file under which what was said of the columns is kept among the corrections of an import. */
#define EXCHANGE_COLUMNS "@columns"

/* Is what was sent such a sheet, and must somebody be asked about its columns first? Not when all of it was said the
 * last time; then that is taken. */
bool exchange_asks_columns(
    struct task *t, int64_t project, int64_t import, const struct exchange_file *files, size_t n) MUST_USE;
/* The sheet of an import that waits, as it was said so far; wanted: another one of its workbook, or empty. NOT_FOUND:
 * it is a package, or has no such sheet. */
enum outcome exchange_sheet_of(struct task *t, const struct staged *s, struct str wanted, struct sheet *ret) MUST_USE;
/* What the columns are is kept, and remembered for the project. CONFLICT: it is not in the state for it. */
enum outcome exchange_say_columns_are(
    struct task *t, const struct staged *s, const struct mapping_saids *said) MUST_USE;
/* The same, and a job checks the rows. CONFLICT: too much waits already, too. */
enum outcome exchange_check_columns(struct task *t, const struct staged *s, const struct mapping_saids *said) MUST_USE;
/* Files of the package, whatever was sent; o gets what was noticed and refused while they were made. */
struct staged_files exchange_staged_tables(
    struct task *t, int64_t import, const struct exchange_mends *mends, struct exchange_options *o);
