/* needs_ask_web: the pages for the person: one question a page, in her language, on a device that belongs to a worker,
 * or on her own phone, behind the link to her own page. No menu and no name is on them; what comes after the last
 * question, or after "stop here", waits for the worker. */
#include "auth/viewer.h"
#include "needs_ask_html.h"
#include "rooms/answered.h"
#include "rooms/needs/needs_view.h"
#include "rooms/own_links/own_links.h"
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

/* worker: the language of who lends the device. own: she has it in her hand herself. */
struct asking {
    struct need_round round;
    const struct lang *worker;
    bool own;
};

/* From here on the page speaks the person's language: the one asked for, that of the talk, or the page's. */
static void speak(struct req *r, struct str round_language)
{
    const struct lang *asked = lang_by_tag(req_get(r, "in"));

    if (asked == NULL && !str_empty(round_language))
        asked = lang_by_tag(round_language);
    if (asked != NULL)
        r->task.lang = asked;
}

static enum outcome open_round(struct req *r, struct asking *ret)
{
    enum outcome found = needs_round_get(&r->task, r->ids[0], &ret->round);

    ret->worker = r->task.lang;
    ret->own = false;
    if (found == DONE)
        speak(r, ret->round.language);
    return found;
}

/* The round of who holds the key that this browser has; nobody of the staff acts. False: her page says why. */
static bool open_own(struct req *r, struct asking *ret)
{
    struct own_holder h;

    r->task.viewer = &VIEWER_NOBODY;
    ret->worker = r->task.lang;
    ret->own = true;
    if (own_links_find(&r->task, req_cookie_own(r), &h) != OWN_WAY_OPEN ||
        !needs_own_round(&r->task, h.person, &ret->round))
        return false;
    speak(r, S("")); /* the language of her page */
    r->beside = own_links_beside(&r->task, h.person);
    return true;
}

static struct url questions(struct task *t, const struct asking *of)
{
    return of->own ? URL(t, needs_own) : URL(t, needs_ask, of->round.id);
}

static struct url say(struct task *t, const struct asking *of, int area)
{
    return of->own ? URL(t, needs_own_say, area + 1) : URL(t, needs_ask_save, of->round.id, area + 1);
}

static struct url end(struct task *t, const struct asking *of)
{
    return of->own ? URL(t, needs_own_end) : URL(t, needs_ask_end, of->round.id);
}

static struct url said_in(struct req *r, struct url u, int area)
{
    u = url_with(r->task.a, u, "area", str_of(NEED_AREA[area].code));
    return url_with(r->task.a, u, "in", str_of(r->task.lang->tag));
}

/* On her own phone; else the worker sits beside her. */
static struct str phone(struct task *t, const struct asking *of)
{
    return of->own ? answered_call(t, of->round.person) : S("");
}

/* The page without what belongs to the worker; its language switch stays on the question. */
static struct page *lent_page(struct req *r, struct url here)
{
    return frame_lent(r, frame_every_language(r->task.a, here, "in", r->task.lang));
}

static struct reply show_question(struct req *r, int status, const struct asking *of, int area, struct form form)
{
    struct task *t = &r->task;
    struct needs_ask_view v = { .form = form,
        .action = say(t, of, area), /* an own address keeps an own draft */
        .area = str_of(NEED_AREA[area].code),
        .question = str_of(lang_tr(t->lang, NEED_AREA[area].question)),
        .said_in = str_of(t->lang->tag),
        .phone = phone(t, of),
        .number = area + 1,
        .all = NEED_AREAS };

    v.hear = read_aloud_of(t, t->lang, v.question);
    if (r->beside != NULL)
        v.question_fi = str_of(lang_tr(r->beside, NEED_AREA[area].question));

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct need_weight one = { str_of(CODES_need_weight.at[i].code),
            str_of(lang_trc(t->lang, "answer to a question about needs", answers[i])), false };
        if (r->beside != NULL)
            one.fi = str_of(lang_trc(r->beside, "answer to a question about needs", answers[i]));
        one.chosen = str_eq(form.typed[need_answer_F_weight], one.code);
        LIST_ADD(t->a, &v.weights, one);
    }
    page_needs_ask(lent_page(r, url_with(t->a, questions(t, of), "area", v.area)), &v);
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

static struct reply question_page(struct req *r, const struct asking *of)
{
    const struct need *said = needs_of_round(&r->task, &of->round);
    int area = area_asked(r, said);

    return show_question(r, 200, of, area, answer_form(&r->task, &said[area]));
}

struct reply needs_ask(struct req *r)
{
    struct asking of;
    enum outcome found = open_round(r, &of);

    return found == DONE ? question_page(r, &of) : reply_refused(r, found);
}

struct reply needs_own(struct req *r)
{
    struct asking of;

    return open_own(r, &of) ? question_page(r, &of) : reply_redirect(r, URL(&r->task, own_page_home), NULL);
}

/* Where the button leads: the questions before and after, or the end. */
static struct url next_page(struct req *r, const struct asking *of, int area)
{
    struct task *t = &r->task;
    struct str go = req_get(r, "go");
    bool back = str_is(go, "back"), stop = str_is(go, "stop");

    if (stop || (!back && area == NEED_AREAS - 1)) {
        struct url over = said_in(r, end(t, of), area);
        return stop ? over : url_with(t->a, over, "all", S("1"));
    }
    return said_in(r, questions(t, of), back ? (area > 0 ? area - 1 : 0) : area + 1);
}

/* Both are on the page: the one here, the other in the sentence. */
static struct reply show_clash(struct req *r, const struct asking *of, int area, struct form *form)
{
    struct task *t = &r->task;
    const struct need *theirs = &needs_of_round(t, &of->round)[area];
    struct str other = theirs->weight == INT_NONE
                           ? str_of(tr(t, "No answer"))
                           : str_of(lang_trc(t->lang, "answer to a question about needs", answers[theirs->weight]));

    form->version = theirs->version;
    problem_add(t, &form->problems, "weight",
        trf(t, "Somebody answered this just now: %1$s %2$s. Choose again what is right.", other, theirs->wish));
    return show_question(r, 409, of, area, *form);
}

static struct reply save_answer(struct req *r, const struct asking *of, int64_t number)
{
    struct task *t = &r->task;
    struct need_answer_values v;
    struct form form;
    int area = (int)number - 1;

    if (number < 1 || number > NEED_AREAS)
        return reply_not_found(r);
    if (!form_read(r, &need_answer_form, &v, &form))
        return show_question(r, 422, of, area, form);
    struct need now = { .weight = INT_NONE,
        .version = form.version,
        .wish = v.wish,
        .wish_language = str_of(t->lang->iso3),
        .wish_fi = S("") };
    if (!str_int(v.weight, &now.weight))
        now.weight = INT_NONE;
    enum outcome how = needs_own_answer(t, &of->round, area, &now, &form.problems);
    if (how == INVALID)
        return show_question(r, 422, of, area, form);
    if (how == CONFLICT)
        return show_clash(r, of, area, &form);
    return reply_outcome(r, how, next_page(r, of, area), NULL);
}

struct reply needs_ask_save(struct req *r)
{
    struct asking of;
    enum outcome how = open_round(r, &of);

    return how == DONE ? save_answer(r, &of, r->ids[1]) : reply_refused(r, how);
}

struct reply needs_own_say(struct req *r)
{
    struct asking of;

    req_refuse_here(r);
    return open_own(r, &of) ? save_answer(r, &of, r->ids[0]) : reply_redirect(r, URL(&r->task, own_page_home), NULL);
}

static struct reply end_page(struct req *r, const struct asking *of)
{
    struct task *t = &r->task;
    int area = need_area_of(req_get(r, "area"));
    struct needs_end_view v = {
        .worker_text = str_of(lang_tr(of->worker, N_("For the worker: go on"))),
        .worker_lang = str_of(of->worker->tag),
        .worker_dir = str_of(of->worker->dir),
        .worker = of->own ? URL(t, own_page_home) : URL(t, needs_round, of->round.id),
        .go_on = said_in(r, questions(t, of), area < 0 ? 0 : area),
        .phone = phone(t, of),
        .own = of->own,
        .whole = str_is(req_get(r, "all"), "1"),
    };

    page_needs_end(lent_page(r, url_with(t->a, end(t, of), "all", req_get(r, "all"))), &v);
    return reply_page(r, 200);
}

struct reply needs_ask_end(struct req *r)
{
    struct asking of;
    enum outcome found = open_round(r, &of);

    return found == DONE ? end_page(r, &of) : reply_refused(r, found);
}

struct reply needs_own_end(struct req *r)
{
    struct asking of;

    return open_own(r, &of) ? end_page(r, &of) : reply_redirect(r, URL(&r->task, own_page_home), NULL);
}
