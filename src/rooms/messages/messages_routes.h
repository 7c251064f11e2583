/* Addresses of messages. */
#pragma once
/*    handler                method path                            ids  permission  records */
/* clang-format off */
#define MESSAGES_ROUTES(R) \
    R(messages_sent,         GET,   "/messages",                    0,  MESSAGES,   RECORDS_LIST) \
    R(messages_gateway,      POST,  "/messages/gateway",            0,  PUBLIC,     RECORDS_SENT) \
    R(messages_calls_page,   GET,   "/messages/calls",              0,  MESSAGES,   RECORDS_LIST) \
    R(messages_letters_page, GET,   "/messages/letters",            0,  MESSAGES,   RECORDS_LIST) \
    R(messages_letters_save, POST,  "/messages/letters",            0,  MESSAGES,   RECORDS_CHANGE) \
    R(messages_words_page,   GET,   "/messages/words",              0,  MESSAGES,   RECORDS_NONE) \
    R(messages_words_own,    GET,   "/projects/{}/words",           1,  PROJECTS_WRITE, RECORDS_NONE) \
    R(messages_words_edit,   GET,   "/projects/{}/words/edit",      1,  PROJECTS_WRITE, RECORDS_NONE) \
    R(messages_words_save,   POST,  "/projects/{}/words/edit",      1,  PROJECTS_WRITE, RECORDS_CHANGE) \
    R(messages_words_leave,  POST,  "/projects/{}/words/drop",      1,  PROJECTS_WRITE, RECORDS_CHANGE) \
    R(messages_answers_page, GET,   "/messages/answers",            0,  MESSAGES,   RECORDS_LIST) \
    R(messages_answer_seen,  POST,  "/messages/answers/{}/read",    1,  MESSAGES,   RECORDS_CHANGE) \
    R(messages_call_save,    POST,  "/messages/{}/call",            1,  MESSAGES,   RECORDS_CHANGE) \
    R(messages_send_again,   POST,  "/messages/{}/again",           1,  MESSAGES,   RECORDS_CHANGE) \
    R(messages_send_not,     POST,  "/messages/{}/stop",            1,  MESSAGES,   RECORDS_CHANGE) \
    R(messages_person,       GET,   "/people/{}/messages",          1,  MESSAGES,   RECORDS_VIEW) \
    R(messages_way_save,     POST,  "/people/{}/messages",          1,  MESSAGES,   RECORDS_CHANGE) \
    R(messages_link_send,    POST,  "/people/{}/messages/link",     1,  MESSAGES,   RECORDS_CHANGE) \
    R(messages_tell_page,    GET,   "/sessions/{}/tell",            1,  MESSAGES,   RECORDS_LIST) \
    R(messages_tell_save,    POST,  "/sessions/{}/tell",            1,  MESSAGES,   RECORDS_CHANGE)
/* clang-format on */
