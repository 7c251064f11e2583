/* Addresses of people_doubles. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define PEOPLE_DOUBLES_ROUTES(R)
