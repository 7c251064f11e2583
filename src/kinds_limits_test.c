/* Tests of the numbers that an import takes: each column of every kind from its least to its most and no further, and
 * the form of the same field takes the same; on both engines. What the limits are stands here a second time, on
 * purpose. */
#include "rooms/contacts/contacts_view.h"
#include "rooms/groups/groups_view.h"
#include "rooms/kind.h"
#include "rooms/modules/modules_view.h"
#include "rooms/outreach/outreach_view.h"
#include "rooms/projects/projects_view.h"
#include "rooms/publications/publications_parts_view.h"
#include "tests/exchange_testing.h"

/* head, row: a file whose last column is the number. form: where people write the same by hand; NULL: nowhere yet. */
static const struct {
    enum kind_name kind;
    const char *column, *head, *row;
    int64_t least, most; /* of money: cents */
    const struct form_table *form;
} numbers[] = {
    { KIND_projects, "total_budget", "project,name", "P2,Polku", 0, 100000000000, &project_form },
    { KIND_projects, "eu_contribution", "project,name", "P2,Polku", 0, 100000000000, &project_form },
    { KIND_projects, "target_participants", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_groups", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_sessions", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_hours", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_children", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_contacts", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_plans", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_followed_up", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_peer_workers", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_person_hours", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "target_counselling_hours", "project,name", "P1,Silta", 0, 1000000, NULL },
    { KIND_projects, "follow_up_attempts", "project,name", "P1,Silta", 1, 10, NULL },
    { KIND_modules, "sessions", "module,name", "mo1,Health", 1, 10, &module_form },
    { KIND_modules, "minutes", "module,name", "mo1,Health", 5, 600, &module_form },
    { KIND_modules, "edition", "module,name", "mo1,Health", 1, 100000, NULL },
    { KIND_publication_texts, "number", "publication,language,title", "pu2,som,War", 1, 100000, NULL },
    { KIND_publication_trials, "people", "publication_trial,publication,language,date", "ptr1,pu1,fin,2025-01-14", 1,
        1000, &publication_trial_form },
    { KIND_courses, "origin_version", "course,language", "co1,fin", 0, 100000, NULL },
    { KIND_course_texts, "topic", "course,language,number,body", "co1,swe,1,\"---\rtitle: Livet\r---\"", 0, 30, NULL },
    { KIND_course_texts, "number", "course,topic,language,body", "co1,0,swe,\"---\rtitle: Livet\r---\"", 1, 100000,
        NULL },
    { KIND_course_texts, "basis", "course,topic,language,number,body", "co1,0,som,1,\"---\rtitle: Nolol\r---\"", 0,
        100000, NULL },
    { KIND_groups, "capacity", "group,project,name", "g2,P1,Somali B", 0, 10000, &group_form },
    { KIND_groups, "child_care_places", "group,project,name", "g2,P1,Somali B", 0, 10000, &group_form },
    { KIND_attendance, "minutes", "session,person,mark", "x9,p1,late", 0, 1440, NULL },
    { KIND_orientation_statements, "course_version",
        "orientation_statement,person,project,group,stated_on,course,hours",
        "os1,p2,P1,g1,2025-04-01,Kurssi,90 Koti;60 Terveys", 1, 1000000, NULL },
    { KIND_contacts, "minutes", "contact,project,date", "k1,P1,2025-02-03", 0, 1440, &contact_form },
    { KIND_outreach_visits, "minutes", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 0, 1440,
        &outreach_visit_form },
    { KIND_outreach_visits, "workers", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 1, 20,
        &outreach_visit_form },
    { KIND_outreach_visits, "copies", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 0, 100000,
        &outreach_visit_form },
    { KIND_outreach_visits, "met", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 0, 10000,
        &outreach_visit_form },
    { KIND_outreach_visits, "asked", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 0, 10000,
        &outreach_visit_form },
    { KIND_outreach_visits, "adults", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 0, 10000,
        &outreach_visit_form },
    { KIND_outreach_visits, "children", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 0, 10000,
        &outreach_visit_form },
    { KIND_outreach_visits, "relatives", "outreach_visit,outreach_place,date", "ov2,op2,2025-02-04", 0, 10000,
        &outreach_visit_form },
    { KIND_needs, "weight", "person,project,date,area", "p3,P1,2025-02-03,work", 0, 3, NULL },
    { KIND_stories, "consent_version", "story,project,date,language,result", "sto1,P1,2025-11-02,som,faith", 1, 1,
        NULL },
    { KIND_counselling, "minutes", "counselling,person,project,date", "n1,p2,P1,2025-02-03", 0, 1440, NULL },
    { KIND_appointments, "minutes", "appointment,person,project,date", "i1,p2,P1,2025-02-17", 0, 1440, NULL },
    { KIND_follow_up_rules, "months", "follow_up_rule,project,name", "fr1,P1,Three months", 1, 60, NULL },
    { KIND_estimates, "women", "estimate,project,indicator,date,source,method", "es7,P1,EECO12,2025-02-03,S,M", 0,
        1000000, NULL },
    { KIND_estimates, "men", "estimate,project,indicator,date,source,method", "es7,P1,EECO12,2025-02-03,S,M", 0,
        1000000, NULL },
    { KIND_estimates, "non_binary", "estimate,project,indicator,date,source,method", "es7,P1,EECO12,2025-02-03,S,M", 0,
        1000000, NULL },
    { KIND_estimates, "number", "estimate,project,indicator,date,source,method", "es8,P1,EECO18,2025-02-03,S,M", 0,
        1000000, NULL },
    { KIND_estimates, "percent", "estimate,project,indicator,date,source,method", "es9,P1,EECO12,2025-02-03,S,M", 0,
        100, NULL },
    { KIND_plan_steps, "step", "plan", "l1", 0, 10000, NULL },
};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static bool is_number(const struct kind_column *c) { return c->kind == CELL_INT || c->kind == CELL_MONEY; }

static const struct kind_column *column_of(size_t i)
{
    const struct kind *k = kinds[numbers[i].kind];

    for (size_t c = 0; c < k->n; c++)
        if (strcmp(k->columns[c].name, numbers[i].column) == 0)
            return &k->columns[c];
    fail_msg("%s has no column %s", k->name, numbers[i].column);
    return NULL;
}

/* As a file or a form has it. */
static struct str written(struct task *t, size_t i, int64_t n)
{
    return column_of(i)->kind == CELL_MONEY
               ? str_fmt(t->a, "%s%lld.%02lld", n < 0 ? "-" : "", (long long)llabs(n) / 100, (long long)llabs(n) % 100)
               : str_number(t->a, n);
}

RULE(every_column_of_numbers_is_in_the_table_of_this_test)
{
    size_t columns = 0;

    for (enum kind_name k = 0; k < KIND__N; k++)
        for (size_t c = 0; c < kinds[k]->n; c++)
            columns += is_number(&kinds[k]->columns[c]);
    for (size_t i = 0; i < NUMBERS; i++)
        assert_true(is_number(column_of(i)));
    assert_int_equal(columns, NUMBERS);
}

/* A session without hours, in which minutes have no other limit than the day's. */
static const char session[] = "session,group,date,state\nx9,g2,2025-02-12,held\n";

RULE(an_import_takes_each_number_from_its_least_to_its_most_and_no_other)
{
    struct exchange_result result;

    bring_small(t, &result);
    assert_int_equal(bring_one(t, "sessions.csv", session, &result), DONE);
    test_commit(t);
    for (size_t i = 0; i < NUMBERS; i++) {
        const int64_t each[] = { numbers[i].least - 1, numbers[i].least, numbers[i].most, numbers[i].most + 1 };
        const char *file = str_z(t->a, str_fmt(t->a, "%s.csv", kinds[numbers[i].kind]->name));
        for (size_t n = 0; n < 4; n++) {
            bool within = each[n] >= numbers[i].least && each[n] <= numbers[i].most;
            struct str csv = str_fmt(t->a, "%s,%s\n%s,%.*s\n", numbers[i].head, numbers[i].column, numbers[i].row,
                STR_ARG(written(t, i, each[n])));
            if (bring_one(t, file, str_z(t->a, csv), &result) != (within ? DONE : INVALID))
                fail_msg("%s, %s %.*s", file, numbers[i].column, STR_ARG(written(t, i, each[n])));
            if (within)
                assert_true(str_find(exported(t, file, 0), written(t, i, each[n])) > 0);
            else
                assert_str(result.rejections.at[0].column, numbers[i].column);
            test_rollback(t);
        }
    }
}

static bool form_takes(struct task *t, const struct form_table *table, const char *field, struct str typed)
{
    struct form f = form_show(t, table, NULL, 0);
    void *values = arena_alloc(t->a, table->size);
    bool found = false, takes = true;

    for (size_t i = 0; i < table->n; i++)
        if (strcmp(table->fields[i].name, field) == 0) {
            f.typed[i] = typed;
            found = true;
        }
    assert_true(found);
    (void)form_parse(t, &f, values); /* other fields miss something */
    for (size_t i = 0; i < f.problems.n; i++)
        takes = takes && !str_is(f.problems.at[i].field, field);
    return takes;
}

RULE(a_form_takes_what_an_import_takes)
{
    for (size_t i = 0; i < NUMBERS; i++) {
        const int64_t each[] = { numbers[i].least - 1, numbers[i].least, numbers[i].most, numbers[i].most + 1 };
        for (size_t n = 0; numbers[i].form != NULL && n < 4; n++)
            if (form_takes(t, numbers[i].form, numbers[i].column, written(t, i, each[n])) !=
                (each[n] >= numbers[i].least && each[n] <= numbers[i].most))
                fail_msg(
                    "the form %s, %s %.*s", numbers[i].form->name, numbers[i].column, STR_ARG(written(t, i, each[n])));
    }
}

RULES(every_column_of_numbers_is_in_the_table_of_this_test,
    an_import_takes_each_number_from_its_least_to_its_most_and_no_other, a_form_takes_what_an_import_takes)
