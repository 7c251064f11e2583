/* doubles_merge: two files of one person become one, field by field as chosen, and can be parted again. Only this room.
 * It moves the rows of all rooms, because a person's id stands in all of them: see docs/decisions/merge.md. */
#pragma once
#include "rooms/doubles/doubles.h"

/* clang-format off */
#define MERGE_FIELDS(M) \
    M(names, N_("Names")) M(birth_date, N_("Date of birth")) M(gender, N_("Gender")) M(languages, N_("Languages")) \
    M(phone, N_("Phone")) \
    M(email, N_("E-mail")) M(municipality, N_("Municipality")) M(arrived_on, N_("Came to Finland")) M(citizenships, \
          N_("Citizenships")) \
    M(identity_code, N_("Personal identity code")) M(note, N_("Note"))
/* clang-format on */
enum merge_field {
#define M(name, text) MERGE_##name,
    MERGE_FIELDS(M)
#undef M
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
/* from_lost[f]: take that field from the file that goes. NOT_FOUND: one of them is merged already. */
enum outcome doubles_merge(
    struct task *t, int64_t kept, int64_t lost, const bool from_lost[MERGE__N], int64_t *ret_merge) MUST_USE;
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
/* Of files that the viewer sees as a whole, newest first, at most `limit`; hidden: how many more. */
struct merge_rows doubles_merges(struct task *t, int64_t limit);
