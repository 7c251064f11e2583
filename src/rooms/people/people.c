/* people: who may see a person, finding, and making the least that makes one. Pages and the card's details are in the
 * other files of the room. */
#include "rooms/people/people.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "lang/lang.h"
#include "people_sql.h"
#include "rooms/people/people_card.h"
#include "rooms/persons.h"

static bool in_own_projects(struct task *t, int64_t person)
{
    struct people_sql_projects_of_rows projects = people_sql_projects_of(t, person);

    for (size_t i = 0; i < projects.n; i++)
        if (viewer_sees_project_persons(t->viewer, projects.at[i].project))
            return true;
    return false;
}

struct instant people_made_since(struct task *t)
{
    return instant_from_unix(instant_unix(t->now) - (int64_t)PEOPLE_MADE_VISIBLE_DAYS * 24 * 3600);
}

/* Whoever wrote a person down sees her for a while, so that she can be taken into a group. */
bool people_made_by(struct task *t, int64_t person)
{
    struct people_sql_made_by_row row;

    return people_sql_made_by(t, person, t->viewer->staff, people_made_since(t), &row) && row.n > 0;
}

/* An imported person whom no participation and no group binds to a project is reached by those who manage the import.
 */
static bool came_in_own_import(struct task *t, int64_t person)
{
    struct people_sql_loose_row row;

    if (!people_sql_loose(t, person, t->viewer->staff, &row))
        return false;
    if (row.project != 0)
        return viewer_sees_project_persons(t->viewer, row.project);
    for (size_t i = 0; i < t->viewer->nprojects && row.mine; i++)
        if (viewer_sees_project_persons(t->viewer, t->viewer->projects[i].project))
            return true;
    return false;
}

/* A group that she leads or helps in lets her see its members while she works in its project. */
static bool in_own_groups(struct task *t, int64_t person)
{
    struct people_sql_led_by_rows led = people_sql_led_by(
        t, person, t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS));

    for (size_t i = 0; i < led.n; i++)
        if (role_meets_persons(viewer_role_in(t->viewer, led.at[i].project)))
            return true;
    return false;
}

/* Who is responsible for her in a project, or stands in, sees her while she works there; never a peer worker. */
static bool answers_for(struct task *t, int64_t person, int64_t project)
{
    struct people_sql_answers_for_rows rows = people_sql_answers_for(
        t, person, t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS));

    for (size_t i = 0; i < rows.n; i++) {
        enum role role = viewer_role_in(t->viewer, rows.at[i].project);
        if ((project == 0 || rows.at[i].project == project) && role_meets_persons(role) && role != ROLE_PEER)
            return true;
    }
    return false;
}

bool people_sees_any(struct task *t)
{
    return t->viewer->program ||
           (t->viewer->staff != 0 && t->viewer->nprojects > 0 && role_meets_persons(t->viewer->role));
}

/* ---- a page asks many times who may know what of one person: while nothing can change, the answer stays the same */

enum { FOUND_MOST = 32 };
struct found_out {
    struct {
        const struct viewer *viewer;
        int64_t person, project; /* project 0: may she be seen at all? */
        bool may;
    } at[FOUND_MOST];
    size_t n;
};

static bool found_before(struct task *t, int64_t person, int64_t project, bool *ret_may)
{
    for (size_t i = 0; t->found_out != NULL && i < t->found_out->n; i++)
        if (t->found_out->at[i].viewer == t->viewer && t->found_out->at[i].person == person &&
            t->found_out->at[i].project == project) {
            *ret_may = t->found_out->at[i].may;
            return true;
        }
    return false;
}

static bool found(struct task *t, int64_t person, int64_t project, bool may)
{
    if (db_in_write(t->db))
        return may;
    if (t->found_out == NULL)
        t->found_out = NEW(t->a, struct found_out);
    struct found_out *f = t->found_out;
    if (f->n < FOUND_MOST) {
        f->at[f->n].viewer = t->viewer;
        f->at[f->n].person = person;
        f->at[f->n].project = project;
        f->at[f->n++].may = may;
    }
    return may;
}

bool people_may_see(struct task *t, int64_t person)
{
    bool may;

    if (t->viewer->program)
        return true;
    if (found_before(t, person, 0, &may))
        return may;
    return found(t, person, 0,
        people_sees_any(t) && (in_own_projects(t, person) || in_own_groups(t, person) || answers_for(t, person, 0) ||
                                  people_made_by(t, person) || came_in_own_import(t, person)));
}

static bool leads_her(struct task *t, int64_t person, int64_t project)
{
    struct people_sql_led_by_rows led = people_sql_led_by(
        t, person, t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS));

    for (size_t i = 0; i < led.n; i++)
        if (led.at[i].project == project)
            return true;
    return false;
}

static bool takes_part(struct task *t, int64_t person, int64_t project)
{
    struct people_sql_projects_of_rows projects = people_sql_projects_of(t, person);

    for (size_t i = 0; i < projects.n; i++)
        if (projects.at[i].project == project)
            return true;
    return false;
}

bool people_sees_in(struct task *t, int64_t person, int64_t project)
{
    if (!viewer_is_narrowed(t->viewer, project))
        return t->viewer->program || viewer_sees_project_persons(t->viewer, project);
    return leads_her(t, person, project) || answers_for(t, person, project);
}

bool people_may_counsel(struct task *t, int64_t person, int64_t project)
{
    enum role role = viewer_role_in(t->viewer, project);
    bool may;

    if (t->viewer->program)
        return true;
    if (found_before(t, person, project, &may))
        return may;
    if (role == ROLE_COUNSELLOR && !viewer_is_narrowed(t->viewer, project))
        return found(t, person, project, takes_part(t, person, project));
    return (role == ROLE_COUNSELLOR || role == ROLE_INSTRUCTOR) &&
           found(t, person, project, leads_her(t, person, project) || answers_for(t, person, project));
}

struct str people_full_name(struct task *t, struct str given_names, struct str family_name)
{
    /* copied also when there is one alone: a row that is read one by one holds it only until the next */
    if (str_empty(family_name) || str_empty(given_names))
        return str_copy(t->a, str_empty(given_names) ? family_name : given_names);
    return str_fmt(t->a, "%.*s %.*s", STR_ARG(given_names), STR_ARG(family_name));
}

static struct person_brief brief_of(struct task *t, const struct people_sql_person_row *row)
{
    return (struct person_brief){
        .id = row->person,
        .name = people_full_name(t, row->given_names, row->family_name),
        .birth = row->birth_date,
        .gender = row->gender,
        .languages = row->languages,
        .is_protected = row->is_protected,
    };
}

enum outcome people_brief(struct task *t, int64_t person, struct person_brief *ret_brief)
{
    struct people_sql_brief_row row;

    if (!people_sql_brief(t, person, &row))
        return NOT_FOUND;
    if (row.merged_into != 0)
        return people_brief(t, row.merged_into, ret_brief);
    if (!people_may_see(t, person))
        return NOT_ALLOWED;
    *ret_brief = brief_of(t, &row.person);
    return DONE;
}

struct str people_name(struct task *t, int64_t person)
{
    struct people_sql_brief_row row;

    return people_sql_brief(t, person, &row) ? people_full_name(t, row.person.given_names, row.person.family_name)
                                             : S("");
}

/* ---- search */

enum { SEARCH_WORDS = 3 };
struct wanted {
    struct str words[SEARCH_WORDS]; /* folded, longest first */
    size_t n;
    struct str year; /* "1988" or empty */
};

static bool is_year(struct str word)
{
    int64_t year;

    return word.n == 4 && str_int(word, &year) && year >= 1900 && year <= 2100;
}

/* Words by length, longest first: the longest drives the search, because it finds the fewest. Further words are left
 * out. */
static struct wanted wanted_of(const struct strs *words)
{
    struct wanted w = { .year = S("") };

    for (size_t i = 0; i < words->n; i++) {
        struct str word = words->at[i];
        if (is_year(word)) {
            w.year = word;
        } else if (w.n < SEARCH_WORDS) {
            size_t at = w.n++;
            for (; at > 0 && w.words[at - 1].n < word.n; at--)
                w.words[at] = w.words[at - 1];
            w.words[at] = word;
        }
    }
    return w;
}

/* As typed: a name may stand in the files with its joints (O'Neil, al-Hassan, Anna Liisa) or without. */
static struct wanted wanted_apart(struct task *t, struct str typed)
{
    struct strs words = people_words_apart(t->a, typed);

    return wanted_of(&words);
}
static struct wanted wanted_joined(struct task *t, struct str typed)
{
    struct person_derived d = people_derive(t->a, typed, S(""));

    return wanted_of(&d.names);
}

static bool is_in(const struct person_briefs *list, int64_t person)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == person)
            return true;
    return false;
}

/* Each person once, at most `limit` of them. */
static void add_found(struct task *t, struct person_briefs *list, int64_t limit, struct people_sql_person_rows rows)
{
    for (size_t i = 0; i < rows.n && (int64_t)list->n < limit; i++)
        if (!is_in(list, rows.at[i].person))
            LIST_ADD(t->a, list, brief_of(t, &rows.at[i]));
}

/* Exactly `low` and nothing longer. */
static struct str after_word(struct task *t, struct str low)
{
    return str_empty(low) ? S("") : str_fmt(t->a, "%.*s\x01", STR_ARG(low));
}

/* From `low` to the end of what begins with it; of a single letter, which is a whole name or says nothing, only that.
 * U+10FFFF sorts after every letter. */
static struct str after_prefix(struct task *t, struct str low)
{
    if (low.n == 1)
        return after_word(t, low);
    return str_empty(low) ? S("") : str_fmt(t->a, "%.*s\xF4\x8F\xBF\xBF", STR_ARG(low));
}

static void search_kind(struct task *t, int64_t project, const struct wanted *w, const char *kind, int64_t limit,
    struct person_briefs *list)
{
    struct str low[SEARCH_WORDS] = { S(""), S(""), S("") }, high[SEARCH_WORDS] = { S(""), S(""), S("") };
    bool by_sound = kind[0] == 's';

    for (size_t i = 0; i < w->n; i++) {
        low[i] = by_sound ? lang_sound(t->a, w->words[i]) : w->words[i];
        high[i] = by_sound ? after_word(t, low[i]) : after_prefix(t, low[i]);
    }
    if (str_empty(low[0]))
        return;
    if (t->viewer->program || viewer_sees_project_persons(t->viewer, project)) {
        struct people_sql_person_rows rows = people_sql_search_project(t, .kind = str_of(kind), .low = low[0],
            .high = high[0], .low2 = low[1], .high2 = high[1], .low3 = low[2], .high3 = high[2], .year = w->year,
            .project = project, .limit = limit);
        add_found(t, list, limit, rows);
    } else if (viewer_is_narrowed(t->viewer, project)) {
        struct people_sql_person_rows rows = people_sql_search_house(t, .kind = str_of(kind), .low = low[0],
            .high = high[0], .low2 = low[1], .high2 = high[1], .low3 = low[2], .high3 = high[2], .year = w->year,
            .staff = t->viewer->staff, .project = project, .limit = limit,
            .since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .made_since = people_made_since(t));
        add_found(t, list, limit, rows);
    } else {
        struct people_sql_person_rows rows = people_sql_search_own(t, .kind = str_of(kind), .low = low[0],
            .high = high[0], .low2 = low[1], .high2 = high[1], .low3 = low[2], .high3 = high[2], .year = w->year,
            .staff = t->viewer->staff, .since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), .limit = limit);
        add_found(t, list, limit, rows);
    }
}

static void search_phone(struct task *t, struct str typed, int64_t limit, struct person_briefs *list)
{
    struct str key = people_phone_key(t, typed);

    if (str_empty(key) || !people_sees_any(t))
        return;
    struct people_sql_person_rows rows = people_sql_by_phone(t, key, t->viewer->program, t->viewer->staff,
        day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t), limit);
    add_found(t, list, limit, rows);
}

struct person_briefs people_same_sound(
    struct task *t, int64_t project, struct str names, struct str year, int64_t limit)
{
    struct person_briefs list = { 0 };
    struct wanted ways[] = { wanted_joined(t, names), wanted_apart(t, names) };

    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        ways[i].year = year;
        search_kind(t, project, &ways[i], "s", limit, &list);
    }
    return list;
}

struct person_briefs people_same_phone(struct task *t, struct str phone, int64_t limit)
{
    struct person_briefs list = { 0 };

    search_phone(t, phone, limit, &list);
    return list;
}

/* Persons of imports who take part in nothing yet: found by the first word of those who manage the import. */
static void search_loose(
    struct task *t, int64_t project, const struct wanted *w, int64_t limit, struct person_briefs *list)
{
    struct str low = w->words[0];

    if (!viewer_sees_project_persons(t->viewer, project) || (int64_t)list->n >= limit)
        return;
    struct people_sql_person_rows rows = people_sql_search_loose(
        t, low, after_prefix(t, low), t->viewer->staff, project, limit);
    add_found(t, list, limit, rows);
}

struct person_briefs people_search(struct task *t, int64_t project, struct str words, int64_t limit)
{
    struct person_briefs list = { 0 };
    struct wanted w = wanted_apart(t, words), joined = wanted_joined(t, words);

    if (!t->viewer->program && (t->viewer->staff == 0 || !role_meets_persons(t->viewer->role)))
        return list;
    int64_t wanted = limit + 1; /* one more, to know whether there are more */
    search_phone(t, words, wanted, &list);
    if (w.n > 0) {
        search_kind(t, project, &w, "n", wanted, &list);
        search_kind(t, project, &joined, "n", wanted, &list);
        search_kind(t, project, &w, "s", wanted, &list);
        search_kind(t, project, &joined, "s", wanted, &list);
        search_loose(t, project, &w, wanted, &list);
    } else if (!str_empty(w.year) && viewer_sees_project_persons(t->viewer, project)) {
        struct people_sql_person_rows rows = people_sql_born_in(t, project, w.year, after_prefix(t, w.year), wanted);
        add_found(t, &list, wanted, rows);
    }
    list.more = (int64_t)list.n > limit;
    list.n -= list.more;
    return list;
}

static struct str joined(struct task *t, struct str before, struct str word)
{
    return str_empty(before) ? word : str_fmt(t->a, "%.*s %.*s", STR_ARG(before), STR_ARG(word));
}

struct person_guess people_guess(struct task *t, struct str words)
{
    struct person_guess guess = { S(""), S(""), S(""), S("") };
    struct str rest = str_trim(words), word, given = S(""), last = S("");
    int64_t number;

    while (!str_empty(rest) && str_cut(&rest, ' ', &word)) {
        struct str folded = lang_fold(t->a, word);
        if (str_empty(word))
            continue;
        if (!str_int(str_starts(folded, S("+")) ? str_part(folded, 1, folded.n) : folded, &number)) {
            given = str_empty(last) ? given : joined(t, given, last);
            last = word;
        } else if (number > 1900 && number <= day_year(t->today) && str_empty(guess.phone)) {
            guess.year = folded;
        } else {
            guess.phone = joined(t, guess.phone, word);
        }
    }
    guess.given_names = str_empty(given) ? last : given;
    guess.family_name = str_empty(given) ? S("") : last;
    return guess;
}

/* ---- making */

void people_name_parts(struct task *t, int64_t person, const struct person_derived *d)
{
    people_sql_drop_parts(t, person);
    for (size_t i = 0; i < d->words.n; i++)
        people_sql_add_part(t, d->words.at[i], S("n"), person);
    for (size_t i = 0; i < d->sounds.n; i++)
        people_sql_add_part(t, d->sounds.at[i], S("s"), person);
}

bool people_derived(struct task *t)
{
    struct people_sql_derivation_row row;

    return people_sql_derivation(t, &row) && row.rules == PEOPLE_RULES;
}

int64_t people_derive_anew(struct task *t, int64_t after, int64_t limit)
{
    struct people_sql_derived_from_rows rows = people_sql_derived_from(t, after, limit);

    for (size_t i = 0; i < rows.n; i++) {
        struct person_derived d = people_derive(t->a, rows.at[i].given_names, rows.at[i].family_name);
        people_name_parts(t, rows.at[i].person, &d);
        people_sql_put_phone_key(t, rows.at[i].person, people_phone_key(t, rows.at[i].phone));
    }
    if (rows.n > 0)
        return rows.at[rows.n - 1].person;
    people_sql_put_derivation(t, PEOPLE_RULES);
    return 0;
}

static bool check_new(struct task *t, const struct person_new *p, struct problems *ps)
{
    if (str_empty(str_trim(p->given_names)) && str_empty(str_trim(p->family_name)))
        problem_add(t, ps, "given_names", str_of(tr(t, "Write at least one name.")));
    if (day_known(p->birth) && day_cmp(p->birth, t->today) > 0)
        problem_add(
            t, ps, "birth_date", str_of(tr(t, "The date of birth is in the future. Correct it, or leave it empty.")));
    if (!str_empty(p->language) && str_empty(lang_code3(t->a, p->language)))
        problem_add(t, ps, "language", str_of(tr(t, "Choose a language from the list.")));
    return ps->n == 0;
}

enum outcome people_create(
    struct task *t, int64_t project, const struct person_new *p, int64_t *ret_person, struct problems *ret_problems)
{
    int64_t id = id_new();

    enum role role = viewer_role_in(t->viewer, project);

    if (!t->viewer->program && !role_meets_persons(role))
        return NOT_ALLOWED;
    if (!check_new(t, p, ret_problems))
        return INVALID;
    struct person_derived d = people_derive(t->a, p->given_names, p->family_name);
    struct str language = lang_code3(t->a, p->language);
    people_sql_add(t, .person = id, .source_key = S(""), .given_names = p->given_names, .family_name = p->family_name,
        .call_name = S(""), .sort_key = d.sort_key, .birth_date = p->birth,
        .gender = str_empty(p->gender) ? S("unknown") : p->gender, .languages = language, .service_language = language,
        .phone = p->phone, .phone_key = people_phone_key(t, p->phone), .arrived_on = DAY(""), .citizenships = S(""),
        .created_at = t->now);
    people_name_parts(t, id, &d);
    if (!str_empty(p->contact_never) || !str_empty(p->note))
        people_sql_beside(t, id, p->contact_never, p->note);
    if (!str_empty(language))
        people_sql_add_language(t, id, language, S(""), S(""));
    int64_t spell = id_new();
    people_sql_add_spell(t, spell, id, project, p->entry, str_empty(p->heard_from) ? S("") : p->heard_from, t->now);
    journal_write(t, JOURNAL_CREATE, "person", id, S(""));
    persons_spell_made(t, spell, project);
    persons_changed(t, id);
    *ret_person = id;
    return DONE;
}

void people_join_project(struct task *t, int64_t person, int64_t project, struct day day)
{
    struct people_sql_open_spell_row row;

    if (people_sql_open_spell(t, person, project, &row))
        return;
    int64_t spell = id_new();
    people_sql_add_spell(t, spell, person, project, day, S(""), t->now);
    const struct person_spell joined = { .id = spell,
        .person = person,
        .project = project,
        .entry_date = day,
        .reason = str_of(tr(t, "A new participation")) };
    people_spell_joined(t, &joined);
    journal_write(t, JOURNAL_CHANGE, "person", person, S("participation"));
    persons_spells_changed(t, person);
}

/* ---- children */

/* Whole months between two days of which only year and month may be known; -1 when the month is not. */
int64_t people_months(struct day born, struct day on)
{
    if (!day_known(born) || day_month(born) == 0)
        return -1;
    return (int64_t)(day_year(on) - day_year(born)) * 12 + day_month(on) - day_month(born);
}

int64_t people_family(struct task *t, int64_t person)
{
    struct people_sql_family_of_row row;

    if (people_sql_family_of(t, person, &row) && row.family != 0)
        return row.family;
    int64_t family = id_new();
    people_sql_add_family(t, family);
    people_sql_set_family(t, person, family);
    return family;
}

enum outcome people_add_child(struct task *t, int64_t person, struct str name, struct day birth_month,
    int64_t *ret_child, struct problems *ret_problems)
{
    int64_t id = id_new();

    if (!people_may_see(t, person))
        return NOT_ALLOWED;
    if (day_known(birth_month) && day_cmp(birth_month, t->today) > 0)
        problem_add(t, ret_problems, "birth_month",
            str_of(tr(t, "The child's month of birth is in the future. Correct it, or leave it empty.")));
    if (ret_problems->n > 0)
        return INVALID;
    int64_t family = people_family(t, person);
    people_sql_add_child(t, id, family, name, birth_month, t->now);
    people_sql_add_parents(t, id, family);
    journal_write(t, JOURNAL_CREATE, "child", id, S(""));
    *ret_child = id;
    return DONE;
}
