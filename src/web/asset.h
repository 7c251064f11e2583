/* asset: a file of static/ that is part of the program: name, content hash, and its bytes as they are, gzipped and
 * brotlied (empty when compression did not pay). The table is made by tools/embed at build time; web/ serves it under
 * /assets/<hash>-<name> for a year (a / in the name stays), and "sw.js" and "manifest" files also without hash (row's
 * `root`). */
#pragma once
#include "base/str.h"

struct asset {
    const char *name;         /* "app.css", "icons/192.png" */
    const char *hash;         /* 16 hex digits of the content */
    const char *content_type; /* "text/css; charset=utf-8" */
    struct str address;       /* "/assets/<hash>-app.css" */
    bool root;                /* also answered under /<name> without hash: the service worker and its like */
    struct str identity, gzip, br;
};
extern const struct asset assets[]; /* sorted by name (strcmp) */
extern const unsigned assets_n;

/* NULL when there is no such file. */
const struct asset *asset_find(struct str name);
