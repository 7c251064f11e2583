/* auth: puts the parts of the process together and takes them apart. */
#include "auth/parts.h"

struct auth *auth_open(struct str db_url, const struct keys *keys, const struct settings *settings, struct buf *ret_why)
{
    struct journal_writer *writer = journal_writer_new(db_url, keys, settings, pthread_cond_timedwait, ret_why);
    if (writer == NULL)
        return NULL;
    struct auth *auth = calloc(1, sizeof *auth);
    if (auth == NULL)
        abort();
    auth->writer = writer;
    auth->seats = seats_new();
    auth->cache = session_cache_new();
    return auth;
}

void auth_settle(struct auth *auth) { journal_writer_settle(auth->writer); }

void auth_close(struct auth *auth)
{
    if (auth == NULL)
        return;
    journal_writer_free(auth->writer);
    session_cache_free(auth->cache);
    seats_free(auth->seats);
    free(auth);
}
