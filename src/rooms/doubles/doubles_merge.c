/* doubles_merge: merging and parting two files. What is done is written as lines into people_merge.before (sealed),
 * each the act to take back, beginning with a word: "V version", "F field text" (the kept file's former fields, by
 * name), "S when who never" (rules of safe contact that were empty), "P day" (the kept file's own day of review), or
 * the name of a kind of record, whose room wrote the line and reads it. Parting reads the lines and goes back. */
#include "rooms/doubles/doubles_merge.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/buf.h"
#include "doubles_merge_sql.h"
#include "doubles_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/people/people.h"
#include "rooms/persons.h"
#include "rooms/places.h"

enum { BEFORE_MAX = 1 << 20 };

/* What may be chosen beside the plain columns. */
#define FILE_TEXTS(F) F(languages, , languages, ) F(identity_code, , identity_code, ) F(note, , note, )

/* ---- both sides as people read them */

static void read_side(struct task *t, const struct person_file *r, struct str out[MERGE__N])
{
#define F(column, word, head, seen) out[MERGE_##head] = r->column;
    PERSON_TEXTS(F)
#undef F
#define F(column, word, head, seen) \
    out[MERGE_##head] = day_known(r->column) ? lang_day(t->a, t->lang, r->column) : S("");
    PERSON_DAYS(F)
#undef F
    /* of several columns, or not read as it is stored */
    out[MERGE_names] = people_full_name(t, r->given_names, r->family_name);
    out[MERGE_gender] = code_name(t->lang, &CODES_gender, r->gender);
    out[MERGE_languages] = lang_language_names(t->a, t->lang, r->languages);
    out[MERGE_citizenships] = lang_country_names(t->a, t->lang, r->citizenships);
    out[MERGE_municipality] = str_empty(r->municipality) ? S("") : place_name(t->lang, r->municipality);
    out[MERGE_identity_code] = r->identity_code;
    out[MERGE_note] = r->note;
}

/* Both rows, when the viewer may merge them and neither has gone into another. */
static enum outcome both(struct task *t, int64_t kept, int64_t lost, struct person_file *k, struct person_file *l)
{
    if (kept == lost || !people_file(t, kept, k) || !people_file(t, lost, l) || k->merged_into != 0 ||
        l->merged_into != 0)
        return NOT_FOUND;
    return people_sees_whole(t, kept) && people_sees_whole(t, lost) ? DONE : NOT_ALLOWED;
}

enum outcome doubles_sides(struct task *t, int64_t kept, int64_t lost, struct merge_view_sides *ret_sides)
{
    struct person_file k, l;
    struct str left[MERGE__N], right[MERGE__N];
    enum outcome found = both(t, kept, lost, &k, &l);

    if (found != DONE)
        return found;
    read_side(t, &k, left);
    read_side(t, &l, right);
    ret_sides->kept_name = left[MERGE_names];
    ret_sides->lost_name = right[MERGE_names];
    for (int f = 0; f < MERGE__N; f++)
        ret_sides->field[f] = (struct merge_side){ left[f], right[f] };
    return DONE;
}

/* ---- rows of all rooms */

static void move_rows(struct task *t, int64_t kept, int64_t lost, struct buf *before)
{
    struct kind_move m = { .t = t, .from = lost, .to = kept, .lines = before };

    for (enum kind_name k = 0; k < KIND__N; k++)
        if (kinds[k]->move) {
            m.kind = kinds[k]->name;
            kinds[k]->move(&m);
        }
}

/* ---- fields */

static void choose_fields(struct person_file *k, const struct person_file *l, const bool from_lost[MERGE__N])
{
#define F(column, word, head, seen) \
    if (from_lost[MERGE_##head]) \
        k->column = l->column;
    PERSON_TEXTS(F)
    PERSON_DAYS(F)
    FILE_TEXTS(F)
#undef F
    if (k->family == 0)
        k->family = l->family;
    /* safety first: a mark on either file is a mark, and so is one of a household that she does not bring along */
    k->non_disclosure = k->non_disclosure || l->non_disclosure || (l->is_protected && k->family != l->family);
}

/* How she may be reached safely: what only the lost file says goes to the kept one, whatever else was chosen. */
static void keep_safe_contact(struct person_file *k, const struct person_file *l, struct buf *before)
{
    bool when = str_empty(k->contact_when), who = str_empty(k->contact_who), never = str_empty(k->contact_never);

    if (when)
        k->contact_when = l->contact_when;
    if (who)
        k->contact_who = l->contact_who;
    if (never)
        k->contact_never = l->contact_never;
    buf_fmt(before, "S %d %d %d\n", when, who, never);
}

/* The text with each `from` as `to`: a name that came with a line's end in it must not end the line. */
static struct str swapped(struct arena *a, struct str s, char from, char to)
{
    char *p = NEW_N(a, char, s.n + 1);

    for (size_t i = 0; i < s.n; i++)
        p[i] = s.p[i] == from ? to : s.p[i];
    return (struct str){ p, s.n };
}

/* The fields of a file that a merge may change, by name. */
static const struct {
    const char *name;
    size_t at;
} FIELDS[] = {
#define F(column, ...) { #column, offsetof(struct person_file, column) },
    PERSON_TEXTS(F) FILE_TEXTS(F)
#undef F
};
enum { FIELDS_N = sizeof FIELDS / sizeof *FIELDS };

static struct str *field_of(struct person_file *r, size_t i) { return (struct str *)((char *)r + FIELDS[i].at); }

/* One former field per line. */
static void write_fields(struct arena *a, struct buf *before, struct person_file *r)
{
    for (size_t i = 0; i < FIELDS_N; i++) {
        struct str text = swapped(a, *field_of(r, i), '\n', '\v');
        buf_fmt(before, "F %s %.*s\n", FIELDS[i].name, STR_ARG(text));
    }
#define F(column, ...) buf_fmt(before, "F " #column " %s\n", r->column.t);
    PERSON_DAYS(F)
#undef F
    buf_fmt(before, "F non_disclosure %d\nF family %lld\n", (int)r->non_disclosure, (long long)r->family);
}

/* When to look at the non-disclosure again: the day that comes first. */
static void keep_review(struct person_file *k, const struct person_file *l, struct buf *before)
{
    if (!day_known(l->review_on) || (day_known(k->review_on) && day_cmp(k->review_on, l->review_on) <= 0))
        return;
    buf_fmt(before, "P %s\n", k->review_on.t);
    k->review_on = l->review_on;
}

/* ---- locked periods: who is one person counts once, so figures that were sent move */

bool doubles_is_locked(struct task *t, int64_t lost) { return people_locked_periods(t, lost).n > 0; }

static void keep_corrections(
    struct task *t, const struct locked_periods *locked, int64_t kept, bool undone, struct str why)
{
    for (size_t i = 0; i < locked->n; i++)
        doubles_merge_sql_correct(t, .correction = id_new(), .person = kept, .project = locked->at[i].project,
            .from_day = locked->at[i].from, .until_day = locked->at[i].to, .undone = undone, .reason = why,
            .done_by = t->viewer->staff, .done_at = t->now);
}

enum outcome doubles_merge(
    struct task *t, int64_t kept, int64_t lost, const bool from_lost[MERGE__N], struct str why, int64_t *ret_merge)
{
    struct person_file k, l;
    struct buf before;
    enum outcome found = both(t, kept, lost, &k, &l);
    int64_t id = id_new();

    if (found != DONE)
        return found;
    struct locked_periods locked = people_locked_periods(t, lost);
    why = str_trim(why);
    if ((locked.n > 0 && str_empty(why)) || why.n > (size_t)MERGE_WHY_MOST * 4)
        return INVALID;
    keep_corrections(t, &locked, kept, false, why);
    buf_init(&before, BEFORE_MAX);
    buf_fmt(&before, "V %lld\n", (long long)k.version + 1);
    write_fields(t->a, &before, &k);
    keep_safe_contact(&k, &l, &before);
    keep_review(&k, &l, &before);
    people_lose_file(t, lost, kept);
    persons_joining(t, kept, lost); /* what a no ends is not moved, so that the files can be parted */
    move_rows(t, kept, lost, &before);
    choose_fields(&k, &l, from_lost);
    people_put_file(t, kept, &k);
    people_protect(t, kept, k.family);
    persons_spells_changed(t, kept);
    struct str text = str_copy(t->a, buf_view(&before));
    bool whole = !buf_full(&before);
    buf_free(&before);
    must(t, whole);
    doubles_merge_sql_remember(t, id, kept, lost, text, t->viewer->staff, t->now);
    doubles_sql_decide(t, kept < lost ? kept : lost, kept < lost ? lost : kept, S("merged"), t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "person", kept, S("merged"));
    journal_write(t, JOURNAL_DELETE, "person", lost, S("merged"));
    *ret_merge = id;
    return DONE;
}

/* ---- parting */

/* former: the kept file's fields as they were; named: they stood there by name, as this version writes them. */
struct parting {
    struct task *t;
    int64_t kept, lost, version;
    struct person_file former;
    bool named, moved_on;
};

static struct day day_of(struct str s)
{
    struct day d;

    return day_read_partial(s, &d) ? d : DAY("");
}

/* Rules of safe contact that were empty before the merge are so again. */
static void part_safe_contact(struct parting *p, struct str *line)
{
    if (kind_int(line) != 0)
        p->former.contact_when = S("");
    if (kind_int(line) != 0)
        p->former.contact_who = S("");
    if (kind_int(line) != 0)
        p->former.contact_never = S("");
}

static void part_field(struct parting *p, struct str line)
{
    struct str name = kind_word(&line), text = swapped(p->t->a, line, '\v', '\n');
    struct person_file *r = &p->former;

    for (size_t i = 0; i < FIELDS_N; i++)
        if (str_is(name, FIELDS[i].name)) {
            *field_of(r, i) = text;
            p->named = true;
        }
#define F(column, ...) \
    if (str_is(name, #column)) \
        r->column = day_of(text);
    PERSON_DAYS(F)
#undef F
    if (str_is(name, "non_disclosure"))
        r->non_disclosure = kind_int(&text) != 0;
    else if (str_is(name, "family"))
        r->family = kind_int(&text);
}

/* A row of a room: it goes back to the file that it came from. */
static void part_row(struct parting *p, struct str kind, struct str line)
{
    struct kind_move m = { .t = p->t, .from = p->kept, .to = p->lost };

    for (enum kind_name k = 0; k < KIND__N; k++)
        if (kinds[k]->move_back && str_is(kind, kinds[k]->name))
            p->moved_on |= !kinds[k]->move_back(&m, line);
}

static void part_line(struct parting *p, struct str line)
{
    struct str kind = kind_word(&line);

    if (str_is(kind, "V"))
        p->version = kind_int(&line);
    else if (str_is(kind, "F"))
        part_field(p, line);
    else if (str_is(kind, "P"))
        p->former.review_on = day_of(line);
    else if (str_is(kind, "S"))
        part_safe_contact(p, &line);
    else
        part_row(p, kind, line);
}

/* Parted, a file stands as the merge before left it, only its version went on: that merge may be undone next. */
static void hand_on(struct task *t, int64_t file, int64_t merge, int64_t version_then, int64_t version)
{
    struct doubles_merge_sql_merge_before_row m;
    struct str rest, first;

    if (!doubles_merge_sql_merge_before(t, file, merge, &m))
        return;
    rest = m.before;
    if (str_cut(&rest, '\n', &first) && str_eq(first, str_fmt(t->a, "V %lld", (long long)version_then)))
        doubles_merge_sql_remember_again(t, m.merge, str_fmt(t->a, "V %lld\n%.*s", (long long)version, STR_ARG(rest)));
}

enum outcome doubles_part(struct task *t, int64_t merge, struct problems *ret_problems)
{
    struct doubles_merge_sql_recall_row m;
    struct person_file k, l;

    if (!doubles_merge_sql_recall(t, merge, &m) || m.undone_at.t[0] != 0 || !people_file(t, m.kept, &k) ||
        !people_file(t, m.lost, &l))
        return NOT_FOUND;
    if (!people_sees_whole(t, m.kept))
        return NOT_ALLOWED;
    struct parting p = { .t = t, .kept = m.kept, .lost = m.lost, .former = k };
    struct str rest = m.before, line;
    while (!str_empty(rest) && str_cut(&rest, '\n', &line))
        part_line(&p, line);
    if (k.version != p.version || p.moved_on || !p.named)
        problem_add(t, ret_problems, "",
            str_of(tr(t, "The file has been changed since the merge. Part the two files by hand: make a new person and "
                         "move what is hers.")));
    if (ret_problems->n > 0)
        return INVALID;
    people_put_file(t, m.kept, &p.former);
    hand_on(t, m.kept, merge, p.version - 1, k.version + 1);
    hand_on(t, m.lost, merge, l.version - 1, l.version + 1);
    people_lose_file(t, m.lost, 0);
    doubles_merge_sql_undone(t, merge, t->now);
    struct locked_periods locked = people_locked_periods(t, m.lost);
    keep_corrections(t, &locked, m.kept, true, str_of(tr(t, "The merge was undone")));
    people_protect(t, m.kept, k.family);
    if (l.family != 0)
        people_protect(t, m.lost, l.family);
    persons_spells_changed(t, m.kept);
    persons_spells_changed(t, m.lost);
    persons_parted(t, m.kept, m.lost);
    doubles_sql_decide(
        t, m.kept < m.lost ? m.kept : m.lost, m.kept < m.lost ? m.lost : m.kept, S("open"), t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "person", m.kept, S("merge undone"));
    journal_write(t, JOURNAL_CREATE, "person", m.lost, S("merge undone"));
    return DONE;
}

struct merge_rows doubles_merges(struct task *t, int64_t start, int64_t limit)
{
    struct merge_rows list = { 0 };

    if (!people_sees_any(t))
        return list;
    struct doubles_merge_sql_list_rows rows = doubles_merge_sql_list(t, t->viewer->program, t->viewer->staff,
        day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t), limit, start);
    for (size_t i = 0; i < rows.n; i++) {
        const struct doubles_merge_sql_list_row *r = &rows.at[i];
        struct merge_row one = {
            .id = r->merge,
            .kept = r->kept,
            .kept_name = people_full_name(t, r->kept_given, r->kept_family),
            .lost_name = people_full_name(t, r->lost_given, r->lost_family),
            .staff_name = r->staff_name,
            .at = r->merged_at,
            .undone = r->undone_at.t[0] != '\0',
        };
        LIST_ADD(t->a, &list, one);
        list.hidden = r->total - start - (int64_t)rows.n;
    }
    return list;
}
