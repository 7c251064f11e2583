/* measurements_ask_web: the pages for the person: one question a page, in her language, on a device that belongs to a
 * worker, or behind a link of hers (measurements_link_web.c). No menu and no name is on them. */
#include "instruments_ask_html.h"
#include "lang/lang.h"
#include "rooms/answered.h"
#include "rooms/instruments/measurements_asking_web.h"
#include "rooms/routes.h"

FORM_DEFINE(measure_answer, MEASURE_ANSWER_FIELDS)

void asking_speak(struct req *r, struct asking *of)
{
    struct str wanted = lang_code3(r->task.a, req_get(r, "in"));

    of->worker = r->task.lang;
    if (str_empty(wanted))
        wanted = str_empty(of->m.language) ? str_of(of->worker->iso3) : of->m.language;
    of->language = instrument_language(&of->i, wanted);
    const struct lang *spoken = lang_by_tag(of->i.languages.at[of->language]);
    if (spoken != NULL)
        r->task.lang = spoken;
}

static enum outcome open_asking(struct req *r, struct asking *ret)
{
    enum outcome found = measurements_get(&r->task, r->ids[0], &ret->m);

    ret->token = S("");
    if (found == DONE)
        found = instruments_get(&r->task, ret->m.instrument, &ret->i);
    if (found == DONE)
        asking_speak(r, ret);
    return found;
}

/* Where the questions stand: on a device that is lent, or behind her link. */
static struct url questions_url(struct task *t, const struct asking *of)
{
    if (str_empty(of->token))
        return URL(t, measurements_ask, of->m.id);
    return url_with(t->a, URL(t, measurements_linked, of->m.id), "link", of->token);
}

static struct url end_url(struct task *t, const struct asking *of)
{
    return str_empty(of->token) ? URL(t, measurements_end, of->m.id)
                                : url_with(t->a, questions_url(t, of), "end", S("1"));
}

static struct url said_in(struct req *r, const struct asking *of, struct url u, size_t item)
{
    u = url_with_int(r->task.a, u, "question", (int64_t)item + 1);
    return url_with(r->task.a, u, "in", of->i.languages.at[of->language]);
}

/* Behind her link; else the worker sits beside her. */
static struct str phone(struct task *t, const struct asking *of)
{
    return str_empty(of->token) ? S("") : answered_call(t, of->m.person);
}

/* The page without what belongs to the worker; its language switch has the languages of the questions. */
static struct page *lent_page(struct req *r, const struct asking *of, struct url here)
{
    struct arena *a = r->task.a;
    struct frame_links languages = { 0 };

    for (size_t i = 0; i < of->i.languages.n; i++) {
        struct str code = of->i.languages.at[i];
        const struct lang *l = lang_by_tag(code);
        struct frame_link link = { .url = url_with(a, here, "in", code),
            .text = l != NULL ? str_of(l->name) : lang_language_name(a, r->task.lang, code),
            .current = i == of->language,
            .lang = l != NULL ? language_tag(code) : str_of(r->task.lang->tag),
            .dir = l != NULL ? language_dir(code) : str_of(r->task.lang->dir) };
        LIST_ADD(a, &languages, link);
    }
    return frame_lent(r, languages);
}

/* Which of its languages stands beside the one that is asked; the same one: none. */
static size_t beside(const struct req *r, const struct asking *of)
{
    return r->beside != NULL ? instrument_finnish(&of->i, of->language) : of->language;
}

static struct str finnish(const struct req *r, const struct asking *of, const struct str *texts)
{
    size_t found = beside(r, of);

    return texts == NULL || str_eq(texts[found], texts[of->language]) ? S("") : texts[found];
}

static void fill_choices(struct req *r, struct measure_ask_view *v, const struct asking *of, size_t item)
{
    struct task *t = &r->task;
    size_t fi = beside(r, of);
    const struct instrument_item *q = &of->i.items.at[item];
    const struct instrument_scale *scale = q->most == INT_NONE ? &of->i.scales.at[q->scale] : NULL;
    size_t n = scale != NULL ? scale->n : (size_t)q->most + 1;

    for (size_t k = 0; k < n; k++) {
        struct measure_choice one = { .value = scale != NULL ? scale->at[k].value : (int64_t)k,
            .picture = scale != NULL ? scale->at[k].picture : S("") };
        one.text = instrument_value_text(t, &of->i, item, of->language, one.value);
        one.fi = instrument_value_text(t, &of->i, item, fi, one.value);
        if (str_eq(one.fi, one.text)) /* the same language, or a number */
            one.fi = S("");
        one.chosen = str_eq(v->form.typed[measure_answer_F_value], str_number(t->a, one.value));
        LIST_ADD(t->a, &v->choices, one);
    }
    v->count = scale == NULL;
}

static struct str shown_of(struct task *t, int64_t value)
{
    return value == INT_NONE ? S("") : str_number(t->a, value);
}

static struct reply show_question(
    struct req *r, int status, const struct asking *of, size_t item, int64_t stands, struct form form)
{
    struct task *t = &r->task;
    struct str language = of->i.languages.at[of->language];
    struct measure_ask_view v = { .form = form,
        .action = str_empty(of->token) ? URL(t, measurements_say, of->m.id, (int64_t)item + 1)
                                       : URL(t, measurements_linked_say, of->m.id, (int64_t)item + 1),
        .link = of->token,
        .asked_by = str_empty(of->token) ? S("") : of->m.project_name,
        .question = of->i.items.at[item].texts[of->language],
        .question_fi = finnish(r, of, of->i.items.at[item].texts),
        .about = of->i.about != NULL ? of->i.about[of->language] : S(""),
        .about_fi = finnish(r, of, of->i.about),
        .picture = of->i.items.at[item].picture,
        .said_in = language,
        .phone = phone(t, of),
        .lang = language_tag(language),
        .dir = language_dir(language),
        .shown = shown_of(t, stands),
        .number = (int64_t)item + 1,
        .all = (int64_t)of->i.items.n };
    struct url here = url_with_int(t->a, questions_url(t, of), "question", v.number);

    const struct lang *l = lang_by_tag(language);
    if (l != NULL)
        v.hear = read_aloud_of(t, l, v.question);
    fill_choices(r, &v, of, item);
    page_measure_ask(lent_page(r, of, here), &v);
    return reply_page(r, status);
}

/* ?question=, else the first one that was not asked yet. */
static size_t item_asked(struct req *r, const struct asking *of, const int64_t *said)
{
    int64_t number;

    if (str_int(req_get(r, "question"), &number) && number >= 1 && number <= (int64_t)of->i.items.n)
        return (size_t)number - 1;
    for (size_t k = 0; k < of->i.items.n; k++)
        if (said[k] == INT_NONE)
            return k;
    return 0;
}

struct reply asking_page(struct req *r, const struct asking *of)
{
    struct task *t = &r->task;
    const int64_t *said = instrument_answers(t, &of->i, of->m.answers);
    size_t item = item_asked(r, of, said);
    struct measure_answer_values v = { .value = shown_of(t, said[item]) };

    return show_question(r, 200, of, item, said[item], form_show(t, &measure_answer_form, &v, 0));
}

struct reply measurements_ask(struct req *r)
{
    struct asking of;
    enum outcome found = open_asking(r, &of);

    return found == DONE ? asking_page(r, &of) : reply_refused(r, found);
}

/* Where the button leads: the questions before and after, or the end. */
static struct url next_page(struct req *r, const struct asking *of, size_t item, struct str go)
{
    struct task *t = &r->task;
    bool back = str_is(go, "back"), stop = str_is(go, "stop"), refuse = str_is(go, "refuse");

    if (stop || refuse || (!back && item + 1 == of->i.items.n)) {
        struct url end = said_in(r, of, end_url(t, of), item);
        return stop ? end : url_with(t->a, end, "all", refuse ? S("0") : S("1"));
    }
    return said_in(r, of, questions_url(t, of), back ? (item > 0 ? item - 1 : 0) : item + 1);
}

/* What is said with the last question, or by not wanting to. */
static enum outcome finish(struct req *r, const struct asking *of, size_t item, struct str go)
{
    struct measurement now;
    bool refuse = str_is(go, "refuse");
    bool last = item + 1 == of->i.items.n && !str_is(go, "back") && !str_is(go, "stop");

    if (!refuse && !last)
        return DONE;
    enum outcome found = str_empty(of->token) ? measurements_get(&r->task, of->m.id, &now)
                         : measurements_open(&r->task, of->token, &now) == MEASUREMENT_OPEN ? DONE
                                                                                            : NOT_FOUND;
    return found == DONE ? measurements_finish(&r->task, &now, refuse) : found;
}

struct reply asking_answer(struct req *r, const struct asking *of)
{
    struct task *t = &r->task;
    struct measure_answer_values v;
    struct form form;
    struct str go = req_get(r, "go");
    struct measured_answer a = { .shown = INT_NONE, .value = INT_NONE };
    enum outcome how = DONE;

    if (r->ids[1] < 1 || r->ids[1] > (int64_t)of->i.items.n)
        return reply_not_found(r);
    size_t item = a.item = (size_t)r->ids[1] - 1;
    const int64_t *said = instrument_answers(t, &of->i, of->m.answers);
    if (!form_read(r, &measure_answer_form, &v, &form))
        return show_question(r, 422, of, item, said[item], form);
    if (!str_int(v.value, &a.value))
        a.value = INT_NONE;
    if (!str_int(req_get(r, "shown"), &a.shown))
        a.shown = INT_NONE;
    how = str_is(go, "refuse") ? DONE : measurements_answer(t, &of->m, &of->i, a, &form.problems);
    if (how == INVALID)
        return show_question(r, 422, of, item, said[item], form);
    if (how == CONFLICT) {
        problem_add(t, &form.problems, "value",
            trf(t, "Somebody answered this just now: %1$s. Choose again what is right.",
                instrument_value_text(t, &of->i, item, of->language, said[item])));
        return show_question(r, 409, of, item, said[item], form);
    }
    if (how == DONE)
        how = finish(r, of, item, go);
    return reply_outcome(r, how, next_page(r, of, item, go), NULL);
}

struct reply measurements_say(struct req *r)
{
    struct asking of;
    enum outcome found = open_asking(r, &of);

    return found == DONE ? asking_answer(r, &of) : reply_refused(r, found);
}

struct reply asking_end(struct req *r, const struct asking *of)
{
    struct task *t = &r->task;
    int64_t number;

    if (!str_int(req_get(r, "question"), &number) || number < 1 || number > (int64_t)of->i.items.n)
        number = 1;
    struct measure_end_view v = { .go_on = said_in(r, of, questions_url(t, of), (size_t)number - 1),
        .phone = phone(t, of),
        .whole = str_is(req_get(r, "all"), "1"),
        .refused = str_is(of->m.state, "refused") };
    if (str_empty(of->token)) {
        v.worker_text = str_of(lang_tr(of->worker, N_("For the worker: go on")));
        v.worker_lang = str_of(of->worker->tag);
        v.worker_dir = str_of(of->worker->dir);
        v.worker = URL(t, measurements_person, of->m.person);
    }
    page_measure_end(lent_page(r, of, url_with(t->a, end_url(t, of), "all", req_get(r, "all"))), &v);
    return reply_page(r, 200);
}

struct reply measurements_end(struct req *r)
{
    struct asking of;
    enum outcome found = open_asking(r, &of);

    return found == DONE ? asking_end(r, &of) : reply_refused(r, found);
}
