/* exchange_check: is a cell of the package what its column says, and does a row agree with itself? What is wrong is
 * said with file, line, column, reason and a hint how to mend it. Writes nothing. */
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/exchange/exchange_pass.h"
#include "rooms/mapping/mapping.h"
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

/* Whose row it is: its first cells that are keys or texts. */
static struct str row_name(struct pass *p)
{
    enum { PARTS = 3, SHOWN = 120 };
    const struct kind *k = p->kind < KIND__N ? kinds[p->kind] : NULL;
    struct str all = S("");
    size_t parts = 0;

    for (size_t i = 0; p->typed && k && i < k->n && parts < PARTS; i++) {
        const enum cell_kind kind = k->columns[i].kind;
        if (p->typed[i].n == 0 || (kind != CELL_KEY && kind != CELL_REF && kind != CELL_TEXT))
            continue;
        all = parts++ ? str_fmt(p->scratch->a, "%.*s · %.*s", STR_ARG(all), STR_ARG(p->typed[i])) : p->typed[i];
    }
    return first_of(all, SHOWN);
}

void pass_reject(struct pass *p, struct str column, struct str value, struct str reason, struct str hint)
{
    struct arena *a = p->t->a;
    struct str suggestion = p->suggestion;
    bool may_stay = p->may_stay;

    p->suggestion = S("");
    p->may_stay = false;
    if (p->quiet)
        return;
    p->rejected = true;
    if (p->result->rejections.n >= EXCHANGE_REJECTIONS_KEPT)
        return;
    struct exchange_rejection one = {
        .file = p->file_name,
        .line = p->in.line,
        .column = str_copy(a, column),
        .value = str_copy(a, first_of(value, VALUE_SHOWN)),
        .cell = str_copy(a, first_of(p->cell.n > 0 ? p->cell : value, CELL_SHOWN)),
        .reason = str_copy(a, reason),
        .hint = str_copy(a, hint),
        .who = str_copy(a, row_name(p)),
        .suggestion = str_copy(a, suggestion.n <= CELL_SHOWN ? suggestion : S("")),
        .may_stay = may_stay,
    };
    LIST_ADD(a, &p->result->rejections, one);
}

void pass_note(struct pass *p, struct str text)
{
    struct exchange_note one = { p->file_name, str_copy(p->t->a, text) };
    LIST_ADD(p->t->a, &p->result->notes, one);
}

bool pass_first(struct pass *p, enum noted what)
{
    bool first = !p->quiet && !(p->noted & (unsigned)what);

    p->noted |= p->quiet ? 0 : (unsigned)what;
    return first;
}

struct str pass_suggest(struct pass *p, struct str item, struct str meant)
{
    struct arena *a = p->scratch->a;
    ptrdiff_t at = str_find(p->cell, item);

    p->suggestion = meant;
    if (at >= 0 && item.n < p->cell.n)
        p->suggestion = str_fmt(a, "%.*s%.*s%.*s", (int)at, p->cell.p, STR_ARG(meant),
            STR_ARG(str_part(p->cell, (size_t)at + item.n, p->cell.n)));
    return trf(p->scratch, "Did you mean \"%1$s\"?", meant);
}

bool pass_wrong(struct pass *p, const struct kind_column *c, struct str typed, struct str reason, struct str hint)
{
    pass_reject(p, str_of(c->name), typed, reason, hint);
    return false;
}

/* What people write instead (Kyllä, Nainen, somali, Irak) is no code, but it says which one is meant. */
static struct str meant_or(
    struct pass *p, enum mapping_shape shape, const struct codes *codes, struct str typed, struct str otherwise)
{
    struct str meant = mapping_value(p->scratch->a, shape, codes, typed);

    return str_eq(meant, typed) ? otherwise : pass_suggest(p, typed, meant);
}

static size_t characters(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

static bool check_text(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    ret->text = typed;
    if (typed.n > (size_t)c->max && characters(typed) > (size_t)c->max)
        return pass_wrong(p, c, typed,
            trf(t, "The text is longer than %1$s characters.", lang_number(t->a, t->lang, c->max)),
            str_of(tr(t, "Make it shorter.")));
    if (c->kind == CELL_KEY && memchr(typed.p, ';', typed.n))
        return pass_wrong(p, c, typed, str_of(tr(t, "A key must not hold a semicolon.")),
            str_of(tr(t, "A semicolon separates the items of a list.")));
    return true;
}

/* Spreadsheets take the zeros off the front of a number; a Finnish postcode has five digits. */
static bool check_postcode(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    enum { DIGITS = 5 };
    struct task *t = p->scratch;
    int64_t n;

    if (typed.n < DIGITS && typed.p[0] != '0' && str_int(typed, &n) && n > 0) { /* "01" has lost none */
        struct str whole = str_fmt(t->a, "%0*lld", DIGITS, (long long)n);
        if (pass_first(p, NOTED_ZEROS))
            pass_note(p, trf(t, "Postcodes had lost their zeros: \"%1$s\" was read as \"%2$s\".", typed, whole));
        typed = whole;
    }
    return check_text(p, c, typed, ret);
}

/* What reaches somebody, by the rule of the forms. */
static bool check_address(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    if (!check_text(p, c, typed, ret))
        return false;
    if (c->kind == CELL_EMAIL && !form_email_ok(typed))
        return pass_wrong(p, c, typed, str_of(tr(t, "This is no email address.")),
            str_of(tr(t, "Write the e-mail address in full, for example name@example.org.")));
    if (c->kind == CELL_PHONE && !form_phone_ok(t->a, typed))
        return pass_wrong(p, c, typed, str_of(tr(t, "This is no phone number.")),
            str_of(tr(t, "Write the phone number with digits, for example 040 123 4567.")));
    return true;
}

/* ---- numbers */

static bool out_of_range(struct pass *p, const struct kind_column *c, struct str typed, int64_t least, int64_t most)
{
    struct task *t = p->scratch;

    return pass_wrong(p, c, typed, str_of(tr(t, "The number is too small or too large.")),
        trf(t, "It must be from %1$s to %2$s.", lang_number(t->a, t->lang, least), lang_number(t->a, t->lang, most)));
}

static bool check_int(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    int64_t cents;

    if (c->max == 100 && str_ends(typed, S("%"))) /* of a hundred */
        typed = str_trim(str_part(typed, 0, typed.n - 1));
    if (!str_int(typed, &ret->n))
        return pass_wrong(p, c, typed, str_of(tr(t, "This is no whole number.")),
            mapping_amount(typed, 0, &cents) && cents % 100 == 0 /* 1 250, 12,0 */
                ? pass_suggest(p, typed, str_number(t->a, cents / 100))
                : str_of(tr(t, "Write digits only, without blanks or a decimal mark.")));
    if (ret->n < c->min || ret->n > c->max)
        return out_of_range(p, c, typed, c->min, c->max);
    ret->text = str_number(t->a, ret->n);
    return true;
}

static bool check_money(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;
    struct str euros, cents = typed;
    int64_t whole, part = 0, all;
    bool good = str_cut(&cents, '.', &euros) && euros.n <= 13 && str_int(euros, &whole) && euros.p[0] != '-' &&
                cents.n <= 2; /* "-0" is nought */

    if (good && cents.n > 0) {
        good = cents.p[0] != '-' && str_int(cents, &part);
        part = cents.n == 1 ? part * 10 : part;
    }
    if (!good)
        return pass_wrong(p, c, typed, str_of(tr(t, "This is no amount of money.")),
            mapping_amount(typed, 0, &all) /* 1 250,50 € */
                ? pass_suggest(p, typed, str_fmt(t->a, "%lld.%02d", (long long)all / 100, (int)(all % 100)))
                : str_of(tr(t, "Write euros with two decimals: 1250.00.")));
    ret->n = whole * 100 + part;
    if (ret->n > c->max)
        return out_of_range(p, c, typed, 0, c->max / 100);
    ret->text = str_fmt(t->a, "%lld.%02lld", (long long)whole, (long long)part);
    return true;
}

static bool check_yesno(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    ret->n = str_is(typed, "yes");
    ret->text = typed;
    return ret->n == 1 || str_is(typed, "no") ||
           pass_wrong(p, c, typed, str_of(tr(t, "This is neither yes nor no.")),
               meant_or(p, MAPPING_YESNO, NULL, typed, str_of(tr(t, "Write yes or no, or leave the cell empty."))));
}

/* ---- codes */

static struct str all_codes(struct arena *a, const struct codes *codes)
{
    struct str all = S("");
    for (size_t i = 0; i < codes->n; i++)
        all = i ? str_fmt(a, "%.*s %s", STR_ARG(all), codes->at[i].code) : str_of(codes->at[i].code);
    return all;
}

static bool check_code(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    for (size_t i = 0; i < c->codes->n; i++)
        if (str_is(typed, c->codes->at[i].code)) {
            ret->text = str_of(c->codes->at[i].code);
            return true;
        }
    const char *near = package_nearest_code(c->codes, typed);
    struct str meant = mapping_value(t->a, MAPPING_CODE, c->codes, typed);
    if (str_eq(meant, typed) && near)
        meant = str_of(near);
    return pass_wrong(p, c, typed, str_of(tr(t, "This is not in the value list of the column.")),
        str_eq(meant, typed) ? trf(t, "It takes one of: %1$s.", all_codes(t->a, c->codes))
                             : pass_suggest(p, typed, meant));
}

/* One item of a list; *ret_item as it is stored. False: said why. */
static bool check_item(struct pass *p, const struct kind_column *c, struct str typed, struct str *ret_item)
{
    struct task *t = p->scratch;

    if (c->kind == CELL_COUNTRIES) {
        *ret_item = typed;
        return country_code_ok(typed) ||
               pass_wrong(p, c, typed, str_of(tr(t, "There is no such country code.")),
                   meant_or(p, MAPPING_COUNTRY, NULL, typed,
                       str_of(
                           tr(t, "Write two capital letters: FI, SO, IQ; XS for stateless, XX for not determined."))));
    }
    if (c->kind == CELL_LANGUAGE || c->kind == CELL_LANGUAGES) {
        *ret_item = lang_code3(t->a, typed);
        if (str_empty(*ret_item))
            return pass_wrong(p, c, typed, str_of(tr(t, "There is no such language code.")),
                meant_or(p, MAPPING_LANGUAGE, NULL, typed,
                    str_of(tr(t, "Write the three letters of ISO 639-3: som, ara, fin."))));
        if (!str_eq(*ret_item, typed) && pass_first(p, NOTED_CODES))
            pass_note(p, trf(t, "Two-letter language codes were read as three letters: \"%1$s\" as \"%2$s\".", typed,
                             *ret_item));
        return true;
    }
    *ret_item = typed.n < 3 ? str_fmt(t->a, "%.*s%.*s", (int)(3 - typed.n), "000", STR_ARG(typed)) : typed;
    if (typed.n > 0 && place_ok(*ret_item)) {
        if (typed.n < 3 && pass_first(p, NOTED_ZEROS))
            pass_note(
                p, trf(t, "Municipality codes had lost their zeros: \"%1$s\" was read as \"%2$s\".", typed, *ret_item));
        return true;
    }
    struct str found = place_find(typed);
    return pass_wrong(p, c, typed, str_of(tr(t, "There is no municipality with this code.")),
        str_empty(found) ? str_of(tr(t, "Write the three digits of the municipality: 091 for Helsinki."))
                         : pass_suggest(p, typed, found));
}

static bool check_list(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
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

static bool check_ref(struct pass *p, const struct kind_column *c, struct str key, int64_t *ret_id)
{
    struct task *t = p->scratch;

    *ret_id = find_key(p, c->refers, key);
    if (*ret_id == 0 && p->broken[c->refers])
        *ret_id = KIND_REJECTED;
    if (*ret_id != 0 ||
        (p->kind == KIND_groups && c->refers == KIND_groups)) /* a group further down: write_end looks again */
        return true;
    const char *file = kinds[c->refers]->name;
    return pass_wrong(p, c, key, trf(t, "No row of %1$s.csv has this key.", str_of(file)),
        trf(t, "Add the row to %1$s.csv, or correct the key.", str_of(file)));
}

static bool check_refs(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    enum { MOST = 100 };
    struct task *t = p->scratch;
    int64_t *ids = NEW_N(t->a, int64_t, MOST);
    struct strs keys = strs_split(t->a, typed, ';');

    for (size_t i = 0; i < keys.n; i++) {
        if (ret->nids == MOST)
            return pass_wrong(
                p, c, typed, str_of(tr(t, "The list has more than 100 items.")), str_of(tr(t, "Make it shorter.")));
        if (!check_ref(p, c, keys.at[i], &ids[ret->nids++]))
            return false;
    }
    ret->ids = ids;
    ret->text = strs_join(t->a, &keys, S(";"));
    return true;
}

bool check_cell(struct pass *p, const struct kind_column *c, struct str typed, struct value *ret)
{
    struct task *t = p->scratch;

    *ret = (struct value){ .text = S(""), .n = c->kind == CELL_REF ? 0 : INT_NONE };
    if (typed.n == 0)
        return !c->required || pass_wrong(p, c, typed, str_of(tr(t, "This cell must not be empty.")),
                                   str_of(tr(t, "Fill it in, or leave the row out.")));
    if (!p->by_hand && !p->quiet && !looks_right(p, c, typed))
        return false;
    switch (c->kind) {
    case CELL_KEY:
    case CELL_TEXT: return check_text(p, c, typed, ret);
    case CELL_POSTCODE: return check_postcode(p, c, typed, ret);
    case CELL_EMAIL:
    case CELL_PHONE: return check_address(p, c, typed, ret);
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

void check_project(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;
    const struct kind *k = kinds[p->kind];

    for (size_t i = 0; p->o->project != 0 && i < k->n; i++) {
        bool names = p->kind == KIND_projects ? i == 0
                                              : k->columns[i].refers == KIND_projects && k->columns[i].kind == CELL_REF;
        if (names && r->v[i].text.n > 0 && !str_eq(r->v[i].text, p->project))
            pass_reject(p, str_of(k->columns[i].name), r->v[i].text,
                trf(t, "This import is for project %1$s only.", p->project),
                str_of(tr(t, "Leave the row out, or import it into its own project.")));
    }
}
