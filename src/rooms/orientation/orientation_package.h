/* orientation_package: a course as one ZIP that another house takes: course.json and a Markdown file for each topic and
 * language and its pictures, sound and films in a folder (docs/orientation.md, docs/orientation.schema.json). */
#pragma once
#include "rooms/orientation/orientation_care.h"

enum { ORIENTATION_PACKAGE_MOST = 4 << 20, ORIENTATION_SHOWN_MOST = 30 << 20 }; /* bytes of texts, and of files */

/* The bytes of the ZIP. INVALID: its files are too large for one. */
enum outcome orientation_pack(struct task *t, int64_t course, struct str *ret_bytes) MUST_USE;
/* Takes such a ZIP, whole or not at all. INVALID: *ret_problems (field "file"). */
enum outcome orientation_unpack(
    struct task *t, struct str bytes, int64_t *ret_course, struct problems *ret_problems) MUST_USE;
