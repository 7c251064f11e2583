/* Addresses of reports. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define REPORTS_ROUTES(R)
