/* Addresses of groups. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define GROUPS_ROUTES(R)
