/* demo_models: see demo_models.h. */
#include "rooms/demo/demo_models.h"

#include "rooms/demo/demo_models_words.h"
#include "rooms/models/models.h"
#include "rooms/modules/modules.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"
#include "rooms/reports/reports.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* What is said, into the words of a part; what is not said there stays. */
static void say(struct model_words *w, const struct demo_said *said)
{
    for (enum lang_id l = 0; l < LANG__N; l++)
        if (said->in[l] != NULL)
            w->in[l] = str_of(said->in[l]);
}

static struct model now(struct task *t, int64_t id)
{
    struct model m;

    must(t, models_get(t, id, 0, &m) == DONE);
    return m;
}

static void put(struct task *t, const struct model *m, enum model_part part)
{
    struct problems wrong = { 0 };

    must(t, models_put(t, m, part, &wrong) == DONE);
}

static struct str body_in(struct task *t, const struct lang *l)
{
    struct model_sections list = { 0 };

    for (size_t i = 0; i < COUNT(demo_sections); i++) {
        struct model_section one = { str_of(demo_sections[i].code), S(""), str_of(demo_sections[i].text.in[l->id]) };
        LIST_ADD(t->a, &list, one);
    }
    return models_body(t, l, &list);
}

static void write_text(struct task *t, int64_t id, const struct lang *l, int64_t number)
{
    struct model_text x = { .lang = l,
        .number = number,
        .title = str_of(demo_title.in[l->id]),
        .summary = str_of(demo_summary.in[l->id]),
        .body = body_in(t, l) };
    struct problems wrong = { 0 };

    must(t, models_put_text(t, id, &x, &wrong) == DONE);
}

/* In Finnish first, from which the others are translated. */
static void write_texts(struct task *t, int64_t id)
{
    write_text(t, id, lang_get(LANG_fi), 1);
    for (enum lang_id l = 0; l < LANG__N; l++)
        if (l != LANG_fi && demo_title.in[l] != NULL)
            write_text(t, id, lang_get(l), 0);
}

/* ---- the course */

static void write_phases(struct task *t, int64_t id)
{
    struct model m = now(t, id);

    for (size_t i = 0; i < COUNT(demo_phases); i++) {
        struct model_phase one = { .key = S(""), .weeks = demo_phases[i].weeks };
        say(&one.name, &demo_phases[i].name);
        say(&one.text, &demo_phases[i].text);
        LIST_ADD(t->a, &m.phases, one);
    }
    put(t, &m, MODEL_PHASES);
}

static void take_modules(struct task *t, int64_t id, int64_t project)
{
    struct series_list all = modules_series_of(t, project);
    struct series series;
    struct problems wrong = { 0 };
    struct strs ids = { 0 };

    must(t, all.n > 0 && modules_series_get(t, all.at[0].id, &series) == DONE);
    must(t, series.items.n == DEMO_MODULES);
    for (size_t i = 0; i < series.items.n; i++)
        strs_add(t->a, &ids, id_str(t->a, series.items.at[i].id));
    must(t, models_take_modules(t, id, now(t, id).version, &ids, &wrong) == DONE);
    struct model m = now(t, id);
    for (size_t i = 0, phase = 0, in_it = 0; i < m.modules.n; i++, in_it++) {
        struct model_module *o = &m.modules.at[i];
        while (in_it == demo_phases[phase].modules)
            phase++, in_it = 0;
        o->phase = m.phases.at[phase].key;
        say(&o->name, &demo_module_names[i]);
        say(&o->text, &demo_module_texts[i]);
        say(&o->audience, &demo_module_audience);
    }
    put(t, &m, MODEL_MODULES);
}

/* ---- work, cost, proof, makers */

static void write_work(struct task *t, int64_t id)
{
    struct model m = now(t, id);
    struct model_cost cost = { .key = S(""), .cents = 118000, .counted_on = day_add(t->today, -45) };

    for (size_t i = 0; i < COUNT(demo_roles); i++) {
        const struct demo_role *role = &demo_roles[i];
        struct model_role one = {
            .key = S(""), .per = str_of(role->per), .people = role->people, .hours = role->hours
        };
        say(&one.name, &role->name);
        say(&one.text, &role->does);
        LIST_ADD(t->a, &m.roles, one);
    }
    put(t, &m, MODEL_ROLES);
    m = now(t, id);
    say(&cost.name, &demo_cost);
    say(&cost.source, &demo_cost_source);
    LIST_ADD(t->a, &m.costs, cost);
    put(t, &m, MODEL_COSTS);
}

static void choose_figures(struct task *t, int64_t id)
{
    static const char *const spots[] = { "by_language..persons", "by_language..guided%" };
    struct model m = now(t, id);
    struct frozen_runs runs = reports_frozen_runs(t, m.project);
    struct problems wrong = { 0 };
    struct strs list = { 0 };
    int64_t run = 0;

    for (size_t i = 0; i < runs.n && run == 0; i++) {
        struct frozen_run one;
        struct frozen_figures figures = { 0 };
        if (reports_frozen_figures(t, m.project, runs.at[i].id, &one, &figures) == DONE &&
            str_is(one.report, "outcomes"))
            run = one.id;
    }
    must(t, run != 0);
    for (size_t i = 0; i < COUNT(spots); i++)
        strs_add(t->a, &list, str_of(spots[i]));
    must(t, models_choose_figures(t, &m, run, &list, &wrong) == DONE);
    must(t, now(t, id).figures.n == COUNT(spots));
}

static void write_makers(struct task *t, int64_t id, int64_t project)
{
    static const char *const shown[] = { "families", "screenings", "glossary" };
    struct model m = now(t, id);
    struct project_houses houses = projects_houses(t, project);
    struct model_author lead = { .role = S("lead"),
        .organisation = houses.n > 0 ? houses.at[0].name : S("Esimerkkisäätiö"),
        .name = S("") },
                        one = { .role = S("author"),
                            .organisation = lead.organisation,
                            .name = S("Mallikas, Maija"),
                            .agreed_on = day_add(t->today, -50) };

    LIST_ADD(t->a, &m.authors, one);
    LIST_ADD(t->a, &m.authors, lead);
    put(t, &m, MODEL_AUTHORS);
    m = now(t, id);
    for (size_t i = 0; i < COUNT(shown); i++) {
        int64_t material = publications_of_house(t, project, str_of(shown[i]));
        LIST_ADD(t->a, &m.materials, material);
    }
    put(t, &m, MODEL_MATERIALS);
    m = now(t, id);
    m.funder = S("Euroopan sosiaalirahasto plus (ESR+)");
    m.whole = S("Koti ja kieli (esimerkki)");
    put(t, &m, MODEL_CARD);
}

static void publish(struct task *t, int64_t id, const char *what_changed)
{
    struct problems wrong = { 0 };
    struct publication p;
    int64_t edition;

    must(t, publications_send(t, id, now(t, id).version) == DONE);
    must(t, publications_get(t, id, &p) == DONE);
    must(t, publications_judge(t, &p, true, S(""), &wrong) == DONE);
    must(t, models_publish(t, id, now(t, id).version, str_of(what_changed), &edition, &wrong) == DONE);
}

static void give_owner(struct task *t, int64_t id)
{
    struct problems wrong = { 0 };
    struct publication p;

    must(t, publications_get(t, id, &p) == DONE);
    struct project_staffs staff = projects_staff(t, p.project);
    must(t, staff.n > 0);
    p.owner = staff.at[0].staff;
    must(t, publications_put_card(t, &p, &wrong) == DONE);
}

/* Another town has told that it took it, and what it changed. */
static void adopt(struct task *t, int64_t id)
{
    struct model_adoption a = { .key = S("esimerkki-1"),
        .edition = 1,
        .who = S("Esimerkkilän kaupunki, kotoutumispalvelut"),
        .place = S("Esimerkkilä"),
        .address = S(""),
        .what_changed = S("Moduulit Asuminen ja Työn hakeminen kirjoitettiin uudelleen."),
        .difference = S(""),
        .way = S("told"),
        .since = day_add(t->today, -10) };

    must(t, models_put_adoption(t, id, &a) == DONE);
    struct model_adoptions all = models_adoptions(t, id, false);
    must(t, models_show_adoption(t, id, &all.at[0], true) == DONE);
}

/* One that is being written. */
static void begin_another(struct task *t, int64_t project)
{
    struct model_new n = { .project = project,
        .kind = S("practice"),
        .source = S("fi"),
        .title = S("Lämmin saatto kouluun"),
        .summary = S("Ohjaaja tulee mukaan ensimmäiselle käynnille. Kukaan ei jää ovelle yksin."),
        .source_key = S("") };
    struct problems wrong = { 0 };
    int64_t id;

    must(t, models_make(t, &n, &id, &wrong) == DONE);
    give_owner(t, id);
}

void demo_models(struct task *t, int64_t project)
{
    struct model_new n = { .project = project,
        .kind = S("model"),
        .source = S("fi"),
        .title = str_of(demo_title.in[LANG_fi]),
        .summary = str_of(demo_summary.in[LANG_fi]),
        .source_key = S("") };
    struct problems wrong = { 0 };
    int64_t id;

    must(t, models_make(t, &n, &id, &wrong) == DONE);
    give_owner(t, id);
    write_texts(t, id);
    write_phases(t, id);
    take_modules(t, id, project);
    write_work(t, id);
    choose_figures(t, id);
    write_makers(t, id, project);
    publish(t, id, "");
    adopt(t, id);
    begin_another(t, project);
}
