/* Addresses of child care. Who is on duty in a session, who may register it, and who sees the card of a parent, is
 * asked by the rules. */
#pragma once
/* handler, method, path, ids, permission, records */
/* clang-format off */
#define CHILD_CARE_ROUTES(R) \
    R(child_care_today, GET, "/care", 0, CARE_DUTY, RECORDS_LIST) \
    R(child_care_paper, GET, "/care/{}/paper", 1, CARE_DUTY, RECORDS_LIST) \
    R(child_care_safety, GET, "/children/{}/care/{}", 2, CARE_DUTY, RECORDS_VIEW) \
    R(child_care_brought, POST, "/children/{}/care/{}/in", 2, CARE_DUTY, RECORDS_CHANGE) \
    R(child_care_back, POST, "/children/{}/care/{}/back", 2, CARE_DUTY, RECORDS_CHANGE) \
    R(child_care_out, GET, "/children/{}/care/{}/out", 2, CARE_DUTY, RECORDS_VIEW) \
    R(child_care_fetched, POST, "/children/{}/care/{}/out", 2, CARE_DUTY, RECORDS_CHANGE) \
    R(child_care_nobody, GET, "/children/{}/care/{}/other", 2, CARE_DUTY, RECORDS_VIEW) \
    R(child_care_practice, GET, "/children/{}/care/{}/practice", 2, CARE_DUTY, RECORDS_VIEW) \
    R(child_care_practice_save, POST, "/children/{}/care/{}/practice", 2, CARE_DUTY, RECORDS_CHANGE) \
    R(child_care_places, GET, "/sessions/{}/care", 1, CARE_BOOK, RECORDS_LIST) \
    R(child_care_ask, POST, "/sessions/{}/care", 1, CARE_BOOK, RECORDS_CHANGE) \
    R(child_care_give_back, POST, "/sessions/{}/care/{}/release", 2, CARE_BOOK, RECORDS_CHANGE) \
    R(child_care_carers_save, POST, "/sessions/{}/care/carers", 1, CARE_BOOK, RECORDS_CHANGE) \
    R(child_care_numbers_page, GET, "/groups/{}/care", 1, GROUPS_LEAD, RECORDS_NONE) \
    R(child_care_numbers_save, POST, "/groups/{}/care", 1, GROUPS_LEAD, RECORDS_CHANGE) \
    R(child_care_write, GET, "/people/{}/children/{}/care", 2, PEOPLE_WRITE, RECORDS_VIEW) \
    R(child_care_save, POST, "/people/{}/children/{}/care", 2, PEOPLE_WRITE, RECORDS_CHANGE) \
    R(child_care_log, GET, "/people/{}/children/{}/practice", 2, PEOPLE_WRITE, RECORDS_VIEW) \
    R(child_care_consent_save, POST, "/people/{}/children/{}/practice", 2, PEOPLE_WRITE, RECORDS_CHANGE) \
    R(child_care_consent_withdraw, POST, "/people/{}/children/{}/practice/withdraw", 2, PEOPLE_WRITE, RECORDS_CHANGE) \
    R(child_care_log_paper, GET, "/people/{}/children/{}/practice/paper", 2, PEOPLE_WRITE, RECORDS_VIEW) \
    R(child_care_fetcher_add, POST, "/people/{}/children/{}/fetchers", 2, PEOPLE_WRITE, RECORDS_CHANGE) \
    R(child_care_fetcher_drop, POST, "/people/{}/children/{}/fetchers/{}/remove", 3, PEOPLE_WRITE, RECORDS_CHANGE)
/* clang-format on */
