/* home_web: the first page. What stands on it is put together in home.c. */
#include "home_home_html.h"
#include "rooms/home/home_view.h"
#include "rooms/routes.h"
#include "web/req.h"

struct reply home_page(struct req *r)
{
    struct home_view v = { 0 };

    home_fill(&r->task, &v);
    return SHOW(r, 200, home, &v);
}
