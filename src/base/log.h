/* log: structured lines on stderr, key=value. Never a name, note, form value or address of a person. */
#pragma once
#include "base/str.h"

/* LOG_NOTHING: for tests of what would be logged a thousand times. */
enum log_level { LOG_NOTHING, LOG_ERROR, LOG_WARN, LOG_INFO, LOG_DEBUG };
const char *log_level_name(enum log_level level); /* "error" */
void log_set_level(enum log_level level);         /* before threads start */
/* log_line(LOG_INFO, "request", "route=%s ms=%lld", …): time, level and event are added. */
void log_line(enum log_level level, const char *event, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
