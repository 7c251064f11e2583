/* good_sql: made by tools/sqlc from good.sql; change that file. */
#pragma once
#include "db/db.h"

#line 4 "good.sql"
struct good_sql_visit_row {
    int64_t id;
    struct str name;
    int64_t case_;
};
struct good_sql_visit_rows { struct good_sql_visit_row *at; size_t n, cap; };

#line 6 "good.sql"
struct good_sql_secret_visit_row {
    struct str note;
    struct str photo;
    struct day day;
};
struct good_sql_secret_visit_rows { struct good_sql_secret_visit_row *at; size_t n, cap; };

#line 8 "good.sql"
struct good_sql_find_row {
    int64_t id;
    struct str name;
    struct str phone;
    struct day born;
    enum yesno ok;
    int64_t n;
    bool mine;
    struct instant at_;
    struct clock begins;
    struct str photo;
    double share;
};
/* Who it is.
 * Documented in two lines; * / ends nothing. */
#line 8 "good.sql"
bool good_sql_find(struct task *t, int64_t person, struct good_sql_find_row *ret_row) __attribute__((warn_unused_result));

#line 15 "good.sql"
struct good_sql_names_row {
    int64_t id;
    struct str double_;
};
struct good_sql_names_rows { struct good_sql_names_row *at; size_t n, cap; };
#line 15 "good.sql"
struct good_sql_names_rows good_sql_names(struct task *t, struct str case_, struct str after, int64_t limit);

#line 18 "good.sql"
struct good_sql_all_row {
    int64_t id;
    struct str n;
    struct str b;
};
#line 18 "good.sql"
void good_sql_all(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x);
void good_sql_all_few(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x);

#line 21 "good.sql"
struct good_sql_made_row {
    int64_t id;
};
#line 21 "good.sql"
bool good_sql_made(struct task *t, struct str name, struct good_sql_made_row *ret_row) __attribute__((warn_unused_result));

#line 25 "good.sql"
#line 25 "good.sql"
void good_sql_mark(struct task *t, struct day d, struct clock c, struct instant i, double r, struct str s, enum yesno b);

#line 28 "good.sql"
#line 28 "good.sql"
int64_t good_sql_claim(struct task *t, int64_t id, int64_t id_10, int64_t id_11);

#line 31 "good.sql"
/* Rows that may travel together. */
#line 31 "good.sql"
void good_sql_put(struct task *t, int64_t id, struct str name, struct str phone, int64_t same_id);

#line 37 "good.sql"
struct good_sql_put_all_args {
    int64_t id;
    struct str name;
    struct day born;
    struct instant at;
    int64_t case_;
    enum yesno ok;
    double share;
} DB_ONLY_BY_NAME;
/* More than six are given by name. */
#line 37 "good.sql"
void good_sql_put_all_named(struct task *t, const struct good_sql_put_all_args *v);
#define good_sql_put_all(t, a1, a2, a3, a4, a5, a6, a7) \
    good_sql_put_all_named(t, &(const struct good_sql_put_all_args){ a1, a2, a3, a4, a5, a6, a7 })

#line 41 "good.sql"
struct good_sql_look_row {
    int64_t n;
};
struct good_sql_look_args {
    int64_t a;
    int64_t b;
    int64_t c;
    int64_t d;
    int64_t e;
    int64_t f;
    int64_t g;
} DB_ONLY_BY_NAME;
#line 41 "good.sql"
bool good_sql_look_named(struct task *t, const struct good_sql_look_args *v, struct good_sql_look_row *ret_row) __attribute__((warn_unused_result));
#define good_sql_look(t, a1, a2, a3, a4, a5, a6, a7, ret_row) \
    good_sql_look_named(t, &(const struct good_sql_look_args){ a1, a2, a3, a4, a5, a6, a7 }, ret_row)

#line 44 "good.sql"
struct good_sql_look_at_all_row {
    int64_t n;
};
struct good_sql_look_at_all_args {
    int64_t a;
    int64_t b;
    int64_t c;
    int64_t d;
    int64_t e;
    int64_t f;
    int64_t g;
} DB_ONLY_BY_NAME;
#line 44 "good.sql"
void good_sql_look_at_all_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x);
void good_sql_look_at_all_few_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x);
#define good_sql_look_at_all(t, a1, a2, a3, a4, a5, a6, a7, row, x) \
    good_sql_look_at_all_named(t, &(const struct good_sql_look_at_all_args){ a1, a2, a3, a4, a5, a6, a7 }, row, x)
#define good_sql_look_at_all_few(t, a1, a2, a3, a4, a5, a6, a7, row, x) \
    good_sql_look_at_all_few_named(t, &(const struct good_sql_look_at_all_args){ a1, a2, a3, a4, a5, a6, a7 }, row, x)

#line 47 "good.sql"
struct good_sql_lists_row {
    int64_t person;
    int64_t id;
    struct str name;
    struct str group_name;
    struct day day;
};
struct good_sql_lists_rows { struct good_sql_lists_row *at; size_t n, cap; };
struct good_sql_lists_args {
    int64_t low;
    int64_t high;
    struct str after;
    struct str before;
    int64_t person;
    int64_t limit;
    int64_t start;
} DB_ONLY_BY_NAME;
/* Names in the places of others, none of which is their own. */
#line 47 "good.sql"
struct good_sql_lists_rows good_sql_lists_named(struct task *t, const struct good_sql_lists_args *v);
#define good_sql_lists(t, a1, a2, a3, a4, a5, a6, a7) \
    good_sql_lists_named(t, &(const struct good_sql_lists_args){ a1, a2, a3, a4, a5, a6, a7 })

#line 53 "good.sql"
/* Gives the shape of its own name. */
#line 53 "good.sql"
bool good_sql_visit(struct task *t, int64_t id, struct good_sql_visit_row *ret_row) __attribute__((warn_unused_result));

#line 57 "good.sql"
#line 57 "good.sql"
struct good_sql_visit_rows good_sql_visits(struct task *t, int64_t person);

#line 61 "good.sql"
#line 61 "good.sql"
void good_sql_all_visits(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x);
void good_sql_all_visits_few(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x);

#line 64 "good.sql"
struct good_sql_whole_visits_row {
    int64_t total;
    struct good_sql_visit_row visit;
    struct good_sql_secret_visit_row secret_visit;
    struct day last;
};
struct good_sql_whole_visits_rows { struct good_sql_whole_visits_row *at; size_t n, cap; };
/* Shapes as parts of a row. */
#line 64 "good.sql"
struct good_sql_whole_visits_rows good_sql_whole_visits(struct task *t, int64_t person);

#line 69 "good.sql"
struct good_sql_whole_visits_of_all_row {
    struct good_sql_visit_row visit;
    struct good_sql_secret_visit_row secret_visit;
};
#line 69 "good.sql"
void good_sql_whole_visits_of_all(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x);
void good_sql_whole_visits_of_all_few(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x);
