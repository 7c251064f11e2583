/* exchange_undo: takes an import back. */
#include "rooms/exchange/exchange_pass.h"
enum outcome exchange_undo(struct task *t, int64_t import, struct str *ret_why)
{
    (void)t; (void)import; (void)ret_why;
    return NOT_FOUND;
}
