/* skills_view: what the pages of skills show, and their forms: one for each thing that is asked, which may make several
 * rows (the four skills of a language); and one for a level that is corrected. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/skills/skills.h"
#include "web/frame.h"

/* Parts of CODES_skill_level, as skill_has_level() says. */
extern const struct codes CODES_cefr, CODES_literacy_level, CODES_digital_level, CODES_barrier;

/* clang-format off */
#define SKILL_KNOWN_(F, form) \
    F(form, source,  CHOICE, 0, 0, OPTIONAL, N_("How is it known?"), NULL, &CODES_skill_source) \
    F(form, day,     DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL) \
    F(form, project, PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL)
#define SKILL_LANGUAGE_FIELDS(F) \
    F(skill_language, language,  CHOICE, 0, 0, REQUIRED, N_("Language"), NULL, &CODES_language) \
    F(skill_language, listening, CHOICE, 0, 0, OPTIONAL, N_("Listening"), NULL, &CODES_cefr) \
    F(skill_language, speaking,  CHOICE, 0, 0, OPTIONAL, N_("Speaking"), NULL, &CODES_cefr) \
    F(skill_language, reading,   CHOICE, 0, 0, OPTIONAL, N_("Reading"), NULL, &CODES_cefr) \
    F(skill_language, writing,   CHOICE, 0, 0, OPTIONAL, N_("Writing"), NULL, &CODES_cefr) \
    SKILL_KNOWN_(F, skill_language)
#define SKILL_LITERACY_FIELDS(F) \
    F(skill_literacy, script, CHOICE, 0, 0, REQUIRED, N_("Letters"), NULL, &CODES_script) \
    F(skill_literacy, level,  CHOICE, 0, 0, REQUIRED, N_("Reads and writes them"), NULL, &CODES_literacy_level) \
    SKILL_KNOWN_(F, skill_literacy)
#define SKILL_DIGITAL_FIELDS(F) \
    F(skill_digital, digital,    CHOICE, 0, 0, OPTIONAL, N_("Digital skills"), NULL, &CODES_digital_level) \
    F(skill_digital, device,     CHOICE, 0, 0, OPTIONAL, N_("Own device"), NULL, &CODES_barrier) \
    F(skill_digital, connection, CHOICE, 0, 0, OPTIONAL, N_("Internet connection"), NULL, &CODES_barrier) \
    F(skill_digital, bank_identification, CHOICE, 0, 0, OPTIONAL, N_("Bank identification"), NULL, &CODES_barrier) \
    SKILL_KNOWN_(F, skill_digital)
#define SKILL_LEVEL_FIELDS(F) \
    F(skill_level, level,  CHOICE, 0, 0, REQUIRED, N_("Level"), NULL, &CODES_skill_level) \
    F(skill_level, source, CHOICE, 0, 0, OPTIONAL, N_("How is it known?"), NULL, &CODES_skill_source) \
    F(skill_level, day,    DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL)
#define SKILL_HISTORY_FIELDS(F) \
    F(skill_history, kind,    CHOICE,  0, 0,   REQUIRED, N_("Education or work"), NULL, &CODES_history_kind) \
    F(skill_history, what,    TEXT,    1, 300, REQUIRED, N_("What was studied or done"), \
          N_("For example: cook, or school for tailors."), NULL) \
    F(skill_history, place,   TEXT,    1, 200, OPTIONAL, N_("School or place of work"), NULL, NULL) \
    F(skill_history, country, TEXT,    1, 100, OPTIONAL, N_("Country"), NULL, NULL) \
    F(skill_history, started, PARTIAL, 0, 0,   OPTIONAL, N_("Began"), N_("The year alone is enough."), NULL) \
    F(skill_history, ended,   PARTIAL, 0, 0,   OPTIONAL, N_("Ended"), N_("The year alone is enough."), NULL) \
    F(skill_history, education, CHOICE, 0, 0,  OPTIONAL, N_("Level of education"), NULL, &CODES_education) \
    F(skill_history, recognised, YESNO, 0, 0,  OPTIONAL, N_("Is the degree recognised in Finland?"), NULL, NULL) \
    F(skill_history, note,    LONG,    1, 1000, OPTIONAL, N_("Note"), NULL, NULL) \
    F(skill_history, project, PICK,    0, 0,   OPTIONAL, N_("Project"), NULL, NULL)
#define SKILL_CERTIFICATE_FIELDS(F) \
    F(skill_certificate, name,       TEXT, 1, 200, REQUIRED, N_("Name of the certificate"), \
          N_("For example: hygiene passport."), NULL) \
    F(skill_certificate, issuer,     TEXT, 1, 200, OPTIONAL, N_("Who gave it"), NULL, NULL) \
    F(skill_certificate, issued_on,  DATE, 0, 0,   OPTIONAL, N_("Given on"), NULL, NULL) \
    F(skill_certificate, expires_on, DATE, 0, 0,   OPTIONAL, N_("Valid until"), NULL, NULL) \
    F(skill_certificate, note,       LONG, 1, 1000, OPTIONAL, N_("Note"), NULL, NULL) \
    F(skill_certificate, project,    PICK, 0, 0,   OPTIONAL, N_("Project"), NULL, NULL)
#define SKILL_STRENGTH_FIELDS(F) \
    F(skill_strength, area,     CHOICE, 0, 0,    OPTIONAL, N_("Where it shows"), NULL, &CODES_strength_area) \
    F(skill_strength, what,     LONG,   1, 1000, REQUIRED, N_("What is she good at, in own words?"), \
          N_("Also at home: cooking for many, caring for a family, keeping the money together."), NULL) \
    F(skill_strength, language, CHOICE, 0, 0,    OPTIONAL, N_("Language of these words"), NULL, &CODES_language) \
    F(skill_strength, what_fi,  LONG,   1, 1000, OPTIONAL, N_("The same in Finnish"), NULL, NULL) \
    F(skill_strength, day,      DATE,   0, 0,    REQUIRED, N_("Day"), NULL, NULL) \
    F(skill_strength, project,  PICK,   0, 0,    OPTIONAL, N_("Project"), NULL, NULL)
/* clang-format on */
FORM_DECLARE(skill_language, SKILL_LANGUAGE_FIELDS)
FORM_DECLARE(skill_literacy, SKILL_LITERACY_FIELDS)
FORM_DECLARE(skill_digital, SKILL_DIGITAL_FIELDS)
FORM_DECLARE(skill_level, SKILL_LEVEL_FIELDS)
FORM_DECLARE(skill_history, SKILL_HISTORY_FIELDS)
FORM_DECLARE(skill_certificate, SKILL_CERTIFICATE_FIELDS)
FORM_DECLARE(skill_strength, SKILL_STRENGTH_FIELDS)

/* A line of the page: the row, and of a level what it was before. */
struct skill_line {
    struct skill_row row;
    struct str before, country;
    struct day before_day;
    struct url edit;
};
struct skill_lines {
    struct skill_line *at;
    size_t n, cap;
};
struct skill_expiring_line {
    struct skill_expiring c;
    struct url link;
};
struct skill_expiring_lines {
    struct skill_expiring_line *at;
    size_t n, cap;
};
struct skills_expiring_view {
    struct skill_expiring_lines rows;
    struct picks owners;
    struct pager pager;
    bool may_all;
};
struct skills_person_view {
    int64_t person;
    struct person_tabs tabs;
    struct str name, project_name;
    bool choose_project;
    struct skill_lines languages, literacy, digital, older, histories, certificates, strengths;
    struct url add_language, add_literacy, add_digital, add_history, add_certificate, add_strength;
};
/* The fields that are drawn, by their index in the form. version, remove: of a row that is there. */
struct skill_field {
    size_t index;
};
struct skill_fields {
    struct skill_field *at;
    size_t n, cap;
};
struct skills_edit_view {
    struct str name, title;
    struct form form;
    struct skill_fields fields;
    struct url action, back, remove;
    int64_t version;
    bool is_new;
};
