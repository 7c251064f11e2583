/* Addresses of contacts. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define CONTACTS_ROUTES(R)
