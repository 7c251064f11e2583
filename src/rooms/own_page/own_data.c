/* own_data: the rules of what a person is told of what is written about her. No pages here. */
#include "rooms/consents/consents.h"
#include "rooms/own_page/own_data.h"

#include "lang/lang.h"
#include "own_data_sql.h"
#include "rooms/codes.h"
#include "rooms/marks.h"
#include "rooms/outreach/outreach_codes.h"
#include "rooms/people/people.h"
#include "rooms/places.h"
#include "rooms/tables/tables.h"
#include "rooms/voice/voice.h"

enum { JSON_MOST = 4 << 20 };

/* ---- sections */

static struct own_section *section(struct task *t, struct own_data *d, struct str key, struct str title, struct str who)
{
    struct own_section one = { .key = key, .title = title, .who = who };

    LIST_ADD(t->a, d, one);
    return &d->at[d->n - 1];
}

static void fact(struct task *t, struct own_section *s, const char *key, const char *label, struct str value)
{
    struct own_fact one = { key, str_of(lang_tr(t->lang, label)), value };

    if (!str_empty(value))
        LIST_ADD(t->a, &s->facts, one);
}

static struct str who_of(struct task *t, struct str sight)
{
    if (str_is(sight, "counsel"))
        return str_of(tr(t, "Your counsellor and your instructor see this."));
    if (str_is(sight, "asks"))
        return str_of(tr(t, "Workers who ask how it goes see this."));
    return str_of(tr(t, "Workers who work with you see this."));
}

static struct str day_text(struct task *t, struct day day)
{
    return day_known(day) ? lang_day(t->a, t->lang, day) : S("");
}

static struct str language_text(struct task *t, struct str code)
{
    return str_empty(code) ? S("") : lang_language_name(t->a, t->lang, code);
}

/* How she may be reached; not told of who is protected. */
static void add_reach(struct task *t, struct own_section *s, const struct own_data_sql_me_row *me, bool is_protected)
{
    if (is_protected) {
        fact(t, s, "contact", N_("Phone and address"), str_of(tr(t, "Not shown here. Ask your worker.")));
        return;
    }
    fact(t, s, "phone", N_("Phone"), me->phone);
    fact(t, s, "email", N_("E-mail"), me->email);
    fact(t, s, "address", N_("Street address"), me->address);
    fact(t, s, "postcode", N_("Postcode"), me->postcode);
    fact(t, s, "municipality", N_("Municipality"),
        str_empty(me->municipality) ? S("") : place_name(t->lang, me->municipality));
}

static void add_me(struct task *t, struct own_data *d, const struct own_holder *h)
{
    struct own_data_sql_me_row me;
    struct own_section *s = section(t, d, S("me"), str_of(tr(t, "Me")), who_of(t, S("team")));

    must(t, own_data_sql_me(t, h->person, &me));
    fact(t, s, "given_names", N_("First names"), me.given_names);
    fact(t, s, "family_name", N_("Family name"), me.family_name);
    fact(t, s, "call_name", N_("What we call you"), me.call_name);
    fact(t, s, "birth_date", N_("Date of birth"), day_text(t, me.birth_date));
    fact(t, s, "gender", N_("Gender"), str_empty(me.gender) ? S("") : code_name(t->lang, &CODES_gender, me.gender));
    fact(t, s, "languages", N_("Languages"), lang_language_names(t->a, t->lang, me.languages));
    fact(t, s, "service_language", N_("Language used with us"), language_text(t, me.service_language));
    add_reach(t, s, &me, h->is_protected);
    fact(t, s, "arrived_on", N_("Came to Finland"), day_text(t, me.arrived_on));
    fact(t, s, "citizenships", N_("Citizenships"),
        str_empty(me.citizenships) ? S("") : lang_country_names(t->a, t->lang, me.citizenships));
}

static void add_children(struct task *t, struct own_data *d, int64_t person)
{
    struct own_data_sql_children_rows rows = own_data_sql_children(t, person);

    if (rows.n == 0)
        return;
    struct own_section *s = section(t, d, S("children"), str_of(tr(t, "My children")), who_of(t, S("team")));
    for (size_t i = 0; i < rows.n; i++) {
        struct own_row one = { rows.at[i].birth_month,
            str_empty(rows.at[i].name) ? str_of(tr(t, "A child")) : rows.at[i].name, S("") };
        LIST_ADD(t->a, &s->rows, one);
    }
}

static struct own_section *section_of(struct task *t, struct own_data *d, const struct own_event *e)
{
    for (size_t i = 0; i < d->n; i++)
        if (str_eq(d->at[i].key, e->part))
            return &d->at[i];
    return section(t, d, e->part, e->part_name, who_of(t, e->sight));
}

static void add_events(struct task *t, struct own_data *d, int64_t person)
{
    struct own_events events = people_events_of_herself(t, person, OWN_ROWS_MOST);

    for (size_t i = 0; i < events.n; i++) {
        struct own_section *s = section_of(t, d, &events.at[i]);
        struct own_row one = { events.at[i].day, events.at[i].title, events.at[i].detail };
        LIST_ADD(t->a, &s->rows, one);
    }
}

static void add_marks(struct task *t, struct own_data *d, int64_t person)
{
    struct own_data_sql_marks_rows rows = own_data_sql_marks(t, person, OWN_ROWS_MOST);

    if (rows.n == 0)
        return;
    struct own_section *s = section(t, d, S("attendance"), str_of(tr(t, "When I came")), who_of(t, S("team")));
    for (size_t i = 0; i < rows.n; i++) {
        struct own_row one = { rows.at[i].day, str_of(lang_tr(t->lang, mark_name(mark_read(rows.at[i].mark)))),
            rows.at[i].group_name };
        LIST_ADD(t->a, &s->rows, one);
    }
}

static void add_said(struct task *t, struct own_data *d, int64_t person)
{
    struct voice_saids all = voice_own_said(t, person);

    if (all.n == 0)
        return;
    struct own_section *s = section(t, d, S("said"), str_of(tr(t, "What I said")),
        str_of(tr(t, "Workers see your name only with questions and moves.")));
    for (size_t i = 0; i < all.n; i++) {
        struct own_row one = { all.at[i].day, str_of(lang_tr(t->lang, all.at[i].what)), all.at[i].words };
        LIST_ADD(t->a, &s->rows, one);
    }
}

static void add_first_steps(struct task *t, struct own_data *d, const struct own_holder *h)
{
    struct own_data_sql_first_steps_rows rows = own_data_sql_first_steps(t, h->person, OWN_ROWS_MOST);

    if (rows.n == 0)
        return;
    struct own_section *s = section(t, d, S("first_steps"), str_of(tr(t, "First steps")), who_of(t, S("team")));
    for (size_t i = 0; i < rows.n; i++) {
        struct strs more = { 0 };
        if (!str_empty(clock_str(&rows.at[i].start_time)))
            strs_add(t->a, &more, clock_str(&rows.at[i].start_time));
        if (!str_empty(rows.at[i].place) && !h->is_protected)
            strs_add(t->a, &more, rows.at[i].place);
        strs_add(t->a, &more, code_name(t->lang, &CODES_first_state, rows.at[i].state));
        struct own_row one = { rows.at[i].day, code_name(t->lang, &CODES_first_kind, rows.at[i].kind),
            strs_join(t->a, &more, lang_comma(t->lang)) };
        LIST_ADD(t->a, &s->rows, one);
    }
}

/* Her answers to what was asked, and what was shared with her consent. */
static void add_agreed(struct task *t, struct own_data *d, int64_t person)
{
    struct consents all = consents_of(t, person);
    struct own_section *s = NULL;

    for (size_t i = 0; i < all.n; i++) {
        const struct consent *c = &all.at[i];
        if (!c->said)
            continue;
        if (s == NULL)
            s = section(t, d, S("consents"), str_of(tr(t, "What I agreed to")), who_of(t, S("team")));
        struct str name = str_of(lang_tr(t->lang, consent_name(c->kind, c->id)));
        struct str word = str_of(c->given ? tr(t, "You said yes.") : tr(t, "You said no."));
        struct own_row one = { c->since, name,
            str_empty(c->about) ? word : str_fmt(t->a, "%.*s %.*s", STR_ARG(c->about), STR_ARG(word)) };
        LIST_ADD(t->a, &s->rows, one);
    }
}

/* One line for a day and a role, however many pages were opened. */
static void add_looks(struct task *t, struct own_data *d, int64_t person)
{
    struct own_data_sql_looks_rows rows = own_data_sql_looks(t, person, OWN_LOOKS_MOST);
    struct own_section *s = section(t, d, S("looks"), str_of(tr(t, "Who has looked")),
        str_of(tr(t, "Each look is written down. Lists of many persons are not here.")));

    for (size_t i = 0; i < rows.n; i++) {
        struct own_row one = { instant_day(rows.at[i].at), code_name(t->lang, &CODES_role, rows.at[i].role),
            str_is(rows.at[i].act, "export") ? str_of(tr(t, "Took a copy")) : S("") };
        bool again = false;
        for (size_t k = s->rows.n; k-- > 0 && day_cmp(s->rows.at[k].day, one.day) == 0 && !again;)
            again = str_eq(s->rows.at[k].title, one.title) && str_eq(s->rows.at[k].detail, one.detail);
        if (!again)
            LIST_ADD(t->a, &s->rows, one);
    }
}

struct own_data own_data_of(struct task *t, const struct own_holder *h)
{
    struct own_data d = { 0 };

    add_me(t, &d, h);
    add_children(t, &d, h->person);
    add_events(t, &d, h->person);
    add_marks(t, &d, h->person);
    add_first_steps(t, &d, h);
    add_said(t, &d, h->person);
    add_agreed(t, &d, h->person);
    add_looks(t, &d, h->person);
    return d;
}

/* ---- with the Finnish beside it */

static struct str finnish(struct str said, struct str fi) { return str_eq(said, fi) ? S("") : fi; }

/* The same rows in the same order: what differs are words. */
static void pair(struct own_section *s, const struct own_section *fi)
{
    s->title_fi = finnish(s->title, fi->title);
    s->who_fi = finnish(s->who, fi->who);
    for (size_t i = 0; i < s->facts.n && s->facts.n == fi->facts.n; i++) {
        s->facts.at[i].label_fi = finnish(s->facts.at[i].label, fi->facts.at[i].label);
        s->facts.at[i].value_fi = finnish(s->facts.at[i].value, fi->facts.at[i].value);
    }
    for (size_t i = 0; i < s->rows.n && s->rows.n == fi->rows.n; i++) {
        s->rows.at[i].title_fi = finnish(s->rows.at[i].title, fi->rows.at[i].title);
        s->rows.at[i].detail_fi = finnish(s->rows.at[i].detail, fi->rows.at[i].detail);
    }
}

struct own_data own_data_beside(struct task *t, const struct own_holder *h, const struct lang *fi)
{
    const struct lang *hers = t->lang;
    struct own_data d = own_data_of(t, h);

    if (fi == NULL)
        return d;
    t->lang = fi;
    struct own_data other = own_data_of(t, h);
    t->lang = hers;
    for (size_t i = 0; i < d.n && d.n == other.n; i++)
        if (str_eq(d.at[i].key, other.at[i].key))
            pair(&d.at[i], &other.at[i]);
    return d;
}

/* ---- to take along */

static void write_section(struct json *j, const struct own_section *s)
{
    js_key(j, s->key);
    js_object(j);
    js_put_str(j, "name", s->title);
    js_put_str(j, "who", s->who);
    for (size_t i = 0; i < s->facts.n; i++)
        js_put_str(j, s->facts.at[i].key, s->facts.at[i].value);
    if (s->rows.n > 0) {
        js_key(j, S("rows"));
        js_array(j);
        for (size_t i = 0; i < s->rows.n; i++) {
            js_object(j);
            js_key(j, S("day"));
            js_str_or_null(j, day_str(&s->rows.at[i].day));
            js_put_str(j, "what", s->rows.at[i].title);
            js_put_str(j, "more", s->rows.at[i].detail);
            js_end(j);
        }
        js_end(j);
    }
    js_end(j);
}

struct str own_data_json(struct task *t, const struct own_holder *h)
{
    struct own_data d = own_data_of(t, h);
    struct buf *o = task_buf(t, JSON_MOST);
    struct json j;

    js_init(&j, o);
    js_object(&j);
    js_put_str(&j, "made_at", instant_str(&t->now));
    js_put_str(&j, "language", str_of(t->lang->tag));
    for (size_t i = 0; i < d.n; i++)
        write_section(&j, &d.at[i]);
    js_end(&j);
    task_must_fit(t, o);
    return buf_view(o);
}

struct own_reach own_data_reach(struct task *t, const struct own_holder *h)
{
    struct own_data_sql_me_row me;

    must(t, own_data_sql_me(t, h->person, &me));
    return (struct own_reach){ me.call_name, me.service_language, h->is_protected ? S("") : me.phone,
        h->is_protected ? S("") : me.address };
}
