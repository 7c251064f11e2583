/* demo_publications: see demo_publications.h. */
#include "rooms/demo/demo_publications.h"

#include "rooms/projects/projects.h"
#include "rooms/publications/publications.h"

static struct publication now(struct task *t, int64_t id)
{
    struct publication p;

    must(t, publications_get(t, id, &p) == DONE);
    return p;
}

/* Somebody of the project looks after it. */
static void give_owner(struct task *t, int64_t id)
{
    struct publication p = now(t, id);
    struct project_staffs staff = projects_staff(t, p.project);
    struct problems wrong = { 0 };

    must(t, staff.n > 0);
    p.owner = staff.at[0].staff;
    must(t, publications_put_card(t, &p, &wrong) == DONE);
}

void demo_publish(struct task *t, int64_t id)
{
    struct problems wrong = { 0 };

    give_owner(t, id);
    must(t, publications_send(t, id, now(t, id).version) == DONE);
    struct publication p = now(t, id);
    must(t, publications_judge(t, &p, true, S(""), &wrong) == DONE);
    must(t, publications_publish(t, id, now(t, id).version, t->today, &wrong) == DONE);
}

void demo_publications(struct task *t, int64_t project)
{
    static const char *const shown[] = { "families", "screenings", "glossary" };
    int64_t made;

    must(t, publications_house_take(t, project, &made) == DONE);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        demo_publish(t, publications_of_house(t, project, str_of(shown[i])));
}
