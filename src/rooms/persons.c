/* persons: see persons.h. */
#include "rooms/persons.h"
#include "rooms/caseload/caseload.h"
#include "rooms/consents/consents.h"
#include "rooms/doubles/doubles.h"
#include "rooms/follow_ups/follow_ups.h"
#include "rooms/invitations/invitations.h"
#include "rooms/own_links/own_links.h"
#include "rooms/own_page/own_page.h"
#include "rooms/messages/messages.h"
#include "rooms/reports/reports.h"
#include "rooms/voice/voice.h"

void persons_changed(struct task *t, int64_t person) { doubles_compare(t, person); }

bool persons_alike(struct task *t, int64_t person)
{
    return doubles_open(t, &(struct doubles_only){ .person = person }, 1).n > 0;
}

void persons_spell_made(struct task *t, int64_t spell, int64_t project) { caseload_made(t, spell, project); }

void persons_spells_changed(struct task *t, int64_t person) { follow_ups_renew(t, person); }
void persons_protected(struct task *t, int64_t person) { consents_protected(t, person); }
void persons_joining(struct task *t, int64_t kept, int64_t lost) { consents_joining(t, kept, lost); }
void persons_parted(struct task *t, int64_t kept, int64_t lost) { consents_parted(t, kept, lost); }
void persons_spells_going(struct task *t, int64_t import)
{
    follow_ups_going(t, import);
    reports_spells_going(t, import);
}

void persons_going(struct task *t, int64_t import)
{
    doubles_drop(t, import);
    own_links_drop(t, import);
    own_page_drop(t, import);
    consents_drop(t, import);
    invitations_drop(t, import);
    messages_going(t, import);
    voice_drop(t, import);
}
