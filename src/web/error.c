/* error: the pages for what went wrong, in the person's language. A form that was refused leads to the same page under
 * an address of its own, so that one can go back to it and never meets the browser's question whether to send again. */
#include "error_html.h"
#include "web/error_view.h"
#include "web/inside.h"

struct words {
    const char *why; /* in the address */
    int status;
    const char *heading, *text;
};

#define TOO_LONG \
    N_("The address or its header is too long"), \
        N_("Go back and try again with a shorter search. If it happens everywhere, delete the cookies of this site.")

static const struct words table[] = {
    { "400", 400, N_("The address or the form could not be read"),
        N_("Go back and try again. If you typed the address, check it.") },
    { "403", 403, N_("You have no right to this page"),
        N_("Your role does not have the right to see or do this. Ask your project manager if you need it.") },
    { "site", 403, N_("This form came from another site"), N_("Open the page here and fill in the form again.") },
    { "old", 403, N_("This form is too old"),
        N_("Go back, load the page again and send the form once more. Cookies must be allowed.") },
    { "404", 404, N_("This page does not exist"), N_("It may have been removed, or the address has a mistake.") },
    { "405", 405, N_("This address cannot be used that way"), N_("Go back and use the buttons of the page.") },
    { "413", 413, N_("What you sent is too large"), N_("Send a smaller file or a shorter text.") },
    { "414", 414, TOO_LONG },
    { "415", 415, N_("This kind of form is not known here"), N_("Go back and use the buttons of the page.") },
    { "422", 422, N_("This form was already used for something else"),
        N_("Open the page again and fill in the form once more.") },
    { "429", 429, N_("Too many requests at the same time"), N_("Wait a moment and try again.") },
    { "431", 431, TOO_LONG },
    { "500", 500, N_("Something went wrong here"),
        N_("The fault is ours. Nothing of what you just did was saved. Try again in a moment.") },
    { "503", 503, N_("The service is not able to answer right now"),
        N_("Nothing of what you just did was saved. Try again in a moment.") },
};
enum { WORDS = sizeof table / sizeof table[0] };

struct reply error_page_saying(struct req *r, int status, const char *heading, const char *text)
{
    must(&r->task, status >= 400 && status < 600 && heading && text);
    r->task.seen = (struct seen_persons){ 0 }; /* whatever was read, this page draws nothing of it */
    struct error_view v = {
        .heading = str_of(heading), .text = str_of(text), .reference = r->web->reference, .home = { S("/") }
    };
    if (status >= 500 && !is_post(r))
        url_local(r->task.a, r->web->x->target, &v.again);
    return SHOW(r, status, error, &v);
}

static struct reply show_words(struct req *r, const struct words *w)
{
    r->web->why = w->why;
    return error_page_saying(r, w->status, lang_tr(r->task.lang, w->heading), lang_tr(r->task.lang, w->text));
}

struct reply error_page(struct req *r, int status)
{
    const struct words *w = &table[0];
    for (size_t i = WORDS; i-- > 0;)
        if (table[i].status == status)
            w = &table[i];
    return show_words(r, w);
}

struct reply error_page_why(struct req *r, const char *why)
{
    for (size_t i = 0; i < WORDS; i++)
        if (strcmp(table[i].why, why) == 0)
            return show_words(r, &table[i]);
    return error_page(r, 404);
}

/* Whoever follows the link of such a page alone gets it as it was shown; of failures there are none. */
struct reply web_refused(struct req *r)
{
    struct str why = req_get(r, "why");
    for (size_t i = 0; i < WORDS; i++)
        if (str_is(why, table[i].why) && table[i].status < 500)
            return show_words(r, &table[i]);
    return error_page(r, 404);
}

struct reply error_elsewhere(struct req *r, struct reply refused)
{
    if (!is_post(r) || refused.kind != REPLY_PAGE || refused.status >= 500 || !r->web->why || !moves_to_page(r))
        return refused;
    return reply_redirect(r, url_with(r->task.a, (struct url){ S("/refused") }, "why", str_of(r->web->why)), NULL);
}
