/* lists_read: a row of a list as an operation. Only for files of this room. */
#pragma once
#include "rooms/lists/lists.h"

enum list_field {
    LIST_CODE,
    LIST_NAME,
    LIST_SUMMARY,
    LIST_BENEFICIARY,
    LIST_BUSINESS_ID,
    LIST_NATURAL,
    LIST_CONTRACTOR,
    LIST_FUND,
    LIST_PROGRAMME,
    LIST_PERIOD,
    LIST_PRIORITY,
    LIST_OBJECTIVE,
    LIST_CATEGORY,
    LIST_AUTHORITY,
    LIST_COUNTRY,
    LIST_REGION,
    LIST_LOCALITY,
    LIST_POSTCODE,
    LIST_STARTS,
    LIST_ENDS,
    LIST_TOTAL,
    LIST_EU,
    LIST_RATE,
    LIST_WEBSITE,
    LIST__N
};

/* Names of organisations and programmes that differ in blanks only are one: as it is written most often. */
struct list_name {
    struct str text; /* written so */
    int64_t n;
    int64_t same; /* the place of another way of writing it, 0: none (places begin at 1) */
};
struct list_names {
    struct list_name *at;
    size_t n, cap;
};

/* What reading a row needs. a: for the row in hand. */
struct list_reader {
    struct task *t;
    struct arena *a;
    struct list_look *look;
    size_t column[LIST__N];
    struct key_map codes;             /* met in this file, by line */
    struct str *regions;              /* folded, three names of each */
    struct str country, country_code; /* of the last row that named one */
};
struct list_reader lists_reader(struct task *t, struct list_look *look);
/* The rows of the file, from the header on; NULL and a sentence. */
struct rows *lists_rows(struct task *t, const struct list_file *file, struct str letters, struct str *ret_why);
/* Sheets of a workbook that have something in them and are not hidden; none of another file. */
void lists_sheets(struct task *t, const struct list_file *file, struct strs *ret_names);
/* Counts how names are written, and how days with slashes are meant, before rows are read. */
void lists_learn(struct list_reader *k, const struct row *row);
/* False: refused, *ret says why. Its texts live in k->a. */
bool lists_read(struct list_reader *k, const struct row *row, struct operation *ret, struct list_rejection *ret_why);
/* Is it what programs put under a list: a few words that name no project? */
bool lists_is_footer(const struct list_reader *k, const struct row *row);
