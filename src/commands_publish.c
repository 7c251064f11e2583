/* commands_publish: `kotipolku publish DIR`: the open side of the house as files. */
#include <stdio.h>
#include "auth/sign_in.h"
#include "base/log.h"
#include "commands.h"
#include "db/db.h"
#include "rooms/open_data/open_data_publish.h"

static void tell(void *x, int64_t files) { command_progress(x, "pages", files, 0); }

static struct str without_end(struct str address)
{
    while (str_ends(address, S("/")))
        address.n--;
    return address;
}

int command_publish(struct command *c)
{
    struct task *t = &c->task;
    struct published done;
    struct buf *why = task_buf(t, 2000);

    if (c->words.n != 1)
        return command_wrong(c, "say into which folder");
    struct str address = without_end(command_option(c, "address"));
    if (!str_empty(address) && !str_starts(address, S("https://")) && !str_starts(address, S("http://")))
        return command_wrong(c, "--address is where the folder will be found: https://…");
    log_set_level(LOG_WARN); /* not a line for each page */
    db_begin_read(t);
    struct publish_wish wish = {
        .folder = c->words.at[0], .house = link_address(t, S("")), .address = address, .progress = tell, .x = c
    };
    db_commit(t);
    if (!open_data_publish(t, &wish, &done, why))
        return command_failed(c, "%.*s", STR_ARG(buf_view(why)));
    if (!c->quiet)
        printf("%lld files: %lld written, %lld as they were, %lld removed\n", (long long)done.files,
            (long long)done.changed, (long long)(done.files - done.changed), (long long)done.removed);
    return 0;
}
