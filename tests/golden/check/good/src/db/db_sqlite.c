/* db_sqlite: the engine, the only place that may spell statements. */
#include <sqlite3.h>
#include <stdlib.h>
#include "base/banned.h"

static const char *const tables = "SELECT name FROM sqlite_master";
