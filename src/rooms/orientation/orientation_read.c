/* orientation_read: see orientation_read.h. */
#include "rooms/orientation/orientation_read.h"

#include "html/form.h"
#include "lang/lang.h"
#include "rooms/services/services.h"

const char *const ORIENTATION_PICTURES[] = { "flag", "building", "home", "family", "school", "work", "health", "law",
    "voice", "phone", "money", "language", "friends", "heart", NULL };

static const char *const words[ORIENTATION__KINDS] = { [ORIENTATION_PICTURE] = "picture",
    [ORIENTATION_AUDIO] = "audio",
    [ORIENTATION_VIDEO] = "video",
    [ORIENTATION_SERVICE] = "service" };

struct reading {
    struct task *t;
    struct str rest;
    int64_t line; /* of the one in hand, from 1 */
    struct problems *problems;
};

/* Lines are joined by the caller's newline; what Windows adds goes. */
static bool next_line(struct reading *rd, struct str *ret_line)
{
    struct str all = rd->rest;
    size_t n = 0;

    if (all.n == 0 && rd->line > 0)
        return false;
    while (n < all.n && all.p[n] != '\n' && all.p[n] != '\r')
        n++;
    *ret_line = str_part(all, 0, n);
    n += n + 1 < all.n && all.p[n] == '\r' && all.p[n + 1] == '\n';
    rd->rest = str_part(all, n + 1, all.n);
    rd->line++;
    return true;
}

static void wrong(struct reading *rd, const char *why)
{
    struct str said = trf(rd->t, "Line %1$s: %2$s", lang_number(rd->t->a, rd->t->lang, rd->line), str_of(why));

    problem_add(rd->t, rd->problems, "body", said);
}

static bool is_break(struct str line) { return str_is(str_trim(line), "---"); }

static bool is_web(struct str s)
{
    return str_starts(s, S("https://")) && s.n > 8 && str_find(s, S(" ")) < 0 && s.n <= ORIENTATION_LINE_MOST;
}

static bool is_picture(struct str s)
{
    for (size_t i = 0; ORIENTATION_PICTURES[i] != NULL; i++)
        if (str_is(s, ORIENTATION_PICTURES[i]))
            return true;
    return false;
}

/* What stands before the sign and what behind it, without blanks around them. */
static bool parted(struct str s, char sign, struct str *ret_before, struct str *ret_after)
{
    struct str before;

    if (!str_cut(&s, sign, &before))
        return false;
    *ret_before = str_trim(before);
    *ret_after = str_trim(s);
    return !str_empty(*ret_before) && !str_empty(*ret_after);
}

/* ---- the head */

static void put_pair(struct reading *rd, struct orientation_pairs *list, struct str value, struct str name)
{
    struct orientation_pair one = { value, name };

    LIST_ADD(rd->t->a, list, one);
}

static void put_day(struct reading *rd, struct day *day, struct str value)
{
    if (!day_read(value, day))
        wrong(rd, tr(rd->t, "Write the day as year-month-day, for example 2027-05-31."));
}

static void put_word(struct reading *rd, struct orientation_topic *o, struct str name, struct str value)
{
    struct str one, two;

    if (value.n > ORIENTATION_LINE_MOST)
        wrong(rd, tr(rd->t, "This is too long. Make it shorter."));
    else if (str_is(name, "title"))
        o->title = value;
    else if (str_is(name, "summary"))
        o->summary = value;
    else if (str_is(name, "picture") && is_picture(value))
        o->picture = value;
    else if (str_is(name, "phone") && parted(value, '|', &one, &two) && form_phone_ok(rd->t->a, one))
        put_pair(rd, &o->phones, one, two);
    else if (str_is(name, "source") && parted(value, '|', &one, &two) && is_web(two))
        put_pair(rd, &o->sources, two, one);
    else if (str_is(name, "checked"))
        put_day(rd, &o->checked, value);
    else if (str_is(name, "review"))
        put_day(rd, &o->review, value);
    else if (!str_is(name, "note"))
        wrong(rd, tr(rd->t, "This line of the head is not understood. See how the other lines are written."));
}

static void read_head(struct reading *rd, struct orientation_topic *o)
{
    struct str line, name, value;

    if (!next_line(rd, &line) || !is_break(line)) {
        wrong(rd, tr(rd->t, "A topic begins with a line of three hyphens."));
        return;
    }
    while (next_line(rd, &line) && !is_break(line)) {
        if (parted(line, ':', &name, &value))
            put_word(rd, o, name, value);
        else if (!str_empty(str_trim(line)))
            wrong(rd, tr(rd->t, "A line of the head is a name, a colon and what it says."));
    }
    if (str_empty(o->title))
        wrong(rd, tr(rd->t, "The head has no title."));
}

/* ---- steps */

static void check_question(struct reading *rd, const struct orientation_step *q)
{
    size_t right = 0;

    for (size_t i = 0; i < q->nchoices; i++)
        right += q->choices[i].right;
    if (q->nchoices < 2)
        wrong(rd, tr(rd->t, "A question has at least two answers."));
    else if (right != 1)
        wrong(rd, tr(rd->t, "A question has exactly one right answer: [x]."));
    if (str_empty(q->why))
        wrong(rd, tr(rd->t, "Say why the answer is right, in a line that begins with >."));
}

static void read_answer(struct reading *rd, struct orientation_step *q, struct str line)
{
    bool right = str_starts(line, S("- [x]"));
    struct str text = str_trim(line);

    if (str_starts(text, S(">"))) {
        struct str said = str_trim(str_part(text, 1, text.n));
        if (q->why.n > ORIENTATION_LINE_MOST)
            wrong(rd, tr(rd->t, "This is too long. Make it shorter."));
        else
            q->why = str_empty(q->why) ? said : str_fmt(rd->t->a, "%.*s\n%.*s", STR_ARG(q->why), STR_ARG(said));
        return;
    }
    if (!right && !str_starts(line, S("- [ ]"))) {
        wrong(rd, tr(rd->t, "An answer begins with - [ ] or, when it is right, with - [x]."));
        return;
    }
    text = str_trim(str_part(line, 5, line.n));
    if (q->nchoices == ORIENTATION_CHOICES_MOST || str_empty(text) || text.n > ORIENTATION_LINE_MOST)
        wrong(rd, tr(rd->t, "This answer is empty or too long, or there are too many."));
    else
        q->choices[q->nchoices++] = (struct orientation_choice){ text, right };
}

/* The first line of a step says what it is. */
static void begin_step(struct reading *rd, struct orientation_step *s, struct str line)
{
    struct str word = S(""), what = S("");

    if (str_starts(line, S("?"))) {
        s->kind = ORIENTATION_QUESTION;
        s->text = str_trim(str_part(line, 1, line.n));
        return;
    }
    if (!str_starts(line, S("@"))) {
        s->text = line;
        return;
    }
    (void)parted(str_part(line, 1, line.n), ' ', &word, &what);
    for (int k = 0; k < ORIENTATION__KINDS; k++)
        if (words[k] != NULL && str_is(word, words[k]))
            s->kind = (enum orientation_kind)k;
    s->what = what;
    bool good = s->kind == ORIENTATION_PICTURE   ? is_picture(what)
                : s->kind == ORIENTATION_SERVICE ? code_ok(&CODES_service_door, what)
                                                 : s->kind != ORIENTATION_TEXT && is_web(what);
    if (!good)
        wrong(rd, tr(rd->t, "This kind of step is not known, or what it shows is not there."));
}

static void end_step(struct reading *rd, struct orientation_topic *o, struct orientation_step *s)
{
    s->text = str_trim(s->text);
    if (str_empty(s->text) && s->nchoices == 0 && str_empty(s->what))
        return;
    if (str_empty(s->text))
        wrong(rd, tr(rd->t, "This step says nothing. Write its text."));
    if (s->kind == ORIENTATION_QUESTION)
        check_question(rd, s);
    if (o->steps.n == ORIENTATION_STEPS_MOST)
        wrong(rd, tr(rd->t, "There are too many steps. Make two topics of it."));
    else
        LIST_ADD(rd->t->a, &o->steps, *s);
}

/* The text of a step are its lines as they stand there, without the first one where that says what the step is. */
static void read_steps(struct reading *rd, struct orientation_topic *o)
{
    struct orientation_step s = { 0 };
    struct str line;
    bool begun = false, marked = false;

    while (next_line(rd, &line)) {
        if (is_break(line)) {
            end_step(rd, o, &s);
            s = (struct orientation_step){ 0 };
            begun = false;
        } else if (!begun) {
            begun = !str_empty(str_trim(line));
            marked = str_starts(line, S("@"));
            if (begun)
                begin_step(rd, &s, line);
        } else if (s.kind == ORIENTATION_QUESTION) {
            if (!str_empty(str_trim(line)))
                read_answer(rd, &s, line);
        } else if (marked && s.text.n == 0)
            s.text = line;
        else
            s.text.n = (size_t)(line.p + line.n - s.text.p);
    }
    end_step(rd, o, &s);
}

bool orientation_read(
    struct task *t, struct str typed, struct orientation_topic *ret_topic, struct problems *ret_problems)
{
    struct reading rd = { .t = t, .rest = str_trim(typed), .problems = ret_problems };
    struct orientation_topic o = { 0 };
    size_t before = ret_problems->n;

    if (typed.n > (size_t)ORIENTATION_BODY_MOST * 4)
        wrong(&rd, tr(t, "This is too long. Make it shorter."));
    else {
        read_head(&rd, &o);
        read_steps(&rd, &o);
    }
    if (ret_problems->n > before)
        return false;
    *ret_topic = o;
    return true;
}

/* ---- two languages */

size_t orientation_right(const struct orientation_step *question)
{
    for (size_t i = 0; i < question->nchoices; i++)
        if (question->choices[i].right)
            return i + 1;
    return 0;
}

bool orientation_alike(struct task *t, const struct orientation_topic *source, const struct orientation_topic *other,
    struct problems *ret_problems)
{
    if (source->steps.n != other->steps.n) {
        problem_add(t, ret_problems, "body",
            trf(t, "The original has %1$s steps, and this text has %2$s. They must be the same.",
                lang_number(t->a, t->lang, (int64_t)source->steps.n),
                lang_number(t->a, t->lang, (int64_t)other->steps.n)));
        return false;
    }
    for (size_t i = 0; i < source->steps.n; i++) {
        const struct orientation_step *a = &source->steps.at[i], *b = &other->steps.at[i];
        if (a->kind == b->kind && a->nchoices == b->nchoices && orientation_right(a) == orientation_right(b))
            continue;
        problem_add(t, ret_problems, "body",
            trf(t, "Step %1$s is another than in the original: look at its kind and its right answer.",
                lang_number(t->a, t->lang, (int64_t)i + 1)));
        return false;
    }
    return true;
}
