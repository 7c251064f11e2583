/* Addresses of home: each role's first page. */
#pragma once
/*    handler    method path  ids permission     records */
#define HOME_ROUTES(R) R(home_page, GET, "/", 0, PUBLIC, RECORDS_NONE)
