/* package: what the data package is (INTERFACES.md section 3, version 1): its files and their columns, in one table that
 * drives reading, checking, hints, datapackage.json and writing. Knows no rows. */
#pragma once
#include "html/form.h"

/* What a cell of a column may hold. Empty always means: not known. */
enum cell_kind {
    CELL_KEY,        /* the sender's own key, unique in the file */
    CELL_REF,        /* a key of another file */
    CELL_REFS,       /* several, joined by ';' */
    CELL_TEXT,
    CELL_DAY,        /* whole day */
    CELL_PARTIAL,    /* day, month or year */
    CELL_MONTH,      /* month or year */
    CELL_TIME,
    CELL_INT,
    CELL_MONEY,      /* euros with two decimals */
    CELL_YESNO,
    CELL_CODE,       /* of a value list */
    CELL_LANGUAGE, CELL_LANGUAGES, CELL_COUNTRIES,
    CELL_MUNICIPALITY, CELL_MUNICIPALITIES,
};

/* One row per file, in the order in which they refer to each other. */
#define PACKAGE_FILES(F) \
    F(projects) F(staff) F(people) F(children) F(participations) F(groups) F(memberships) F(sessions) F(attendance) \
    F(child_care) F(contacts) F(needs) F(counselling) F(plans) F(plan_steps) F(guidance) F(follow_ups)
enum package_file {
#define F(name) FILE_##name,
    PACKAGE_FILES(F)
#undef F
    FILE__N
};

struct package_column {
    const char *name;
    enum cell_kind kind;
    bool required;                /* a row without it is rejected */
    enum package_file refers;     /* CELL_REF, CELL_REFS */
    const struct codes *codes;    /* CELL_CODE */
    int64_t min, max;             /* CELL_INT; CELL_TEXT: max characters */
};
enum { PACKAGE_COLUMNS = 24 };
struct package_table { const char *name; const struct package_column *columns; size_t n; };

extern const struct package_table package_tables[FILE__N];

/* "people.csv" or "people" in any case; FILE__N when no file of the package is called so. */
enum package_file package_file_named(struct str name);
/* Index of a column by its name; n of the table when unknown. */
size_t package_column_named(enum package_file file, struct str name);
/* The known column that is written most alike, for a hint; NULL when none is near. */
const char *package_nearest_column(enum package_file file, struct str name);
/* The code of the list that is written most alike; NULL when none is near. */
const char *package_nearest_code(const struct codes *codes, struct str typed);
