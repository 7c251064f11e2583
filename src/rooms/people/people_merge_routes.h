/* Addresses of people_merge. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define PEOPLE_MERGE_ROUTES(R)
