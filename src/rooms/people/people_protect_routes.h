/* Addresses of people_protect. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define PEOPLE_PROTECT_ROUTES(R)
