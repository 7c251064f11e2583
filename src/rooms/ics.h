/* ics: lines of a calendar file (iCalendar, RFC 5545), for every room that gives one out. Wall times are Finnish. */
#pragma once
#include "base/buf.h"
#include "base/task.h"

/* VCALENDAR with its name and the time zone; and its end. */
void ics_open(struct task *t, struct buf *b, struct str name);
void ics_close(struct buf *b);
/* One content line as it is, folded; and of free text, escaped, or none when it is empty. */
void ics_line(struct buf *b, const char *name, struct str value);
void ics_text(struct task *t, struct buf *b, const char *name, struct str value);
/* Without the marks of a day or an instant: "20261122". */
struct str ics_digits(struct task *t, struct str s);
/* DTSTART and DTEND: of a whole day when start is not known; without an end when minutes are 0 or less. */
void ics_when(struct task *t, struct buf *b, struct day day, struct clock start, int64_t minutes);
