/* whom_to_call: see whom_to_call.h. */
#include "rooms/whom_to_call.h"

#include "base/settings.h"
#include "rooms/sign_up/sign_up.h"

struct whom_to_call_list whom_to_call(struct task *t)
{
    struct whom_to_call_list list = { 0 };
    struct str house = str_empty(t->settings->message_phone) ? t->settings->help_phone : t->settings->message_phone;

    if (!str_empty(house)) {
        LIST_ADD(t->a, &list, ((struct whom_to_call){ house, S("") }));
        return list;
    }
    struct sign_up_groups groups = sign_up_groups(t);
    struct sign_up_phones phones = sign_up_phones(t, &groups);
    for (size_t i = 0; i < phones.n; i++)
        LIST_ADD(t->a, &list, ((struct whom_to_call){ phones.at[i].phone, phones.at[i].project_name }));
    return list;
}
