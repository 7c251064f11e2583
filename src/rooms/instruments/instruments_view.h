/* instruments_view: what the pages of instruments and measurements show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/instruments/instruments_codes.h"
#include "rooms/instruments/measurements.h"
#include "rooms/parts.h"
#include "rooms/whom_to_call.h"
#include "web/frame.h"

/* clang-format off */
#define MEASURE_BEGIN_FIELDS(F) \
    F(measure_begin, occasion,   CHOICE, 0, 0, REQUIRED, N_("When is it asked?"), NULL, &CODES_occasion) \
    F(measure_begin, instrument, PICK,   0, 0, REQUIRED, N_("Questionnaire"), NULL, NULL) \
    F(measure_begin, language,   CHOICE, 0, 0, OPTIONAL, N_("Language of the questions"), NULL, &CODES_language) \
    F(measure_begin, day,        DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL) \
    F(measure_begin, project,    PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL)
#define MEASURE_ANSWER_FIELDS(F) \
    F(measure_answer, value, TEXT, 0, 4, OPTIONAL, N_("Your answer"), NULL, NULL)
#define INSTRUMENT_FILE_FIELDS(F) \
    F(instrument_file, what, HIDDEN, 0, 0, OPTIONAL, "", NULL, NULL)
/* clang-format on */
FORM_DECLARE(instrument_file, INSTRUMENT_FILE_FIELDS)
FORM_DECLARE(measure_begin, MEASURE_BEGIN_FIELDS)
FORM_DECLARE(measure_answer, MEASURE_ANSWER_FIELDS)

/* ---- instruments of the house */
struct instrument_line {
    struct url open;
    struct str title, languages, licence;
    int64_t edition, questions, answered;
    bool offered, shipped;
};
struct instrument_lines {
    struct instrument_line *at;
    size_t n, cap;
};
struct instruments_list_view {
    struct instrument_lines rows;
    struct form form; /* of the file: what is wrong with it */
    bool may_write;
};
struct instrument_question {
    struct str text, picture, answers;
};
struct instrument_questions {
    struct instrument_question *at;
    size_t n, cap;
};
struct instruments_one_view {
    int64_t id, edition, version, missing, answered;
    struct str title, about, licence, languages, lang, dir;
    struct instrument_questions questions;
    bool offered, may_write, may_remove, scored;
};

/* ---- of a person */
enum measured_change { MEASURED_ONCE, MEASURED_LESS, MEASURED_SAME, MEASURED_MORE };
struct measured_row {
    struct str text, picture, start, end, later;
    enum measured_change change;
};
struct measured_rows {
    struct measured_row *at;
    size_t n, cap;
};
/* What she answered to one instrument, in the viewer's language if it has it. */
struct measured_table {
    int64_t instrument, project;
    struct str title, lang, dir;
    struct measured_rows rows;
};
struct measured_tables {
    struct measured_table *at;
    size_t n, cap;
};
struct measurement_line {
    struct measurement m;
    struct str title;
    struct url open, ask, remove;
    bool may_ask;
};
struct measurement_lines {
    struct measurement_line *at;
    size_t n, cap;
};
struct measurements_person_view {
    int64_t person;
    struct str name;
    struct person_tabs tabs;
    struct form form;
    struct url stories;
    bool choose_project;
    struct measured_tables tables;
    struct measurement_lines lines;
};
struct measurement_field {
    size_t field;
    struct str picture;
};
struct measurement_fields {
    struct measurement_field *at;
    size_t n, cap;
};
struct measurements_one_view {
    struct measurement m;
    struct str name, title, score;
    struct form form;
    struct measurement_fields fields;
    struct url back, ask, sheet, sheet_beside; /* sheet_beside: with the viewer's language beside hers; or empty */
    bool refused, open, linked;
};
struct measurements_remove_view {
    struct measurement m;
    struct str name;
    struct url back;
};

/* ---- one question a page. lang, dir: of the question, which may be in a language that the program does not speak. */
struct measure_choice {
    int64_t value;
    struct str text, fi, picture; /* fi: the Finnish beside it; "": not */
    bool chosen;
};
struct measure_choices {
    struct measure_choice *at;
    size_t n, cap;
};
struct measure_ask_view {
    struct form form;
    struct measure_choices choices;
    struct url action;
    struct str question, question_fi, about, about_fi;             /* _fi: as fi of a choice */
    struct str picture, said_in, lang, dir, shown, link, asked_by; /* link empty: a lent device */
    struct str phone;                                              /* behind her link; else a worker is there */
    int64_t number, all;
    bool count;
    struct heard hear;
};
/* worker: empty where there is none (a link). */
struct measure_end_view {
    struct str worker_text, worker_lang, worker_dir, phone; /* phone: as above */
    struct url worker, go_on;
    bool whole, refused;
};

/* Why a link leads nowhere: known: it was one, and is over. wait: who tries links waits. */
struct measure_over_view {
    bool known;
    struct str wait;
    struct whom_to_call_list calls;
};
/* The link, shown once. */
struct measurements_link_view {
    int64_t measurement;
    struct str address;
    struct instant expires;
};

/* Of a language by its ISO 639-3 code, for attributes of text in it. */
struct str language_tag(struct str iso3);
struct str language_dir(struct str iso3);
/* What a value says in one of the instrument's languages. */
struct str instrument_value_text(
    struct task *t, const struct instrument *i, size_t item, size_t language, int64_t value);
