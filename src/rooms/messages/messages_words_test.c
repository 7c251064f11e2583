/* Tests of a project's own words: what may stand in them, how they are filled, who gets them. On both engines. */
#include "auth/viewer.h"
#include "rooms/messages/messages_list.h"
#include "rooms/messages/messages_words.h"
#include "tests/messages_testing.h"

#define REMINDER "Nähdään {day} kello {time}! Tuletko? {link} Soita: {phone}"

static const struct lang *fi(void) { return lang_get(LANG_fi); }

/* What is said of words that are wrong: each fault by the beginning of its sentence. */
static size_t faults(struct task *t, enum message_words w, const char *words, const char *says)
{
    struct str text = str_of(words);
    struct problems problems = { 0 };

    messages_words_check(t, lang_get(LANG_en), w, &text, &problems);
    for (size_t i = 0; says != NULL && i < problems.n; i++)
        if (str_find(problems.at[i].text, str_of(says)) >= 0)
            return problems.n;
    if (says != NULL)
        fail_msg("nobody says “%s” of: %s (%zu problems)", says, words, problems.n);
    if (problems.n > 0)
        fail_msg("%s: %.*s", words, STR_ARG(problems.at[0].text));
    return problems.n;
}

RULE(words_that_are_wrong_are_refused_with_what_is_wrong_and_what_to_do)
{
    static const struct {
        enum message_words w;
        const char *words, *says;
    } each[] = { { WORDS_reminder, REMINDER, NULL }, { WORDS_reminder, "", "Write the words" },
        { WORDS_reminder, "{day} {time}. {link}", NULL }, { WORDS_reminder, "{time}. {link}", "{day} is missing" },
        { WORDS_reminder, "{day}. {link}", "{time} is missing" },
        { WORDS_reminder, "{day} {time}", "{link} is missing" },
        { WORDS_place, "Answer. {link}", "{until} is missing" }, { WORDS_answer, "Open it: {link}", NULL },
        { WORDS_answer, "{day}. {link}", "{day} is not known" }, { WORDS_cancelled, "{day} {time} is off.", NULL },
        { WORDS_cancelled, "{day} {time}. {link}", "{link} is not known" },
        { WORDS_reminder, "{name}, {day} {time}. {link}", "{name} is nothing" },
        { WORDS_answer, "{ link } {Link}", "{Link} is nothing" }, { WORDS_answer, "{link} }", "single }" },
        { WORDS_answer, "{link} {", "single {" }, { WORDS_answer, "{link} {link}", "twice" },
        { WORDS_answer, "Open {link}.", "Leave a blank" }, { WORDS_answer, "Open:{link}", "Leave a blank" },
        { WORDS_reminder, "{day} {time} {link}", "a sentence of its own" },
        { WORDS_reminder, "{day} {time}\n{link}\n{phone}", NULL } };

    house(t);
    t->lang = lang_get(LANG_en);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        (void)faults(t, each[i].w, each[i].words, each[i].says);
}

RULE(what_looks_as_if_it_were_about_somebody_is_refused)
{
    static const struct {
        const char *part, *says;
    } each[] = { { "131052-308T", "identity code" }, { "(010594Y9032)", "identity code" },
        { "131052+308t", "identity code" }, { "131052–308T", "identity code" }, { "A131052-308T", "telephone" },
        { "131052-308TX", "telephone" }, { "040 123 4567", "telephone number" },
        { "+252612345678", "telephone number" }, { "(09) 123-4567", "telephone number" },
        { "٠٤٠ ١٢٣ ٤٥٦٧", "telephone number" }, { "612 345 678", "telephone number" }, { "040 123", NULL },
        { "612 345 67", NULL }, { "1.12.2026 10.00-12.00", NULL }, { "24.12.2026-06.01.2027", NULL },
        { "bus 550, stop 1234", NULL }, { "maija@example.org", "e-mail address" }, { "at @ home", NULL },
        { "@home", NULL } };

    house(t);
    t->lang = lang_get(LANG_en);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        (void)faults(t, WORDS_answer, str_z(t->a, str_fmt(t->a, "So %s it is. {link}", each[i].part)), each[i].says);
}

RULE(four_parts_are_enough)
{
    struct buf *b = task_buf(t, 4000);

    house(t);
    t->lang = lang_get(LANG_en);
    for (int i = 0; i < 61; i++) /* 610 letters, and the link besides */
        BUF_LIT(b, "abcdefghi ");
    struct str link = messages_words_value(t, fi(), WORDS_answer, SLOT_link);
    size_t room = 4 * (size_t)messages_part_letters(true, true) - link.n;
    struct str fits = str_part(buf_view(b), 0, room - 1);
    (void)faults(t, WORDS_answer, str_z(t->a, str_fmt(t->a, "%.*s {link}", STR_ARG(str_trim(fits)))), NULL);
    (void)faults(
        t, WORDS_answer, str_z(t->a, str_fmt(t->a, "%.*sab. {link}", STR_ARG(fits))), "has 5 parts. Shorten it to 4");
}

RULE(control_characters_go_and_lines_stay)
{
    struct str words = S(" Hei\x01!\t\tTule \r\n\r\n\r\n\u202E{day}\u202C {time}.\x7F\u200B \n{link}\u2069\n ");
    struct problems problems = { 0 };

    house(t);
    messages_words_check(t, fi(), WORDS_reminder, &words, &problems);
    assert_str(words, "Hei! Tule\n\n{day} {time}.\n{link}");
    assert_int_equal(problems.n, 0);
    words = S("\u200Fنعم \u061C{link}"); /* marks of one letter stay */
    messages_words_check(t, fi(), WORDS_answer, &words, &problems);
    assert_true(str_starts(words, S("\u200Fنعم ")));
}

/* ---- who gets them */

static int64_t project_of(struct task *t) { return test_number(t, "SELECT min(id) FROM projects_project"); }

static void write_words(struct task *t, const struct lang *l, enum message_words w, const char *words, int64_t version)
{
    struct message_own_words own = { .words = str_of(words), .version = version };
    struct problems problems = { 0 };
    enum outcome how = messages_words_put(t, project_of(t), l, w, &own, &problems);

    if (how != DONE)
        fail_msg("outcome %d: %.*s", (int)how, STR_ARG(problems.n > 0 ? problems.at[0].text : S("")));
}

static struct str body(struct task *t, int64_t message)
{
    struct message_line line;

    assert_int_equal(messages_line(t, message, &line), DONE);
    return line.text; /* … where the link goes */
}

static int64_t remind(struct task *t, int64_t person, struct str link)
{
    struct message_new m = { .person = person,
        .project = project_of(t),
        .kind = MESSAGE_reminder,
        .fields = { .day = t->today, .start = { "12:00" }, .link = link } };

    return messages_put(t, &m);
}

RULE(a_message_goes_in_the_words_of_the_project_in_her_language_and_else_in_the_house_s)
{
    int64_t her = somebody(t, "040 123 4567", "");
    const struct lang *so = lang_get(LANG_so);
    struct settings *s = house(t);

    s->quiet_from = s->quiet_until = 0;
    s->message_phone = S("09 1234");
    int64_t before = remind(t, her, S("https://koti.example.org/a"));
    struct str house_words = body(t, before);
    write_words(t, fi(), WORDS_reminder, REMINDER, 0);
    assert_true(str_eq(body(t, remind(t, her, S("https://koti.example.org/a"))), house_words)); /* she reads Somali */
    write_words(t, so, WORDS_reminder, "Kulan {day} {time}. Imow! {link} Wac: {phone}", 0);
    int64_t own = remind(t, her, S("https://koti.example.org/a"));
    assert_str(body(t, own), "Kulan maanta 12:00. Imow! … Wac: 09 1234");
    assert_true(str_eq(body(t, before), house_words)); /* what was put keeps its words */
    /* no link: its sentence goes */
    assert_str(body(t, remind(t, her, S(""))), "Kulan maanta 12:00. Imow! Wac: 09 1234");
    s->message_phone = S("");
    assert_str(body(t, remind(t, her, S(""))), "Kulan maanta 12:00. Imow!");
    write_words(t, so, WORDS_reminder, "Kulan! {day} {time}. Imow! {link}", 1); /* begins a sentence */
    assert_str(body(t, remind(t, her, S(""))), "Kulan! Maanta 12:00. Imow!");
    /* of another project */
    struct message_new m = { .person = her, .kind = MESSAGE_reminder, .fields = { .day = t->today } };
    m.project = project_new(t, "Q");
    assert_true(str_find(body(t, messages_put(t, &m)), S("Imow")) < 0);
}

/* The time stands in the sentence of the day: without it the day would be said nowhere. */
RULE(the_house_s_words_go_when_own_ones_cannot_say_what_is_known)
{
    int64_t her = somebody(t, "040 123 4567", "");
    struct message_new m = { .person = her, .kind = MESSAGE_cancelled, .fields = { .day = DAY("2026-12-01") } };

    house(t);
    m.project = project_of(t);
    write_words(t, lang_get(LANG_so), WORDS_cancelled, "{day} {time} maya.", 0);
    assert_true(str_find(body(t, messages_put(t, &m)), S("maya")) < 0);
    m.fields.start = (struct clock){ "10:00" };
    assert_true(str_find(body(t, messages_put(t, &m)), S("10:00 maya.")) > 0);
}

RULE(each_sort_of_invitation_has_its_own_words_and_who_is_asked_again_reads_that)
{
    int64_t her = somebody(t, "040 123 4567", "");
    struct message_new m = { .person = her,
        .kind = MESSAGE_invitation,
        .fields = { .until = DAY("2026-12-01"), .invite = INVITE_talk, .again = true } };
    struct str text;

    house(t);
    m.project = project_of(t);
    write_words(t, lang_get(LANG_so), WORDS_invite_talk, "Kaalay {day} {time}. Ka hor {until}. Jawaab: {link}", 0);
    text = body(t, messages_put(t, &m));
    assert_true(str_starts(text, messages_asked_again(lang_get(LANG_so))));
    assert_true(str_find(text, S("Ka hor")) > 0 && str_find(text, S("Kaalay")) < 0);
    m.fields.invite = INVITE_event;
    assert_true(str_find(body(t, messages_put(t, &m)), S("Ka hor ")) < 0);
}

RULE(times_keep_their_order_in_own_words_from_right_to_left)
{
    const struct lang *ar = lang_get(LANG_ar);
    struct str text;

    house(t);
    assert_true(messages_words_example(t, ar, WORDS_cancelled, S("لا لقاء {day} الساعة {time}."), true, &text));
    assert_true(str_find(text, S("\u2066")) > 0 && str_find(text, S("\u2069.")) > 0);
    assert_int_equal(messages_length(text).small, 0);
}

RULE(the_house_s_words_are_a_right_beginning_in_each_language_for_each_kind)
{
    static const enum lang_id ids[] = { LANG_fi, LANG_sv, LANG_en, LANG_so, LANG_ar };

    house(t)->message_phone = S("09 1234");
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        for (enum message_words w = 0; w < WORDS__N; w++) {
            struct str words = messages_words_house(t, lang_get(ids[i]), w), text;
            bool own;
            (void)faults(t, w, str_z(t->a, words), NULL);
            assert_true(messages_words_example(t, lang_get(ids[i]), w, words, true, &text));
            assert_true(str_eq(text, messages_words_now(t, 0, lang_get(ids[i]), w, &own)) && !own);
        }
}

/* ---- who writes them */

RULE(two_who_write_at_one_time_do_not_overwrite_each_other)
{
    struct message_own_words own = { .words = S("Hei. {link}") };
    struct problems problems = { 0 };
    int64_t project = project_new(t, "P");

    house(t);
    write_words(t, fi(), WORDS_answer, "Vastaus! {link}", 0);
    assert_int_equal(messages_words_put(t, project, fi(), WORDS_answer, &own, &problems), CONFLICT);
    own.version = 1;
    assert_int_equal(messages_words_put(t, project, fi(), WORDS_answer, &own, &problems), DONE);
    assert_int_equal(messages_words_put(t, project, fi(), WORDS_answer, &own, &problems), CONFLICT);
    assert_int_equal(messages_words_drop(t, project, fi(), WORDS_answer, 1), CONFLICT);
    assert_str(messages_words_of(t, project, fi(), WORDS_answer).words, "Hei. {link}");
    assert_int_equal(messages_words_drop(t, project, fi(), WORDS_answer, 2), DONE);
    assert_int_equal(messages_words_of(t, project, fi(), WORDS_answer).version, 0);
    own.version = 2; /* they were taken back meanwhile */
    assert_int_equal(messages_words_put(t, project, fi(), WORDS_answer, &own, &problems), CONFLICT);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE what = 'message_words'"), 3);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE detail LIKE '%Hei%'"), 0);
}

static void as_role(struct task *t, enum role role, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, role, S("P"), S("Project") };
    *v = (struct viewer){ .staff = 1, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

RULE(whoever_manages_the_project_writes_its_words_and_nobody_else)
{
    struct message_own_words own = { .words = S("Hei. {link}") };
    struct problems problems = { 0 };
    int64_t project = project_new(t, "P"), other = project_new(t, "Q");
    enum role roles[] = { ROLE_MANAGER, ROLE_COUNSELLOR, ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COORDINATOR };

    house(t);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        as_role(t, roles[i], project);
        own.version = 0;
        assert_int_equal(messages_words_put(t, project, fi(), WORDS_answer, &own, &problems),
            roles[i] == ROLE_MANAGER ? DONE : NOT_ALLOWED);
        assert_int_equal(messages_words_put(t, other, fi(), WORDS_answer, &own, &problems), NOT_ALLOWED);
        assert_int_equal(
            messages_words_drop(t, project, fi(), WORDS_answer, 1), roles[i] == ROLE_MANAGER ? DONE : NOT_ALLOWED);
    }
}

/* As a job does that reminds of the sessions of one hour, whosever they are. */
RULE(messages_of_two_projects_in_turn_ask_once_for_the_words_of_each)
{
    int64_t her = somebody(t, "040 123 4567", ""), other = project_new(t, "Q");
    struct message_new m = { .person = her, .project = other, .kind = MESSAGE_reminder, .fields = { .day = t->today } };

    house(t);
    write_words(t, lang_get(LANG_so), WORDS_reminder, "Kulan {day} {time}. {link}", 0);
    (void)messages_put(t, &m);
    (void)remind(t, her, S(""));
    unsigned before = t->statements;
    assert_str(body(t, remind(t, her, S(""))), "Kulan maanta 12:00.");
    unsigned each = t->statements - before;
    for (int i = 0; i < 10; i++) {
        before = t->statements;
        assert_true(str_find(body(t, messages_put(t, &m)), S("Kulan")) < 0);
        assert_str(body(t, remind(t, her, S(""))), "Kulan maanta 12:00.");
        assert_int_equal(t->statements - before, 2 * each);
    }
}

RULE(ten_messages_of_a_project_ask_once_for_its_words)
{
    int64_t her = somebody(t, "040 123 4567", "");

    house(t);
    write_words(t, lang_get(LANG_so), WORDS_reminder, "Kulan {day} {time}. {link}", 0);
    messages_words_forget(t);
    unsigned before = t->statements;
    (void)remind(t, her, S(""));
    unsigned first = t->statements - before;
    for (int i = 0; i < 10; i++)
        (void)remind(t, her, S(""));
    assert_int_equal(t->statements - before - first, 10 * (first - 1));
}

RULES(words_that_are_wrong_are_refused_with_what_is_wrong_and_what_to_do,
    what_looks_as_if_it_were_about_somebody_is_refused, four_parts_are_enough, control_characters_go_and_lines_stay,
    a_message_goes_in_the_words_of_the_project_in_her_language_and_else_in_the_house_s,
    the_house_s_words_go_when_own_ones_cannot_say_what_is_known,
    each_sort_of_invitation_has_its_own_words_and_who_is_asked_again_reads_that,
    times_keep_their_order_in_own_words_from_right_to_left,
    the_house_s_words_are_a_right_beginning_in_each_language_for_each_kind,
    two_who_write_at_one_time_do_not_overwrite_each_other, whoever_manages_the_project_writes_its_words_and_nobody_else,
    messages_of_two_projects_in_turn_ask_once_for_the_words_of_each, ten_messages_of_a_project_ask_once_for_its_words)
