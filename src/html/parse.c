/* parse: what was typed into the values of a form. Each wrong field gets one whole sentence that says what to do;
 * nothing here knows the rules of a room, only the kinds of fields. */
#include "html/form.h"
#include "html/label.h"

struct reading {
    struct task *t;
    struct form *f;
    const struct field *field;
    size_t index;
    struct str typed; /* trimmed */
    struct str label;
    bool wrong;
};

static void wrong(struct reading *r, struct str sentence)
{
    if (!r->wrong)
        problem_add(r->t, &r->f->problems, r->field->name, sentence);
    r->wrong = true;
}

static struct str number(struct reading *r, int64_t n) { return lang_number(r->t->a, r->t->lang, n); }

int64_t form_limit(const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT: return field->max ? field->max : 200;
    case FIELD_LONG: return field->max ? field->max : 10000;
    case FIELD_EMAIL: return field->max ? field->max : 254;
    case FIELD_PHONE: return field->max ? field->max : 40;
    case FIELD_PASSWORD: return field->max ? field->max : 200;
    case FIELD_SECRET_CODE: return field->max ? field->max : 100;
    case FIELD_HIDDEN: return field->max ? field->max : 1000;
    case FIELD_DATE:
    case FIELD_PARTIAL:
    case FIELD_CLOCK:
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_PICK:
    case FIELD_CHOICE: return 100;
    case FIELD_CHECK:
    case FIELD_YESNO: return 20;
    case FIELD_MULTI:
    case FIELD_PICKS: return 20000;
    }
    unreachable();
}

static int64_t characters(struct str s)
{
    int64_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

/* ---- cleaning */

/* Line breaks become one kind (LONG) or blanks; other control characters go. */
static struct str clean(struct arena *a, struct str s, bool lines)
{
    char *z = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '\r' && i + 1 < s.n && s.p[i + 1] == '\n')
            continue;
        if (c == '\n' || c == '\r')
            z[n++] = lines ? '\n' : ' ';
        else if (c == '\t')
            z[n++] = lines ? '\t' : ' ';
        else if (c >= ' ' && c != 127)
            z[n++] = (char)c;
    }
    return str_trim((struct str){ z, n });
}

static bool starts_at(struct str s, size_t i, const char *z)
{
    size_t n = strlen(z);
    return s.n - i >= n && memcmp(s.p + i, z, n) == 0;
}

/* For fields of digits: Arabic-Indic and Persian digits become Western, every kind of blank and the marks that
 * browsers and spreadsheets add for direction go or become a plain blank, the minus sign and dashes become '-'. */
static struct str plain(struct arena *a, struct str s)
{
    static const struct {
        const char *from, *to;
    } SIGNS[] = {
        { "\xC2\xA0", " " },
        { "\xE2\x80\xAF", " " },
        { "\xE2\x80\x89", " " },
        { "\xE2\x80\x8E", "" },
        { "\xE2\x80\x8F", "" },
        { "\xE2\x81\xA6", "" },
        { "\xE2\x81\xA8", "" },
        { "\xE2\x81\xA9", "" },
        { "\xE2\x81\xA7", "" },
        { "\xE2\x80\x8B", "" },
        { "\xE2\x80\xAA", "" },
        { "\xE2\x80\xAB", "" },
        { "\xE2\x80\xAC", "" },
        { "\xE2\x80\xAD", "" },
        { "\xE2\x80\xAE", "" },
        { "\xD8\x9C", "" },
        { "\xEF\xBB\xBF", "" },
        { "\xE2\x88\x92", "-" },
        { "\xE2\x80\x90", "-" },
        { "\xE2\x80\x91", "-" },
        { "\xE2\x80\x93", "-" },
        { "\xD9\xAB", "," },
        { "\xD9\xAC", " " },
        { "\xD8\x8C", "," },
    };
    char *z = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i], d = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        if ((c == 0xD9 && d >= 0xA0 && d <= 0xA9) || (c == 0xDB && d >= 0xB0 && d <= 0xB9)) {
            z[n++] = (char)('0' + (d & 15));
            i += 2;
            continue;
        }
        size_t k = 0;
        while (k < sizeof SIGNS / sizeof *SIGNS && !starts_at(s, i, SIGNS[k].from))
            k++;
        if (k == sizeof SIGNS / sizeof *SIGNS) {
            z[n++] = s.p[i++];
            continue;
        }
        if (*SIGNS[k].to)
            z[n++] = *SIGNS[k].to;
        i += strlen(SIGNS[k].from);
    }
    return str_trim((struct str){ z, n });
}

/* ---- kinds */

static void absent(struct reading *r);

static struct str read_text(struct reading *r)
{
    struct str s = clean(r->t->a, r->typed, r->field->kind == FIELD_LONG);
    int64_t n = characters(s);
    if (n == 0)
        absent(r);
    if (r->field->min > 1 && n > 0 && n < r->field->min)
        wrong(r, trf(r->t, "%1$s: write at least %2$s characters.", r->label, number(r, r->field->min)));
    return s;
}

bool form_email_ok(struct str s)
{
    struct str domain = { 0 };
    ptrdiff_t at = str_find(s, S("@"));
    bool ok = at > 0;
    if (ok) {
        domain = str_part(s, (size_t)at + 1, s.n);
        ptrdiff_t dot = str_find(domain, S("."));
        ok = dot > 0 && !str_ends(domain, S(".")) && str_find(domain, S("@")) < 0 && str_find(domain, S("..")) < 0;
    }
    for (size_t i = 0; i < s.n; i++)
        ok = ok && (unsigned char)s.p[i] > ' ' && s.p[i] != 127 && !strchr("<>()[]\\,;:\"", s.p[i]);
    return ok;
}

static struct str read_email(struct reading *r)
{
    if (!form_email_ok(r->typed))
        wrong(r, str_of(tr(r->t, "Write the e-mail address in full, for example name@example.org.")));
    return r->typed;
}

/* s: plain() */
static bool phone_ok(struct str s)
{
    int digits = 0;
    bool ok = true;
    for (size_t i = 0; i < s.n; i++) {
        digits += s.p[i] >= '0' && s.p[i] <= '9';
        ok = ok && s.p[i] && strchr("0123456789 +-()./", s.p[i]);
    }
    return ok && digits >= 3 && digits <= 15;
}

bool form_phone_ok(struct arena *a, struct str typed) { return phone_ok(plain(a, typed)); }

struct str form_phone(struct arena *a, struct str typed) { return plain(a, typed); }

static struct str read_phone(struct reading *r)
{
    struct str s = plain(r->t->a, r->typed);

    if (!phone_ok(s))
        wrong(r, str_of(tr(r->t, "Write the phone number with digits, for example 040 123 4567.")));
    return s;
}

bool form_year_ok(int64_t year) { return year >= 1900 && year <= 2199; }

static struct day read_date(struct reading *r)
{
    struct day d = DAY("");
    if (!day_read_loose(plain(r->t->a, r->typed), &d) || !form_year_ok(day_year(d)))
        wrong(r, str_of(tr(r->t, "Write the date as day, month and year, for example 31 3 2026.")));
    return d;
}

static bool partial_of(struct arena *a, struct str s, struct day *ret)
{
    struct str d, m, y = s;
    if (!str_cut(&y, '.', &d) || !str_cut(&y, '.', &m))
        return day_read_partial(s, ret);
    d = str_trim(d), m = str_trim(m), y = str_trim(y);
    int64_t dn = 0, mn = 0, yn = 0;
    if (!str_int(y, &yn) || y.n != 4 || (d.n && !m.n))
        return false;
    if ((m.n && (m.n > 2 || !str_int(m, &mn) || mn < 1)) || (d.n && (d.n > 2 || !str_int(d, &dn) || dn < 1)))
        return false;
    struct str iso = d.n   ? str_fmt(a, "%04d-%02d-%02d", (int)yn, (int)mn, (int)dn)
                     : m.n ? str_fmt(a, "%04d-%02d", (int)yn, (int)mn)
                           : y;
    return day_read_partial(iso, ret);
}

static struct day read_partial(struct reading *r)
{
    struct day d = DAY("");
    struct str s = plain(r->t->a, r->typed);
    if ((!partial_of(r->t->a, s, &d) && !day_read_loose(s, &d)) || !form_year_ok(day_year(d)))
        wrong(r, trf(r->t,
                     "%1$s: write day, month and year as numbers, for example 31 3 2026. If only the year is known, "
                     "write the year.",
                     r->label));
    return d;
}

static struct clock read_clock(struct reading *r)
{
    struct clock c = { "" };
    if (!clock_read(plain(r->t->a, r->typed), &c))
        wrong(r, str_of(tr(r->t, "Write the time as hours and minutes, for example 9:30.")));
    return c;
}

static struct str without_blanks(struct arena *a, struct str s)
{
    char *z = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != ' ')
            z[n++] = s.p[i];
    return (struct str){ z, n };
}

static void check_range(struct reading *r, int64_t n)
{
    const struct field *f = r->field;
    bool limits = f->min != 0 || f->max != 0;
    if (!limits || (n >= f->min && n <= f->max))
        return;
    bool money = f->kind == FIELD_MONEY;
    struct str min = money ? lang_money(r->t->a, r->t->lang, f->min) : number(r, f->min);
    struct str max = money ? lang_money(r->t->a, r->t->lang, f->max) : number(r, f->max);
    wrong(r, trf(r->t, "%1$s: write a number from %2$s to %3$s.", r->label, min, max));
}

static int64_t read_number(struct reading *r)
{
    int64_t n = INT_NONE;
    if (!str_int(without_blanks(r->t->a, plain(r->t->a, r->typed)), &n) || n == INT_NONE) {
        wrong(r, trf(r->t, "%1$s: write a whole number, for example 12.", r->label));
        return INT_NONE;
    }
    check_range(r, n);
    return n;
}

/* "1 234,5" "1234.50" "12 €": at most two decimals after a comma or point. */
static bool cents_of(struct arena *a, struct str s, int64_t *ret)
{
    s = without_blanks(a, plain(a, s));
    if (str_ends(s, S("€")))
        s.n -= 3;
    bool negative = str_starts(s, S("-"));
    s = str_part(s, negative, s.n);
    int64_t n = 0;
    size_t i = 0, decimals = 0;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && i < 15; i++)
        n = n * 10 + (s.p[i] - '0');
    if (i == 0)
        return false;
    if (i < s.n && (s.p[i] == ',' || s.p[i] == '.'))
        for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && decimals < 2; i++, decimals++)
            n = n * 10 + (s.p[i] - '0');
    if (i != s.n || s.p[s.n - 1] == ',' || s.p[s.n - 1] == '.')
        return false;
    for (; decimals < 2; decimals++)
        n *= 10;
    *ret = negative ? -n : n;
    return true;
}

static int64_t read_money(struct reading *r)
{
    int64_t n = INT_NONE;
    if (!cents_of(r->t->a, r->typed, &n))
        wrong(r, trf(r->t, "%1$s: write the sum in euros, for example 12,50.", r->label));
    else
        check_range(r, n);
    return r->wrong ? INT_NONE : n;
}

static void choose(struct reading *r) { wrong(r, trf(r->t, "Choose an answer: %1$s", r->label)); }

static bool offered(const struct reading *r, struct str value)
{
    const struct options *o = r->f->options ? &r->f->options[r->index] : NULL;
    for (size_t i = 0; o && i < o->n; i++)
        if (str_eq(o->at[i].value, value))
            return true;
    return !o || o->n == 0; /* options come from the room, maybe after the reading: then the room checks */
}

/* One of what the record holds already, though the list does not offer it (any more). */
static bool stands(const struct reading *r, struct str piece)
{
    struct str rest = r->f->stands ? r->f->stands[r->index] : S(""), one;
    while (str_cut(&rest, ';', &one))
        if (str_eq(one, piece))
            return true;
    return false;
}

static int64_t read_pick(struct reading *r)
{
    int64_t id = 0;
    if (!id_read(r->typed, &id) || !offered(r, r->typed)) {
        choose(r);
        return 0;
    }
    return id;
}

static struct strs read_several(struct reading *r)
{
    struct strs list = { 0 };
    struct str rest = r->typed, piece;
    while (str_cut(&rest, ';', &piece)) {
        int64_t id;
        bool known = r->field->kind == FIELD_MULTI ? code_ok(r->field->codes, piece)
                                                   : id_read(piece, &id) && offered(r, piece);
        bool twice = false;
        known = known || stands(r, piece);
        for (size_t i = 0; i < list.n; i++)
            twice = twice || str_eq(list.at[i], piece);
        if (piece.n && !known)
            choose(r);
        else if (piece.n && !twice)
            strs_add(r->t->a, &list, piece);
    }
    return list;
}

/* ---- a field: absent, wrong or right */

static void set_absent(const struct field *field, void *v)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_PASSWORD:
    case FIELD_SECRET_CODE:
    case FIELD_CHOICE:
    case FIELD_HIDDEN: *(struct str *)v = S(""); break;
    case FIELD_DATE:
    case FIELD_PARTIAL: *(struct day *)v = DAY(""); break;
    case FIELD_CLOCK: *(struct clock *)v = (struct clock){ "" }; break;
    case FIELD_NUMBER:
    case FIELD_MONEY: *(int64_t *)v = INT_NONE; break;
    case FIELD_CHECK: *(bool *)v = false; break;
    case FIELD_YESNO: *(int64_t *)v = YESNO_UNKNOWN; break;
    case FIELD_PICK: *(int64_t *)v = 0; break;
    case FIELD_MULTI:
    case FIELD_PICKS: *(struct strs *)v = (struct strs){ 0 }; break;
    }
}

static void absent(struct reading *r)
{
    if (r->field->need == OPTIONAL)
        return;
    switch (r->field->kind) {
    case FIELD_CHECK: wrong(r, trf(r->t, "Tick this box if it is so: %1$s", r->label)); break;
    case FIELD_YESNO:
    case FIELD_CHOICE:
    case FIELD_PICK: choose(r); break;
    case FIELD_MULTI:
    case FIELD_PICKS: wrong(r, trf(r->t, "Choose at least one: %1$s", r->label)); break;
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_PASSWORD:
    case FIELD_SECRET_CODE:
    case FIELD_DATE:
    case FIELD_PARTIAL:
    case FIELD_CLOCK:
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_HIDDEN: wrong(r, trf(r->t, "Fill in: %1$s", r->label)); break;
    }
}

static void present(struct reading *r, void *v)
{
    switch (r->field->kind) {
    case FIELD_TEXT:
    case FIELD_LONG: *(struct str *)v = read_text(r); break;
    case FIELD_PASSWORD: *(struct str *)v = r->f->typed[r->index]; break; /* every byte of it counts */
    case FIELD_SECRET_CODE:
    case FIELD_HIDDEN: *(struct str *)v = clean(r->t->a, r->typed, false); break;
    case FIELD_EMAIL: *(struct str *)v = read_email(r); break;
    case FIELD_PHONE: *(struct str *)v = read_phone(r); break;
    case FIELD_DATE: *(struct day *)v = read_date(r); break;
    case FIELD_PARTIAL: *(struct day *)v = read_partial(r); break;
    case FIELD_CLOCK: *(struct clock *)v = read_clock(r); break;
    case FIELD_NUMBER: *(int64_t *)v = read_number(r); break;
    case FIELD_MONEY: *(int64_t *)v = read_money(r); break;
    case FIELD_CHECK: *(bool *)v = true; break;
    case FIELD_YESNO:
        *(int64_t *)v = str_is(r->typed, "yes") ? YES : str_is(r->typed, "no") ? NO : YESNO_UNKNOWN;
        if (*(int64_t *)v == YESNO_UNKNOWN && !str_is(r->typed, "unknown"))
            choose(r);
        break;
    case FIELD_CHOICE:
        if (code_ok(r->field->codes, r->typed))
            *(struct str *)v = r->typed;
        else
            choose(r);
        break;
    case FIELD_PICK: *(int64_t *)v = read_pick(r); break;
    case FIELD_MULTI:
    case FIELD_PICKS: *(struct strs *)v = read_several(r); break;
    }
}

static bool blank(const struct reading *r)
{
    if (r->field->kind == FIELD_PASSWORD)
        return r->f->typed[r->index].n == 0;
    if (r->field->kind == FIELD_PARTIAL)
        return str_empty(str_trim(r->typed)) || str_is(r->typed, "..");
    return str_empty(r->typed);
}

/* What the record holds came back as it was shown: it is no business of this save whether it would be taken today. */
static bool untouched(const struct reading *r)
{
    enum field_kind kind = r->field->kind;
    if (!r->f->stands || kind == FIELD_PASSWORD || kind == FIELD_SECRET_CODE || kind == FIELD_CHECK)
        return false;
    bool lines = kind == FIELD_LONG;
    return str_eq(clean(r->t->a, r->typed, lines), clean(r->t->a, r->f->stands[r->index], lines));
}

/* Of what a field of each kind is in the struct. */
static const size_t SIZE[] = {
#define K(k, c) [FIELD_##k] = sizeof(c),
    FIELD_KINDS(K)
#undef K
};

static void read_field(struct task *t, struct form *f, size_t i, void *v)
{
    const struct field *field = &f->table->fields[i];
    struct reading r = {
        .t = t,
        .f = f,
        .field = field,
        .index = i,
        .typed = str_trim(f->typed[i]),
        .label = str_of(field_label(t->lang, field)),
        .wrong = false,
    };
    set_absent(field, v);
    int64_t n = characters(r.typed), limit = form_limit(field);
    if (blank(&r))
        absent(&r);
    else if (untouched(&r))
        memcpy(v, (const char *)f->stored + field->offset, SIZE[field->kind]);
    else if (n > limit)
        wrong(&r, trf(t, "%1$s: write at most %2$s characters. Now there are %3$s.", r.label, number(&r, limit),
                      number(&r, n)));
    else
        present(&r, v);
    if (r.wrong)
        set_absent(field, v);
}

bool form_parse(struct task *t, struct form *f, void *ret_values)
{
    size_t before = f->problems.n;
    for (size_t i = 0; i < f->table->n; i++)
        read_field(t, f, i, (char *)ret_values + f->table->fields[i].offset);
    return f->problems.n == before;
}
