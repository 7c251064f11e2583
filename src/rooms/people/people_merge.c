/* people_merge: merging and parting two files. What is done is written as lines into people_merge.before (sealed), each
 * the act to take back: "V version", "R kind row", "M session" (mark moved), "B session mark minutes" and of the lost
 * file's "mark minutes walk-in version marked-by marked-at" (both had one), "N project day area" (need moved), "C
 * child" (parent added), "S when who never" (rules of safe contact that were empty), "P day" (the kept file's own day
 * of review), "F …" the kept file's former fields. Undo reads the lines and goes back. */
#include "rooms/people/people_merge.h"

#include "auth/journal.h"
#include "base/buf.h"
#include "db/db.h"
#include "lang/lang.h"
#include "people_card_sql.h"
#include "people_doubles_sql.h"
#include "people_merge_sql.h"
#include "rooms/marks.h"
#include "rooms/codes.h"
#include "rooms/places.h"

enum { BEFORE_MAX = 1 << 20 };

/* ---- both sides as people read them */

static void read_side(struct task *t, const struct people_merge_sql_sides_row *r, struct str out[MERGE__N])
{
    out[MERGE_names] = people_full_name(t, r->given_names, r->family_name);
    out[MERGE_birth_date] = day_known(r->birth_date) ? lang_day(t->a, t->lang, r->birth_date) : S("");
    out[MERGE_gender] = code_name(t->lang, &CODES_gender, r->gender);
    out[MERGE_languages] = lang_language_names(t->a, t->lang, r->languages);
    out[MERGE_phone] = r->phone;
    out[MERGE_email] = r->email;
    out[MERGE_municipality] = str_empty(r->municipality) ? S("") : place_name(t->lang, r->municipality);
    out[MERGE_arrived_on] = day_known(r->arrived_on) ? lang_day(t->a, t->lang, r->arrived_on) : S("");
    out[MERGE_citizenships] = r->citizenships;
    out[MERGE_identity_code] = r->identity_code;
    out[MERGE_note] = r->note;
}

/* Both rows, when the viewer may merge them and neither has gone into another. */
static enum outcome both(struct task *t, int64_t kept, int64_t lost, struct people_merge_sql_sides_row *k,
    struct people_merge_sql_sides_row *l)
{
    if (kept == lost || !people_merge_sql_sides(t, kept, k) || !people_merge_sql_sides(t, lost, l) ||
        k->merged_into != 0 || l->merged_into != 0)
        return NOT_FOUND;
    return people_sight(t, kept) == SIGHT_ALL && people_sight(t, lost) == SIGHT_ALL ? DONE : NOT_ALLOWED;
}

enum outcome people_merge_sides(struct task *t, int64_t kept, int64_t lost, struct merge_view_sides *ret_sides)
{
    struct people_merge_sql_sides_row k, l;
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

static bool move_row(struct task *t, struct str kind, int64_t row, int64_t from, int64_t to)
{
#define MOVE(name) \
    if (str_is(kind, #name)) \
    return people_merge_sql_move_##name(t, row, from, to) > 0
    MOVE(participation);
    MOVE(membership);
    MOVE(contact);
    MOVE(guidance);
    MOVE(counselling);
    MOVE(plan);
    MOVE(follow_up);
#undef MOVE
    return false;
}

static void move_rows(struct task *t, int64_t kept, int64_t lost, struct buf *before)
{
    struct people_merge_sql_rows_of_rows rows = people_merge_sql_rows_of(t, lost);

    for (size_t i = 0; i < rows.n; i++) {
        struct people_merge_sql_is_parent_row parent;
        if (!str_is(rows.at[i].kind, "child")) {
            (void)move_row(t, rows.at[i].kind, rows.at[i].row_id, lost, kept);
            buf_fmt(before, "R %.*s %lld\n", STR_ARG(rows.at[i].kind), (long long)rows.at[i].row_id);
        } else if (people_merge_sql_is_parent(t, rows.at[i].row_id, kept, &parent) && parent.n == 0) {
            people_merge_sql_add_parent(t, rows.at[i].row_id, kept);
            buf_fmt(before, "C %lld\n", (long long)rows.at[i].row_id);
        }
    }
}

static void move_marks(struct task *t, int64_t kept, int64_t lost, struct buf *before)
{
    struct people_merge_sql_marks_of_rows rows = people_merge_sql_marks_of(t, lost);

    for (size_t i = 0; i < rows.n; i++) {
        const struct people_merge_sql_marks_of_row *m = &rows.at[i];
        struct people_merge_sql_mark_in_row own;
        if (!people_merge_sql_mark_in(t, m->session, kept, &own)) {
            people_merge_sql_move_mark(t, m->session, lost, kept);
            buf_fmt(before, "M %lld\n", (long long)m->session);
            continue;
        }
        buf_fmt(before, "B %lld %.*s %lld %.*s %lld %d %lld %lld %s\n", (long long)m->session, STR_ARG(own.mark),
            (long long)own.minutes, STR_ARG(m->mark), (long long)m->minutes, (int)m->walk_in, (long long)m->version,
            (long long)m->marked_by, m->marked_at.t);
        if (mark_rank(mark_read(m->mark)) > mark_rank(mark_read(own.mark)))
            people_merge_sql_set_mark(t, m->session, kept, m->mark, m->minutes);
        people_merge_sql_drop_mark(t, m->session, lost);
    }
}

static void move_needs(struct task *t, int64_t kept, int64_t lost, struct buf *before)
{
    struct people_merge_sql_needs_of_rows rows = people_merge_sql_needs_of(t, lost);

    for (size_t i = 0; i < rows.n; i++) {
        const struct people_merge_sql_needs_of_row *n = &rows.at[i];
        if (people_merge_sql_move_need(t, n->project, n->day, n->area, lost, kept) > 0)
            buf_fmt(before, "N %lld %.*s %.*s\n", (long long)n->project, STR_ARG(n->day), STR_ARG(n->area));
    }
}

/* ---- fields */

static void put_fields(struct task *t, int64_t person, const struct people_merge_sql_sides_row *r)
{
    struct person_derived d = people_derive(t->a, r->given_names, r->family_name);

    must(t, people_merge_sql_put(t, .person = person, .version = r->version, .given_names = r->given_names,
                .family_name = r->family_name, .sort_key = d.sort_key, .birth_date = r->birth_date, .gender = r->gender,
                .languages = r->languages, .service_language = r->service_language, .phone = r->phone,
                .phone_key = r->phone_key, .email = r->email, .municipality = r->municipality, .postcode = r->postcode,
                .arrived_on = r->arrived_on, .citizenships = r->citizenships, .identity_code = r->identity_code,
                .note = r->note, .non_disclosure = r->non_disclosure, .family = r->family) == 1);
    people_merge_sql_sort_spells(t, person, d.sort_key);
    people_name_parts(t, person, &d);
}

static void choose_fields(
    struct people_merge_sql_sides_row *k, const struct people_merge_sql_sides_row *l, const bool from_lost[MERGE__N])
{
    if (from_lost[MERGE_names])
        k->given_names = l->given_names, k->family_name = l->family_name;
    if (from_lost[MERGE_birth_date])
        k->birth_date = l->birth_date;
    if (from_lost[MERGE_gender])
        k->gender = l->gender;
    if (from_lost[MERGE_languages])
        k->languages = l->languages, k->service_language = l->service_language;
    if (from_lost[MERGE_phone])
        k->phone = l->phone, k->phone_key = l->phone_key;
    if (from_lost[MERGE_email])
        k->email = l->email;
    if (from_lost[MERGE_municipality])
        k->municipality = l->municipality, k->postcode = l->postcode;
    if (from_lost[MERGE_arrived_on])
        k->arrived_on = l->arrived_on;
    if (from_lost[MERGE_citizenships])
        k->citizenships = l->citizenships;
    if (from_lost[MERGE_identity_code])
        k->identity_code = l->identity_code;
    if (from_lost[MERGE_note])
        k->note = l->note;
    if (k->family == 0)
        k->family = l->family;
    /* safety first: a mark on either file is a mark, and so is one of a household that she does not bring along */
    k->non_disclosure = k->non_disclosure || l->non_disclosure || (l->is_protected && k->family != l->family);
}

/* How she may be reached safely: what only the lost file says goes to the kept one, whatever else was chosen. */
static void keep_safe_contact(struct task *t, int64_t kept, int64_t lost, struct buf *before)
{
    struct people_card_sql_card_row k, l;

    if (!people_card_sql_card(t, kept, &k) || !people_card_sql_card(t, lost, &l))
        return;
    bool when = str_empty(k.contact_when), who = str_empty(k.contact_who), never = str_empty(k.contact_never);
    people_card_sql_contact(t, kept, when ? l.contact_when : k.contact_when, who ? l.contact_who : k.contact_who,
        never ? l.contact_never : k.contact_never);
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

/* One former field per line. */
static void write_fields(struct arena *a, struct buf *before, const struct people_merge_sql_sides_row *r)
{
    struct str texts[] = { r->given_names, r->family_name, day_str(&r->birth_date), r->gender, r->languages,
        r->service_language, r->phone, r->email, r->municipality, r->postcode, day_str(&r->arrived_on),
        r->citizenships };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        texts[i] = swapped(a, texts[i], '\n', '\v');
        buf_fmt(before, "F %.*s\n", STR_ARG(texts[i]));
    }
    buf_fmt(before, "F %d\nF %lld\n", (int)r->non_disclosure, (long long)r->family);
    buf_fmt(before, "F %.*s\n", STR_ARG(r->identity_code));
    struct str note = swapped(a, r->note, '\n', '\v');
    buf_fmt(before, "F %.*s\n", STR_ARG(note));
}

/* When to look at the non-disclosure again: the day that comes first. */
static void keep_review(struct task *t, int64_t kept, int64_t lost, struct buf *before)
{
    struct people_doubles_sql_review_row k = { .review_on = DAY("") }, l = { .review_on = DAY("") };

    bool hers = people_doubles_sql_review(t, kept, &k) && day_known(k.review_on);
    if (!people_doubles_sql_review(t, lost, &l) || !day_known(l.review_on) ||
        (hers && day_cmp(k.review_on, l.review_on) <= 0))
        return;
    buf_fmt(before, "P %s\n", k.review_on.t);
    people_doubles_sql_put_review(t, kept, l.review_on);
}

enum outcome people_merge(
    struct task *t, int64_t kept, int64_t lost, const bool from_lost[MERGE__N], int64_t *ret_merge)
{
    struct people_merge_sql_sides_row k, l;
    struct buf before;
    enum outcome found = both(t, kept, lost, &k, &l);
    int64_t id = id_new();

    if (found != DONE)
        return found;
    buf_init(&before, BEFORE_MAX);
    buf_fmt(&before, "V %lld\n", (long long)k.version + 1);
    write_fields(t->a, &before, &k);
    keep_safe_contact(t, kept, lost, &before);
    keep_review(t, kept, lost, &before);
    move_marks(t, kept, lost, &before);
    move_rows(t, kept, lost, &before);
    move_needs(t, kept, lost, &before);
    choose_fields(&k, &l, from_lost);
    put_fields(t, kept, &k);
    people_merge_sql_lose(t, lost, kept);
    if (k.family != 0)
        people_protect_family(t, k.family);
    else
        people_doubles_sql_protect_alone(t, kept);
    struct str text = str_copy(t->a, buf_view(&before));
    bool whole = !buf_full(&before);
    buf_free(&before);
    must(t, whole);
    people_merge_sql_remember(t, id, kept, lost, text, t->viewer->staff, t->now);
    people_doubles_sql_decide(
        t, kept < lost ? kept : lost, kept < lost ? lost : kept, S("merged"), t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "person", kept, S("merged"));
    journal_write(t, JOURNAL_DELETE, "person", lost, S("merged"));
    *ret_merge = id;
    return DONE;
}

/* ---- parting */

static struct str word(struct str *line)
{
    struct str piece = S("");

    (void)str_cut(line, ' ', &piece);
    return piece;
}

static int64_t number(struct str *line)
{
    int64_t n = 0;

    return str_int(word(line), &n) ? n : 0;
}

/* Merges of before identity codes and notes were among the choices have FIELDS_FIRST of them. */
enum { FIELDS_FIRST = 14, FIELDS = 16 };
struct parting {
    struct task *t;
    int64_t kept, lost, version;
    struct str field[FIELDS];
    size_t fields;
    bool moved_on;
};

static struct day day_of(struct str s)
{
    struct day d;

    return day_read_partial(s, &d) ? d : DAY("");
}

/* Both files had a mark in the session: each gets its own again. */
static void part_marks(struct parting *p, struct str *line)
{
    int64_t session = number(line);
    struct str mark = word(line);
    struct instant at = { "" };

    people_merge_sql_set_mark(p->t, session, p->kept, mark, number(line));
    mark = word(line);
    int64_t minutes = number(line), walk_in = number(line), version = number(line), marked_by = number(line);
    if (!instant_read(*line, &at))
        at = (struct instant){ "" };
    people_merge_sql_put_mark(p->t, .session = session, .person = p->lost, .mark = mark, .minutes = minutes,
        .walk_in = walk_in != 0, .marked_by = marked_by, .marked_at = at, .version = version);
}

/* Rules of safe contact that were empty before the merge are so again. */
static void part_safe_contact(struct parting *p, struct str *line)
{
    struct people_card_sql_card_row k;
    bool when = number(line) != 0, who = number(line) != 0, never = number(line) != 0;

    if (people_card_sql_card(p->t, p->kept, &k))
        people_card_sql_contact(
            p->t, p->kept, when ? S("") : k.contact_when, who ? S("") : k.contact_who, never ? S("") : k.contact_never);
}

static void part_line(struct parting *p, struct str line)
{
    struct str kind = word(&line);
    struct task *t = p->t;

    if (str_is(kind, "V")) {
        p->version = number(&line);
    } else if (str_is(kind, "F") && p->fields < FIELDS) {
        p->field[p->fields++] = swapped(t->a, line, '\v', '\n');
    } else if (str_is(kind, "R")) {
        struct str what = word(&line);
        p->moved_on |= !move_row(t, what, number(&line), p->kept, p->lost);
    } else if (str_is(kind, "M")) {
        people_merge_sql_move_mark(t, number(&line), p->kept, p->lost);
    } else if (str_is(kind, "N")) {
        int64_t project = number(&line);
        struct str day = word(&line);
        p->moved_on |= people_merge_sql_move_need(t, project, day, word(&line), p->kept, p->lost) == 0;
    } else if (str_is(kind, "P")) {
        people_doubles_sql_put_review(t, p->kept, day_of(line));
    } else if (str_is(kind, "S")) {
        part_safe_contact(p, &line);
    } else if (str_is(kind, "C")) {
        people_merge_sql_drop_parent(t, number(&line), p->kept);
    } else if (str_is(kind, "B")) {
        part_marks(p, &line);
    }
}

static void put_former(struct parting *p, struct people_merge_sql_sides_row *k)
{
    int64_t mark = 0, family = 0;

    must(p->t, (p->fields == FIELDS_FIRST || p->fields == FIELDS) && str_int(p->field[12], &mark) &&
                   str_int(p->field[13], &family));
    k->given_names = p->field[0], k->family_name = p->field[1], k->birth_date = day_of(p->field[2]),
    k->gender = p->field[3];
    k->languages = p->field[4], k->service_language = p->field[5], k->phone = p->field[6],
    k->phone_key = people_phone_key(p->t, p->field[6]);
    k->email = p->field[7], k->municipality = p->field[8], k->postcode = p->field[9],
    k->arrived_on = day_of(p->field[10]), k->citizenships = p->field[11];
    k->non_disclosure = mark != 0, k->family = family;
    if (p->fields == FIELDS)
        k->identity_code = p->field[14], k->note = p->field[15];
    put_fields(p->t, p->kept, k);
}

/* Parted, a file stands as the merge before left it, only its version went on: that merge may be undone next. */
static void hand_on(struct task *t, int64_t file, int64_t merge, int64_t version_then, int64_t version)
{
    struct people_merge_sql_merge_before_row m;
    struct str rest, first;

    if (!people_merge_sql_merge_before(t, file, merge, &m))
        return;
    rest = m.before;
    if (str_cut(&rest, '\n', &first) && str_eq(first, str_fmt(t->a, "V %lld", (long long)version_then)))
        people_merge_sql_remember_again(t, m.merge, str_fmt(t->a, "V %lld\n%.*s", (long long)version, STR_ARG(rest)));
}

enum outcome people_merge_undo(struct task *t, int64_t merge, struct problems *ret_problems)
{
    struct people_merge_sql_recall_row m;
    struct people_merge_sql_sides_row k, l;

    if (!people_merge_sql_recall(t, merge, &m) || m.undone_at.t[0] != 0 || !people_merge_sql_sides(t, m.kept, &k) ||
        !people_merge_sql_sides(t, m.lost, &l))
        return NOT_FOUND;
    if (people_sight(t, m.kept) != SIGHT_ALL)
        return NOT_ALLOWED;
    struct parting p = { .t = t, .kept = m.kept, .lost = m.lost };
    struct str rest = m.before, line;
    while (!str_empty(rest) && str_cut(&rest, '\n', &line))
        part_line(&p, line);
    if (k.version != p.version || p.moved_on)
        problem_add(t, ret_problems, "",
            str_of(tr(t, "The file has been changed since the merge. Part the two files by hand: make a new person and "
                         "move what is hers.")));
    if (ret_problems->n > 0)
        return INVALID;
    put_former(&p, &k);
    hand_on(t, m.kept, merge, p.version - 1, k.version + 1);
    hand_on(t, m.lost, merge, l.version - 1, l.version + 1);
    people_merge_sql_lose(t, m.lost, 0);
    people_merge_sql_undone(t, merge, t->now);
    if (k.family != 0)
        people_protect_family(t, k.family);
    if (l.family != 0)
        people_protect_family(t, l.family);
    people_doubles_sql_protect_alone(t, m.kept);
    people_doubles_sql_decide(
        t, m.kept < m.lost ? m.kept : m.lost, m.kept < m.lost ? m.lost : m.kept, S("open"), t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "person", m.kept, S("merge undone"));
    journal_write(t, JOURNAL_CREATE, "person", m.lost, S("merge undone"));
    return DONE;
}

struct merge_rows people_merges(struct task *t, int64_t limit)
{
    struct merge_rows list = { 0 };

    if (!people_sees_any(t))
        return list;
    struct people_merge_sql_list_rows rows = people_merge_sql_list(t, t->viewer->program, t->viewer->staff,
        day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t), limit);
    for (size_t i = 0; i < rows.n; i++) {
        const struct people_merge_sql_list_row *r = &rows.at[i];
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
        list.hidden = r->total - (int64_t)rows.n;
    }
    return list;
}
