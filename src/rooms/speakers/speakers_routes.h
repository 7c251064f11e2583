/* Addresses of people by language: a manager brings a table of a statistics office in. About no person. */
#pragma once
/*    handler          method path          ids permission      records */
#define SPEAKERS_ROUTES(R) \
    R(speakers_page, GET, "/speakers", 0, PROJECTS_WRITE, RECORDS_NONE) \
    R(speakers_upload, POST, "/speakers", 0, PROJECTS_WRITE, RECORDS_BULK)
