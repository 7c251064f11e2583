/* messages_web: the list of what was sent, the phone list, answers; what the gateway tells. */
#include "base/settings.h"
#include "messages_lists_html.h"
#include "paper/paper.h"
#include "rooms/messages/messages_gateway.h"
#include "rooms/messages/messages_view.h"
#include "rooms/routes.h"
#include "web/req.h"

static struct message_tabs tabs_of(struct task *t, int current)
{
    return (struct message_tabs){ current, messages_answers_waiting(t) };
}

static struct pager pager_of(struct task *t, struct url here, int64_t start, size_t n, bool more)
{
    return list_pager(t, here, start, MESSAGES_SHOWN, start + (int64_t)n + more);
}

/* ---- what was sent */

static void codes_picks(struct task *t, struct picks *list, const struct codes *codes, struct str chosen)
{
    picks_add(t, list, S(""), str_of(tr(t, "All")), chosen);
    for (size_t i = 0; i < codes->n; i++)
        picks_add(t, list, str_of(codes->at[i].code), str_of(lang_tr(t->lang, codes->at[i].name)), chosen);
}

static struct url sent_url(struct task *t, const struct messages_only *only)
{
    struct url u = URL(t, messages_sent);

    if (!str_empty(only->state))
        u = url_with(t->a, u, "state", only->state);
    if (!str_empty(only->channel))
        u = url_with(t->a, u, "channel", only->channel);
    return only->mine ? url_with(t->a, u, "whose", S("mine")) : u;
}

struct message_row messages_row_of(struct task *t, const struct message_line *m)
{
    const struct lang *l = lang_by_tag(m->tag);

    return (struct message_row){ .person = URL(t, messages_person, m->person),
        .m = *m,
        .lang = str_of(l != NULL ? l->tag : "en"),
        .dir = str_of(l != NULL ? l->dir : "ltr") };
}

struct reply messages_sent(struct req *r)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    struct messages_only only = {
        .state = req_get(r, "state"), .channel = req_get(r, "channel"), .mine = str_is(req_get(r, "whose"), "mine")
    };
    struct messages_sent_view v = { .tabs = tabs_of(t, 0), .set_up = messages_by_sms(t) || messages_by_mail(t) };

    if (!code_ok(&CODES_message_state, only.state))
        only.state = S("");
    if (!code_ok(&CODES_message_channel, only.channel))
        only.channel = S("");
    v.filtered = only.mine || !str_empty(only.state) || !str_empty(only.channel);
    codes_picks(t, &v.states, &CODES_message_state, only.state);
    codes_picks(t, &v.channels, &CODES_message_channel, only.channel);
    picks_add(t, &v.whose, S(""), str_of(tr(t, "All")), only.mine ? S("mine") : S(""));
    picks_add(t, &v.whose, S("mine"), str_of(tr(t, "Mine")), only.mine ? S("mine") : S(""));
    struct message_lines lines = messages_lines(t, &only, start);
    for (size_t i = 0; i < lines.n; i++) {
        struct message_row row = messages_row_of(t, &lines.at[i]);
        LIST_ADD(t->a, &v.rows, row);
    }
    struct url here = sent_url(t, &only);
    v.pager = pager_of(t, here, start, lines.n, lines.more);
    v.here = (start > 0 ? url_with_int(t->a, here, "start", start) : here).s;
    return SHOW(r, 200, messages_sent, &v);
}

/* Back to the list it was pressed in, or to the page of the person. */
static struct url back_of(struct req *r)
{
    struct url back;

    return url_local(r->task.a, req_get(r, "back"), &back) ? back : URL(&r->task, messages_sent);
}

struct reply messages_send_again(struct req *r)
{
    int64_t message;
    enum outcome how = messages_again(&r->task, r->ids[0], &message);

    if (how == INVALID)
        return reply_redirect(r, back_of(r), tr(&r->task, "It cannot be sent again: it would come too late."));
    return reply_outcome(r, how, back_of(r), tr(&r->task, "It is sent once more."));
}

struct reply messages_send_not(struct req *r)
{
    enum outcome how = messages_stop(&r->task, r->ids[0]);

    if (how == INVALID)
        return reply_redirect(r, back_of(r), tr(&r->task, "It is on its way already."));
    return reply_outcome(r, how, back_of(r), tr(&r->task, "It is not sent."));
}

/* ---- the phone list */

struct reply messages_calls_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    bool mine = str_is(req_get(r, "whose"), "mine");
    struct message_calls calls = messages_calls(t, mine, start);
    struct url here = URL(t, messages_calls_page);
    struct messages_calls_view v = {
        .tabs = tabs_of(t, 1), .mine = mine, .mine_url = url_with(t->a, here, "whose", S("mine"))
    };

    for (size_t i = 0; i < calls.n; i++) {
        struct message_row line = messages_row_of(t, &calls.at[i].line);
        struct message_call_row row = { .person = URL(t, people_person, calls.at[i].line.person),
            .c = calls.at[i],
            .lang = line.lang,
            .dir = line.dir,
            .tried = calls.at[i].line.tries > 0 };
        LIST_ADD(t->a, &v.rows, row);
    }
    v.pager = pager_of(t, mine ? v.mine_url : here, start, calls.n, calls.more);
    return SHOW(r, 200, messages_calls, &v);
}

struct reply messages_call_save(struct req *r)
{
    struct task *t = &r->task;
    struct message_called c = {
        .outcome = req_get(r, "outcome"), .later = req_day(r, "later"), .version = req_version(r)
    };
    enum outcome how = messages_called(t, r->ids[0], &c);

    if (how == INVALID)
        return reply_redirect(
            r, URL(t, messages_calls_page), tr(t, "Choose what came of the call, and a day that has not gone."));
    return reply_outcome(r, how, URL(t, messages_calls_page), tr(t, "The call is written down."));
}

/* ---- letters */

/* Her own language on each page; no address: it goes on the envelope. */
static struct reply letters_pdf(struct req *r, struct message_lines lines)
{
    struct task *t = &r->task;
    struct paper *p = paper_new(
        t, &(struct paper_head){ .lang = t->lang, .title = N_("Letters"), .house = t->settings->service_name });
    struct buf *o = task_buf(t, PAPER_BYTES);

    for (size_t i = 0; i < lines.n; i++) {
        const struct message_line *m = &lines.at[i];
        const struct lang *l = lang_by_tag(m->tag);
        if (i > 0)
            paper_page(p);
        paper_paragraph(p, paper_own(m->name));
        paper_gap(p, 20);
        paper_heading(p, 1, paper_own(messages_subject(l != NULL ? l : t->lang, message_kind_read(m->kind))));
        paper_paragraph(p, paper_own(m->text));
    }
    if (lines.n == 0)
        paper_paragraph(p, paper_tr(p, N_("No letter is to be printed.")));
    must(t, paper_make(p, o) == DONE); /* far fewer than it may have */
    return reply_bytes(r, 200, PAPER_TYPE, buf_view(o), "letters.pdf");
}

struct reply messages_letters_page(struct req *r)
{
    struct task *t = &r->task;
    struct message_lines lines = messages_letters(t);
    struct messages_letters_view v = { .tabs = tabs_of(t, 3),
        .pdf = url_with(t->a, URL(t, messages_letters_page), "format", S("pdf")) };

    if (str_is(r->accept, "pdf"))
        return letters_pdf(r, lines);
    for (size_t i = 0; i < lines.n; i++) {
        struct message_row row = messages_row_of(t, &lines.at[i]);
        LIST_ADD(t->a, &v.rows, row);
        v.last = id_str(t->a, lines.at[i].id);
    }
    return SHOW(r, 200, messages_letters, &v);
}

struct reply messages_letters_save(struct req *r)
{
    (void)messages_printed(&r->task, req_id(r, "last"));
    return reply_redirect(r, URL(&r->task, messages_letters_page), tr(&r->task, "The letters are marked as printed."));
}

/* ---- answers */

struct reply messages_answers_page(struct req *r)
{
    struct task *t = &r->task;
    int64_t start = list_start(r);
    bool all = str_is(req_get(r, "all"), "1");
    struct message_answers list = messages_answers(t, !all, start, MESSAGES_SHOWN);
    struct url here = all ? url_with(t->a, URL(t, messages_answers_page), "all", S("1"))
                          : URL(t, messages_answers_page);
    struct messages_answers_view v = { .tabs = tabs_of(t, 2),
        .all_url = url_with(t->a, URL(t, messages_answers_page), "all", S("1")),
        .all = all,
        .pager = list_pager(t, here, start, MESSAGES_SHOWN, list.total) };

    for (size_t i = 0; i < list.n; i++) {
        struct message_answer_row row = { URL(t, messages_person, list.at[i].person), list.at[i] };
        LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, 200, messages_answers, &v);
}

struct reply messages_answer_seen(struct req *r)
{
    struct task *t = &r->task;

    return reply_outcome(
        r, messages_answer_read(t, r->ids[0]), URL(t, messages_answers_page), tr(t, "The answer is marked as read."));
}

/* ---- what the gateway tells */

struct reply messages_gateway(struct req *r)
{
    struct message_told told = { req_get(r, "at"), req_get(r, "events"), req_get(r, "signature") };
    enum outcome how = messages_gateway_told(&r->task, &told);

    if (how == DONE)
        return reply_bytes(r, 200, "application/json", S("{\"taken\": true}\n"), NULL);
    return reply_bytes(r, how == NOT_ALLOWED ? 400 : 422, "application/json", S("{\"taken\": false}\n"), NULL);
}
