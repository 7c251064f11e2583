/* Addresses of people. */
#pragma once
#include "rooms/people/people_doubles_routes.h"
#include "rooms/people/people_merge_routes.h"
#include "rooms/people/people_protect_routes.h"
/*    handler              method path                     ids  permission       records */
#define PEOPLE_ROUTES(R) \
    R(people_person,       GET,   "/people/{}",             1,  PEOPLE_READ,     RECORDS_VIEW)
