/* people_web: the pages of people. No rules here. */
#include "people_person_html.h"
#include "rooms/people/people_view.h"
#include "rooms/routes.h"
#include "web/req.h"

struct reply people_person(struct req *r)
{
    struct person_brief person;

    if (people_brief(&r->task, r->ids[0], &person) != DONE)
        return reply_not_found(r);
    struct people_person_view v = { person.name };
    return SHOW(r, 200, people_person, &v);
}
