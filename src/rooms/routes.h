/* routes: the site map: all rooms' route tables in one list. */
#pragma once
#include "rooms/about/about_routes.h"
#include "rooms/appointments/appointments_routes.h"
#include "rooms/attendance/attendance_routes.h"
#include "rooms/calendar/calendar_routes.h"
#include "rooms/caseload/caseload_routes.h"
#include "rooms/child_care/child_care_routes.h"
#include "rooms/circumstances/circumstances_routes.h"
#include "rooms/consents/consents_routes.h"
#include "rooms/contacts/contacts_routes.h"
#include "rooms/counselling/counselling_routes.h"
#include "rooms/doubles/doubles_routes.h"
#include "rooms/duties/duties_routes.h"
#include "rooms/exchange/exchange_routes.h"
#include "rooms/follow_ups/follow_ups_routes.h"
#include "rooms/groups/groups_routes.h"
#include "rooms/guidance/guidance_routes.h"
#include "rooms/home/home_routes.h"
#include "rooms/instruments/instruments_routes.h"
#include "rooms/invitations/invitations_routes.h"
#include "rooms/lists/lists_routes.h"
#include "rooms/messages/messages_routes.h"
#include "rooms/models/models_routes.h"
#include "rooms/modules/modules_routes.h"
#include "rooms/needs/needs_routes.h"
#include "rooms/orientation/orientation_routes.h"
#include "rooms/open_data/open_data_routes.h"
#include "rooms/operations/operations_routes.h"
#include "rooms/outreach/outreach_routes.h"
#include "rooms/own_page/own_page_routes.h"
#include "rooms/people/people_routes.h"
#include "rooms/plans/plans_routes.h"
#include "rooms/projects/projects_routes.h"
#include "rooms/providers/providers_routes.h"
#include "rooms/publications/publications_routes.h"
#include "rooms/read_aloud/read_aloud_routes.h"
#include "rooms/referrals/referrals_routes.h"
#include "rooms/reports/reports_routes.h"
#include "rooms/retention/retention_routes.h"
#include "rooms/search/search_routes.h"
#include "rooms/services/services_routes.h"
#include "rooms/sign_up/sign_up_routes.h"
#include "rooms/skills/skills_routes.h"
#include "rooms/speakers/speakers_routes.h"
#include "rooms/staff/staff_routes.h"
#include "rooms/stories/stories_routes.h"
#include "rooms/voice/voice_routes.h"
#include "web/web_routes.h"

#define SITE_MAP(R) \
    ABOUT_ROUTES(R) \
    APPOINTMENTS_ROUTES(R) \
    ATTENDANCE_ROUTES(R) \
    CALENDAR_ROUTES(R) \
    CASELOAD_ROUTES(R) \
    CHILD_CARE_ROUTES(R) \
    CONSENTS_ROUTES(R) \
    CONTACTS_ROUTES(R) \
    CIRCUMSTANCES_ROUTES(R) \
    COUNSELLING_ROUTES(R) \
    COUNSELLING_HOME_ROUTES(R) \
    DOUBLES_ROUTES(R) \
    DUTIES_ROUTES(R) \
    EXCHANGE_ROUTES(R) \
    FOLLOW_UPS_ROUTES(R) \
    GROUPS_ROUTES(R) \
    GUIDANCE_ROUTES(R) \
    HOME_ROUTES(R) \
    INSTRUMENTS_ROUTES(R) \
    INVITATIONS_ROUTES(R) \
    LISTS_ROUTES(R) \
    MESSAGES_ROUTES(R) \
    MODELS_ROUTES(R) \
    MODELS_PACKAGE_ROUTES(R) \
    MODULES_ROUTES(R) \
    NEEDS_ROUTES(R) \
    ORIENTATION_ROUTES(R) \
    OPEN_DATA_ROUTES(R) \
    OPERATIONS_ROUTES(R) \
    OUTREACH_ROUTES(R) \
    OWN_PAGE_ROUTES(R) \
    PEOPLE_ROUTES(R) \
    PEOPLE_PROTECT_ROUTES(R) \
    PLANS_ROUTES(R) \
    PROJECTS_ROUTES(R) \
    PROVIDERS_ROUTES(R) \
    PUBLICATIONS_ROUTES(R) \
    READ_ALOUD_ROUTES(R) \
    REFERRALS_ROUTES(R) \
    REPORTS_ROUTES(R) \
    RETENTION_ROUTES(R) \
    SEARCH_ROUTES(R) \
    SERVICES_ROUTES(R) \
    SIGN_UP_ROUTES(R) \
    SKILLS_ROUTES(R) \
    SPEAKERS_ROUTES(R) \
    STAFF_ROUTES(R) \
    STORIES_ROUTES(R) \
    VOICE_ROUTES(R) \
    WEB_ROUTES(R)

enum route {
#define R(handler, method, path, ids, permission, records) ROUTE_##handler,
    SITE_MAP(R)
#undef R
        ROUTE__N
};

/* Every row has its handler, in the room's _web.c. */
struct req;
struct reply;
#define R(handler, method, path, ids, permission, records) struct reply handler(struct req *r);
SITE_MAP(R)
#undef R
