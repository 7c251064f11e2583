/* commands_search: kotipolku search: the index anew. */
#include <stdio.h>
#include "commands.h"
#include "rooms/searched.h"

int command_search(struct command *c)
{
    int64_t records = searched_catch_up(&c->task, true);

    if (!c->quiet)
        printf("%lld records are in the search\n", (long long)records);
    return 0;
}
