/* demo_talk: talks with one person, and what came of them. Everything goes round by her number, so that neighbours in a
 * list and talks of one person differ. */
#include "rooms/demo/demo_talk.h"

static const char *key_of(struct demo *d, enum demo_file_id sheet, const char *letter)
{
    return str_z(d->t->a, demo_key(d, sheet, letter));
}

static const char *worker_of(const struct demo_course *in) { return in->worker[0] != '\0' ? in->worker : in->leader; }

/* ---- talks */

struct talk_wish {
    struct day day;
    int minutes;
    const char *topics, *channel, *shared, *private_, *agreed;
    bool by_worker; /* how deep it was says the worker */
} ONLY_BY_NAME;

static const char *talk(struct demo *d, const struct demo_course *in, const struct talk_wish *w)
{
    static const char *const starts[] = { "09:15", "10:30", "13:00", "12:15", "14:30", "11:00", "15:15" };
    const char *key = key_of(d, SHEET_COUNSELLING, "T");

    demo_row(d, SHEET_COUNSELLING, "counselling", key, "person", str_z(d->t->a, in->person->key), "project",
        in->project, "date", demo_day(d, w->day), "depth", w->by_worker || w->minutes >= 45 ? "intensive" : "light",
        "minutes", demo_z(d, "%d", w->minutes), "topics", w->topics, "staff", worker_of(in), "start_time",
        starts[(in->n + w->minutes) % 7], "channel", w->channel, "depth_set", w->by_worker ? "worker" : "rule",
        "shared_text", w->shared, "private_text", w->private_, "agreed", w->agreed, NULL);
    return key;
}

/* Her talk number i of `of`. */
static const char *ordinary_talk(struct demo *d, const struct demo_course *in, int i, int of)
{
    static const char *const channels[] = { "office", "phone", "office", "group", "video", "office", "message",
        "home_visit" };
    static const int minutes[] = { 20, 30, 50, 15, 25, 60, 35, 10, 45, 20, 30 };
    enum theme theme = demo_theme(in);
    int area = words_theme_areas[theme][i % THEME_AREAS], second = words_theme_areas[theme][(i + 1) % THEME_AREAS],
        long_ = minutes[(in->n * 4 + i * 3) % 11];
    size_t n = (size_t)in->n, turn = (size_t)i;
    struct talk_wish w = {
        .day = demo_day_of(d, in->person, 12 + (of > 1 ? i * 84 / (of - 1) : 50)),
        .minutes = long_,
        .topics = long_ > 20 ? demo_z(d, "%s;%s", words_areas[area], words_areas[second]) : words_areas[area],
        .channel = channels[(in->n + i * 3) % 8],
        .shared = demo_z(d, "%s %s %s", word_of(&words_openings, n * 5 + turn * 11),
            words_middles[area][(n + turn) % MIDDLES], word_of(&words_closings, n * 3 + turn * 5)),
        .private_ = long_ >= 45 ? word_of(&words_private, n * 5 + turn) : "",
        .agreed = (in->n + i) % 3 != 2 ? word_of(&words_agreed, n * 4 + turn * 7) : "",
        .by_worker = long_ == 35 && in->n % 2 == 0,
    };

    return talk(d, in, &w);
}

/* ---- what is more than one can carry */

struct question_wish {
    const struct question_words *words;
    int asked, answered; /* days ago; answered -1: not yet */
    bool named, withdrawn;
} ONLY_BY_NAME;

static void question(struct demo *d, const struct demo_course *in, const char *talk_key, const struct question_wish *w)
{
    struct day asked = demo_ago(d, w->asked);

    demo_row(d, SHEET_SPECIALIST_QUESTIONS, "specialist_question", key_of(d, SHEET_SPECIALIST_QUESTIONS, "Q"),
        "counselling", talk_key, "specialist", demo_z(d, "SP-%d", 1 + (int)(w->words - words_questions) % 6), "staff",
        worker_of(in), "asked_on", demo_day(d, asked), "question", w->words->question, "name_given",
        w->named ? "yes" : "no", "consent_on", w->named ? demo_day(d, asked) : "", "answered_on",
        w->answered >= 0 ? demo_day(d, demo_ago(d, w->answered)) : "", "answer",
        w->answered >= 0 ? w->words->answer : "", "withdrawn_on",
        w->withdrawn ? demo_day(d, demo_ago(d, w->asked - 2)) : "", NULL);
}

/* Each worker waits for two answers, has one that she has not read yet, and read some. */
static void questions(struct demo *d, const struct demo_course *in, int near, const char *talk_key)
{
    static const struct question_wish each[] = {
        { .asked = 9, .answered = 2, .words = &words_questions[0] },
        { .asked = 3, .answered = -1, .words = &words_questions[6] },
        { .asked = 60, .answered = 54, .words = &words_questions[2] },
        { .asked = 8, .answered = -1, .words = &words_questions[9], .named = true },
        { .asked = 35, .answered = -1, .withdrawn = true, .words = &words_questions[8] },
        { .asked = 100, .answered = 96, .words = &words_questions[4] },
    };

    if (near % 2 == 0 || (size_t)near / 2 >= sizeof each / sizeof *each)
        return;
    struct question_wish w = each[near / 2];
    int more = worker_of(in)[0] == 'c' ? 1 : 0; /* counsellors ask other things than instructors */
    w.words += more;
    question(d, in, talk_key, &w);
}

/* ---- crises */

/* Which of words_crises this person lives through; -1 none. One goes on, two are over. */
static int crisis_of(const struct demo_course *in, int near)
{
    static const struct {
        const char *worker;
        int near;
    } whose[CRISES] = { { "counsellor", 3 }, { "instructor", 4 }, { "instructor-lahti", 2 } };

    for (int i = 0; i < CRISES; i++)
        if (strcmp(in->worker, whose[i].worker) == 0 && near == whose[i].near)
            return i;
    return -1;
}

static void crisis(struct demo *d, const struct demo_course *in, int which)
{
    const struct crisis_words *w = &words_crises[which];
    int since = which == 0 ? 16 : 70 + 8 * which;
    bool over = w->end_reason != NULL;

    demo_row(d, SHEET_RISKS, "risk", key_of(d, SHEET_RISKS, "Z"), "person", str_z(d->t->a, in->person->key), "project",
        in->project, "since", demo_day(d, demo_ago(d, since)), "reason", w->reason, "staff", worker_of(in), "ended_on",
        over ? demo_day(d, demo_ago(d, since - 45)) : "", "ended_by", over ? worker_of(in) : "", "end_reason",
        over ? w->end_reason : "", NULL);
    for (int i = 0; i < CRISIS_TALKS; i++)
        talk(d, in,
            &(struct talk_wish){
                .day = demo_working_day(demo_ago(d, over ? since - 12 * i : since - 5 * i)),
                .minutes = 75 - 10 * i,
                .topics = which == 1 ? "housing;finances;well_being" : "well_being;rights;health",
                .channel = i == 1 ? "phone" : "office",
                .shared = w->shared[i],
                .private_ = w->private_[i],
                .agreed = word_of(&words_agreed, (size_t)in->n + 2 * (size_t)i),
                .by_worker = i == 3,
            });
}

/* ---- at home */

static void home_support(struct demo *d, const struct demo_course *in, int near)
{
    static const char *const before[] = { "self", "alone", "self", "shared", "other_parent" }, *const after[] = {
        "shared", "others", "self", "shared", "shared"
    };
    size_t n = (size_t)in->n;

    if (near % 4 != 1)
        return;
    demo_row(d, SHEET_HOME_SUPPORT, "home_support", key_of(d, SHEET_HOME_SUPPORT, "O"), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "date", demo_day(d, demo_day_of(d, in->person, 60)),
        "staff", worker_of(in), "child_care", word_of(&words_care, n), "other_parent",
        word_of(&words_other_parent, n * 5 + 1), "division_before", before[near / 4 % 5], "division_after",
        after[near / 4 % 5], "note", word_of(&words_home_notes, n * 3), NULL);
}

void demo_talks(struct demo *d, const struct demo_course *in, int near)
{
    int which = crisis_of(in, near), n = near >= 0 ? 1 + (near + in->n) % 3 : in->n % 3 == 0 && in->leader[0] != '\0';
    const struct demo_load *load = near >= 0 ? demo_load_of(d, in->worker) : NULL;
    const char *last = NULL;

    if (which >= 0)
        crisis(d, in, which);
    for (int i = 0; i < n && which < 0; i++)
        last = ordinary_talk(d, in, i, n);
    if (near < 0)
        return;
    home_support(d, in, near);
    if (last == NULL)
        return;
    questions(d, in, near, last);
    if (near % 7 == 6 && load->last != NULL && strcmp(load->project, in->project) == 0)
        demo_row(d, SHEET_COUNSELLING_PERSONS, "counselling", last, "person", str_z(d->t->a, load->last->key), NULL);
}

/* ---- appointments */

struct appointment_wish {
    struct day day;
    const char *state;
    int turn;
} ONLY_BY_NAME;

static void appointment(struct demo *d, const struct demo_course *in, int near, const struct appointment_wish *w)
{
    static const char *const starts[] = { "09:00", "09:45", "10:30", "11:15", "12:30", "13:15", "14:00", "14:45",
        "15:30" };
    static const char *const channels[] = { "office", "phone", "office", "video", "home_visit" };
    static const char *const places[] = { "Neuvontahuone 2", "Asukastalo, kerhohuone", "Kirjaston työtila",
        "Perhekeskus, 1. kerros" };
    static const char *const varieties[] = { "Irak", "Syyria", "Marokko" };
    const char *channel = channels[(near + w->turn) % 5];
    bool interpreter = (near + w->turn) % 3 == 1, arabic = str_is(in->person->language, "ara");

    demo_row(d, SHEET_APPOINTMENTS, "appointment", key_of(d, SHEET_APPOINTMENTS, "M"), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "staff", worker_of(in), "date", demo_day(d, w->day),
        "start_time", starts[(near * 2 + w->turn * 5) % 9], "minutes", near % 3 == 0 ? "60" : "45", "channel", channel,
        "place", strcmp(channel, "office") == 0 ? places[(near + w->turn) % 4] : "", "interpreter_language",
        interpreter ? str_z(d->t->a, in->person->language) : "", "interpreter_variety",
        interpreter && arabic ? varieties[near % 3] : "", "state", w->state, "note",
        word_of(&words_appointment_notes, (size_t)in->n + (size_t)w->turn), NULL);
}

static struct day next_working_day(struct day day)
{
    int weekday = day_weekday(day);

    return weekday > 4 ? day_add(day, 7 - weekday) : day;
}

void demo_appointments(struct demo *d, const struct demo_course *in, int near)
{
    if (near < 0 || day_known(in->person->exit))
        return;
    appointment(d, in, near,
        &(struct appointment_wish){
            .day = demo_working_day(demo_ago(d, 12 + near * 3 % 40)),
            .state = near % 6 == 1   ? "no_show"
                     : near % 6 == 4 ? "cancelled"
                                     : "held",
            .turn = 0,
        });
    if (near % 7 == 2)
        appointment(
            d, in, near, &(struct appointment_wish){ .day = d->t->today, .state = "planned", .turn = 1 + near / 7 });
    else if (near % 3 != 1)
        appointment(d, in, near,
            &(struct appointment_wish){
                .day = next_working_day(demo_ago(d, -1 - near * 2 % 13)), .state = "planned", .turn = 2 });
    if (near % 9 == 6) /* nobody has written yet whether she came */
        appointment(d, in, near,
            &(struct appointment_wish){ .day = demo_working_day(demo_ago(d, 1)), .state = "planned", .turn = 3 });
}

/* ---- first steps */

void demo_first_steps(struct demo *d, const struct demo_course *in, int near)
{
    static const char *const places[] = { "Bussipysäkki koulun edessä", "Kirjaston aula", "Päiväkodin portti" };
    bool ahead = near % 10 == 3;

    if (near < 0 || near % 5 != 3 || day_known(in->person->exit))
        return;
    demo_row(d, SHEET_FIRST_STEPS, "first_step", key_of(d, SHEET_FIRST_STEPS, "E"), "person",
        str_z(d->t->a, in->person->key), "project", in->project, "kind", near % 3 == 0 ? "fetch" : "together", "date",
        demo_day(d, ahead ? next_working_day(demo_ago(d, -1 - near % 4)) : demo_working_day(demo_ago(d, 20 + near))),
        "start_time", "09:15", "place", places[near % 3], "staff", worker_of(in), "state", ahead ? "planned" : "done",
        NULL);
}
