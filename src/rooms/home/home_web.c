/* home_web: the first page. */
#include "home_home_html.h"
#include "rooms/home/home_view.h"
#include "rooms/routes.h"
#include "web/req.h"

struct reply home_page(struct req *r)
{
    struct home_view v = { .name = r->task.viewer->name };
    return SHOW(r, 200, home, &v);
}
