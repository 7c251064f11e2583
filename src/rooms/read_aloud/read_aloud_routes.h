/* Addresses of texts read aloud: the sounds for everybody, the list and recording for who looks after them. */
#pragma once
/*    handler                method path                      ids  permission  records */
/* clang-format off */
#define READ_ALOUD_ROUTES(R) \
    R(read_aloud_sound,      GET,   "/aloud/{}",              1,   PUBLIC,     RECORDS_NONE) \
    R(read_aloud_list,       GET,   "/read-aloud",            0,   READ_ALOUD, RECORDS_NONE) \
    R(read_aloud_record,     GET,   "/read-aloud/record",     0,   READ_ALOUD, RECORDS_NONE) \
    R(read_aloud_save,       POST,  "/read-aloud/record",     0,   READ_ALOUD, RECORDS_CHANGE) \
    R(read_aloud_drop,       POST,  "/read-aloud/{}/remove",  1,   READ_ALOUD, RECORDS_CHANGE)
/* clang-format on */
