/* measurements_row: a row of the statements as a measurement. Only this room. */
#pragma once
#include "instruments_sql.h"
#include "rooms/instruments/measurements.h"

struct measurement measured(const struct instruments_sql_measured_row *r);
