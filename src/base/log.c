/* log: one line per event, written with one write() so that lines of threads never mix. Where the lines go
 * afterwards (journald, a file) is the operator's business. */
#include "base/log.h"
#include "base/day.h"
#include <stdarg.h>
#include <unistd.h>

static enum log_level loudest = LOG_INFO;

const char *log_level_name(enum log_level level)
{
    switch (level) {
    case LOG_NOTHING: return "nothing";
    case LOG_ERROR: return "error";
    case LOG_WARN: return "warn";
    case LOG_INFO: return "info";
    case LOG_DEBUG: return "debug";
    }
    return "";
}

void log_set_level(enum log_level level) { loudest = level; }

void log_line(enum log_level level, const char *event, const char *fmt, ...)
{
    if (level > loudest)
        return;
    char line[1200];
    size_t room = sizeof line - 1; /* for the line's end */
    int head = snprintf(line, room, "time=%s level=%s event=%s ", instant_now().t, log_level_name(level), event);
    size_t n = head < 0 ? 0 : (size_t)head < room ? (size_t)head : room - 1;

    va_list args;
    va_start(args, fmt);
    int body = vsnprintf(line + n, room - n, fmt, args);
    va_end(args);
    if (body > 0)
        n += (size_t)body < room - n ? (size_t)body : room - n - 1;

    for (size_t i = 0; i < n; i++) /* an event is one line, whatever a foreign library put in its message */
        if ((unsigned char)line[i] < ' ')
            line[i] = ' ';
    line[n++] = '\n';
    for (size_t done = 0; done < n;) {
        ssize_t wrote = write(STDERR_FILENO, line + done, n - done);
        if (wrote <= 0)
            return; /* nowhere left to complain */
        done += (size_t)wrote;
    }
}
