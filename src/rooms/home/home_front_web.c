/* home_front_web: the first page of who is not signed in. It is for parents: their language, a group near them, what
 * this is, whom to call. Staff sign in at its top. */
#include "base/settings.h"
#include "home_front_html.h"
#include "lang/lang.h"
#include "rooms/home/home_view.h"
#include "rooms/routes.h"
#include "web/req.h"

void home_front_fill(struct task *t, struct home_front_view *ret_view)
{
    struct sign_up_groups all = sign_up_groups(t);
    struct home_front_view v = { .phones = sign_up_phones(t, &all),
        .help_phone = t->settings->help_phone,
        .groups = url_to(t->a, (unsigned)ROUTE_sign_up_list_in_fi + (unsigned)t->lang->id, 0, NULL),
        .sign_in = home_page_if_open(t, "/sign-in") };

    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        struct home_tongue one = { url_with(t->a, URL(t, home_page), "lang", str_of(l->tag)), str_of(l->name),
            str_of(l->tag), str_of(l->dir), l == t->lang };
        LIST_ADD(t->a, &v.tongues, one);
    }
    v.story = sign_up_scenes(t);
    v.hear = read_aloud_of(t, t->lang, sign_up_story_spoken(t, t->lang));
    *ret_view = v;
}

struct reply home_front(struct req *r)
{
    struct home_front_view v;

    home_front_fill(&r->task, &v);
    return SHOW(r, 200, home_front, &v);
}
