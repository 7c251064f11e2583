/* open_data: what the house gives to other programs: all its open addresses, and which data sets there are. Knows what
 * is open from rooms/public_pages.h, and writes no record. Source: issue 10, section 4; sitemaps.org; DCAT-AP 3. */
#pragma once
#include "base/task.h"

/* ---- the sitemap. A portion names at most SITEMAP_STEP records in each language: fewer than the 50,000 addresses that
 * one file may have. */
enum { SITEMAP_STEP = 5000, SITEMAP_BYTES = 32 << 20 };
/* The list of the portions. base: "https://…" of this house. */
struct str open_data_sitemap_list(struct task *t, struct str base);
/* The portion of a row of public_rows behind a number. False: there is no such row. */
bool open_data_sitemap_portion(struct task *t, struct str base, struct str row, int64_t after, struct str *ret_xml);

/* ---- the catalogue: rows of datasets.def */
struct dataset_form {
    const char *key, *address, *type, *file_type, *name;
};
struct dataset {
    const char *key, *title, *about, *theme;
};
extern const struct dataset datasets[];
extern const size_t datasets_n;
extern const struct dataset_form dataset_forms[];
extern const size_t dataset_forms_n;
struct str open_data_jsonld(struct task *t, struct str base);
struct str open_data_turtle(struct task *t, struct str base);
