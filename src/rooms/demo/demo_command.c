/* demo_command: `kotipolku demo`: brings the package of the demonstration into an empty database, all or nothing, and
 * adds what a package does not carry: periods, promises, open registers, the buttons on the sign-in page. */
#include "auth/anchor.h"
#include "base/by_name.h"
#include "base/command.h"
#include "db/db.h"
#include "demo_sql.h"
#include "rooms/demo/demo.h"
#include "rooms/demo/demo_care.h"
#include "rooms/demo/demo_links.h"
#include "rooms/demo/demo_models.h"
#include "rooms/demo/demo_operations.h"
#include "rooms/demo/demo_publications.h"
#include "rooms/demo/demo_services.h"
#include "rooms/exchange/exchange.h"
#include "rooms/people/people.h"

struct promises {
    int64_t persons, groups, sessions, children, contacts, plans, peer_workers, person_hours, counselling_hours;
} ONLY_BY_NAME;

static void promise(struct task *t, int64_t project, struct promises p)
{
    demo_sql_promise(t, project, S("persons"), p.persons);
    demo_sql_promise(t, project, S("groups"), p.groups);
    demo_sql_promise(t, project, S("sessions"), p.sessions);
    demo_sql_promise(t, project, S("children"), p.children);
    demo_sql_promise(t, project, S("contacts"), p.contacts);
    demo_sql_promise(t, project, S("plans"), p.plans);
    demo_sql_promise(t, project, S("peer_workers"), p.peer_workers);
    demo_sql_promise(t, project, S("person_hours"), p.person_hours);
    demo_sql_promise(t, project, S("counselling_hours"), p.counselling_hours);
}

static int64_t project_of(struct task *t, const char *code)
{
    struct demo_sql_project_row row;

    must(t, demo_sql_project(t, str_of(code), &row));
    return row.project;
}

struct three { /* the projects of the demonstration */
    int64_t words, together, mothers;
};

static void promise_all(struct task *t, struct three p)
{
    promise(t, p.words,
        (struct promises){ .persons = 300,
            .groups = 12,
            .sessions = 200,
            .children = 150,
            .contacts = 60,
            .plans = 300,
            .person_hours = 11000,
            .counselling_hours = 260 });
    promise(t, p.together,
        (struct promises){ .persons = 80,
            .groups = 6,
            .sessions = 90,
            .children = 40,
            .contacts = 20,
            .plans = 80,
            .person_hours = 2400,
            .counselling_hours = 70 });
    promise(t, p.mothers,
        (struct promises){ .persons = 45,
            .groups = 8,
            .sessions = 120,
            .children = 30,
            .contacts = 10,
            .plans = 45,
            .peer_workers = 7,
            .person_hours = 2500 });
}

static void name_all(struct task *t, struct three p)
{
    demo_sql_name(t, p.words, S("en"), S("In own words"),
        S("Peer groups, digital workshops and counselling for parents who speak Somali or "
          "Arabic and are at home with children. Child care is free."));
    demo_sql_name(t, p.words, S("sv"), S("Med egna ord"),
        S("Kamratgrupper, digitala verkstäder och vägledning för föräldrar som talar "
          "somaliska eller arabiska och är hemma med barn. Barnpassningen är gratis."));
    demo_sql_name(t, p.words, S("so"), S("Erayadayada"),
        S("Kooxo asxaab ah, aqoon-isweydaarsi dijitaal ah iyo hagitaan loogu talagalay "
          "waalidiinta ku hadla Soomaali ama Carabi ee guriga carruurta ku haya. Daryeelka "
          "carruurtu waa lacag la'aan."));
    demo_sql_name(t, p.words, S("ar"), S("بكلماتنا"),
        S("مجموعات أقران وورش رقمية وإرشاد للآباء والأمهات الناطقين بالصومالية أو العربية "
          "الذين يرعون أطفالهم في البيت. رعاية الأطفال مجانية."));
    demo_sql_name(t, p.together, S("en"), S("Onward together"), S(""));
    demo_sql_name(t, p.together, S("sv"), S("Framåt tillsammans"), S(""));
    demo_sql_name(t, p.together, S("so"), S("Wadajir horay"), S(""));
    demo_sql_name(t, p.together, S("ar"), S("معًا إلى الأمام"), S(""));
    demo_sql_name(t, p.mothers, S("en"), S("Mothers lead"), S(""));
    demo_sql_name(t, p.mothers, S("sv"), S("Mammor leder"), S(""));
    demo_sql_name(t, p.mothers, S("so"), S("Hooyooyinku way hoggaamiyaan"), S(""));
    demo_sql_name(t, p.mothers, S("ar"), S("الأمهات في المقدمة"), S(""));
}

/* What the package does not carry. */
static void finish(struct task *t)
{
    struct three p = { project_of(t, "S99001"), project_of(t, "S99002"), project_of(t, "S99003") };

    demo_sql_flag(t);
    promise_all(t, p);
    name_all(t, p);
    demo_sql_period(t, .period = id_new(), .project = p.words, .name = S("1"), .theme = S("Kieli arjessa, terveys"),
        .starts_on = day_add(t->today, -330), .ends_on = day_add(t->today, -195), .locked = true);
    demo_sql_period(t, .period = id_new(), .project = p.words, .name = S("2"), .theme = S("Työ ja opiskelu, asuminen"),
        .starts_on = day_add(t->today, -120), .ends_on = day_add(t->today, 25), .locked = false);
    demo_sql_open(t, day_add(t->today, -2));
    demo_links(t);
    demo_sign_up(t);
    demo_messages(t, p.words);
    demo_care(t);
    demo_parents(t);
    demo_voice(t);
    demo_parents_say(t);
    demo_services(t);
    demo_course(t);
    demo_operations(t);
    demo_publications(t, p.words);
    demo_models(t, p.words);
    demo_news(t, p.words);
}

static bool is_empty(struct task *t)
{
    struct demo_sql_rows_row row;

    return demo_sql_rows(t, &row) && row.n == 0;
}

static enum outcome bring_in(struct task *t, struct exchange_result *ret_result)
{
    struct demo_files package = demo_package(t);
    struct exchange_file *files = NEW_N(t->a, struct exchange_file, package.n);
    struct exchange_options options = { 0 };

    for (size_t i = 0; i < package.n; i++)
        files[i] = (struct exchange_file){ package.at[i].name, -1, package.at[i].bytes };
    return exchange_import_package(t, files, package.n, &options, ret_result);
}

static int refused(struct command *c, const struct exchange_result *result)
{
    db_rollback(c->task.db);
    for (size_t i = 0; i < result->rejections.n && i < 20; i++) {
        const struct exchange_rejection *r = &result->rejections.at[i];
        command_failed(c, "%.*s line %lld: %.*s", STR_ARG(r->file), (long long)r->line, STR_ARG(r->reason));
    }
    return command_failed(c, "the demonstration does not fit this program");
}

int command_demo(struct command *c)
{
    struct task *t = &c->task;
    struct exchange_result result;
    struct buf why;

    buf_init(&why, 1000);
    bool ready = db_schema_version(t->db) == db_schema_newest() || db_migrate(t->db, &why);
    ready = ready && command_keys(c, &why);
    struct str reason = str_copy(t->a, buf_view(&why));
    buf_free(&why);
    if (!ready)
        return command_failed(c, "%.*s", STR_ARG(reason));
    db_begin_write(t);
    if (!is_empty(t)) {
        db_rollback(t->db);
        return command_failed(
            c, "this database has data; choose another with --db, the demonstration goes only into an empty one");
    }
    anchor_forget(t);
    if (bring_in(t, &result) != DONE)
        return refused(c, &result);
    finish(t);
    db_commit(t);
    if (!c->quiet)
        printf("The demonstration is ready: %lld rows of invented people. Start `kotipolku serve` and sign in with a "
               "button of the sign-in page.\n",
            (long long)result.n[EXCHANGE_NEW] + result.n[EXCHANGE_DOUBTFUL]);
    return 0;
}
