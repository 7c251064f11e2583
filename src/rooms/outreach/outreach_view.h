/* outreach_view: what the pages of outreach show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/outreach/outreach_inside.h"
#include "rooms/parts.h"
#include "web/frame.h"

/* clang-format off */
#define OUTREACH_PLACE_FIELDS(F) \
    F(outreach_place, project,      PICK,   0, 0, OPTIONAL, N_("Project"), NULL, NULL) \
    F(outreach_place, name,         TEXT,   1, OUTREACH_NAME_MOST, REQUIRED, N_("Name of the place or channel"), \
          N_("For example: Bakery at the square, or Friday party."), NULL) \
    F(outreach_place, kind,         CHOICE, 0, 0, REQUIRED, N_("What kind of place?"), NULL, &CODES_outreach_place) \
    F(outreach_place, street,       TEXT,   1, 200, OPTIONAL, N_("Street address"), NULL, NULL) \
    F(outreach_place, area,         TEXT,   1, 100, OPTIONAL, N_("Part of town"), NULL, NULL) \
    F(outreach_place, municipality, TEXT,   1, 60, OPTIONAL, N_("Municipality"), NULL, NULL) \
    F(outreach_place, point,        TEXT,   1, 40, OPTIONAL, N_("Point on the map"), \
          N_("As a map gives it, for example 60.2094, 25.1440. So it is on our map, too."), NULL) \
    F(outreach_place, languages,    MULTI,  0, 0, OPTIONAL, N_("Languages spoken there"), NULL, &CODES_language) \
    F(outreach_place, expert,       PICK,   0, 0, OPTIONAL, N_("Whom to ask there"), \
          N_("A work contact. Never a person you serve."), NULL) \
    F(outreach_place, note,         LONG,   1, OUTREACH_NOTE_MOST, OPTIONAL, N_("Good to know"), \
          N_("For example: The wall beside the till is for brochures. No names of families."), NULL) \
    F(outreach_place, used,         CHECK,  0, 0, OPTIONAL, N_("We go there"), NULL, NULL)
/* What a hand in a hurry fills in comes first. */
#define OUTREACH_VISIT_FIELDS(F) \
    F(outreach_visit, minutes,   NUMBER, 0, OUTREACH_MINUTES_MOST, REQUIRED, N_("How many minutes, with the way?"), \
          N_("By quarters of an hour: 15, 30, 45, 60."), NULL) \
    F(outreach_visit, met,       NUMBER, 0, OUTREACH_HEADS_MOST, OPTIONAL, N_("People you talked with"), NULL, NULL) \
    F(outreach_visit, asked,     NUMBER, 0, OUTREACH_HEADS_MOST, OPTIONAL, N_("Of them wanted to know more"), \
          NULL, NULL) \
    F(outreach_visit, copies,    NUMBER, 0, OUTREACH_COPIES_MOST, OPTIONAL, N_("Brochures and posters left"), \
          NULL, NULL) \
    F(outreach_visit, adults,    NUMBER, 0, OUTREACH_HEADS_MOST, OPTIONAL, N_("Adults who came"), NULL, NULL) \
    F(outreach_visit, children,  NUMBER, 0, OUTREACH_HEADS_MOST, OPTIONAL, N_("Children who came"), NULL, NULL) \
    F(outreach_visit, relatives, NUMBER, 0, OUTREACH_HEADS_MOST, OPTIONAL, \
          N_("Of the adults: relatives and friends of members"), NULL, NULL) \
    F(outreach_visit, workers,   NUMBER, 1, OUTREACH_WORKERS_MOST, OPTIONAL, N_("How many of you went?"), NULL, NULL) \
    F(outreach_visit, material,  TEXT,   1, OUTREACH_MATERIAL_MOST, OPTIONAL, N_("What did you leave?"), \
          N_("For example: brochures in Somali."), NULL) \
    F(outreach_visit, note,      LONG,   1, OUTREACH_NOTE_MOST, OPTIONAL, N_("Note"), \
          N_("No names, and nothing about anybody you met."), NULL) \
    F(outreach_visit, day,       DATE,   0, 0, REQUIRED, N_("Day"), NULL, NULL) \
    F(outreach_visit, staff,     PICK,   0, 0, OPTIONAL, N_("Who was there?"), NULL, NULL) \
    F(outreach_visit, languages, MULTI,  0, 0, OPTIONAL, N_("In which languages did you talk?"), \
          N_("Nothing chosen: the languages spoken there."), &CODES_language)
/* clang-format on */
FORM_DECLARE(outreach_place, OUTREACH_PLACE_FIELDS)
FORM_DECLARE(outreach_visit, OUTREACH_VISIT_FIELDS)

struct outreach_link {
    struct url url;
    struct str name;
    bool current;
};
struct outreach_links {
    struct outreach_link *at;
    size_t n, cap;
};
/* number: on the map; 0: it is not on it. */
struct outreach_line {
    struct outreach_row row;
    struct url open, visit;
    struct str where;
    int64_t number;
};
struct outreach_lines {
    struct outreach_line *at;
    size_t n, cap;
};
struct outreach_list_view {
    struct outreach_links projects;
    struct outreach_lines rows;
    struct svg map;
    struct url make, all, first; /* first: to the first steps of the week; "": not hers */
    struct pager pager;
    int64_t total, without; /* without: a point on the map */
    bool may_write, mapped, shows_all;
};
struct outreach_visit_line {
    struct outreach_visit v;
    struct url edit;
    int64_t came; /* signed up in the weeks after it */
};
struct outreach_visit_lines {
    struct outreach_visit_line *at;
    size_t n, cap;
};
struct outreach_one_view {
    struct outreach_row row;
    struct str where, languages, expert;
    struct url expert_url, list, map, meet; /* meet: signs up who was met there; "": not hers */
    struct outreach_visit_lines visits;
    struct picks groups, langs, besides, sizes;
    struct pager pager;
    int64_t weeks;
    bool may_write, may_remove, gathers;
};
struct outreach_place_view {
    int64_t id;
    struct form form;
    struct url back;
    bool choose_project;
};
struct outreach_visit_view {
    int64_t place, visit, version;
    struct str name;
    struct form form;
    bool gathers, may_change;
};

/* The places that have a point, where they lie; lines without a number are not on it. */
struct svg outreach_map(struct task *t, const struct outreach_lines *lines, struct str title);
