/* tables: tabular data in and out: the door of this room. It has six wings, each a header of its own:
 * reading CSV and workbooks, opening archives, writing tables in any format, writing and reading JSON, and charts.
 * Knows no HTTP and no database. */
#pragma once
#include "rooms/tables/tables_archive.h"
#include "rooms/tables/tables_chart.h"
#include "rooms/tables/tables_json.h"
#include "rooms/tables/tables_json_read.h"
#include "rooms/tables/tables_read.h"
#include "rooms/tables/tables_write.h"
