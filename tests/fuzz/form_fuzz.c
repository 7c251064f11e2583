/* form_fuzz: what a browser may send for a form with one field of every kind. Whatever is typed is either refused with
 * a sentence or becomes a value that is shown and read again as itself; it is drawn without becoming markup. */
#include "html/form.h"
#include "tests/fuzz/fuzz.h"

static const struct code COLOURS[] = { { "red", "Red" }, { "blue", "Blue" } };
static const struct codes CODES_colour = { "colour", COLOURS, 2 };

/* clang-format off */
#define EVERY_FIELDS(F) \
    F(every, name, TEXT, 2, 20, REQUIRED, "Name", NULL, NULL) F(every, note, LONG, 0, 50, OPTIONAL, "Note", NULL, \
          NULL) \
    F(every, email, EMAIL, 0, 0, OPTIONAL, "E-mail", NULL, NULL) F(every, phone, PHONE, 0, 0, OPTIONAL, "Phone", \
          NULL, NULL) \
    F(every, password, PASSWORD, 0, 0, OPTIONAL, "Password", NULL, NULL) F(every, code, SECRET_CODE, 0, 0, \
          OPTIONAL, "Code", NULL, NULL) \
    F(every, day, DATE, 0, 0, OPTIONAL, "Day", NULL, NULL) F(every, born, PARTIAL, 0, 0, OPTIONAL, "Born", NULL, NULL) \
    F(every, at, CLOCK, 0, 0, OPTIONAL, "Time", NULL, NULL) F(every, children, NUMBER, 0, 20, OPTIONAL, "Children", \
          NULL, NULL) \
    F(every, cost, MONEY, 0, 0, OPTIONAL, "Cost", NULL, NULL) F(every, agreed, CHECK, 0, 0, OPTIONAL, "Agreed", \
          NULL, NULL) \
    F(every, reads, YESNO, 0, 0, OPTIONAL, "Reads", NULL, NULL) F(every, colour, CHOICE, 0, 0, OPTIONAL, "Colour", \
          NULL, &CODES_colour) \
    F(every, colours, MULTI, 0, 0, OPTIONAL, "Colours", NULL, &CODES_colour) F(every, group, PICK, 0, 0, OPTIONAL, \
          "Group", NULL, NULL) \
    F(every, people, PICKS, 0, 0, OPTIONAL, "People", NULL, NULL) F(every, back, HIDDEN, 0, 0, OPTIONAL, NULL, \
          NULL, NULL)
/* clang-format on */
FORM_DECLARE(every, EVERY_FIELDS)
FORM_DEFINE(every, EVERY_FIELDS)

/* Not one tag that field.c does not write: every "<" opens or closes one of these. */
static void check_drawing(struct task *t, const struct form *f)
{
    static const char *const TAGS[] = { "div", "label", "input", "p ", "p>", "span", "textarea", "fieldset", "legend",
        "select", "option", "ul", "li", "a ", "a>", "h2" };
    struct buf o;
    buf_init(&o, 4 << 20);
    struct page p = { .o = &o, .a = t->a, .lang = t->lang, .today = t->today };
    form_summary(&p, f);
    for (size_t i = 0; i < f->table->n; i++)
        form_field(&p, f, i);
    HOLDS(!buf_full(&o));
    for (size_t i = 0; i < o.n; i++) {
        if (o.p[i] != '<')
            continue;
        struct str rest = str_part(buf_view(&o), i + 1, 10);
        if (str_starts(rest, S("/")))
            rest = str_part(rest, 1, rest.n);
        bool known = false;
        for (size_t k = 0; k < sizeof TAGS / sizeof *TAGS; k++)
            known = known || str_starts(rest, str_of(TAGS[k]));
        HOLDS(known);
    }
    buf_free(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t = { .a = arena_new((size_t)256 << 20), .lang = lang_get(size % LANG__N), .today = DAY("2026-11-22") };
    struct form f = form_show(&t, &every_form, NULL, 0), g;
    struct every_values v, again;
    struct str rest = fuzz_str(data, size);
    for (size_t i = 0; i < every_form.n; i++) /* one line a field; the last one for all that are left */
        if (!str_cut(&rest, '\n', &f.typed[i]))
            f.typed[i] = i ? f.typed[i - 1] : S("");
    bool good = form_parse(&t, &f, &v);
    HOLDS(good == (f.problems.n == 0));
    for (size_t i = 0; i < f.problems.n; i++)
        HOLDS(f.problems.at[i].text.n > 0);
    check_drawing(&t, &f);
    g = form_show(&t, &every_form, &v, 0);
    HOLDS(!good || form_parse(&t, &g, &again));
    HOLDS(!good || (again.cost == v.cost && again.children == v.children && day_cmp(again.born, v.born) == 0 &&
                       again.people.n == v.people.n));
    arena_free(t.a);
    return 0;
}
