/* doubles_merge: two files of one person become one, field by field as chosen, and can be parted again. Only this room.
 * It moves the rows of all rooms, because a person's id stands in all of them: see docs/decisions/merge.md. */
#pragma once
#include "rooms/doubles/doubles.h"
#include "rooms/person_fields.h"

enum merge_field {
#define H(name, text) MERGE_##name,
    PERSON_HEADS(H)
#undef H
        MERGE__N
};
/* Both sides of a field, as people read them. */
struct merge_side {
    struct str kept, lost;
};
struct merge_view_sides {
    struct str kept_name, lost_name;
    struct merge_side field[MERGE__N];
};
enum outcome doubles_sides(struct task *t, int64_t kept, int64_t lost, struct merge_view_sides *ret_sides) MUST_USE;
/* Does something of this file count in a locked period? Then moving it is a correction. */
bool doubles_is_locked(struct task *t, int64_t lost);
/* from_lost[f]: take that field from the file that goes. why: of a correction. NOT_FOUND: one of them is merged
 * already. INVALID: there is a correction, and no reason for it, or too long a one. */
enum { MERGE_WHY_MOST = 300 };
enum outcome doubles_merge(struct task *t, int64_t kept, int64_t lost, const bool from_lost[MERGE__N], struct str why,
    int64_t *ret_merge) MUST_USE;
/* Parts them again exactly. INVALID: the kept file or what was moved has been changed since: *ret_problems says what.
 */
enum outcome doubles_part(struct task *t, int64_t merge, struct problems *ret_problems) MUST_USE;

struct merge_row {
    int64_t id, kept;
    struct str kept_name, lost_name, staff_name;
    struct instant at;
    bool undone;
};
struct merge_rows {
    struct merge_row *at;
    size_t n, cap;
    int64_t hidden;
};
/* Of files that the viewer sees as a whole, newest first, at most `limit` from the row `start` on; hidden: how many
 * more. */
struct merge_rows doubles_merges(struct task *t, int64_t start, int64_t limit);
