/* Addresses of the search: open to all; what is found is what the viewer may see. */
#pragma once
/*    handler       method path       ids permission  records */
#define SEARCH_ROUTES(R) R(search_page, GET, "/search", 0, PUBLIC, RECORDS_NONE)
