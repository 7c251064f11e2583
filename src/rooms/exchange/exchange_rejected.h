/* exchange_rejected: the rows that an import rejects, whole, to be mended in a spreadsheet. Only for files of this
 * room. */
#pragma once
#include "rooms/exchange/exchange_stage.h"

/* A workbook: of each file of the package with rejected rows (or rows left out) a sheet with those rows as they were
 * sent, after the columns exchange_reasons; and, when something is wrong with whole files, a sheet that says it. It can
 * be sent again as it is: the reader passes over what was added. */
struct str exchange_rejected_book(struct task *t, int64_t import);
