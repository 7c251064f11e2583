/* Addresses of exchange. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define EXCHANGE_ROUTES(R)
