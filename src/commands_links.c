/* commands_links: kotipolku links: the links of the directory of services, asked from the command line. */
#include <stdio.h>
#include "commands.h"
#include "rooms/services/services_links.h"

static void tell(struct str url, struct net_asked answer)
{
    printf("%-12.*s %.*s\n", STR_ARG(answer.how == NET_ANSWERS ? S("answers") : answer.why), STR_ARG(url));
    fflush(stdout);
}

int command_links(struct command *c)
{
    struct str pause = command_option(c, "pause");
    int64_t seconds = 2;

    if (!str_empty(pause) && (!str_int(pause, &seconds) || seconds < 0 || seconds > 60))
        return command_wrong(c, "--pause takes seconds, 0 to 60");
    if (c->settings.link_checks == 0)
        return command_failed(c, "link_checks is 0: no link is asked");
    if (services_links_ask(&c->task, seconds, tell) < 0)
        return command_failed(c, "nobody can be asked: this machine has no network (or no libcurl)");
    return 0;
}
