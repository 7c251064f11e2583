/* aside_testing: somebody else, who reads and saves while rows are put aside or taken away. Only for *_test.c files. */
#pragma once
#include <pthread.h>
#include "db/engine.h"
#include "tests/exchange_testing.h"

/* Somebody else, with a connection and a thread of her own. */
struct other {
    struct task own;
    struct landing landing;
    void (*work)(struct task *t);
    pthread_t thread;
    bool failed, ended;
};

static void *run_other(void *x)
{
    struct other *o = x;

    o->failed = setjmp(o->landing.jump) != 0;
    if (!o->failed)
        o->work(&o->own);
    __atomic_store_n(&o->ended, true, __ATOMIC_RELEASE);
    return NULL;
}

static void other_init(struct task *t, struct other *o)
{
    *o = (struct other){ .own = *t };
    o->own.db = test_connect(t);
    o->own.landing = &o->landing;
    o->own.a = task_arena(t, 16 << 20);
}

static void other_end(struct other *o) { arena_free(o->own.a); }

/* Each has rows when the small package is there, and none without it. What came by itself (derived) names a spell that
 * is hidden with its import, and goes with it when the rest is cleared. */
static const char *const tables[] = { "people_person", "people_name_part", "people_language", "people_parent",
    "people_child", "people_participation", "groups_group", "groups_leader", "groups_membership", "groups_session",
    "attendance_mark", "attendance_child", "contacts_contact", "needs_need", "counselling_talk", "plans_plan",
    "plans_step", "guidance_guidance", "guidance_history", "follow_ups_follow_up WHERE derived = 0", "people_key_facts",
    "attendance_facts", "guidance_facts", "projects_project", "staff" };
enum { TABLES = sizeof tables / sizeof *tables };

static inline void sees_nothing(struct task *t)
{
    db_begin_read(t);
    for (size_t i = 0; i < TABLES; i++) {
        const char *sql = str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", tables[i]));
        if (test_number(t, sql) != 0)
            fail(t, FAIL_BUG, "%s shows rows of an import that is under way", tables[i]);
    }
    db_rollback(t->db);
}

static inline int64_t rows_in_all(struct task *t)
{
    int64_t n = 0;

    for (size_t i = 0; i < TABLES; i++)
        n += test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", tables[i])));
    return n + test_number(t, "SELECT count(*) FROM people_family") +
           test_number(t, "SELECT count(*) FROM people_double") + test_number(t, "SELECT count(*) FROM projects_text") +
           test_number(t, "SELECT count(*) FROM auth_staff_project") +
           test_number(t, "SELECT count(*) FROM exchange_import");
}
