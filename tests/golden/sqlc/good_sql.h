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

#line 7 "good.sql"
struct good_sql_counted_row {
    int64_t total;
    struct good_sql_visit_row visit;
};
struct good_sql_counted_rows { struct good_sql_counted_row *at; size_t n, cap; };

#line 9 "good.sql"
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
#line 9 "good.sql"
bool good_sql_find(struct task *t, int64_t person, struct good_sql_find_row *ret_row) __attribute__((warn_unused_result));

#line 16 "good.sql"
struct good_sql_names_row {
    int64_t id;
    struct str double_;
};
struct good_sql_names_rows { struct good_sql_names_row *at; size_t n, cap; };
#line 16 "good.sql"
struct good_sql_names_rows good_sql_names(struct task *t, struct str case_, struct str after, int64_t limit);

#line 19 "good.sql"
struct good_sql_all_row {
    int64_t id;
    struct str n;
    struct str b;
};
#line 19 "good.sql"
void good_sql_all(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x);
void good_sql_all_few(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x);
void good_sql_all_straight(struct task *t, bool (*row)(void *x, const struct good_sql_all_row *r), void *x);

#line 22 "good.sql"
struct good_sql_made_row {
    int64_t id;
};
#line 22 "good.sql"
bool good_sql_made(struct task *t, struct str name, struct good_sql_made_row *ret_row) __attribute__((warn_unused_result));

#line 26 "good.sql"
#line 26 "good.sql"
void good_sql_mark(struct task *t, struct day d, struct clock c, struct instant i, double r, struct str s, enum yesno b);

#line 29 "good.sql"
#line 29 "good.sql"
int64_t good_sql_claim(struct task *t, int64_t id, int64_t id_10, int64_t id_11);

#line 32 "good.sql"
/* Rows that may travel together. */
#line 32 "good.sql"
void good_sql_put(struct task *t, int64_t id, struct str name, struct str phone, int64_t same_id);

#line 38 "good.sql"
struct good_sql_put_all_args {
    int64_t id;
    struct str name;
    struct day born;
    struct instant at;
    int64_t case_;
    enum yesno ok;
    double share;
} ONLY_BY_NAME;
/* More than six are given by name. */
#line 38 "good.sql"
void good_sql_put_all_named(struct task *t, const struct good_sql_put_all_args *v);
#define good_sql_put_all(t, a1, a2, a3, a4, a5, a6, a7) \
    good_sql_put_all_named(t, &(const struct good_sql_put_all_args){ a1, a2, a3, a4, a5, a6, a7 })

#line 42 "good.sql"
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
} ONLY_BY_NAME;
#line 42 "good.sql"
bool good_sql_look_named(struct task *t, const struct good_sql_look_args *v, struct good_sql_look_row *ret_row) __attribute__((warn_unused_result));
#define good_sql_look(t, a1, a2, a3, a4, a5, a6, a7, ret_row) \
    good_sql_look_named(t, &(const struct good_sql_look_args){ a1, a2, a3, a4, a5, a6, a7 }, ret_row)

#line 45 "good.sql"
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
} ONLY_BY_NAME;
#line 45 "good.sql"
void good_sql_look_at_all_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x);
#define good_sql_look_at_all(t, a1, a2, a3, a4, a5, a6, a7, row, x) \
    good_sql_look_at_all_named(t, &(const struct good_sql_look_at_all_args){ a1, a2, a3, a4, a5, a6, a7 }, row, x)
void good_sql_look_at_all_few_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x);
#define good_sql_look_at_all_few(t, a1, a2, a3, a4, a5, a6, a7, row, x) \
    good_sql_look_at_all_few_named(t, &(const struct good_sql_look_at_all_args){ a1, a2, a3, a4, a5, a6, a7 }, row, x)
void good_sql_look_at_all_straight_named(struct task *t, const struct good_sql_look_at_all_args *v, bool (*row)(void *x, const struct good_sql_look_at_all_row *r), void *x);
#define good_sql_look_at_all_straight(t, a1, a2, a3, a4, a5, a6, a7, row, x) \
    good_sql_look_at_all_straight_named(t, &(const struct good_sql_look_at_all_args){ a1, a2, a3, a4, a5, a6, a7 }, row, x)

#line 48 "good.sql"
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
} ONLY_BY_NAME;
/* Names in the places of others, none of which is their own. */
#line 48 "good.sql"
struct good_sql_lists_rows good_sql_lists_named(struct task *t, const struct good_sql_lists_args *v);
#define good_sql_lists(t, a1, a2, a3, a4, a5, a6, a7) \
    good_sql_lists_named(t, &(const struct good_sql_lists_args){ a1, a2, a3, a4, a5, a6, a7 })

#line 54 "good.sql"
/* Gives the shape of its own name. */
#line 54 "good.sql"
bool good_sql_visit(struct task *t, int64_t id, struct good_sql_visit_row *ret_row) __attribute__((warn_unused_result));

#line 58 "good.sql"
#line 58 "good.sql"
struct good_sql_visit_rows good_sql_visits(struct task *t, int64_t person);

#line 62 "good.sql"
#line 62 "good.sql"
void good_sql_all_visits(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x);
void good_sql_all_visits_few(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x);
void good_sql_all_visits_straight(struct task *t, bool (*row)(void *x, const struct good_sql_visit_row *r), void *x);

#line 65 "good.sql"
struct good_sql_whole_visits_row {
    int64_t total;
    struct good_sql_visit_row visit;
    struct good_sql_secret_visit_row secret_visit;
    struct day last;
};
struct good_sql_whole_visits_rows { struct good_sql_whole_visits_row *at; size_t n, cap; };
/* Shapes as parts of a row. */
#line 65 "good.sql"
struct good_sql_whole_visits_rows good_sql_whole_visits(struct task *t, int64_t person);

#line 70 "good.sql"
struct good_sql_whole_visits_of_all_row {
    struct good_sql_visit_row visit;
    struct good_sql_secret_visit_row secret_visit;
};
#line 70 "good.sql"
void good_sql_whole_visits_of_all(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x);
void good_sql_whole_visits_of_all_few(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x);
void good_sql_whole_visits_of_all_straight(struct task *t, bool (*row)(void *x, const struct good_sql_whole_visits_of_all_row *r), void *x);

#line 73 "good.sql"
/* A shape with a shape in it; and such a one as a part of a row. */
#line 73 "good.sql"
struct good_sql_counted_rows good_sql_counted_of(struct task *t, int64_t person);

#line 77 "good.sql"
struct good_sql_counted_of_all_row {
    int64_t person;
    struct good_sql_counted_row counted;
};
struct good_sql_counted_of_all_rows { struct good_sql_counted_of_all_row *at; size_t n, cap; };
#line 77 "good.sql"
struct good_sql_counted_of_all_rows good_sql_counted_of_all(struct task *t);
