/* answered: see answered.h. */
#include "rooms/answered.h"

#include "rooms/attendance/attendance.h"
#include "rooms/invitations/invitations.h"
#include "rooms/own_page/own_page.h"

static const char *const codes[] = { "", "yes", "no", "perhaps" };

const char *answer_meant_code(enum answer_meant a) { return codes[a]; }

enum answer_meant answer_meant_read(struct str code)
{
    for (enum answer_meant a = MEANT_YES; a <= MEANT_PERHAPS; a++)
        if (str_is(code, codes[a]))
            return a;
    return MEANT_NOTHING;
}

void answered_session(struct task *t, int64_t session, int64_t person, bool comes)
{
    (void)(own_page_say(t, session, person, comes) == DONE);
}

void answered_session_open(struct task *t, int64_t session, int64_t person)
{
    (void)(attendance_untell(t, session, person) == DONE);
}

struct str answered_call(struct task *t, int64_t person)
{
    struct own_workers workers = own_page_workers(t, person);

    return own_page_call(t, person, &workers);
}

bool answered_message(struct task *t, const struct answered_message *a)
{
    if (a->meant == MEANT_NOTHING)
        return false;
    if (a->kind == MESSAGE_invitation)
        return invitations_answered(t, a->key, a->person, a->meant) == DONE;
    if ((a->kind != MESSAGE_reminder && a->kind != MESSAGE_moved) || a->meant == MEANT_PERHAPS)
        return false;
    return own_page_say(t, a->about, a->person, a->meant == MEANT_YES) == DONE;
}
