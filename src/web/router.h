/* router: from a path to a row of the site map. */
#pragma once
#include "base/str.h"
#include "web/routes.h"

enum found { FOUND, FOUND_NOT, FOUND_OTHER_METHOD };
/* path: as sent, without query. {} takes an id as id_text writes it. *ret_ids has room for 4; both are written when
 * FOUND. */
enum found router_find(struct str path, int method, unsigned *ret_route, int64_t ret_ids[4]);
/* The same for one pattern. */
bool router_fits(const char *pattern, struct str path, int64_t ret_ids[4]);
/* Takes a known ending (.json .csv .xlsx .pdf .html) off the path: the format the reader wants; empty when none. */
struct str router_format(struct str *path);
