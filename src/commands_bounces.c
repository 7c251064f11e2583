/* commands_bounces: kotipolku bounces: e-mails that came back. */
#include <setjmp.h>
#include <stdio.h>

#include "base/buf.h"
#include "commands.h"
#include "db/db.h"
#include "rooms/messages/messages.h"

enum { MAIL_MOST = 1 << 20, PIECE = 4096, TRY_LATER = 75 }; /* as sysexits.h has it */

/* As much as is read of one: what is behind that is attachments. */
static struct str read_all(struct command *c, FILE *from)
{
    struct buf *b = task_buf(&c->task, MAIL_MOST);
    char piece[PIECE];

    for (size_t n; (n = fread(piece, 1, sizeof piece, from)) > 0;)
        if (b->n + n <= MAIL_MOST)
            buf_str(b, (struct str){ piece, n });
    return buf_view(b);
}

static bool take(struct command *c, FILE *from)
{
    struct str mail = read_all(c, from);

    db_begin_write(&c->task);
    bool ours = messages_came_back(&c->task, mail);
    db_commit(&c->task);
    return ours;
}

/* false where it failed: what lies on the stack is not read again after the jump */
static bool taken(struct command *c, jmp_buf *back, long long *ret_ours)
{
    if (setjmp(*back) != 0)
        return false;
    *ret_ours = take(c, stdin);
    return true;
}

/* From the pipe of a mail server: 0, or TRY_LATER when the database is busy or away: it keeps the e-mail then. */
static int take_piped(struct command *c, long long *ret_ours)
{
    struct landing own = { .kind = FAIL_NONE }, *outer = c->task.landing;

    c->task.landing = &own;
    bool well = taken(c, &own.jump, ret_ours);
    c->task.landing = outer;
    if (well)
        return 0;
    db_rollback(c->task.db);
    (void)command_failed(c, "%s", own.text);
    return TRY_LATER;
}

int command_bounces(struct command *c)
{
    long long ours = 0, all = 0;
    int status = 0;

    if (c->words.n == 0) {
        status = take_piped(c, &ours);
        all++;
    }
    for (size_t i = 0; i < c->words.n; i++) {
        FILE *from = fopen(str_z(c->task.a, c->words.at[i]), "r");
        if (from == NULL) { /* the others are read all the same */
            status = command_failed(c, "%.*s cannot be read.", STR_ARG(c->words.at[i]));
            continue;
        }
        ours += take(c, from);
        all++;
        (void)fclose(from);
    }
    if (!c->quiet && status != TRY_LATER)
        printf("%lld of %lld e-mails were about a message of this house\n", ours, all);
    return status;
}
