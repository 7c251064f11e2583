/* sign_up_join_web: signing up without an account, one question a page. Each button keeps what stands on its page,
 * right or wrong, in a row that only this browser finds again (sign_up_said.c), and leads on: so nothing is lost by an
 * error, the way back or another language. What is wrong is told when she wants to go on. */
#include "base/settings.h"
#include "lang/lang.h"
#include "rooms/sign_up/sign_up_web.h"
#include "sign_up_join_html.h"

FORM_DEFINE(join, JOIN_FIELDS)

/* The fields of each step: the names of columns of what is kept. */
static const char *const asked_in[][2] = {
    [STEP_NAME] = { "name" },
    [STEP_PHONE] = { "phone" },
    [STEP_CHILDREN] = { "children" },
    [STEP_LANGUAGE] = { "language" },
    [STEP_FRIEND] = { "friend_name", "friend_phone" },
    [STEP_HEARD] = { "heard" },
    [STEP_WISH] = { "wish" },
};

static struct str *answer_of(struct sign_up_said *said, const char *name)
{
    const struct {
        const char *name;
        struct str *at;
    } all[] = { { "name", &said->name }, { "phone", &said->phone }, { "children", &said->children },
        { "language", &said->language }, { "friend_name", &said->friend_name }, { "friend_phone", &said->friend_phone },
        { "heard", &said->heard }, { "wish", &said->wish } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (name != NULL && strcmp(all[i].name, name) == 0)
            return all[i].at;
    return NULL;
}

static bool is_asked(enum sign_up_step step, struct str field)
{
    return step < STEP_CHECK && ((asked_in[step][0] && str_is(field, asked_in[step][0])) ||
                                    (asked_in[step][1] && str_is(field, asked_in[step][1])));
}

/* The first step on which something is wrong; STEP_NONE: nothing is. */
static enum sign_up_step first_wrong(const struct problems *ps)
{
    for (enum sign_up_step step = STEP_NAME; step < STEP_CHECK; step++)
        for (size_t i = 0; i < ps->n; i++)
            if (is_asked(step, ps->at[i].field))
                return step;
    return STEP_NONE;
}

static struct url step_url(struct task *t, int64_t group, enum sign_up_step step)
{
    return url_with_int(t->a, URL(t, sign_up_join, group), "step", (int64_t)step);
}

static struct sign_up_from from_of(struct req *r)
{
    return (struct sign_up_from){ .browser = req_browser(r), .place = req_household(r), .group = r->ids[0] };
}

/* ---- a page */

static void add_lines(struct task *t, struct sign_up_join_view *v, const struct sign_up_said *said)
{
    struct str years = sign_up_joined_years(t, said->children); /* as they will be read, so that she sees it */
    const struct str answers[] = { [STEP_NAME] = said->name,
        [STEP_PHONE] = said->phone,
        [STEP_CHILDREN] = str_empty(years) ? str_of(tr(t, "Nobody comes along")) : years,
        [STEP_LANGUAGE] = lang_language_names(t->a, t->lang, said->language),
        [STEP_FRIEND] = str_empty(said->friend_name)
                            ? str_of(tr(t, "I come alone"))
                            : str_fmt(t->a, "%.*s %.*s", STR_ARG(said->friend_name), STR_ARG(said->friend_phone)),
        [STEP_HEARD] = str_empty(said->heard) ? S("–") : code_name(t->lang, &CODES_sign_up_heard, said->heard),
        [STEP_WISH] = str_empty(said->wish) ? S("–") : said->wish };
    const char *const questions[] = { [STEP_NAME] = tr(t, "Your name"),
        [STEP_PHONE] = tr(t, "Your telephone number"),
        [STEP_CHILDREN] = tr(t, "Children who come"),
        [STEP_LANGUAGE] = tr(t, "Language"),
        [STEP_FRIEND] = tr(t, "Your friend"),
        [STEP_HEARD] = tr(t, "How did you hear of us?"),
        [STEP_WISH] = tr(t, "Your wishes") };

    for (enum sign_up_step step = STEP_NAME; step < STEP_CHECK; step++) {
        struct sign_up_line line = { str_of(questions[step]), answers[step],
            url_with(t->a, step_url(t, v->row.g.id, step), "to", S("check")) };
        LIST_ADD(t->a, &v->lines, line);
    }
}

static void add_choices(struct task *t, struct sign_up_join_view *v, struct str heard)
{
    for (size_t i = 0; i < CODES_sign_up_heard.n; i++) {
        const struct code *c = &CODES_sign_up_heard.at[i];
        struct sign_up_tile tile = { str_of(c->code), str_of(lang_tr(t->lang, c->name)), str_is(heard, c->code) };
        LIST_ADD(t->a, &v->heard, tile);
    }
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct sign_up_link one = { { S("") }, str_of(l->name), str_of(l->tag), str_of(l->dir), l == t->lang };
        LIST_ADD(t->a, &v->languages, one);
    }
}

static struct form form_of(struct task *t, enum sign_up_step step, const struct sign_up_said *said, bool wrong)
{
    struct join_values values = { .name = said->name,
        .phone = said->phone,
        .children = said->children,
        .language = str_empty(said->language) ? str_of(t->lang->iso3) : said->language,
        .friend_name = said->friend_name,
        .friend_phone = said->friend_phone,
        .heard = said->heard,
        .wish = said->wish };
    struct form form = form_show(t, &join_form, &values, 0);
    struct problems all = { 0 };

    sign_up_check(t, said, &all);
    for (size_t i = 0; wrong && i < all.n; i++)
        if (is_asked(step, all.at[i].field))
            LIST_ADD(t->a, &form.problems, all.at[i]);
    return form;
}

/* The page without what belongs to workers, and without their drafts: what is typed here is kept by its own buttons. */
static struct page *own_page(struct req *r)
{
    struct frame_links none = { 0 };
    struct page *p = frame_lent(r, none);

    p->draft = NULL;
    return p;
}

static struct reply show_step(struct req *r, const struct sign_up_group *g, enum sign_up_step step, bool wrong)
{
    struct task *t = &r->task;
    struct sign_up_said said = sign_up_said(t, req_browser(r), g->id);
    struct sign_up_join_view v = { .row = sign_up_row(t, g),
        .step = step,
        .number = (int64_t)step,
        .all = STEP_CHECK,
        .action = URL(t, sign_up_answer, g->id, (int64_t)step),
        .code = sign_up_code(r),
        .form = form_of(t, step, &said, wrong),
        .checks = str_is(req_get(r, "to"), "check") };

    add_choices(t, &v, said.heard);
    if (step == STEP_CHECK)
        add_lines(t, &v, &said);
    page_sign_up_join(own_page(r), &v);
    return reply_page(r, 200);
}

struct reply sign_up_join(struct req *r)
{
    struct sign_up_group g;
    int64_t asked_step;

    if (sign_up_group(&r->task, r->ids[0], &g) != DONE)
        return sign_up_gone(r);
    if (!str_empty(sign_up_code(r)) && !req_has(r, "step")) { /* from a poster: first where and when */
        struct task *t = &r->task;
        return reply_redirect(r, sign_up_with_code(t, sign_up_url(t, t->lang, g.id), sign_up_code(r)), NULL);
    }
    if (!str_int(req_get(r, "step"), &asked_step) || asked_step < STEP_NAME || asked_step > STEP_CHECK)
        asked_step = STEP_NAME;
    return show_step(r, &g, (enum sign_up_step)asked_step, req_has(r, "wrong"));
}

/* ---- a button */

static struct str phone_of(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_group g;

    return sign_up_group(t, r->ids[0], &g) == DONE ? g.phone : t->settings->help_phone;
}

/* Too many at once: nothing of it is her fault. 429, with a number to call. */
static struct reply too_many(struct req *r)
{
    struct sign_up_wait_view v = { phone_of(r) };

    req_refuse_here(r);
    page_sign_up_wait(own_page(r), &v);
    return reply_page(r, 429);
}

static struct reply send(struct req *r)
{
    struct task *t = &r->task;
    struct problems ps = { 0 };
    enum outcome how = sign_up_send(t, from_of(r), &ps);

    if (how == NOT_FOUND)
        return sign_up_gone(r);
    if (how == NOT_ALLOWED)
        return too_many(r);
    if (how == INVALID)
        return reply_redirect(r,
            url_with(t->a, url_with(t->a, step_url(t, r->ids[0], first_wrong(&ps)), "wrong", S("1")), "to", S("check")),
            NULL);
    return reply_redirect(r, URL(t, sign_up_sent, r->ids[0]), NULL);
}

/* Where the button leads, when what stands on the page is kept. */
static struct url next_page(struct req *r, enum sign_up_step step, const struct sign_up_said *said)
{
    struct task *t = &r->task;
    struct url here = step_url(t, r->ids[0], step);
    bool checks = str_is(req_get(r, "to"), "check");
    struct problems ps = { 0 };

    if (checks)
        here = url_with(t->a, here, "to", S("check"));
    if (req_has(r, "in"))
        return url_with(t->a, here, "lang", req_get(r, "in"));
    if (str_is(req_get(r, "go"), "back"))
        return step_url(t, r->ids[0], checks ? STEP_CHECK : step > STEP_NAME ? step - 1 : STEP_NAME);
    sign_up_check(t, said, &ps);
    for (size_t i = 0; i < ps.n; i++)
        if (is_asked(step, ps.at[i].field))
            return url_with(t->a, here, "wrong", S("1"));
    return step_url(t, r->ids[0], checks || step == STEP_CHECK ? STEP_CHECK : step + 1);
}

/* Longer than any browser sends that keeps the form's limits. */
static struct str cut(struct str typed)
{
    enum { BYTES_MOST = 4 * SIGN_UP_WISH_MOST };
    size_t n = typed.n < BYTES_MOST ? typed.n : BYTES_MOST;

    while (n > 0 && n < typed.n && ((unsigned char)typed.p[n] & 0xC0) == 0x80)
        n--; /* no letter is cut in two */
    return str_part(typed, 0, n);
}

static void keep(struct req *r, struct sign_up_prove_view *v, const char *name)
{
    struct sign_up_kept one = { str_of(name), cut(req_get(r, name)) };

    if (req_has(r, name))
        LIST_ADD(r->task.a, &v->kept, one);
}

/* 429, with all that she typed: it goes on from there. */
static struct reply prove(struct req *r, const struct sign_up_proof *asked)
{
    static const char *const buttons[] = { "go", "to", "in", "from" };
    enum sign_up_step step = (enum sign_up_step)r->ids[1];
    struct sign_up_prove_view v = { .action = URL(&r->task, sign_up_answer, r->ids[0], r->ids[1]),
        .asked = *asked,
        .bits = SIGN_UP_PROOF_BITS,
        .phone = phone_of(r) };

    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++)
        keep(r, &v, buttons[i]);
    for (size_t i = 0; step < STEP_CHECK && i < 2 && asked_in[step][i] != NULL; i++)
        keep(r, &v, asked_in[step][i]);
    req_refuse_here(r);
    page_sign_up_prove(own_page(r), &v);
    return reply_page(r, 429);
}

struct reply sign_up_answer(struct req *r)
{
    struct task *t = &r->task;
    enum sign_up_step step = (enum sign_up_step)r->ids[1];
    struct sign_up_from from = from_of(r);
    struct str go = req_get(r, "go");
    struct sign_up_proof asked;

    if (r->ids[1] < STEP_NAME || r->ids[1] > STEP_CHECK)
        return reply_not_found(r);
    if (sign_up_must_prove(t, from, (struct sign_up_shown){ req_get(r, "challenge"), req_get(r, "answer") }, &asked))
        return prove(r, &asked);
    if (str_is(go, "stop")) {
        sign_up_unsay(t, from.browser, from.group);
        return reply_redirect(
            r, sign_up_url(t, t->lang, from.group), tr(t, "Nothing was sent. What you wrote is gone."));
    }
    if (step == STEP_CHECK && str_is(go, "send"))
        return send(r);
    struct sign_up_said said = sign_up_said(t, from.browser, from.group);
    if (str_empty(said.language))
        said.language = str_of(t->lang->iso3);
    if (!str_empty(sign_up_code(r)))
        said.code = sign_up_code(r);
    for (size_t i = 0; step < STEP_CHECK && i < 2; i++) {
        struct str *at = answer_of(&said, asked_in[step][i]);
        if (at != NULL && (req_has(r, asked_in[step][i]) || step == STEP_HEARD))
            *at = str_trim(cut(req_get(r, asked_in[step][i])));
    }
    enum outcome how = sign_up_say(t, from, &said);
    if (how == NOT_FOUND)
        return sign_up_gone(r);
    if (how == NOT_ALLOWED)
        return too_many(r);
    return reply_redirect(r, next_page(r, step, &said), NULL);
}

struct reply sign_up_sent(struct req *r)
{
    struct task *t = &r->task;
    struct sign_up_group g;

    if (sign_up_group(t, r->ids[0], &g) != DONE)
        return sign_up_gone(r);
    if (!sign_up_just_sent(t, req_browser(r), g.id))
        return reply_redirect(r, sign_up_url(t, t->lang, g.id), NULL);
    struct sign_up_sent_view v = {
        .row = sign_up_row(t, &g), .group = sign_up_url(t, t->lang, g.id), .list = sign_up_url(t, t->lang, 0)
    };
    const char *const *next = sign_up_next(v.row.full);
    v.calls = str_of(tr(t, next[0]));
    v.costs = str_of(tr(t, next[1]));
    v.hear = read_aloud_of(t, t->lang, read_aloud_sentences(t, t->lang, next));
    page_sign_up_sent(own_page(r), &v);
    return reply_page(r, 200);
}
