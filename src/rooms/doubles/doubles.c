/* doubles: the rules of pairs. Compared when a file is made or its names, birth or phone change: one person
 * against the index of sounds and phones, never all against all. */
#include "rooms/doubles/doubles.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "doubles_sql.h"
#include "rooms/people/people.h"

enum { CANDIDATES = 20 };

static void put_pair(struct task *t, int64_t one, int64_t other, const char *reason)
{
    doubles_sql_put(t, one < other ? one : other, one < other ? other : one, str_of(reason));
}

void doubles_compare(struct task *t, int64_t person)
{
    struct doubles_sql_birth_year_row birth;

    if (!doubles_sql_birth_year(t, person, &birth))
        return;
    struct doubles_sql_same_phone_rows phones = doubles_sql_same_phone(t, person, CANDIDATES);
    for (size_t i = 0; i < phones.n; i++)
        put_pair(t, person, phones.at[i].other, "phone");
    struct doubles_sql_same_sound_rows sounds = doubles_sql_same_sound(t, person, birth.year, CANDIDATES);
    for (size_t i = 0; i < sounds.n; i++)
        put_pair(t, person, sounds.at[i].other,
            !str_empty(birth.year) && !str_empty(sounds.at[i].year) ? "name_birth" : "name_sound");
}

void doubles_scan(struct task *t, int64_t project, int64_t limit, void (*rest)(struct task *t))
{
    struct doubles_sql_newest_rows rows = doubles_sql_newest(t, project, limit);

    for (size_t i = 0; i < rows.n; i++) {
        doubles_compare(t, rows.at[i].person);
        if (rest)
            rest(t);
    }
}

void doubles_drop(struct task *t, int64_t import) { doubles_sql_drop(t, import); }

const char *doubles_reason(struct task *t, struct str reason)
{
    if (str_is(reason, "phone"))
        return tr(t, "The phone number is the same.");
    if (str_is(reason, "name_birth"))
        return tr(t, "The names sound the same and the year of birth is the same.");
    return tr(t, "The names sound the same. One file does not have the year of birth.");
}

struct double_pairs doubles_open(struct task *t, int64_t project, int64_t person, int64_t limit)
{
    struct double_pairs list = { 0 };

    if (!people_sees_any(t))
        return list;
    struct doubles_sql_open_rows rows = doubles_sql_open(t, .project = project, .person = person,
        .everyone = t->viewer->program, .staff = t->viewer->staff,
        .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t), .limit = limit);
    for (size_t i = 0; i < rows.n; i++) {
        const struct doubles_sql_open_row *r = &rows.at[i];
        struct double_pair pair = {
            .low = r->low,
            .high = r->high,
            .low_name = people_full_name(t, r->low_given, r->low_family),
            .high_name = people_full_name(t, r->high_given, r->high_family),
            .reason = r->reason,
            .low_birth = r->low_birth,
            .high_birth = r->high_birth,
        };
        LIST_ADD(t->a, &list, pair);
        list.hidden = r->total - (int64_t)rows.n;
    }
    return list;
}

enum outcome doubles_dismiss(struct task *t, int64_t one, int64_t other)
{
    int64_t low = one < other ? one : other, high = one < other ? other : one;

    if (!people_may_see(t, low) || !people_may_see(t, high))
        return NOT_FOUND;
    if (doubles_sql_decide(t, low, high, S("dismissed"), t->viewer->staff, t->now) == 0)
        return NOT_FOUND;
    journal_write(t, JOURNAL_CHANGE, "person", high, S("not the same"));
    return DONE;
}
