/* attendance_undo: taking back the last save of a register on the same day. A save keeps one line for each thing it
 * changes, saying what stood there: "mark PERSON MARK MINUTES WALK_IN BY AT VERSION", "-" for what was not; and one for
 * each place in child care that it moved (care_places.h): "given CHILD TURN BY AT". Ids and codes only; the note is
 * kept apart, sealed. */
#include "rooms/attendance/attendance_register.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "rooms/care_places.h"
#include "rooms/projects/projects.h"

/* ---- writing down */

static void put(struct undo *u, struct str s)
{
    if (u->n + s.n > u->cap) {
        size_t cap = (u->cap + s.n) * 2 + 1024;
        char *text = arena_alloc(u->t->a, cap);
        if (u->n > 0)
            memcpy(text, u->text, u->n);
        u->text = text;
        u->cap = cap;
    }
    if (s.n > 0)
        memcpy(u->text + u->n, s.p, s.n);
    u->n += s.n;
}

static void put_word(struct undo *u, struct str word)
{
    put(u, S(" "));
    put(u, str_empty(word) ? S("-") : word);
}

static void put_number(struct undo *u, int64_t n) { put_word(u, n == INT_NONE ? S("") : str_number(u->t->a, n)); }

void undo_mark(struct undo *u, int64_t person, const struct attendance_sql_marks_row *row)
{
    put(u, S("mark"));
    put_number(u, person);
    put_word(u, row != NULL ? row->mark : S(""));
    if (row != NULL) {
        put_number(u, row->minutes);
        put_number(u, row->walk_in);
        put_number(u, row->marked_by);
        put_word(u, instant_str(&row->marked_at));
    }
    put(u, S("\n"));
}

void undo_child(struct undo *u, int64_t child, const struct attendance_sql_children_row *row)
{
    put(u, S("child"));
    put_number(u, child);
    put_word(u, row != NULL ? row->state : S(""));
    if (row != NULL) {
        put_number(u, row->marked_by);
        put_word(u, instant_str(&row->marked_at));
    }
    put(u, S("\n"));
}

void undo_carer(struct undo *u, int64_t staff, bool was_on_duty)
{
    put(u, S("carer"));
    put_number(u, staff);
    put_number(u, was_on_duty);
    put(u, S("\n"));
}

void undo_number(struct undo *u, const char *what, int64_t n)
{
    put(u, str_of(what));
    put_number(u, n);
    put(u, S("\n"));
}

void undo_state(struct undo *u, struct str state)
{
    put(u, S("state"));
    put_word(u, state);
    put(u, S("\n"));
}

static const char *const moves[] = { [CARE_TAKEN] = "taken", [CARE_GIVEN] = "given", [CARE_UNTURN] = "unturn" };

static void undo_move(struct undo *u, const struct care_move *m)
{
    put(u, str_of(moves[m->how]));
    put_number(u, m->child);
    put_number(u, m->turn);
    put_number(u, m->by);
    put_word(u, instant_str(&m->at));
    put(u, S("\n"));
}

int64_t undo_moves(struct undo *u, const struct attendance_sql_children_rows *before, int64_t version)
{
    struct care_moves done = care_places_moved(u->t, u->session);
    struct attendance_sql_stands_row now;

    for (size_t i = 0; i < done.n; i++) {
        struct care_move m = done.at[i];
        for (size_t k = 0; m.how == CARE_TAKEN && k < before->n; k++)
            if (before->at[k].child == m.child) {
                m.by = before->at[k].marked_by;
                m.at = before->at[k].marked_at;
            }
        undo_move(u, &m);
    }
    return done.n > 0 && attendance_sql_stands(u->t, u->session, &now) ? now.version : version;
}

void undo_keep(struct undo *u, int64_t version, struct str note)
{
    attendance_sql_keep_undo(
        u->t, u->session, version, (struct str){ u->text, u->n }, note, u->t->viewer->staff, u->t->now);
}

/* ---- taking back */

struct back {
    struct task *t;
    const struct session_brief *s;
    struct attendance_sql_stands_row now;
    struct attendance_sql_marks_rows marks; /* as they stand, for the history of corrections */
    struct attendance_sql_children_rows children;
    struct care_moves moves;
    bool correcting, given; /* given: a place went to another child */
    int64_t visitors, carers;
};

static struct str word(struct str *rest)
{
    struct str w = S("");

    if (!str_empty(*rest) && !str_cut(rest, ' ', &w))
        w = S("");
    return str_is(w, "-") ? S("") : w;
}

static int64_t word_number(struct str *rest, int64_t none)
{
    int64_t n;

    return str_int(word(rest), &n) ? n : none;
}

static struct instant word_instant(struct str *rest)
{
    struct instant at;

    return instant_read(word(rest), &at) ? at : (struct instant){ "" };
}

static void keep_correction(const struct back *b, int64_t person, int64_t child, struct str before, struct str after)
{
    if (b->correcting)
        attendance_sql_correct(b->t, .correction = id_new(), .session = b->s->id, .person = person, .child = child,
            .before_value = before, .after_value = after, .reason = str_of(tr(b->t, "The save was taken back.")),
            .done_by = b->t->viewer->staff, .done_at = b->t->now);
}

static void back_mark(const struct back *b, struct str rest)
{
    int64_t person = word_number(&rest, 0);
    struct str mark = word(&rest), stands = S("");

    for (size_t i = 0; i < b->marks.n; i++)
        if (b->marks.at[i].person == person)
            stands = b->marks.at[i].mark;
    keep_correction(b, person, 0, stands, mark);
    if (str_empty(mark)) {
        attendance_sql_unmark(b->t, b->s->id, person);
        return;
    }
    int64_t minutes = word_number(&rest, INT_NONE), walk_in = word_number(&rest, 0), by = word_number(&rest, 0);
    attendance_sql_mark(b->t, .session = b->s->id, .person = person, .mark = mark, .minutes = minutes,
        .walk_in = walk_in != 0, .marked_by = by, .marked_at = word_instant(&rest), .version = b->now.version);
}

static void back_move(struct back *b, struct str what, struct str rest)
{
    struct care_move m = { 0 };

    while (m.how <= CARE_UNTURN && !str_is(what, moves[m.how]))
        m.how++;
    if (m.how > CARE_UNTURN)
        return;
    m.child = word_number(&rest, 0);
    m.turn = word_number(&rest, 0);
    m.by = word_number(&rest, 0);
    m.at = word_instant(&rest);
    LIST_ADD(b->t->a, &b->moves, m);
}

static void back_child(struct back *b, struct str rest)
{
    int64_t child = word_number(&rest, 0);
    struct str state = word(&rest), stands = S("");

    for (size_t i = 0; i < b->children.n; i++)
        if (b->children.at[i].child == child)
            stands = b->children.at[i].state;
    keep_correction(b, 0, child, stands, state);
    if (str_empty(state)) {
        attendance_sql_drop_child(b->t, b->s->id, child);
        return;
    }
    int64_t by = word_number(&rest, 0);
    struct instant at = word_instant(&rest);
    if (b->given && str_is(state, "booked") && str_empty(stands)) /* another one may have the place */
        LIST_ADD(b->t->a, &b->moves, ((struct care_move){ .how = CARE_TAKEN, .child = child, .by = by, .at = at }));
    else
        attendance_sql_put_child(b->t, b->s->id, child, state, by, at, b->now.version);
}

static void back_carer(const struct back *b, struct str rest)
{
    int64_t staff = word_number(&rest, 0);

    if (word_number(&rest, 0) != 0)
        (void)attendance_sql_put_carer(b->t, b->s->id, staff, b->s->project);
    else
        (void)attendance_sql_drop_carer(b->t, b->s->id, staff);
}

static void back_line(struct back *b, struct str line)
{
    struct str what = word(&line);

    if (str_is(what, "mark"))
        back_mark(b, line);
    else if (str_is(what, "child"))
        back_child(b, line);
    else if (str_is(what, "carer"))
        back_carer(b, line);
    else if (str_is(what, "visitors"))
        b->visitors = word_number(&line, 0);
    else if (str_is(what, "carers"))
        b->carers = word_number(&line, 0);
    else if (str_is(what, "state"))
        attendance_sql_put_state(b->t, b->s->id, word(&line));
    else if (str_is(what, "closed"))
        attendance_sql_reopen(b->t, b->s->id);
    else
        back_move(b, what, line);
}

enum outcome attendance_undo(struct task *t, int64_t session, int64_t *ret_wait)
{
    struct session_brief s;
    struct attendance_sql_undo_row kept;
    struct str line;

    if (attendance_open(t, session, &s) != DONE)
        return NOT_FOUND;
    if (!attendance_sql_undo(t, session, &kept) || kept.version != s.register_version ||
        kept.saved_by != t->viewer->staff || day_cmp(instant_day(kept.saved_at), t->today) != 0)
        return INVALID;
    struct back b = {
        .t = t, .s = &s, .marks = attendance_sql_marks(t, session), .children = attendance_sql_children(t, session)
    };
    bool closes = str_find(kept.what_stood, S("closed ")) >= 0; /* what closed it was no correction */
    b.correcting = (s.closed && !closes) || projects_day_locked(t, s.project, s.day);
    if (!attendance_take(t, &s, &b.now))
        return NOT_FOUND;
    b.visitors = b.now.visitors;
    b.carers = b.now.carers;
    b.given = str_find(kept.what_stood, S("given ")) >= 0;
    while (str_cut(&kept.what_stood, '\n', &line))
        back_line(&b, line);
    attendance_sql_put_rest(t, session, b.visitors, b.carers, kept.note);
    attendance_sql_drop_undo(t, session);
    journal_write(t, JOURNAL_CHANGE, "session", session, S("register undone"));
    int64_t wait = care_places_back(t, session, &b.moves);
    care_places_freed(t, session);
    if (ret_wait != NULL)
        *ret_wait = wait;
    return DONE;
}
