/* run_tables: the tables of a report as a text and back, with what their columns say of themselves: so a stored run is
 * shown as it was when reports are counted otherwise one day. Only for the files of this room. */
#pragma once
#include "rooms/reports/report_table.h"

/* All lines of all tables, also of those by group (which are used up). Lists that are held nowhere are left out. Texts
 * that are there for pages only are taken as English and translated when they are read. False: more than `most` lines.
 */
bool run_tables_write(struct task *t, struct report_tables *tables, size_t most, struct buf *o) MUST_USE;
/* False: it is no such text. What was read lives as long as t's arena. */
bool run_tables_read(struct task *t, struct str text, struct report_tables *ret_tables) MUST_USE;
/* How it is counted, in eight hexadecimal digits: of the columns, definitions and sentences, not of the figures. */
struct str run_tables_rules(struct task *t, const struct report_tables *tables);
/* Are these tables described as those of today (begun for nobody) are? Then what is said of them in words fits. */
bool run_tables_alike(struct task *t, const struct report_tables *kept, const struct report_tables *today);
