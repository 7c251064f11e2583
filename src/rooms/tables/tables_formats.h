/* tables_formats: what a format must be able to do, and what all of them share while writing. Only for files of this
 * room. */
#pragma once
#include "rooms/tables/tables_json.h"
#include "rooms/tables/tables_write.h"

struct tables;
struct format_steps { /* NULL: nothing to do at this step */
    const char *type, *ending;
    void (*open)(struct tables *ts);
    void (*begin)(struct tables *ts);
    void (*row)(struct tables *ts, const struct cell *cells);
    void (*end)(struct tables *ts);
    void (*close)(struct tables *ts);
};

struct tables {
    struct task *t;
    enum table_format format;
    struct buf *o; /* the caller's, or `own` on the way to fd */
    struct buf own;
    int fd;                        /* -1: into the caller's buf */
    const struct table_head *head; /* of the table in hand */
    size_t n;                      /* tables begun */
    struct json json;
    struct strs text; /* FORMAT_TEXT: cells of the table in hand, header first */
    struct workbook *workbook;
};

extern const struct format_steps format_text, format_csv, format_csv_people, format_xlsx;

/* Sends what stands in the buf to the file, if there is one. */
void tables_flush(struct tables *ts);
/* 12.50, 12,50: cents with a decimal mark. */
void put_cents(struct buf *o, int64_t cents, char mark);
