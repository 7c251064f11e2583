/* instruments_web: the questionnaires of the house: the list, one, a new one from a file. No rules here. */
#include "instruments_instruments_html.h"
#include "lang/lang.h"
#include "rooms/instruments/instruments_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(instrument_file, INSTRUMENT_FILE_FIELDS)

/* ---- what all pages of this room say */

struct str language_tag(struct str iso3)
{
    const struct lang *l = lang_by_tag(iso3);

    return l != NULL ? str_of(l->tag) : iso3;
}

struct str language_dir(struct str iso3)
{
    static const char *const rtl[] = { "ara", "fas", "prs", "pes", "ckb", "pus", "urd", "heb", "uig", "snd", NULL };
    const struct lang *l = lang_by_tag(iso3);

    for (size_t i = 0; l == NULL && rtl[i] != NULL; i++)
        if (str_is(iso3, rtl[i]))
            return S("rtl");
    return l != NULL ? str_of(l->dir) : S("ltr");
}

struct str instrument_value_text(
    struct task *t, const struct instrument *i, size_t item, size_t language, int64_t value)
{
    const struct instrument_item *of = &i->items.at[item];

    if (value == INT_NONE)
        return S("–");
    if (of->most != INT_NONE) {
        struct str n = lang_number(t->a, t->lang, value);
        return value < of->most ? n : trf(t, "%1$s or more", n);
    }
    const struct instrument_scale *scale = &i->scales.at[of->scale];
    for (size_t k = 0; k < scale->n; k++)
        if (scale->at[k].value == value)
            return scale->at[k].texts[language];
    return S("–");
}

static struct str language_names(struct task *t, const struct instrument *i)
{
    return lang_language_names(t->a, t->lang, strs_join(t->a, &i->languages, S(";")));
}

/* ---- the list */

static struct reply show_list(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct instruments all = instruments_all(t, false);

    instruments_count(t, &all);
    struct instruments_list_view v = { .form = form, .may_write = permitted(t->viewer, PERM_INSTRUMENTS_WRITE) };

    for (size_t i = 0; i < all.n; i++) {
        const struct instrument *one = &all.at[i];
        size_t language = instrument_language(one, str_of(t->lang->iso3));
        struct instrument_line line = { .open = URL(t, instruments_one, one->id),
            .title = one->title[language],
            .languages = language_names(t, one),
            .edition = one->edition,
            .questions = (int64_t)one->items.n,
            .answered = one->answered,
            .offered = one->offered };
        LIST_ADD(t->a, &v.rows, line);
    }
    return SHOW(r, status, instruments_list, &v);
}

struct reply instruments_list(struct req *r)
{
    return show_list(r, 200, form_show(&r->task, &instrument_file_form, NULL, 0));
}

struct reply instruments_take(struct req *r)
{
    struct task *t = &r->task;
    struct instrument_file_values v;
    struct form form;
    struct uploads files = req_uploads(r);
    int64_t id;

    bool good = form_read(r, &instrument_file_form, &v, &form);
    if (files.n == 0)
        problem_add(t, &form.problems, "file", str_of(tr(t, "Choose a file.")));
    if (!good || files.n == 0)
        return show_list(r, 422, form);
    enum outcome how = instruments_add(t, files.at[0].bytes, &id, &form.problems);
    if (how == INVALID)
        return show_list(r, 422, form);
    return reply_outcome(r, how, URL(t, instruments_one, id), tr(t, "The questionnaire is added."));
}

/* ---- one */

static struct str answers_of(struct task *t, const struct instrument *i, size_t item, size_t language)
{
    const struct instrument_item *of = &i->items.at[item];
    struct strs list = { 0 };

    if (of->most != INT_NONE)
        return trf(t, "a number from 0 to %1$s", lang_number(t->a, t->lang, of->most));
    for (size_t k = 0; k < i->scales.at[of->scale].n; k++)
        strs_add(t->a, &list, i->scales.at[of->scale].at[k].texts[language]);
    return strs_join(t->a, &list, S(" · "));
}

static struct str licence_of(const struct instrument *i, size_t language)
{
    for (size_t k = 0; str_empty(i->licence[language]) && k < i->languages.n; k++)
        if (!str_empty(i->licence[k]))
            return i->licence[k];
    return i->licence[language];
}

struct reply instruments_one(struct req *r)
{
    struct task *t = &r->task;
    struct instrument i;
    enum outcome found = instruments_get(t, r->ids[0], &i);

    if (found != DONE)
        return reply_refused(r, found);
    size_t language = instrument_language(&i, str_of(t->lang->iso3));
    bool writes = permitted(t->viewer, PERM_INSTRUMENTS_WRITE);
    struct instruments_one_view v = { .id = i.id,
        .edition = i.edition,
        .version = i.version,
        .missing = i.missing,
        .scored = i.scored,
        .title = i.title[language],
        .about = i.about != NULL ? i.about[language] : S(""),
        .licence = licence_of(&i, language),
        .languages = language_names(t, &i),
        .lang = language_tag(i.languages.at[language]),
        .dir = language_dir(i.languages.at[language]),
        .offered = i.offered,
        .may_write = writes,
        .may_remove = writes && !i.shipped && !instruments_answered(t, i.id) };
    for (size_t k = 0; k < i.items.n; k++) {
        struct instrument_question q = { i.items.at[k].texts[language], i.items.at[k].picture,
            answers_of(t, &i, k, language) };
        LIST_ADD(t->a, &v.questions, q);
    }
    return SHOW(r, 200, instruments_one, &v);
}

struct reply instruments_step(struct req *r)
{
    struct task *t = &r->task;
    struct str step = req_get(r, "step");
    struct url here = URL(t, instruments_one, r->ids[0]);
    bool removes = str_is(step, "remove"), offers = str_is(step, "offer");
    enum outcome how = removes                          ? instruments_remove(t, r->ids[0], req_version(r))
                       : offers || str_is(step, "hide") ? instruments_offer(t, r->ids[0], req_version(r), offers)
                                                        : INVALID;

    if (how == CONFLICT)
        return reply_redirect(r, here, tr(t, "Somebody changed this a moment ago. Look at it again."));
    return reply_outcome(r, how, removes ? URL(t, instruments_list) : here,
        removes ? tr(t, "The questionnaire is removed.") : tr(t, "The questionnaire is changed."));
}
