/* people_edit_web: changing a person's basics, safe-contact rules and languages. No rules here. */
#include "auth/journal.h"
#include "people_edit_html.h"
#include "rooms/people/people_view.h"
#include "rooms/places.h"
#include "rooms/routes.h"
#include "web/req.h"

static const struct code level_rows[] = {
    { "A0", N_("Nothing yet") },
    { "A1.1", "A1.1" },
    { "A1.2", "A1.2" },
    { "A1.3", "A1.3" },
    { "A2.1", "A2.1" },
    { "A2.2", "A2.2" },
    { "B1.1", "B1.1" },
    { "B1.2", "B1.2" },
    { "B2.1", "B2.1" },
    { "B2.2", "B2.2" },
    { "C1", "C1" },
    { "C2", "C2" },
};
const struct codes CODES_level = { "level", level_rows, sizeof level_rows / sizeof level_rows[0] };
FORM_DEFINE(person, PERSON_FIELDS)
FORM_DEFINE(safe_contact, SAFE_CONTACT_FIELDS)
FORM_DEFINE(spoken, SPOKEN_FIELDS)

/* ---- basics */

/* One country of a list as typed: its code. "so fi" are two; what is no country stays as it is, for the message. */
static void add_country(struct task *t, struct strs *codes, struct str typed)
{
    struct str code = country_find(t->a, typed = str_trim(typed)), words = typed, word;
    bool all = code.n == 0;

    while (all && words.n > 0 && str_cut(&words, ' ', &word))
        all = word.n == 0 || country_find(t->a, word).n > 0;
    if (typed.n > 0 && !all)
        strs_add(t->a, codes, code.n > 0 ? code : typed);
    for (words = typed; all && words.n > 0 && str_cut(&words, ' ', &word);)
        if (word.n > 0)
            strs_add(t->a, codes, country_find(t->a, word));
}

/* "Somalia, suomi", "SO;FI" and "الصومال، فنلندا" to "SO;FI". */
static struct str countries_read(struct task *t, struct str typed)
{
    static const char arabic_comma[] = "\xd8\x8c";
    struct strs codes = { 0 };
    size_t begin = 0;

    for (size_t i = 0; i <= typed.n; i++) {
        bool arabic = str_starts(str_part(typed, i, typed.n), str_of(arabic_comma));
        if (i < typed.n && typed.p[i] != ',' && typed.p[i] != ';' && !arabic)
            continue;
        add_country(t, &codes, str_part(typed, begin, i - begin));
        i += arabic;
        begin = i + 1;
    }
    return strs_join(t->a, &codes, S(";"));
}

/* The countries as a form shows and takes them: between commas. A name that has a comma of its own stays a code. */
static struct str countries_typed(struct task *t, struct str codes)
{
    struct strs names = strs_split(t->a, codes, ';');

    for (size_t i = 0; i < names.n; i++) {
        struct str name = lang_country_name(t->a, t->lang, names.at[i]);
        if (str_find(name, S(",")) < 0)
            names.at[i] = name;
    }
    return strs_join(t->a, &names, S(", "));
}

static struct person_values values_of(struct task *t, const struct person_card *c)
{
    struct person_values v = {
#define F(column, ...) .column = c->column,
        PERSON_TEXTS(F) PERSON_DAYS(F)
#undef F
            .call_name = c->call_name,
        .address = c->address,
        .note = c->note,
    };

    v.municipality = str_empty(c->municipality) ? S("") : place_name(t->lang, c->municipality);
    v.citizenships = countries_typed(t, c->citizenships);
    return v;
}

static struct person_card card_of(struct task *t, const struct person_values *v)
{
    struct person_card c = {
#define F(column, ...) .column = v->column,
        PERSON_TEXTS(F) PERSON_DAYS(F)
#undef F
            .call_name = v->call_name,
        .address = v->address,
        .identity_code = v->identity_code,
        .note = v->note,
        .reason = v->reason,
    };

    c.municipality = str_empty(v->municipality) ? S("") : people_place_code(v->municipality);
    c.citizenships = countries_read(t, v->citizenships);
    return c;
}

static struct reply show_edit(struct req *r, int status, const struct person_card *card, struct form form)
{
    struct task *t = &r->task;
    struct url person = URL(t, people_person, card->id);
    struct people_edit_view v = { .person = card->id,
        .back = people_listed(r, person),
        .tabs = person_tabs_of(t, card->id, PERSON_TAB_EDIT),
        .name = people_full_name(t, card->given_names, card->family_name),
        .form = form,
        .has_lock = people_locked_periods(t, card->id).n > 0,
        .has_identity_code = !str_empty(card->identity_code),
        .sees_all = people_sight(t, card->id) == SIGHT_ALL,
        .identity_masked = people_identity_masked(t, card->identity_code) };

    v.listed = !str_eq(v.back.s, person.s);
    v.back_text = v.listed ? tr(t, "Back to the list") : tr(t, "Back to the person");
    return SHOW(r, status, people_edit, &v);
}

struct reply people_edit(struct req *r)
{
    struct task *t = &r->task;
    struct person_card card;
    enum outcome how = people_card_open(t, r->ids[0], &card);

    if (how != DONE)
        return reply_refused(r, how);
    struct person_values values = values_of(t, &card);
    struct form form = form_show(t, &person_form, &values, card.version);
    return show_edit(r, 200, &card, form);
}

struct reply people_edit_save(struct req *r)
{
    struct task *t = &r->task;
    struct person_values values;
    struct person_card now;
    struct form form;
    enum outcome how = people_card_open(t, r->ids[0], &now);

    if (how != DONE)
        return reply_refused(r, how);
    struct person_values stored = values_of(t, &now);
    struct form theirs = form_show(t, &person_form, &stored, now.version);
    if (!form_read_over(r, &theirs, &values, &form))
        return show_edit(r, 422, &now, form);
    struct person_card card = card_of(t, &values);
    how = people_change(t, r->ids[0], form.version, &card, &form.problems);
    if (how == INVALID)
        return show_edit(r, 422, &now, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, people_edit_save, r->ids[0]), "person", now.id);
    return reply_outcome(r, how, people_listed(r, URL(t, people_person, r->ids[0])), tr(t, "The person is saved."));
}

/* ---- safe contact */

static struct reply show_contact(struct req *r, int status, struct form form)
{
    struct people_edit_view v = { .person = r->ids[0],
        .tabs = person_tabs_of(&r->task, r->ids[0], PERSON_TAB_CONTACT),
        .name = people_name(&r->task, r->ids[0]),
        .form = form };

    return SHOW(r, status, people_contact, &v);
}

static struct form contact_form(struct task *t, const struct person_card *c)
{
    struct safe_contact_values values = {
        .contact_when = c->contact_when, .contact_who = c->contact_who, .contact_never = c->contact_never
    };

    return form_show(t, &safe_contact_form, &values, c->version);
}

struct reply people_contact(struct req *r)
{
    struct task *t = &r->task;
    struct person_card card;

    if (people_sight(t, r->ids[0]) < SIGHT_CARD || people_card(t, r->ids[0], &card) != DONE)
        return reply_not_found(r);
    struct form form = contact_form(t, &card);
    return show_contact(r, 200, form);
}

struct reply people_contact_save(struct req *r)
{
    struct task *t = &r->task;
    struct safe_contact_values values;
    struct person_card now;
    struct form form;

    if (people_card(t, r->ids[0], &now) != DONE)
        return reply_not_found(r);
    struct form theirs = contact_form(t, &now);
    if (!form_read_over(r, &theirs, &values, &form))
        return show_contact(r, 422, form);
    struct person_card card = {
        .contact_when = values.contact_when, .contact_who = values.contact_who, .contact_never = values.contact_never
    };
    enum outcome how = people_change_contact(t, r->ids[0], form.version, &card);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, people_contact_save, r->ids[0]), "person", now.id);
    return reply_outcome(r, how, URL(t, people_person, r->ids[0]), tr(t, "The rules of contact are saved."));
}

/* ---- languages */

static struct reply show_languages(struct req *r, int status, struct form form)
{
    struct task *t = &r->task;
    struct person_card card;

    if (people_sight(t, r->ids[0]) < SIGHT_CARD || people_card(t, r->ids[0], &card) != DONE)
        return reply_not_found(r);
    struct strs names = language_names_all(t->a, t->lang);
    for (size_t i = 0; i < names.n; i++)
        form_option(t, &form, spoken_F_other, names.at[i], S(""));
    struct people_languages_view v = { .person = r->ids[0],
        .version = card.version,
        .tabs = person_tabs_of(t, r->ids[0], PERSON_TAB_LANGUAGES),
        .name = people_name(t, r->ids[0]),
        .form = form,
        .languages = people_spoken(r, r->ids[0]),
        .has_lock = people_locked_periods(t, r->ids[0]).n > 0 };
    return SHOW(r, status, people_languages, &v);
}

struct reply people_languages_page(struct req *r)
{
    return show_languages(r, 200, form_show(&r->task, &spoken_form, NULL, 0));
}

static struct reply languages_after(struct req *r, enum outcome how, struct form *form)
{
    struct task *t = &r->task;
    struct url page = URL(t, people_languages_page, r->ids[0]);

    if (how == INVALID)
        return show_languages(r, 422, *form);
    if (how == CONFLICT)
        return reply_redirect(
            r, page, tr(t, "Somebody changed the person a moment ago. Look at the languages and save again."));
    return reply_outcome(r, how, page, tr(t, "The languages are saved."));
}

struct reply people_language_save(struct req *r)
{
    struct spoken_values v;
    struct form form;

    if (!form_read(r, &spoken_form, &v, &form))
        return show_languages(r, 422, form);
    struct person_language l = { str_empty(v.other) ? v.language : v.other, v.variety, v.level, v.reason, v.mother };
    enum outcome how = people_put_language(&r->task, r->ids[0], form.version, &l, &form.problems);
    return languages_after(r, how, &form);
}

struct reply people_language_remove(struct req *r)
{
    struct form form = form_show(&r->task, &spoken_form, NULL, 0);

    enum outcome how = people_drop_language(&r->task, r->ids[0], req_version(r), req_get(r, "language"));
    if (how == INVALID)
        problem_add(&r->task, &form.problems, "",
            str_of(tr(
                &r->task, "A locked period counts this mother tongue. Write another mother tongue first, and why.")));
    return languages_after(r, how, &form);
}
