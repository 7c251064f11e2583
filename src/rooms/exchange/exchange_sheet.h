/* exchange_sheet: people's own spreadsheets: one table of persons, with crosses under days perhaps, of which no file of
 * the package knows the name. Its columns are guessed (rooms/mapping), asked about, and made into files of the package
 * with the same line numbers, which then go the ordinary way. Only for files of this room. */
#pragma once
#include "rooms/exchange/exchange.h"
#include "rooms/mapping/mapping.h"

/* Fields of a sheet: name, title, kind and column of the package (or what it is), shape, code list, further names. */
enum sheet_field {
    SHEET_PERSON,
    SHEET_GIVEN,
    SHEET_FAMILY,
    SHEET_FAMILY_FIRST, /* a whole name */
    SHEET_GIVEN_FIRST,
    SHEET_BIRTH,
    SHEET_GENDER,
    SHEET_MOTHER_TONGUE,
    SHEET_LANGUAGES,
    SHEET_SERVICE_LANGUAGE,
    SHEET_PHONE,
    SHEET_EMAIL,
    SHEET_MUNICIPALITY,
    SHEET_POSTCODE,
    SHEET_ARRIVED,
    SHEET_CITIZENSHIPS,
    SHEET_NON_DISCLOSURE,
    SHEET_ENTRY_DATE,
    SHEET_ENTRY_STATUS,
    SHEET_ENTRY_EDUCATION,
    SHEET_HEARD_FROM,
    SHEET_EXIT_DATE,
    SHEET_EXIT_STATUS,
    SHEET_GROUP,
    SHEET_JOINED_ON,
    SHEET_LEFT_ON,
    SHEET_DAY, /* crosses under a day */
    SHEET__N
};
extern const struct mapping_fields SHEET_FIELDS;

/* A mark as it is written in the crosses, and the mark it means: a code, "" for none, or not known yet. Whatever the
 * case. empty cells are such a mark too, of which nothing is said unless somebody does. */
struct sheet_mark {
    struct str typed, meant;
    bool sure;
};
struct sheet_marks {
    struct sheet_mark *at;
    size_t n, cap;
};

struct sheet {
    struct str name, group; /* of the file; what its group may be called */
    struct exchange_file file;
    struct mapping_header header;
    struct mapping m;
    struct sheet_marks marks;
    struct strs sheets, left_out; /* of a workbook: all with a table, and those that are not read */
    struct str chosen;            /* the one that is read; empty: it is no workbook */
    struct merged_list merged;    /* its cells that are one over several lines */
    int year;                     /* of headings without one; 0: not said */
    bool asks_year, asks_group;
    size_t doubts; /* of columns, marks, year, group, and of a name that is nowhere */
    bool nameless;
};

/* Is it one table that no file of the package is called like, and that has columns? wanted: the sheet of a workbook;
 * empty: the first one. */
bool sheet_open(struct task *t, const struct exchange_file *files, size_t n, struct str letters, struct str wanted,
    struct sheet *ret) MUST_USE;
/* "Yhteensä" under the names is a sum and nobody's name. */
bool sheet_is_sum(struct task *t, const struct row *row);
/* Nothing but numbers stands in it: where nobody is named, that is a sum, too. */
bool sheet_is_counts(const struct row *row);
/* Its rows behind the header, once more. letters: the alphabet of lines that are not UTF-8, or empty. */
struct rows *sheet_rows(struct task *t, const struct sheet *s, struct str letters);
/* Guesses what its columns, marks and days mean; what was said is taken. */
void sheet_guess(struct task *t, struct sheet *s, const struct mapping_saids *said);
/* Does it look like persons: is a name of theirs among the columns, surely or perhaps? */
bool sheet_has_persons(const struct sheet *s);
/* All that stands now, as it is said in a mapping file and remembered. */
struct mapping_saids sheet_said(struct task *t, const struct sheet *s);
/* Headings of answers that are no columns. */
#define SHEET_ASK_GROUP "@group"
#define SHEET_ASK_YEAR  "@year"
#define SHEET_ASK_SHEET "@sheet"
#define SHEET_ASK_MARK  "@mark:"
/* Where what was said of sheets of a project is remembered. */
struct str sheet_source(struct task *t, int64_t project);

/* ---- exchange_sheet_days.c */
/* "3.2.2026", "ti 3.2.", "2026-02-03" as a day; year 0: one without a year is none. *ret_yearless says that it is. */
bool sheet_day(struct str heading, int year, struct day *ret_day, bool *ret_yearless);
/* The marks under the days of the sheet, with what they may mean. */
void sheet_find_marks(struct task *t, struct sheet *s, const struct mapping_saids *said);
/* minutes: of a number; INT_NONE. "": none. */
struct str sheet_mark_meant(struct task *t, const struct sheet *s, struct str typed, int64_t *ret_minutes);

/* ---- exchange_sheet_out.c */
struct sheet_files {
    struct exchange_file *at;
    size_t n, cap;
    struct exchange_rejections rejections; /* rows that cannot be split or read */
    struct exchange_notes notes;
};
/* The files of the package that it makes. project: 0 is refused by the rows themselves. mends: rows that are left out,
 * and the alphabet. */
void sheet_translate(struct task *t, const struct sheet *s, int64_t project, const struct exchange_mends *mends,
    struct sheet_files *ret);
