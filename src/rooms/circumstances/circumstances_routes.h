/* Addresses of what persons said in confidence, and of a project's estimates. Whether a project asks, and whether the
 * viewer counsels this person in it, is asked by the rules. */
#pragma once
/* handler, method, path, ids, permission, records */
/* clang-format off */
#define CIRCUMSTANCES_ROUTES(R) \
    R(circumstances_person, GET, "/people/{}/projects/{}/circumstances", 2, CIRCUMSTANCES, RECORDS_VIEW) \
    R(circumstances_save, POST, "/people/{}/projects/{}/circumstances", 2, CIRCUMSTANCES, RECORDS_CHANGE) \
    R(circumstances_drop, POST, "/people/{}/projects/{}/circumstances/remove", 2, CIRCUMSTANCES, RECORDS_CHANGE) \
    R(circumstances_estimates_page, GET, "/projects/{}/estimates", 1, PROJECTS_WRITE, RECORDS_NONE) \
    R(circumstances_estimate_add, POST, "/projects/{}/estimates", 1, PROJECTS_WRITE, RECORDS_CHANGE) \
    R(circumstances_estimate_drop, POST, "/projects/{}/estimates/{}/remove", 2, PROJECTS_WRITE, RECORDS_CHANGE)
/* clang-format on */
