/* Addresses of attendance. */
#pragma once
/*    handler              method path                     ids  permission       records */
#define ATTENDANCE_ROUTES(R)
