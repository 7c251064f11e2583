/* needs_ask_web: the pages for the person: one question a page, in her language, on a device that belongs to a worker.
 * No menu and no name is on them; what comes after the last question, or after "stop here", waits for the worker. */
#include "needs_ask_html.h"
#include "rooms/needs/needs_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(need_answer, NEED_ANSWER_FIELDS)

/* What a person reads for 0 to 3. */
static const char *const answers[] = {
    NC_("answer to a question about needs", "No"),
    NC_("answer to a question about needs", "A little"),
    NC_("answer to a question about needs", "Yes"),
    NC_("answer to a question about needs", "Yes, very much"),
};

/* The round, and from here on the person's language: the one asked for, that of the talk, or the worker's. */
static enum outcome open_round(struct req *r, struct need_round *ret_round, const struct lang **ret_worker)
{
    enum outcome found = needs_round_get(&r->task, r->ids[0], ret_round);
    const struct lang *asked = lang_by_tag(req_get(r, "in"));

    *ret_worker = r->task.lang;
    if (found != DONE)
        return found;
    if (asked == NULL && !str_empty(ret_round->language))
        asked = lang_by_tag(ret_round->language);
    if (asked != NULL)
        r->task.lang = asked;
    return DONE;
}

static struct url said_in(struct req *r, struct url u, int area)
{
    u = url_with(r->task.a, u, "area", str_of(NEED_AREA[area].code));
    return url_with(r->task.a, u, "in", str_of(r->task.lang->tag));
}

/* The page without what belongs to the worker; its language switch stays on the question. */
static struct page *lent_page(struct req *r, struct url here)
{
    struct frame_links languages = { 0 };

    for (enum lang_id i = 0; i < LANG__N; i++)
        frame_offer_language(r, &languages, here, lang_get(i));
    return frame_lent(r, languages);
}

static struct reply show_question(struct req *r, int status, int area, struct form form)
{
    struct task *t = &r->task;
    struct needs_ask_view v = { .form = form,
        .action = URL(t, needs_ask_save, r->ids[0], area + 1), /* an own address keeps an own draft */
        .area = str_of(NEED_AREA[area].code),
        .question = str_of(lang_tr(t->lang, NEED_AREA[area].question)),
        .said_in = str_of(t->lang->tag),
        .number = area + 1,
        .all = NEED_AREAS };

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct need_weight one = { str_of(CODES_need_weight.at[i].code),
            str_of(lang_trc(t->lang, "answer to a question about needs", answers[i])), false };
        one.chosen = str_eq(form.typed[need_answer_F_weight], one.code);
        LIST_ADD(t->a, &v.weights, one);
    }
    page_needs_ask(lent_page(r, url_with(t->a, URL(t, needs_ask, r->ids[0]), "area", v.area)), &v);
    return reply_page(r, status);
}

static struct form answer_form(struct task *t, const struct need *said)
{
    struct need_answer_values v = { .weight = said->weight == INT_NONE ? S("") : str_number(t->a, said->weight),
        .wish = said->wish };

    return form_show(t, &need_answer_form, &v, said->version);
}

/* ?area=, else the first one that was not asked yet. */
static int area_asked(struct req *r, const struct need *said)
{
    int area = need_area_of(req_get(r, "area"));

    for (int i = 0; area < 0 && i < NEED_AREAS; i++)
        if (said[i].weight == INT_NONE)
            area = i;
    return area < 0 ? 0 : area;
}

struct reply needs_ask(struct req *r)
{
    struct need_round round;
    const struct lang *worker;
    enum outcome found = open_round(r, &round, &worker);

    if (found != DONE)
        return reply_refused(r, found);
    const struct need *said = needs_of_round(&r->task, &round);
    int area = area_asked(r, said);
    return show_question(r, 200, area, answer_form(&r->task, &said[area]));
}

/* Where the button leads: the questions before and after, or the end. */
static struct url next_page(struct req *r, int area)
{
    struct task *t = &r->task;
    struct str go = req_get(r, "go");
    bool back = str_is(go, "back"), stop = str_is(go, "stop");

    if (stop || (!back && area == NEED_AREAS - 1)) {
        struct url end = said_in(r, URL(t, needs_ask_end, r->ids[0]), area);
        return stop ? end : url_with(t->a, end, "all", S("1"));
    }
    return said_in(r, URL(t, needs_ask, r->ids[0]), back ? (area > 0 ? area - 1 : 0) : area + 1);
}

struct reply needs_ask_save(struct req *r)
{
    struct task *t = &r->task;
    struct need_round round;
    const struct lang *worker;
    struct need_answer_values v;
    struct form form;
    enum outcome how = open_round(r, &round, &worker);
    int area = (int)r->ids[1] - 1;

    if (how != DONE)
        return reply_refused(r, how);
    if (r->ids[1] < 1 || r->ids[1] > NEED_AREAS)
        return reply_not_found(r);
    if (!form_read(r, &need_answer_form, &v, &form))
        return show_question(r, 422, area, form);
    struct need now = { .weight = INT_NONE,
        .version = form.version,
        .wish = v.wish,
        .wish_language = str_of(t->lang->iso3),
        .wish_fi = S("") };
    if (!str_int(v.weight, &now.weight))
        now.weight = INT_NONE;
    how = needs_answer(t, round.id, area, &now, &form.problems);
    if (how == INVALID)
        return show_question(r, 422, area, form);
    if (how == CONFLICT) { /* both are on the page: the one here, the other in the sentence */
        const struct need *theirs = &needs_of_round(t, &round)[area];
        struct str other = theirs->weight == INT_NONE
                               ? str_of(tr(t, "No answer"))
                               : str_of(lang_trc(t->lang, "answer to a question about needs", answers[theirs->weight]));
        form.version = theirs->version;
        problem_add(t, &form.problems, "weight",
            trf(t, "Somebody answered this just now: %1$s %2$s. Choose again what is right.", other, theirs->wish));
        return show_question(r, 409, area, form);
    }
    return reply_outcome(r, how, next_page(r, area), NULL);
}

struct reply needs_ask_end(struct req *r)
{
    struct task *t = &r->task;
    struct need_round round;
    const struct lang *worker;
    enum outcome found = open_round(r, &round, &worker);
    int area = need_area_of(req_get(r, "area"));

    if (found != DONE)
        return reply_refused(r, found);
    struct needs_end_view v = { .worker_text = str_of(lang_tr(worker, N_("For the worker: go on"))),
        .worker_lang = str_of(worker->tag),
        .worker_dir = str_of(worker->dir),
        .worker = URL(t, needs_round, round.id),
        .go_on = said_in(r, URL(t, needs_ask, round.id), area < 0 ? 0 : area),
        .whole = str_is(req_get(r, "all"), "1") };
    page_needs_end(lent_page(r, url_with(t->a, URL(t, needs_ask_end, round.id), "all", req_get(r, "all"))), &v);
    return reply_page(r, 200);
}
