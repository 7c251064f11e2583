/* models_testing: an operating model for tests: as a pack, and as one that a project has published. */
#pragma once
#include "rooms/models/models_package.h"
#include "rooms/publications/publications.h"
#include "tests/people_testing.h"

#define KEY_A "0000000000001"
#define KEY_B "0000000000002"
#define KEY_C "0000000000003"

static inline struct model_words both(const char *fi, const char *ar)
{
    struct model_words w = { { S("") } };

    w.in[LANG_fi] = str_of(fi);
    w.in[LANG_ar] = str_of(ar);
    return w;
}

static inline void say(struct task *t, struct model_texts *texts, enum lang_id l, const char *title, const char *body)
{
    struct model_text one = {
        .lang = lang_get(l), .title = str_of(title), .summary = S("Lyhyesti"), .body = str_of(body)
    };

    LIST_ADD(t->a, texts, one);
}

static inline void add_parts(struct task *t, struct model *m)
{
    struct model_phase phase = { S(KEY_A), 4, both("Alku", "بداية"), both("Tutustutaan.", "") };
    struct model_module one = { .key = S(KEY_A),
        .phase = S(KEY_A),
        .source = S("fi"),
        .languages = S("som;ara"),
        .needs = S("health"),
        .module_edition = 2,
        .sessions = 2,
        .minutes = 120,
        .name = both("Terveys", "الصحة"),
        .text = both("Miten hoitoon?", ""),
        .audience = both("Äidit", ""),
        .steps = both("15 Tervetuloa\n30 Kartta", "") };
    struct model_module two = { .key = S(KEY_B),
        .source = S("fi"),
        .languages = S(""),
        .needs = S(""),
        .module_edition = INT_NONE,
        .sessions = INT_NONE,
        .minutes = INT_NONE,
        .name = both("Työ", "") };
    struct model_role role = { S(KEY_A), S("week"), 2, 10, both("Ohjaaja", "مرشدة"), both("", "") };
    struct model_cost cost = { S(KEY_A), 123456, DAY("2026-10-01"), both("Kulut", ""), both("Tilinpäätös", "") };
    struct model_figure figure = { .key = S(KEY_A),
        .house = S("Lahden talo"),
        .report = S("outcomes"),
        .spot = S("guided"),
        .type = S("percent"),
        .rules = S("r7"),
        .program = S("1.0"),
        .n = 57,
        .base = 66,
        .from = DAY("2025-01-01"),
        .to = DAY("2026-01-01"),
        .counted_at = { "2026-10-01T08:00:00Z" },
        .heading = both("Tulokset", ""),
        .line = both("Kaikki", ""),
        .name = both("Ohjattiin eteenpäin", ""),
        .definition = both("Henkilöt, jotka \"ohjattiin\"", "") };

    LIST_ADD(t->a, &m->phases, phase);
    LIST_ADD(t->a, &m->modules, one);
    LIST_ADD(t->a, &m->modules, two);
    LIST_ADD(t->a, &m->roles, role);
    LIST_ADD(t->a, &m->costs, cost);
    LIST_ADD(t->a, &m->figures, figure);
}

static inline struct pack sample(struct task *t)
{
    struct pack p = { .own = { .key = S(KEY_A),
                          .house = S("Lahden talo"),
                          .organisation = S("Yhdistys"),
                          .address = S("https://first.example/id/model/" KEY_A "?version=2"),
                          .title = S("Omin sanoin"),
                          .licence = S("CC-BY-4.0"),
                          .citation = S("Yhdistys (2026): Omin sanoin."),
                          .edition = 2,
                          .year = 2026,
                          .published_on = DAY("2026-11-01") } };
    struct model_author author = { S(""), S("Yhdistys"), S("author"), DAY("") };
    struct pack_material material = { .key = S(KEY_C), .kind = S("material"), .source = lang_get(LANG_fi) };

    LIST_ADD(t->a, &p.own.authors, author);
    p.m.kind = S("model"), p.m.source = S("fi"), p.m.regions = S("06"), p.m.funder = S("ESR+"), p.m.whole = S("");
    p.m.what_changed = S("Uusi moduuli"), p.m.licence = S("CC-BY-4.0");
    say(t, &p.m.texts, LANG_fi, "Omin sanoin", "Alku.\n\n## Ratkaisun perusidea\n\nYksi.\n\nKaksi.");
    say(t, &p.m.texts, LANG_ar, "بكلماتنا", "نص");
    add_parts(t, &p.m);
    say(t, &material.texts, LANG_fi, "Esite", "Teksti");
    LIST_ADD(t->a, &p.materials, material);
    return p;
}

static inline int64_t version_of(struct task *t, int64_t model)
{
    struct model m;

    assert_int_equal(models_get(t, model, 0, &m), DONE);
    return m.version;
}

/* What was written is sent, read by another manager of the project, and published as the next version. */
static inline int64_t publish_model(struct task *t, int64_t project, int64_t model, const char *what_changed)
{
    struct problems wrong = { 0 };
    struct publication asked;
    int64_t edition = 0;

    assert_int_equal(publications_send(t, model, version_of(t, model)), DONE);
    become(t, ROLE_MANAGER, project);
    assert_int_equal(publications_get(t, model, &asked), DONE);
    assert_int_equal(publications_judge(t, &asked, true, S(""), &wrong), DONE);
    assert_int_equal(models_publish(t, model, version_of(t, model), str_of(what_changed), &edition, &wrong), DONE);
    return edition;
}

static inline void put_part(struct task *t, int64_t model, struct model m, enum model_part part)
{
    struct problems wrong = { 0 };

    m.id = model;
    m.version = version_of(t, model);
    assert_int_equal(models_put(t, &m, part, &wrong), DONE);
}

static inline void put_author(struct task *t, int64_t model)
{
    struct model m = { .id = model };
    struct model_author one = { S(""), S("Yhdistys"), S("author"), DAY("") };

    LIST_ADD(t->a, &m.authors, one);
    put_part(t, model, m, MODEL_AUTHORS);
}

/* The sample as a model of the project, by a new manager of it; its first version is published. */
static inline int64_t model_made(struct task *t, int64_t project)
{
    struct pack p = sample(t);
    struct model_new n = { .project = project,
        .kind = S("model"),
        .source = S("fi"),
        .title = S("Omin sanoin"),
        .summary = S("Lyhyesti"),
        .source_key = S("") };
    struct problems wrong = { 0 };
    int64_t id = 0;

    become(t, ROLE_MANAGER, project);
    assert_int_equal(models_make(t, &n, &id, &wrong), DONE);
    for (size_t i = 0; i < p.m.texts.n; i++) {
        struct model_text one = p.m.texts.at[i];
        one.number = i == 0;
        assert_int_equal(models_put_text(t, id, &one, &wrong), DONE);
    }
    static const enum model_part parts[] = { MODEL_CARD, MODEL_PHASES, MODEL_MODULES, MODEL_ROLES, MODEL_COSTS,
        MODEL_FIGURES };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        put_part(t, id, p.m, parts[i]);
    put_author(t, id);
    assert_int_equal(publish_model(t, project, id, ""), 1);
    return id;
}
