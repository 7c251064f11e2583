/* consents_web: whose pictures may be used. No rules here. */
#include "consents_pictures_html.h"
#include "rooms/consents/consents_view.h"
#include "rooms/groups/groups.h"
#include "rooms/routes.h"
#include "web/req.h"

struct reply consents_pictures(struct req *r)
{
    struct task *t = &r->task;
    struct group_brief group;
    enum outcome found = groups_brief(t, r->ids[0], &group);

    if (found != DONE)
        return reply_refused(r, found);
    struct consents_pictures_view v = { .group = group.id, .name = group.name };
    struct consent_words words = consents_pictures_of(t, group.id);
    for (size_t i = 0; i < words.n; i++) {
        struct consents_pictures_row row = { URL(t, people_person, words.at[i].person), words.at[i] };
        if (row.w.given)
            LIST_ADD(t->a, &v.yes, row);
        else
            LIST_ADD(t->a, &v.no, row);
    }
    return SHOW(r, 200, consents_pictures, &v);
}
