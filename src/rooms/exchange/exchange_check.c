/* exchange_check: is a cell of the package what its column says, and does a row agree with itself? What is wrong is
 * said with file, line, column, reason and a hint how to mend it. Writes nothing. */
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/exchange/exchange_pass.h"
#include "rooms/places.h"

enum { VALUE_SHOWN = 200, CELL_SHOWN = 4000 };

/* At most n bytes, cut between two characters. */
static struct str first_of(struct str s, size_t n)
{
    if (s.n <= n)
        return s;
    while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return str_part(s, 0, n);
}

void pass_reject(struct pass *p, struct str column, struct str value, struct str reason, struct str hint)
{
    struct arena *a = p->t->a;

    if (p->quiet)
        return;
    p->rejected = true;
    if (p->result->rejections.n >= EXCHANGE_REJECTIONS_KEPT)
        return;
    struct exchange_rejection one = {
        .file = p->file_name,
        .line = p->line,
        .column = str_copy(a, column),
        .value = str_copy(a, first_of(value, VALUE_SHOWN)),
        .cell = str_copy(a, first_of(p->cell.n > 0 ? p->cell : value, CELL_SHOWN)),
        .reason = str_copy(a, reason),
        .hint = str_copy(a, hint),
    };
    LIST_ADD(a, &p->result->rejections, one);
}

void pass_note(struct pass *p, struct str text)
{
    struct exchange_note one = { p->file_name, str_copy(p->t->a, text) };
    LIST_ADD(p->t->a, &p->result->notes, one);
}

/* Refuses a cell; always false. */
static bool wrong(struct pass *p, const struct package_column *c, struct str typed, struct str reason, struct str hint)
{
    pass_reject(p, str_of(c->name), typed, reason, hint);
    return false;
}

static size_t characters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

static bool check_text(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    ret->text = typed;
    if (typed.n > (size_t)c->max && characters(typed) > (size_t)c->max)
        return wrong(p, c, typed,
            trf(t, "The text is longer than %1$s characters.", lang_number(t->a, t->lang, c->max)),
            str_of(tr(t, "Make it shorter.")));
    if (c->kind == CELL_KEY && memchr(typed.p, ';', typed.n))
        return wrong(p, c, typed, str_of(tr(t, "A key must not hold a semicolon.")),
            str_of(tr(t, "A semicolon separates the items of a list.")));
    return true;
}

/* ---- days, times, numbers */

static struct str day_hint(struct task *t, struct str typed)
{
    struct day day;
    return day_read_loose(typed, &day) ? trf(t, "Did you mean \"%1$s\"?", str_copy(t->a, day_str(&day)))
                                       : str_of(tr(t, "Write days as 2026-11-22."));
}

static bool check_day(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    struct day day;
    bool good = c->kind == CELL_DAY ? day_read(typed, &day) : day_read_partial(typed, &day);

    if (good && c->kind == CELL_MONTH && day_whole(day))
        return wrong(p, c, typed, str_of(tr(t, "This column takes a month or a year, not a day.")),
            trf(t, "Did you mean \"%1$s\"?", str_part(typed, 0, 7)));
    if (!good && c->kind == CELL_MONTH)
        return wrong(p, c, typed, str_of(tr(t, "This is no month of the calendar.")),
            str_of(tr(t, "Write months as 2026-11, or only the year.")));
    if (!good)
        return wrong(p, c, typed, str_of(tr(t, "This is no day of the calendar.")), day_hint(t, typed));
    ret->text = typed;
    return true;
}

static bool check_time(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    struct clock clock;

    if (!clock_read(typed, &clock))
        return wrong(p, c, typed, str_of(tr(t, "This is no time of day.")), str_of(tr(t, "Write times as 09:30.")));
    ret->text = str_copy(t->a, clock_str(&clock));
    return true;
}

static bool check_int(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    if (!str_int(typed, &ret->n))
        return wrong(p, c, typed, str_of(tr(t, "This is no whole number.")),
            str_of(tr(t, "Write digits only, without blanks or a decimal mark.")));
    if (ret->n < c->min || ret->n > c->max)
        return wrong(p, c, typed, str_of(tr(t, "The number is too small or too large.")),
            trf(t, "It must be from %1$s to %2$s.", lang_number(t->a, t->lang, c->min),
                lang_number(t->a, t->lang, c->max)));
    ret->text = str_number(t->a, ret->n);
    return true;
}

static bool check_money(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    struct str euros, cents = typed;
    int64_t whole, part = 0;
    bool good = str_cut(&cents, '.', &euros) && euros.n <= 13 && str_int(euros, &whole) && whole >= 0 && cents.n <= 2;

    if (good && cents.n > 0) {
        good = cents.p[0] != '-' && str_int(cents, &part);
        part = cents.n == 1 ? part * 10 : part;
    }
    if (!good)
        return wrong(p, c, typed, str_of(tr(t, "This is no amount of money.")),
            str_of(tr(t, "Write euros with two decimals: 1250.00.")));
    ret->n = whole * 100 + part;
    ret->text = str_fmt(t->a, "%lld.%02lld", (long long)whole, (long long)part);
    return true;
}

static bool check_yesno(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    ret->n = str_is(typed, "yes");
    ret->text = typed;
    return ret->n == 1 || str_is(typed, "no") ||
           wrong(p, c, typed, str_of(tr(t, "This is neither yes nor no.")),
               str_of(tr(t, "Write yes or no, or leave the cell empty.")));
}

/* ---- codes */

static struct str all_codes(struct arena *a, const struct codes *codes)
{
    struct str all = S("");
    for (size_t i = 0; i < codes->n; i++)
        all = i ? str_fmt(a, "%.*s %s", STR_ARG(all), codes->at[i].code) : str_of(codes->at[i].code);
    return all;
}

static bool check_code(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    for (size_t i = 0; i < c->codes->n; i++)
        if (str_is(typed, c->codes->at[i].code)) {
            ret->text = str_of(c->codes->at[i].code);
            return true;
        }
    const char *near = package_nearest_code(c->codes, typed);
    return wrong(p, c, typed, str_of(tr(t, "This is not in the value list of the column.")),
        near ? trf(t, "Did you mean \"%1$s\"?", str_of(near))
             : trf(t, "It takes one of: %1$s.", all_codes(t->a, c->codes)));
}

/* One item of a list; *ret_item as it is stored. False: said why. */
static bool check_item(struct pass *p, const struct package_column *c, struct str typed, struct str *ret_item)
{
    struct task *t = p->scratch;

    if (c->kind == CELL_COUNTRIES) {
        *ret_item = typed;
        return country_code_ok(typed) ||
               wrong(p, c, typed, str_of(tr(t, "There is no such country code.")),
                   str_of(tr(t, "Write two capital letters: FI, SO, IQ; XS for stateless, XX for not determined.")));
    }
    if (c->kind == CELL_LANGUAGE || c->kind == CELL_LANGUAGES) {
        *ret_item = lang_code3(t->a, typed);
        if (str_empty(*ret_item))
            return wrong(p, c, typed, str_of(tr(t, "There is no such language code.")),
                str_of(tr(t, "Write the three letters of ISO 639-3: som, ara, fin.")));
        if (!str_eq(*ret_item, typed) && !p->codes_noted && !p->quiet) {
            p->codes_noted = true;
            pass_note(p, trf(t, "Two-letter language codes were read as three letters: \"%1$s\" as \"%2$s\".", typed,
                             *ret_item));
        }
        return true;
    }
    *ret_item = typed.n < 3 ? str_fmt(t->a, "%.*s%.*s", (int)(3 - typed.n), "000", STR_ARG(typed)) : typed;
    if (typed.n > 0 && place_ok(*ret_item)) {
        if (typed.n < 3 && !p->zeros_noted && !p->quiet) {
            p->zeros_noted = true;
            pass_note(
                p, trf(t, "Municipality codes had lost their zeros: \"%1$s\" was read as \"%2$s\".", typed, *ret_item));
        }
        return true;
    }
    struct str found = place_find(typed);
    return wrong(p, c, typed, str_of(tr(t, "There is no municipality with this code.")),
        str_empty(found) ? str_of(tr(t, "Write the three digits of the municipality: 091 for Helsinki."))
                         : trf(t, "Did you mean \"%1$s\"?", found));
}

static bool check_list(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct arena *a = p->scratch->a;
    bool single = c->kind == CELL_LANGUAGE || c->kind == CELL_MUNICIPALITY;

    if (single || !memchr(typed.p, ';', typed.n))
        return check_item(p, c, typed, &ret->text);
    struct strs items = strs_split(a, typed, ';');
    for (size_t i = 0; i < items.n; i++)
        if (!check_item(p, c, items.at[i], &items.at[i]))
            return false;
    ret->text = strs_join(a, &items, S(";"));
    return true;
}

/* ---- references */

static bool check_ref(struct pass *p, const struct package_column *c, struct str key, int64_t *ret_id)
{
    struct task *t = p->scratch;

    *ret_id = find_key(p, c->refers, key);
    if (*ret_id == 0 && p->broken[c->refers])
        *ret_id = KEY_REJECTED;
    if (*ret_id != 0 ||
        (p->file == FILE_groups && c->refers == FILE_groups)) /* a group further down: write_end looks again */
        return true;
    const char *file = package_tables[c->refers].name;
    return wrong(p, c, key, trf(t, "No row of %1$s.csv has this key.", str_of(file)),
        trf(t, "Add the row to %1$s.csv, or correct the key.", str_of(file)));
}

static bool check_refs(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    enum { MOST = 100 };
    struct task *t = p->scratch;
    int64_t *ids = NEW_N(t->a, int64_t, MOST);
    struct strs keys = strs_split(t->a, typed, ';');

    for (size_t i = 0; i < keys.n; i++) {
        if (ret->nids == MOST)
            return wrong(
                p, c, typed, str_of(tr(t, "The list has more than 100 items.")), str_of(tr(t, "Make it shorter.")));
        if (!check_ref(p, c, keys.at[i], &ids[ret->nids++]))
            return false;
    }
    ret->ids = ids;
    ret->text = strs_join(t->a, &keys, S(";"));
    return true;
}

bool check_cell(struct pass *p, const struct package_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    *ret = (struct value){ .text = S(""), .n = c->kind == CELL_REF ? 0 : INT_NONE };
    if (typed.n == 0)
        return !c->required || wrong(p, c, typed, str_of(tr(t, "This cell must not be empty.")),
                                   str_of(tr(t, "Fill it in, or leave the row out.")));
    switch (c->kind) {
    case CELL_KEY:
    case CELL_TEXT: return check_text(p, c, typed, ret);
    case CELL_DAY:
    case CELL_PARTIAL:
    case CELL_MONTH: return check_day(p, c, typed, ret);
    case CELL_TIME: return check_time(p, c, typed, ret);
    case CELL_INT: return check_int(p, c, typed, ret);
    case CELL_MONEY: return check_money(p, c, typed, ret);
    case CELL_YESNO: return check_yesno(p, c, typed, ret);
    case CELL_CODE: return check_code(p, c, typed, ret);
    case CELL_LANGUAGE:
    case CELL_LANGUAGES:
    case CELL_COUNTRIES:
    case CELL_MUNICIPALITY:
    case CELL_MUNICIPALITIES: return check_list(p, c, typed, ret);
    case CELL_REF: ret->text = typed; return check_ref(p, c, typed, &ret->n);
    case CELL_REFS: return check_refs(p, c, typed, ret);
    }
    unreachable();
}

/* ---- rows */

/* Two cells that must come in this order (days, times: as text). */
static void in_order(struct pass *p, const struct record *r, size_t first, size_t then)
{
    struct task *t = p->scratch;
    const struct package_column *c = package_tables[p->file].columns;
    struct str a = r->v[first].text, b = r->v[then].text;

    if (a.n == 0 || b.n == 0 || r->wrong[first] || r->wrong[then] || str_cmp(b, a) >= 0)
        return;
    pass_reject(p, str_of(c[then].name), b,
        trf(t, "%1$s lies before %2$s (%3$s).", str_of(c[then].name), str_of(c[first].name), a),
        str_of(tr(t, "Correct one of the two cells.")));
}

static void not_in_future(struct pass *p, const struct record *r, size_t column)
{
    struct task *t = p->scratch;
    struct str day = r->v[column].text;

    if (day.n > 0 && !r->wrong[column] && str_cmp(day, str_part(day_str(&t->today), 0, day.n)) > 0)
        pass_reject(p, str_of(package_tables[p->file].columns[column].name), day,
            str_of(tr(t, "This day lies in the future.")), str_of(tr(t, "Correct the year.")));
}

static void check_project(struct pass *p, struct str project, const char *column)
{
    struct task *t = p->scratch;

    if (p->o->project != 0 && project.n > 0 && !str_eq(project, p->project))
        pass_reject(p, str_of(column), project, trf(t, "This import is for project %1$s only.", p->project),
            str_of(tr(t, "Leave the row out, or import it into its own project.")));
}

/* An account that stands already stays as it is in a limited import, so its row may say what it likes. */
static void check_staff(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;
    struct str role = r->v[COL_staff_role].text, email = r->v[COL_staff_email].text;

    if (p->o->limited && (str_is(role, "admin") || str_is(role, "coordinator")) && !find_account(p, r))
        pass_reject(p, S("role"), role, str_of(tr(t, "Only an administrator adds staff with this role.")),
            str_of(tr(t, "Leave the row out and ask an administrator.")));
    if (email.n > 0 && str_find(email, S("@")) < 1)
        pass_reject(p, S("email"), email, str_of(tr(t, "This is no email address.")),
            str_of(tr(t, "Write it as name@example.org.")));
}

void check_row(struct pass *p, const struct record *r)
{
    const struct package_table *table = &package_tables[p->file];

    for (size_t i = 0; p->o->project != 0 && i < table->n; i++)
        if (table->columns[i].refers == FILE_projects && table->columns[i].kind == CELL_REF)
            check_project(p, r->v[i].text, table->columns[i].name);
#define ORDER(file, first, then) in_order(p, r, COL_##file##_##first, COL_##file##_##then)
    if (p->file == FILE_projects) {
        check_project(p, r->v[COL_projects_project].text, "project");
        ORDER(projects, start_date, end_date);
    } else if (p->file == FILE_people) {
        not_in_future(p, r, COL_people_birth_date);
    } else if (p->file == FILE_participations) {
        ORDER(participations, entry_date, exit_date);
        ORDER(participations, exit_date, six_month_date);
    } else if (p->file == FILE_groups) {
        ORDER(groups, starts_on, ends_on);
        ORDER(groups, start_time, end_time);
    } else if (p->file == FILE_memberships) {
        ORDER(memberships, joined_on, left_on);
    } else if (p->file == FILE_sessions) {
        ORDER(sessions, start_time, end_time);
    }
#undef ORDER
    if (p->file == FILE_staff)
        check_staff(p, r);
}
