/* attendance_kind: marks and child care as kinds of record. What comes with its session is put in by the thousand; what
 * goes into a register that stood before moves the register's version, so that an older page meets the conflict, bears
 * nobody's name, and leaves a correction where a register is closed or its period locked. */
#include "attendance_kind_sql.h"
#include "attendance_sql.h"
#include "rooms/attendance/attendance.h"
#include "rooms/codes.h"
#include "rooms/groups/groups.h"
#include "rooms/kind.h"
#include "rooms/marks.h"
#include "rooms/people/people.h"
#include "rooms/projects/projects.h"

/* clang-format off */
#define ATTENDANCE(C) \
    C(attendance, session, SAME(MUST_REF(sessions))) C(attendance, person,  SAME(MUST_REF(people))) \
    C(attendance, mark,    MUST_CODE(mark))          C(attendance, minutes, INT(0, 1440))
#define CHILD_CARE(C) \
    C(child_care, session, SAME(MUST_REF(sessions))) C(child_care, child, SAME(MUST_REF(children))) \
    C(child_care, state,   MUST_CODE(child_care_state))
/* clang-format on */
KIND_COLUMNS(attendance, ATTENDANCE)
KIND_COLUMNS(child_care, CHILD_CARE)

/* ---- marks: out */

static bool mark_row(void *x, const struct attendance_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, attendance, r->session,
        r->import, [COL_attendance_session] = kind_ref(o, KIND_sessions, r->session_key, r->session),
        [COL_attendance_person] = kind_ref(o, KIND_people, r->person_key, r->person), [COL_attendance_mark] = r->mark,
        [COL_attendance_minutes] = kind_number(o, r->minutes));
}

static void give_marks(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? attendance_kind_sql_give_few : attendance_kind_sql_give)(
        o->t, low, high, o->project, 0, INT64_MAX, mark_row, o);
}

static void give_same_mark(struct kind_out *o, const struct record *r)
{
    int64_t session = NUMBER_OF(r, attendance_session), person = NUMBER_OF(r, attendance_person);

    attendance_kind_sql_give_few(o->t, session, session, 0, person, person, mark_row, o);
}

/* Marks are by far the most rows of a package: the short question first. */
static int mark_stands(struct kind_in *in, const struct record *r)
{
    struct attendance_kind_sql_mark_row row;

    if (!attendance_kind_sql_mark(in->t, NUMBER_OF(r, attendance_session), NUMBER_OF(r, attendance_person), &row))
        return -1;
    return row.import != in->import && row.minutes == NUMBER_OF(r, attendance_minutes) &&
           str_eq(row.mark, TEXT_OF(r, attendance_mark));
}

/* ---- registers that stood before */

/* A register that the walk has taken: its version moved on; corrects: it is closed or locked. */
struct register_in {
    int64_t session, version;
    bool corrects;
};

/* What is remembered of a file: the register written to last, the session whose day and length were asked for last. */
struct memory {
    struct register_in taken;
    int64_t asked, gist;
};

static struct memory *memory(struct kind_in *in)
{
    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct memory);
    return in->memory;
}

/* Of two facts one number that is not 0. */
static int64_t packed(const struct register_in *r) { return r->version * 2 + r->corrects; }
static struct register_in unpacked(int64_t session, int64_t n) { return (struct register_in){ session, n / 2, n % 2 }; }

static bool corrects(struct task *t, const struct attendance_kind_sql_register_row *r)
{
    return r->closed_at.t[0] != '\0' || projects_day_locked(t, r->project, r->day);
}

/* Takes the register for this walk, once in all its files: NULL when it came with the package. */
static const struct register_in *take_register(struct kind_in *in, int64_t session)
{
    struct register_in *r = &memory(in)->taken;
    struct attendance_kind_sql_register_row row;
    struct str key = { (const char *)&session, sizeof session };

    if (kind_came(in, session))
        return NULL;
    int64_t known = key_map_get(&in->taken, key);
    if (known != 0) {
        *r = unpacked(session, known);
        return r;
    }
    must(in->t, attendance_kind_sql_register(in->t, session, &row));
    *r = (struct register_in){ session, row.register_version + 1, corrects(in->t, &row) };
    key_map_put(in->whole->a, &in->taken, key, packed(r));
    attendance_sql_claim(in->t, session, r->version);
    in->moved(in, "register", session);
    return r;
}

/* Of a mark or of a child; the other is 0. */
struct correction {
    int64_t import, session, person, child;
    struct str before, after;
};

static void put_correction(struct task *t, const struct correction *c)
{
    attendance_kind_sql_correct(t, .correction = id_new(), .session = c->session, .person = c->person,
        .child = c->child, .before_value = c->before, .after_value = c->after, .reason = kind_why(t, c->import),
        .done_by = t->viewer->staff, .done_at = t->now, .import = c->import);
}

/* Of what is kept it follows. */
static void correct(
    struct kind_in *in, const struct register_in *m, int64_t person, int64_t child, struct str before, struct str after)
{
    if (m->corrects && !in->keeps)
        put_correction(in->t, &(struct correction){ in->import, m->session, person, child, before, after });
}

/* Where the register still stands and is closed, or its period locked. */
static bool is_corrected(
    struct task *t, const struct kind_followed *f, size_t second, size_t value, int64_t *ret_second)
{
    struct attendance_kind_sql_register_row row;

    return !str_eq(f->before[value], f->after[value]) && id_read(f->after[second], ret_second) &&
           attendance_kind_sql_register(t, f->row, &row) && corrects(t, &row);
}

/* ---- marks: in */

/* Day and length of the session, from the package or the database; asked once for marks that follow each other. */
static bool session_of(struct kind_in *in, int64_t session, struct day *ret_day, int64_t *ret_minutes)
{
    struct memory *m = memory(in);

    if (m->asked != session) {
        m->asked = 0;
        if (!kind_gist(in, KIND_sessions, session, &m->gist) && !groups_stored_gist(in->t, session, &m->gist))
            return false;
        m->asked = session;
    }
    groups_gist_session(m->gist, ret_day, ret_minutes);
    return true;
}

static void check_mark(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct problems problems = { 0 };
    int64_t session = NUMBER_OF(r, attendance_session), lasts;
    struct day day;

    if (session <= 0 || !session_of(in, session, &day, &lasts))
        return;
    if (!attendance_minutes_fit(lasts, NUMBER_OF(r, attendance_minutes)))
        problem_add(t, &problems, "minutes", attendance_say_minutes(t, lasts, TEXT_OF(r, attendance_person)));
    if (!attendance_may_mark(t, day, mark_read(TEXT_OF(r, attendance_mark))))
        problem_add(t, &problems, "mark", attendance_say_ahead(t, day));
    kind_refuse_all(in, &problems, NULL);
}

static bool mark_touches(struct kind_in *in, const struct record *r)
{
    return !kind_came(in, NUMBER_OF(r, attendance_session));
}

static void add_mark(struct kind_in *in, const struct record *r, int64_t id)
{
    int64_t session = NUMBER_OF(r, attendance_session), person = NUMBER_OF(r, attendance_person);
    const struct register_in *m = take_register(in, session);

    if (m)
        correct(in, m, person, 0, S(""), TEXT_OF(r, attendance_mark));
    attendance_kind_sql_add(in->t, .session = session, .person = person, .mark = TEXT_OF(r, attendance_mark),
        .minutes = NUMBER_OF(r, attendance_minutes), .version = m ? m->version : 0, .import = in->import,
        .place = r->line);
}

/* Who marked and when is kept with the change: it stands there again when the import is taken back. */
static void keep_who(struct kind_in *in, int64_t marked_by, struct instant marked_at)
{
    kind_keep(in, "marked_by", id_str(in->t->a, marked_by));
    kind_keep(in, "marked_at", str_copy(in->t->a, instant_str(&marked_at)));
}

static void kept_who(const struct kind_in *in, int64_t *ret_marked_by, struct instant *ret_marked_at)
{
    struct str by, at;

    *ret_marked_by = 0;
    *ret_marked_at = (struct instant){ "" };
    if (!in->undoes || !kind_kept(in, "marked_by", &by) || !kind_kept(in, "marked_at", &at))
        return;
    if (!id_read(by, ret_marked_by))
        *ret_marked_by = 0;
    if (!instant_read(at, ret_marked_at))
        *ret_marked_at = (struct instant){ "" };
}

static void change_mark(struct kind_in *in, const struct record *r, int64_t id)
{
    struct attendance_kind_sql_mark_row was;
    int64_t session = NUMBER_OF(r, attendance_session), person = NUMBER_OF(r, attendance_person), marked_by;
    struct instant marked_at;
    const struct register_in *m = take_register(in, session);

    must(in->t, m != NULL && attendance_kind_sql_mark(in->t, session, person, &was));
    if (!str_eq(was.mark, TEXT_OF(r, attendance_mark)))
        correct(in, m, person, 0, was.mark, TEXT_OF(r, attendance_mark));
    kept_who(in, &marked_by, &marked_at);
    keep_who(in, was.marked_by, was.marked_at);
    attendance_kind_sql_change(in->t, .session = session, .person = person, .mark = TEXT_OF(r, attendance_mark),
        .minutes = NUMBER_OF(r, attendance_minutes), .marked_by = marked_by, .marked_at = marked_at,
        .version = m->version);
    kind_journal(in, session);
}

static void mark_follows(struct task *t, const struct kind_followed *f)
{
    int64_t person;

    if (is_corrected(t, f, COL_attendance_person, COL_attendance_mark, &person))
        put_correction(t, &(struct correction){ f->import, f->row, person, 0, f->before[COL_attendance_mark],
                              f->after[COL_attendance_mark] });
}

KIND_ANY(attendance, attendance_kind_sql)
KIND_UNDO(attendance, attendance_kind_sql)

KIND_DROP(attendance, attendance_kind_sql)

static void beside_marks(struct kind_in *in)
{
    attendance_kind_sql_drop_corrections(in->t, in->import);
    attendance_kind_sql_drop_undo(in->t, in->import);
}

/* Registers that stood before, with marks or children of the import. */
static struct key_ids registers_losing(struct task *t, int64_t import)
{
    struct attendance_kind_sql_registers_of_rows rows = attendance_kind_sql_registers_of(t, import);
    struct key_ids ids = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &ids, rows.at[i].session);
    return ids;
}

/* The register moves on once more, and its last save cannot be taken back any more. */
static void register_loses(struct kind_in *in, int64_t session)
{
    struct attendance_kind_sql_register_row row;

    must(in->t, attendance_kind_sql_register(in->t, session, &row));
    attendance_sql_claim(in->t, session, row.register_version + 1);
    attendance_sql_drop_undo(in->t, session);
    in->moved(in, "register", session);
}

/* ---- two files that were one person */

static void move_marks(struct kind_move *m)
{
    struct attendance_kind_sql_of_person_rows rows = attendance_kind_sql_of_person(m->t, m->from);

    for (size_t i = 0; i < rows.n; i++) {
        const struct attendance_kind_sql_of_person_row *lost = &rows.at[i];
        struct attendance_kind_sql_mark_row own;
        if (!attendance_kind_sql_mark(m->t, lost->session, m->to, &own)) {
            (void)attendance_kind_sql_move(m->t, lost->session, m->from, m->to);
            kind_wrote(m, "moved %lld", (long long)lost->session);
            continue;
        }
        kind_wrote(m, "both %lld %.*s %lld %.*s %lld %d %lld %lld %s", (long long)lost->session, STR_ARG(own.mark),
            (long long)own.minutes, STR_ARG(lost->mark), (long long)lost->minutes, (int)lost->walk_in,
            (long long)lost->version, (long long)lost->marked_by, lost->marked_at.t);
        if (mark_rank(mark_read(lost->mark)) > mark_rank(mark_read(own.mark)))
            attendance_kind_sql_set(m->t, lost->session, m->to, lost->mark, lost->minutes);
        attendance_sql_unmark(m->t, lost->session, m->from);
    }
}

/* Both files had a mark in the session: each gets its own again. */
static void part_both(struct kind_move *m, int64_t session, struct str line)
{
    struct str mark = kind_word(&line);
    struct instant at = { "" };

    attendance_kind_sql_set(m->t, session, m->from, mark, kind_int(&line));
    mark = kind_word(&line);
    int64_t minutes = kind_int(&line), walk_in = kind_int(&line), version = kind_int(&line), by = kind_int(&line);
    if (!instant_read(line, &at))
        at = (struct instant){ "" };
    attendance_kind_sql_put(m->t, .session = session, .person = m->to, .mark = mark, .minutes = minutes,
        .walk_in = walk_in != 0, .marked_by = by, .marked_at = at, .version = version);
}

static bool move_marks_back(struct kind_move *m, struct str line)
{
    struct str how = kind_word(&line);
    int64_t session = kind_int(&line);

    if (str_is(how, "both"))
        part_both(m, session, line);
    else
        (void)attendance_kind_sql_move(m->t, session, m->from, m->to); /* taken out of the register since: nothing */
    return true;
}

const struct kind kind_attendance = {
    .name = "attendance",
    .noun = { "register", N_("Register") },
    .tables = "attendance_mark attendance_undo attendance_correction attendance_carer",
    .columns = attendance_columns,
    .n = COL_attendance__N,
    .plain = true,
    .follows = mark_follows,
    .any = attendance_any,
    .give = give_marks,
    .give_same = give_same_mark,
    .stands = mark_stands,
    .check = check_mark,
    .touches = mark_touches,
    .add = add_mark,
    .change = change_mark,
    .touched = attendance_touched,
    .leaning = attendance_leaning,
    .drop = attendance_drop,
    .beside = beside_marks,
    .losing = registers_losing,
    .lose = register_loses,
    .move = move_marks,
    .move_back = move_marks_back,
};

/* ---- child care */

static bool child_row(void *x, const struct attendance_kind_sql_child_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, child_care, r->session,
        r->import, [COL_child_care_session] = kind_ref(o, KIND_sessions, r->session_key, r->session),
        [COL_child_care_child] = kind_ref(o, KIND_children, r->child_key, r->child), [COL_child_care_state] = r->state);
}

static void give_children(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? attendance_kind_sql_child_give_few : attendance_kind_sql_child_give)(
        o->t, low, high, o->project, 0, INT64_MAX, child_row, o);
}

static void give_same_child(struct kind_out *o, const struct record *r)
{
    int64_t session = NUMBER_OF(r, child_care_session), child = NUMBER_OF(r, child_care_child);

    attendance_kind_sql_child_give_few(o->t, session, session, 0, child, child, child_row, o);
}

static bool child_touches(struct kind_in *in, const struct record *r)
{
    return !kind_came(in, NUMBER_OF(r, child_care_session));
}

static void add_child(struct kind_in *in, const struct record *r, int64_t id)
{
    int64_t session = NUMBER_OF(r, child_care_session), child = NUMBER_OF(r, child_care_child);
    const struct register_in *m = take_register(in, session);

    if (m)
        correct(in, m, 0, child, S(""), TEXT_OF(r, child_care_state));
    attendance_kind_sql_child_add(
        in->t, session, child, TEXT_OF(r, child_care_state), m ? m->version : 0, in->import, r->line);
}

static void change_child(struct kind_in *in, const struct record *r, int64_t id)
{
    struct attendance_kind_sql_child_row_row was;
    int64_t session = NUMBER_OF(r, child_care_session), child = NUMBER_OF(r, child_care_child), marked_by;
    struct instant marked_at;
    const struct register_in *m = take_register(in, session);

    must(in->t, m != NULL && attendance_kind_sql_child_row(in->t, session, child, &was));
    correct(in, m, 0, child, was.state, TEXT_OF(r, child_care_state));
    kept_who(in, &marked_by, &marked_at);
    keep_who(in, was.marked_by, was.marked_at);
    attendance_kind_sql_child_change(
        in->t, session, child, TEXT_OF(r, child_care_state), marked_by, marked_at, m->version);
    kind_journal(in, session);
}

static void child_follows(struct task *t, const struct kind_followed *f)
{
    int64_t child;

    if (is_corrected(t, f, COL_child_care_child, COL_child_care_state, &child))
        put_correction(t, &(struct correction){ f->import, f->row, 0, child, f->before[COL_child_care_state],
                              f->after[COL_child_care_state] });
}

KIND_ANY(child_care, attendance_kind_sql_child)
KIND_UNDO(child_care, attendance_kind_sql_child)

KIND_DROP(child_care, attendance_kind_sql_child)

const struct kind kind_child_care = {
    .name = "child_care",
    .noun = { "register", N_("Register") },
    .tables = "attendance_child",
    .columns = child_care_columns,
    .n = COL_child_care__N,
    .plain = true,
    .follows = child_follows,
    .any = child_care_any,
    .give = give_children,
    .give_same = give_same_child,
    .touches = child_touches,
    .add = add_child,
    .change = change_child,
    .touched = child_care_touched,
    .leaning = child_care_leaning,
    .drop = child_care_drop,
};
