/* operations_list: the list of operations as the law asks for it (Regulation (EU) 2021/1060, article 49(3) a to n): the
 * projects of this house that are published and of which everything is known that it must say. No contact is in it.
 * Only for the files of this room. */
#pragma once
#include "base/buf.h"
#include "lang/lang.h"
#include "rooms/operations/operations.h"

/* name, summary: in the reader's language where they are, else in the main one; name_en, summary_en: "" where not
 * written. lang: tag of name; location: regions in words. rate: hundredths of a percent. rate_text, page: for who shows
 * it. */
struct operation_listed {
    int64_t id, total_cents, rate;
    struct str rate_text;
    struct url page;
    struct str code, name, lang, dir, summary, name_en, summary_en, beneficiary, contractor, fund, objective, category,
        regions, location, country, programme;
    struct day starts_on, ends_on, updated_on;
};
struct operation_listed_rows {
    struct operation_listed *at;
    size_t n, cap;
};
struct operations_listed {
    struct operation_listed_rows rows;
    struct day updated_on; /* of the list: when it last changed */
    int64_t total;
};
enum { OPERATIONS_LISTED_MOST = 20000 };
struct operations_listed operations_listed(struct task *t, int64_t start, int64_t limit);

enum operations_file { OPERATIONS_CSV, OPERATIONS_XLSX, OPERATIONS_JSON, OPERATIONS_KOHESIO };
/* The whole list. page_of: writes the address of an operation's page. */
void operations_list_write(
    struct task *t, enum operations_file f, struct str (*page_of)(struct task *t, int64_t id), struct buf *o);
/* What a search finds, at most OPERATIONS_FILE_MOST rows of it from w->start on. */
struct operations_wanted;
void operations_found_write(struct task *t, const struct operations_wanted *asked, enum operations_file f,
    struct str (*page_of)(struct task *t, int64_t id), struct buf *o);
