/* services_view: what the pages of the directory show, and the form of staff. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/services/services_staff.h"
#include "rooms/services/services_undo.h"
#include "web/frame.h"

/* clang-format off */
#define SERVICE_FIELDS(F) \
    F(service, name,         TEXT,   1, SERVICE_NAME_MOST, REQUIRED, N_("Name"), NULL, NULL) \
    F(service, summary,      TEXT,   0, 150, OPTIONAL, N_("In one sentence"), \
          N_("At most 150 characters. Eight words are enough."), NULL) \
    F(service, description,  LONG,   0, SERVICE_TEXT_MOST, OPTIONAL, N_("What is it?"), \
          N_("Short sentences, one matter in each."), NULL) \
    F(service, audience,     LONG,   0, 2000, OPTIONAL, N_("For whom?"), \
          N_("One condition on each line. The reader ticks them; nothing of it is kept."), NULL) \
    F(service, instruction,  LONG,   0, 2000, OPTIONAL, N_("What do you do?"), NULL, NULL) \
    F(service, fees,         TEXT,   0, 200, OPTIONAL, N_("What does it cost?"), NULL, NULL) \
    F(service, way,          TEXT,   0, 200, OPTIONAL, N_("How do you get there?"), NULL, NULL) \
    F(service, organisation, TEXT,   0, SERVICE_NAME_MOST, OPTIONAL, N_("Who offers it?"), NULL, NULL) \
    F(service, doors,        MULTI,  0, 0, OPTIONAL, N_("When does somebody need it?"), NULL, &CODES_service_door) \
    F(service, languages,    MULTI,  0, 0, OPTIONAL, N_("Languages of the service"), NULL, &CODES_language) \
    F(service, cost,         CHOICE, 0, 0, OPTIONAL, N_("Cost"), NULL, &CODES_service_cost) \
    F(service, interpreter,  YESNO,  0, 0, OPTIONAL, N_("Can one have an interpreter?"), NULL, NULL) \
    F(service, child_friendly, YESNO, 0, 0, OPTIONAL, N_("Can one bring children?"), NULL, NULL) \
    F(service, step_free,    YESNO,  0, 0, OPTIONAL, N_("Is there a way without steps?"), NULL, NULL) \
    F(service, minimum_age,  NUMBER, 0, 120, OPTIONAL, N_("From what age"), NULL, NULL) \
    F(service, maximum_age,  NUMBER, 0, 120, OPTIONAL, N_("Up to what age"), NULL, NULL) \
    F(service, phone,        PHONE,  0, 0, OPTIONAL, N_("Telephone"), NULL, NULL) \
    F(service, email,        EMAIL,  0, 0, OPTIONAL, N_("E-mail"), N_("Of the service, not of one person."), NULL) \
    F(service, url,          TEXT,   0, 500, OPTIONAL, N_("Web page"), N_("It begins with https://"), NULL) \
    F(service, street,       TEXT,   0, 200, OPTIONAL, N_("Street address"), NULL, NULL) \
    F(service, postcode,     TEXT,   0, 10, OPTIONAL, N_("Postcode"), NULL, NULL) \
    F(service, city,         TEXT,   0, 60, OPTIONAL, N_("Town"), NULL, NULL) \
    F(service, mon,          TEXT,   0, 60, OPTIONAL, N_("Monday"), N_("For example: 9-16. Empty: closed."), NULL) \
    F(service, tue,          TEXT,   0, 60, OPTIONAL, N_("Tuesday"), NULL, NULL) \
    F(service, wed,          TEXT,   0, 60, OPTIONAL, N_("Wednesday"), NULL, NULL) \
    F(service, thu,          TEXT,   0, 60, OPTIONAL, N_("Thursday"), NULL, NULL) \
    F(service, fri,          TEXT,   0, 60, OPTIONAL, N_("Friday"), NULL, NULL) \
    F(service, sat,          TEXT,   0, 60, OPTIONAL, N_("Saturday"), NULL, NULL) \
    F(service, sun,          TEXT,   0, 60, OPTIONAL, N_("Sunday"), NULL, NULL) \
    F(service, status,       CHOICE, 0, 0, REQUIRED, N_("State"), NULL, &CODES_service_status) \
    F(service, mine,         CHECK,  0, 0, OPTIONAL, N_("I look after this entry"), NULL, NULL) \
    F(service, review_on,    DATE,   0, 0, OPTIONAL, N_("Look through it again on"), NULL, NULL) \
    F(service, language,     HIDDEN, 0, 10, OPTIONAL, N_("Language"), NULL, NULL)
#define SERVICE_FILE_FIELDS(F) \
    F(service_file, language, CHOICE, 0, 0, OPTIONAL, N_("Language of the texts"), \
          N_("Only for HSDS, which does not say it. PTV says it itself."), &CODES_language)
/* clang-format on */
FORM_DECLARE(service, SERVICE_FIELDS)
FORM_DECLARE(service_file, SERVICE_FILE_FIELDS)

/* A text with its language for the browser (lang, dir; "" one that has no tag of ours); note: the language's name when
 * it is not the page's. */
struct said_view {
    struct str text, lang, dir, note;
};
struct service_card {
    struct url link, edit;
    struct said_view name, summary;
    struct service_line s;
    struct service_silents silent; /* only where the list is of such */
    const char *color;
};
struct service_cards {
    struct service_card *at;
    size_t n, cap;
};
struct service_door_view {
    struct url link;
    struct str code;
};
struct service_doors_view {
    struct service_door_view *at;
    size_t n, cap;
};
struct services_find_view {
    struct service_doors_view doors;
    struct service_cards rows;
    struct str words, door, town_typed;
    struct picks towns, languages;
    struct pager pager;
    struct url all;
    int64_t total, counted_most; /* of more, only that there are more */
    bool asked, may_write;
};
struct service_time_view {
    struct str day;
    struct str times; /* "9-12, 13-16", or closed */
};
struct service_times {
    struct service_time_view *at;
    size_t n, cap;
};
struct service_phone_view {
    struct str number, note;
};
struct service_phones_view {
    struct service_phone_view *at;
    size_t n, cap;
};
struct service_place_view {
    struct said_view name, way, hours_text;
    struct str address, now;
    struct service_times times;
    struct service_phones_view phones;
    struct url map, web;
    enum yesno step_free;
};
struct service_places_view {
    struct service_place_view *at;
    size_t n, cap;
};
struct services_one_view {
    struct said_view name, summary, description, instruction, fees, interpreter;
    struct str organisation, languages, ages, email, cost, status;
    struct strs conditions; /* to be ticked by who reads; nothing is sent */
    struct said_view audience;
    enum yesno has_interpreter, child_friendly;
    bool spoken;
    struct url web, edit;
    struct material_links materials;
    struct service_phones_view phones;
    struct service_places_view places; /* the service's own address is one of them */
    struct day looked_through;
};
struct services_manage_view {
    struct service_cards rows;
    struct str words;
    struct picks states, whats;
    struct pager pager;
    struct url all;
    struct url silent, mine_waits, nobodys; /* lists: with links that did not answer, to be looked through */
    struct services_waiting waiting;
    int64_t total, silent_mine;
    bool filtered, may_files, shows_silent, asks_none;
};
struct service_language_view {
    struct url link;
    struct str name;
    bool current, written;
};
struct service_languages_view {
    struct service_language_view *at;
    size_t n, cap;
};
struct services_form_view {
    struct form form;
    struct url action, page;
    struct service_languages_view languages;
    struct str language_name, source;
    struct url provider;
    struct service_silents silent;
    struct materials_choice materials;
    bool is_new, mine_of_other;
};
struct service_import_view {
    struct service_import_line s;
    struct url undo;
    bool undone;
};
struct service_import_views {
    struct service_import_view *at;
    size_t n, cap;
};
struct services_undo_view {
    struct service_import_view line;
    struct str why;
};
struct services_files_view {
    struct form form;
    struct str file_problem;
    struct service_import_views imports;
    struct url ptv, hsds, tables;
};
struct service_count_view {
    const char *name;
    int64_t n;
};
struct service_counts {
    struct service_count_view *at;
    size_t n, cap;
};
struct services_preview_view {
    int64_t upload;
    struct str name;
    struct service_counts counts;
    struct service_notes notes, refused;
    struct service_cards sample;
    bool anything;
};
