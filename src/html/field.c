/* field: draws forms: label above, hint, input, what is wrong. Classes are designsystemet's. Everything works without
 * script: checks are the server's (novalidate), and no length stops a paste (data-max is for the counter only). */
#include "html/attributes.h"
#include "html/form.h"
#include "html/label.h"

/* What the inputs of one field have in common while they are drawn. */
struct drawing {
    struct page *p;
    const struct form *f;
    const struct field *field;
    size_t index;
    struct str typed;
    const char *id; /* "person-given_names": also the target of the error summary */
    const char *label, *hint;
    struct str problem;                     /* "" when right */
    const char *label_beside, *hint_beside; /* in Finnish, where the page has it beside; else NULL */
};

enum { RADIOS_MAX = 7 };

static void described(const struct drawing *d)
{
    if (!d->hint && str_empty(d->problem))
        return;
    attr(d->p, "aria-describedby",
        str_fmt(d->p->a, "%s%s%s%s%s", d->hint ? d->id : "", d->hint ? "-hint" : "", d->hint && d->problem.n ? " " : "",
            d->problem.n ? d->id : "", d->problem.n ? "-error" : ""));
}

static void invalid(const struct drawing *d)
{
    if (d->problem.n)
        attr_z(d->p, "aria-invalid", "true");
}

/* The Finnish beside a text of the field, where it says something else. */
static void beside(const struct drawing *d, const char *text, const char *fi)
{
    if (fi && strcmp(text, fi) != 0)
        html_beside(d->p, str_of(fi));
}

/* ---- pieces around inputs */

const struct lang *field_label_language(const char *label)
{
    for (enum lang_id i = 0; i < LANG__N; i++)
        if (label && strcmp(label, lang_get(i)->name) == 0)
            return lang_get(i);
    return NULL;
}

const char *field_label(const struct lang *l, const struct field *field)
{
    const char *label = field->label ? field->label : field->name;

    return field_label_language(label) ? label : lang_tr(l, label);
}

static void label_text(const struct drawing *d)
{
    const struct lang *own = field_label_language(d->label);

    if (own) {
        HTML_LIT(d->p, "<bdi");
        attr_z(d->p, "lang", own->tag);
        HTML_LIT(d->p, ">");
    }
    html_z(d->p, d->label);
    if (own)
        HTML_LIT(d->p, "</bdi>");
    if (d->field->need == REQUIRED) {
        HTML_LIT(d->p, " <span class=\"kp-required\" aria-hidden=\"true\">*</span>");
        d->p->form_marks = true;
    }
    beside(d, d->label, d->label_beside);
}

static void label(const struct drawing *d)
{
    HTML_LIT(d->p, "<label class=\"ds-label\" data-weight=\"medium\"");
    attr_z(d->p, "for", d->id);
    HTML_LIT(d->p, ">");
    label_text(d);
    HTML_LIT(d->p, "</label>");
}

static void hint(const struct drawing *d)
{
    if (!d->hint)
        return;
    HTML_LIT(d->p, "<p data-field=\"description\"");
    attr(d->p, "id", str_fmt(d->p->a, "%s-hint", d->id));
    HTML_LIT(d->p, ">");
    html_z(d->p, d->hint);
    beside(d, d->hint, d->hint_beside);
    HTML_LIT(d->p, "</p>");
}

static void problem(const struct drawing *d)
{
    if (!d->problem.n)
        return;
    HTML_LIT(d->p, "<p class=\"ds-validation-message\" data-field=\"validation\"");
    attr(d->p, "id", str_fmt(d->p->a, "%s-error", d->id));
    HTML_LIT(d->p, ">");
    html_str(d->p, d->problem);
    HTML_LIT(d->p, "</p>");
}

static void group_open(const struct drawing *d)
{
    HTML_LIT(d->p, "<fieldset class=\"ds-fieldset\"");
    described(d);
    HTML_LIT(d->p, "><legend class=\"ds-label\" data-weight=\"medium\">");
    label_text(d);
    if (d->field->need == REQUIRED) { /* there is no single input that could say it */
        HTML_LIT(d->p, "<span class=\"kp-hidden\"> ");
        html_z(d->p, trc(d->p, "after a field's label", "(must be filled in)"));
        HTML_LIT(d->p, "</span>");
    }
    HTML_LIT(d->p, "</legend>");
    hint(d);
}

static void group_close(const struct drawing *d)
{
    problem(d);
    HTML_LIT(d->p, "</fieldset>\n");
}

/* ---- one line and several lines */

/* What a browser may fill in by itself: only what belongs to the person at the keyboard. */
static const char *autocomplete(const struct drawing *d)
{
    const struct form_table *table = d->f->table;
    if (d->field->kind == FIELD_PASSWORD)
        return strncmp(d->field->name, "new", 3) == 0 || strncmp(d->field->name, "again", 5) == 0 ? "new-password"
                                                                                                  : "current-password";
    if (d->field->kind == FIELD_SECRET_CODE)
        return "one-time-code";
    for (size_t i = 0; d->field->kind == FIELD_EMAIL && i < table->n; i++)
        if (table->fields[i].kind == FIELD_PASSWORD)
            return "username";
    return "off";
}

struct look {
    const char *type, *inputmode;
    bool ltr;
    int64_t size;
};

/* A native date or time field cannot show what it does not understand: then it is a text field, and keeps it. */
static struct look look_of(const struct drawing *d)
{
    int64_t limit = form_limit(d->field);
    struct day day;
    struct clock clock;
    switch (d->field->kind) {
    case FIELD_EMAIL: return (struct look){ "email", "email", true, 0 };
    case FIELD_PHONE: return (struct look){ "tel", "tel", true, 20 };
    case FIELD_PASSWORD: return (struct look){ "password", NULL, true, 0 };
    case FIELD_SECRET_CODE: return (struct look){ "text", NULL, true, 20 };
    case FIELD_NUMBER: return (struct look){ "text", "numeric", true, 10 };
    case FIELD_MONEY: return (struct look){ "text", "decimal", true, 14 };
    case FIELD_DATE:
        return (struct look){ str_empty(d->typed) || day_read(d->typed, &day) ? "date" : "text", NULL, false, 14 };
    case FIELD_CLOCK:
        return (struct look){
            str_empty(d->typed) || (d->typed.n == 5 && clock_read(d->typed, &clock)) ? "time" : "text", NULL, false, 8
        };
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_PARTIAL:
    case FIELD_CHECK:
    case FIELD_YESNO:
    case FIELD_CHOICE:
    case FIELD_MULTI:
    case FIELD_PICK:
    case FIELD_PICKS:
    case FIELD_HIDDEN: return (struct look){ "text", NULL, false, limit <= 30 ? limit : 0 };
    }
    unreachable();
}

static void input_attrs(const struct drawing *d)
{
    struct page *p = d->p;
    attr_z(p, "id", d->id);
    attr_z(p, "name", d->field->name);
    if (d->field->kind != FIELD_CHECK)
        attr_z(p, "autocomplete", autocomplete(d));
    described(d);
    invalid(d);
    flag(p, "required", d->field->need == REQUIRED);
}

/* Options of a text field are suggestions: anything else may be typed. The list stands after its input. */
static void suggestions(const struct drawing *d, const struct options *o)
{
    struct page *p = d->p;
    HTML_LIT(p, "<datalist");
    attr(p, "id", str_fmt(p->a, "%s-list", d->id));
    HTML_LIT(p, ">");
    for (size_t i = 0; i < o->n; i++) {
        HTML_LIT(p, "<option");
        attr(p, "value", o->at[i].value);
        HTML_LIT(p, "></option>");
    }
    HTML_LIT(p, "</datalist>");
}

static void one_line(const struct drawing *d)
{
    struct page *p = d->p;
    struct look look = look_of(d);
    bool text = d->field->kind == FIELD_TEXT;
    const struct options *offered = text && d->f->options && d->f->options[d->index].n ? &d->f->options[d->index]
                                                                                       : NULL;
    HTML_LIT(p, "<div class=\"ds-field\">");
    label(d);
    hint(d);
    HTML_LIT(p, "<input class=\"ds-input\"");
    attr_z(p, "type", look.type);
    input_attrs(d);
    if (look.inputmode)
        attr_z(p, "inputmode", look.inputmode);
    if (look.size)
        attr_int(p, "size", look.size);
    if (look.ltr || text)
        attr_z(p, "dir", look.ltr ? "ltr" : "auto");
    if (text)
        attr_int(p, "data-max", form_limit(d->field));
    if (text && strstr(d->field->name, "name"))
        HTML_LIT(p, " spellcheck=\"false\" translate=\"no\"");
    if (d->typed.n && d->field->kind != FIELD_PASSWORD)
        attr(p, "value", d->typed);
    if (offered)
        attr(p, "list", str_fmt(p->a, "%s-list", d->id));
    HTML_LIT(p, ">");
    if (offered)
        suggestions(d, offered);
    problem(d);
    HTML_LIT(p, "</div>\n");
}

static void several_lines(const struct drawing *d)
{
    struct page *p = d->p;
    HTML_LIT(p, "<div class=\"ds-field\">");
    label(d);
    hint(d);
    HTML_LIT(p, "<textarea class=\"ds-input\" rows=\"5\" data-draft");
    if (d->f->written != NULL)
        attr_z(p, "lang", d->f->written->tag);
    attr_z(p, "dir", d->f->written != NULL ? d->f->written->dir : "auto");
    input_attrs(d);
    attr_int(p, "data-max", form_limit(d->field));
    HTML_LIT(p, ">\n"); /* HTML drops the first line break of a text area: this one */
    html_str(p, d->typed);
    HTML_LIT(p, "</textarea>");
    problem(d);
    HTML_LIT(p, "</div>\n");
}

/* ---- day, month, year */

static void date_part(const struct drawing *d, const char *suffix, const char *name, int size, struct str value)
{
    struct page *p = d->p;
    const char *id = *suffix == 'd' ? d->id : str_z(p->a, str_fmt(p->a, "%s-%s", d->id, suffix));
    HTML_LIT(p, "<div class=\"ds-field\"><label class=\"ds-label\" data-weight=\"regular\"");
    attr_z(p, "for", id);
    HTML_LIT(p, ">");
    html_z(p, name);
    HTML_LIT(
        p, "</label><input class=\"ds-input\" type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" dir=\"ltr\"");
    attr_z(p, "id", id);
    attr(p, "name", str_fmt(p->a, "%s-%s", d->field->name, suffix));
    attr_int(p, "size", size);
    described(d);
    invalid(d);
    if (value.n)
        attr(p, "value", value);
    HTML_LIT(p, "></div>");
}

static void partial_date(const struct drawing *d)
{
    struct str day = S(""), month = S(""), year = d->typed;
    struct str rest = d->typed, first, second;
    if (str_cut(&rest, '.', &first) && rest.n && str_cut(&rest, '.', &second)) {
        day = first;
        month = second;
        year = rest;
    }
    group_open(d);
    HTML_LIT(d->p, "<div class=\"kp-dob\">");
    date_part(d, "d", trc(d->p, "part of a date", "Day"), 2, day);
    date_part(d, "m", trc(d->p, "part of a date", "Month"), 2, month);
    date_part(d, "y", trc(d->p, "part of a date", "Year"), 4, year);
    HTML_LIT(d->p, "</div>");
    group_close(d);
}

/* ---- choices */

static const struct code YESNO[] = { { "yes", N_("Yes") }, { "no", N_("No") }, { "unknown", N_("Not known") } };
static const struct codes YESNO_LIST = { "yesno", YESNO, 3 };

/* The list that a field's choices come from; NULL: they come with the form. */
static const struct codes *codes_of(const struct drawing *d)
{
    return d->field->kind == FIELD_YESNO ? &YESNO_LIST : d->field->codes;
}

/* What the choice of nothing is called. */
static struct str nothing(const struct drawing *d, const struct lang *l)
{
    return str_of(d->field->need == OPTIONAL
                      ? lang_tr(l, N_("No answer"))
                      : lang_trc(l, "first line of a menu", NC_("first line of a menu", "Choose")));
}

/* What a choice is called in Finnish; "" where it is not wanted, not known, or says the same. */
static struct str option_beside(const struct drawing *d, struct str value, struct str text)
{
    const struct lang *finnish = d->p->beside;
    struct str fi = S("");

    if (finnish == NULL)
        return fi;
    if (str_empty(value) && str_eq(text, nothing(d, d->p->lang)))
        fi = nothing(d, finnish);
    else if (!str_empty(value) && codes_of(d) != NULL)
        fi = code_text(d->p->a, finnish, codes_of(d), value);
    return str_eq(fi, text) ? S("") : fi;
}

static void box(const struct drawing *d, const char *type, size_t k, struct str value, struct str text, bool checked)
{
    struct page *p = d->p;
    const char *id = k == 0 ? d->id : str_z(p->a, str_fmt(p->a, "%s-%zu", d->id, k));
    HTML_LIT(p, "<div class=\"ds-field\"><input class=\"ds-input\"");
    attr_z(p, "type", type);
    attr_z(p, "id", id);
    attr_z(p, "name", d->field->name);
    attr(p, "value", value);
    flag(p, "checked", checked);
    invalid(d);
    HTML_LIT(p, "><label class=\"ds-label\" data-weight=\"regular\"");
    attr_z(p, "for", id);
    HTML_LIT(p, ">");
    bool data = d->field->kind == FIELD_PICK ||
                d->field->kind == FIELD_PICKS; /* a name, in whatever direction it is written */
    if (data)
        HTML_LIT(p, "<bdi>");
    html_str(p, text);
    if (data)
        HTML_LIT(p, "</bdi>");
    html_beside(p, option_beside(d, value, text));
    HTML_LIT(p, "</label></div>");
}

static bool holds(struct str joined, struct str value)
{
    struct str piece;
    while (str_cut(&joined, ';', &piece))
        if (piece.n && str_eq(piece, value))
            return true;
    return false;
}

/* What the record holds and the list lacks: the form must be able to send it back. */
static void add_unlisted(const struct drawing *d, struct str joined, struct options *o)
{
    struct str piece;
    while (str_cut(&joined, ';', &piece)) {
        struct option one = { piece, code_text(d->p->a, d->p->lang, d->field->codes, piece) };
        if (piece.n && !code_ok(d->field->codes, piece))
            LIST_ADD(d->p->a, o, one);
    }
}

/* The choices of a field whatever they come from. */
static struct options choices(const struct drawing *d)
{
    const struct codes *codes = codes_of(d);
    struct options o = { 0 };
    if (d->field->kind == FIELD_PICK || d->field->kind == FIELD_PICKS)
        return d->f->options ? d->f->options[d->index] : o;
    for (size_t i = 0; i < codes->n; i++) {
        struct option one = { str_of(codes->at[i].code), str_of(lang_tr(d->p->lang, codes->at[i].name)) };
        LIST_ADD(d->p->a, &o, one);
    }
    if (d->f->stands && d->field->codes)
        add_unlisted(d, d->f->stands[d->index], &o);
    return o;
}

static void radios(const struct drawing *d, const struct options *o)
{
    group_open(d);
    for (size_t i = 0; i < o->n; i++)
        box(d, "radio", i, o->at[i].value, o->at[i].text, str_eq(d->typed, o->at[i].value));
    if (d->field->need == OPTIONAL && d->field->kind != FIELD_YESNO)
        box(d, "radio", o->n, S(""), nothing(d, d->p->lang), str_empty(d->typed));
    group_close(d);
}

static void checks(const struct drawing *d, const struct options *o)
{
    group_open(d);
    for (size_t i = 0; i < o->n; i++)
        box(d, "checkbox", i, o->at[i].value, o->at[i].text, holds(d->typed, o->at[i].value));
    group_close(d);
}

/* One line of a menu. */
static void line(const struct drawing *d, struct str value, struct str text)
{
    struct page *p = d->p;
    struct str fi = option_beside(d, value, text);

    HTML_LIT(p, "<option");
    attr(p, "value", value);
    flag(p, "selected", d->typed.n && str_eq(d->typed, value));
    HTML_LIT(p, ">");
    html_str(p, text);
    if (!str_empty(fi)) { /* no element may stand in an option */
        HTML_LIT(p, " · ");
        html_str(p, html_isolate(p, fi, true));
    }
    HTML_LIT(p, "</option>");
}

/* The first line says that nothing is chosen. An option without a value has the words for that. */
static void first_line(const struct drawing *d, const struct options *o)
{
    struct str words = nothing(d, d->p->lang);

    for (size_t i = 0; i < o->n; i++)
        if (str_empty(o->at[i].value))
            words = o->at[i].text;
    line(d, S(""), words);
}

static void menu(const struct drawing *d, const struct options *o)
{
    struct page *p = d->p;
    HTML_LIT(p, "<div class=\"ds-field\">");
    label(d);
    hint(d);
    HTML_LIT(p, "<select class=\"ds-input\"");
    input_attrs(d);
    HTML_LIT(p, ">");
    first_line(d, o);
    for (size_t i = 0; i < o->n; i++)
        if (!str_empty(o->at[i].value))
            line(d, o->at[i].value, o->at[i].text);
    HTML_LIT(p, "</select>");
    problem(d);
    HTML_LIT(p, "</div>\n");
}

static void single_check(const struct drawing *d)
{
    struct page *p = d->p;
    HTML_LIT(p, "<div class=\"ds-field\"><input class=\"ds-input\" type=\"checkbox\" value=\"1\"");
    input_attrs(d);
    flag(p, "checked", d->typed.n > 0);
    HTML_LIT(p, "><label class=\"ds-label\" data-weight=\"regular\"");
    attr_z(p, "for", d->id);
    HTML_LIT(p, ">");
    label_text(d);
    HTML_LIT(p, "</label>");
    hint(d);
    problem(d);
    HTML_LIT(p, "</div>\n");
}

/* ---- whole fields and forms */

static void draw(const struct drawing *d)
{
    struct options o;
    switch (d->field->kind) {
    case FIELD_TEXT:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_PASSWORD:
    case FIELD_SECRET_CODE:
    case FIELD_DATE:
    case FIELD_CLOCK:
    case FIELD_NUMBER:
    case FIELD_MONEY: one_line(d); break;
    case FIELD_LONG: several_lines(d); break;
    case FIELD_PARTIAL: partial_date(d); break;
    case FIELD_CHECK: single_check(d); break;
    case FIELD_HIDDEN: hidden(d->p, d->field->name, d->typed); break;
    case FIELD_YESNO:
    case FIELD_CHOICE:
    case FIELD_MULTI:
    case FIELD_PICK:
    case FIELD_PICKS:
        o = choices(d);
        if (d->field->kind == FIELD_MULTI || d->field->kind == FIELD_PICKS)
            checks(d, &o);
        else if (d->field->kind == FIELD_PICK || o.n > RADIOS_MAX)
            menu(d, &o);
        else
            radios(d, &o);
        break;
    }
}

/* What to show in the fields of f: the unsaved text when there is some, else f. Asked once per form and table;
 * form_close says that it is there, before all fields. */
static const struct form *with_draft(struct page *p, const struct form *f)
{
    if (!p->draft || f->problems.n > 0)
        return f;
    if (p->draft_of != f->table) {
        struct draft *d = NEW(p->a, struct draft);
        p->draft_of = f->table;
        p->kept = p->draft(p, p->form_action, f, d) ? d : NULL;
    }
    return p->kept ? &p->kept->form : f;
}

/* What this page shows of a record goes along with the form: form_changed_by. */
static void note_drawn(struct page *p, const struct form *f, size_t field)
{
    if (!p->drawn_form || p->drawn_form->table != f->table)
        p->drawn = NEW_N(p->a, bool, f->table->n);
    p->drawn_form = f;
    p->drawn[field] = true;
}

void form_field(struct page *p, const struct form *form, size_t field)
{
    const struct form *f = with_draft(p, form);
    const struct field *row = &f->table->fields[field];
    note_drawn(p, f, field);
    form_note_wrong(p, f);
    struct drawing d = {
        .p = p,
        .f = f,
        .field = row,
        .index = field,
        .typed = f->typed[field],
        .id = field_id(p, f, str_of(row->name)),
        .label = field_label(p->lang, row),
        .hint = row->hint ? lang_tr(p->lang, row->hint) : NULL,
        .label_beside = p->beside ? lang_tr(p->beside, row->label ? row->label : row->name) : NULL,
        .hint_beside = p->beside && row->hint ? lang_tr(p->beside, row->hint) : NULL,
        .problem = S(""),
    };
    for (size_t i = 0; i < f->problems.n && str_empty(d.problem); i++)
        if (str_is(f->problems.at[i].field, row->name))
            d.problem = f->problems.at[i].text;
    draw(&d);
}
