/* form_frame: what stands around the fields of a form: its head with what the machine needs, the summary of what is
 * wrong, and its end, with the way to another language for who has no script. */
#include "html/attributes.h"

/* The field's link target (the input of a file, which is no field of the table, is called "file"); NULL when the
 * problem is about the whole form or about something that is no field. */
static const char *target(struct page *p, const struct form *f, struct str name)
{
    for (size_t i = 0; i < f->table->n; i++)
        if (str_is(name, f->table->fields[i].name) && f->table->fields[i].kind != FIELD_HIDDEN)
            return field_id(p, f, name);
    return str_is(name, "file") ? field_id(p, f, name) : NULL;
}

/* Where the problem stands in the form: what is about the whole form comes first, what is no field of its table last.
 */
static size_t place_of(const struct form *f, const struct problem *problem)
{
    for (size_t i = 0; i < f->table->n; i++)
        if (str_is(problem->field, f->table->fields[i].name))
            return i + 1;
    return str_empty(problem->field) ? 0 : f->table->n + 1;
}

static void one_problem(struct page *p, const struct form *f, const struct problem *problem)
{
    const char *id = target(p, f, problem->field);
    HTML_LIT(p, "<li>");
    if (id) {
        HTML_LIT(p, "<a class=\"ds-link\"");
        attr(p, "href", str_fmt(p->a, "#%s", id));
        HTML_LIT(p, ">");
    }
    html_str(p, problem->text);
    if (id)
        HTML_LIT(p, "</a>");
    HTML_LIT(p, "</li>");
}

/* A copy: the view that f stands in is gone when the answer is looked at. */
void form_note_wrong(struct page *p, const struct form *f)
{
    if (f->problems.n == 0 || p->wrong_form)
        return;
    struct form *copy = NEW(p->a, struct form);
    *copy = *f;
    p->wrong_form = copy;
}

void form_summary(struct page *p, const struct form *f)
{
    if (f->problems.n == 0)
        return;
    form_note_wrong(p, f);
    HTML_LIT(p, "<div class=\"ds-error-summary\" role=\"group\" aria-labelledby=\"problems-title\" tabindex=\"-1\" "
                "id=\"problems\" autofocus>"
                "<h2 class=\"ds-heading\" id=\"problems-title\">");
    html_str(
        p, tr_fill(p->a,
               trn(p, "Correct %n thing before saving:", "Correct %n things before saving:", (int64_t)f->problems.n),
               (struct str[]){ html_arg_int(p, (int64_t)f->problems.n) }, 1));
    HTML_LIT(p, "</h2><ul class=\"ds-list\">");
    for (size_t place = 0; place <= f->table->n + 1; place++)
        for (size_t i = 0; i < f->problems.n; i++)
            if (place_of(f, &f->problems.at[i]) == place)
                one_problem(p, f, &f->problems.at[i]);
    HTML_LIT(p, "</ul></div>\n");
}

void form_open(struct page *p, struct url action, const struct form_args *args)
{
    HTML_LIT(p, "<form method=\"post\" novalidate");
    attr(p, "action", action.s);
    if (args->class_)
        attr_z(p, "class", args->class_);
    if (args->id)
        attr_z(p, "id", args->id);
    if (args->multipart)
        attr_z(p, "enctype", "multipart/form-data");
    if (args->offline) {
        HTML_LIT(p, " data-offline");
        attr_int(p, "data-version", args->version);
    }
    HTML_LIT(p, ">");
    p->form_action = action.s;
    p->draft_of = NULL;
    p->kept = NULL;
    p->drawn_form = NULL;
    p->form_has_files = args->multipart;
    hidden(p, "csrf", p->csrf);
    hidden(p, "form_id", p->form_id);
    hidden(p, "version", str_number(p->a, args->version));
    if (p->queued.n && str_eq(p->queued_to, action.s)) {
        hidden(p, "queued", p->queued);
        hidden(p, "recorded", p->queued_at);
    }
    HTML_LIT(p, "\n");
    p->form_begins = p->o->n;
    p->form_marks = false;
}

/* The form that throws the kept text away stands behind its own: a button of it that stands in the form is no button of
 * the form's, and Enter in a field does not press it. */
static struct str thrower(struct page *p) { return str_fmt(p->a, "kept-%zu", p->form_begins); }

/* Seen whatever of the form is folded: text that was kept, and may be refused again, stands in no field unsaid. */
static void say_kept(struct page *p)
{
    hidden(p, "draft_version", str_number(p->a, p->kept->form.version));
    HTML_LIT(p, "<div class=\"ds-alert kp-kept\" data-color=\"info\"><p>");
    html_z(p, tr(p, "Here is the text that you wrote earlier and did not save."));
    HTML_LIT(p, "</p><p><button class=\"ds-button\" data-variant=\"tertiary\" data-size=\"sm\" type=\"submit\"");
    attr(p, "form", thrower(p));
    HTML_LIT(p, ">");
    html_z(p, tr(p, "Throw that text away"));
    HTML_LIT(p, "</button></p></div>\n");
}

static void throw_away(struct page *p)
{
    HTML_LIT(p, "<form method=\"post\" hidden");
    attr(p, "id", thrower(p));
    attr(p, "action", p->kept->drop.s);
    HTML_LIT(p, ">");
    hidden(p, "csrf", p->csrf);
    hidden(p, "draft_for", p->kept->page.s);
    hidden(p, "draft_action", p->form_action);
    hidden(p, "draft_drop", S("1"));
    HTML_LIT(p, "</form>\n");
}

/* Said once, before the fields: what a star means in a form that has drawn one, and that its text is not saved. */
static void before_fields(struct page *p)
{
    struct str fields = buf_view(p->o);
    if ((!p->form_marks && !p->kept) || p->form_begins >= fields.n)
        return;
    fields = str_copy(p->a, str_part(fields, p->form_begins, fields.n));
    p->o->n = p->form_begins;
    if (p->kept)
        say_kept(p);
    if (p->form_marks) {
        HTML_LIT(p, "<p class=\"kp-subtle kp-marks-mean\">");
        html_both(p, NULL, N_("Fill in the fields that have a star (*)."), NULL, 0);
        HTML_LIT(p, "</p>\n");
    }
    buf_str(p->o, fields);
}

/* Passwords and codes are never kept, nor are files. */
static bool keeps_text(const struct page *p, const struct form *f)
{
    for (size_t i = 0; i < f->table->n; i++)
        if (f->table->fields[i].kind == FIELD_PASSWORD || f->table->fields[i].kind == FIELD_SECRET_CODE)
            return false;
    return p->draft && !p->form_has_files;
}

/* The links to other languages would empty the form. The script keeps what was typed before it follows one (of forms
 * that have this element); without script these buttons do (POST /drafts). */
static void other_languages(struct page *p)
{
    HTML_LIT(p, "<noscript>");
    hidden(p, "draft_action", p->form_action);
    HTML_LIT(p, "<p class=\"kp-row\"><span>");
    html_z(p, tr(p, "Another language? What you wrote is kept:"));
    HTML_LIT(p, "</span>");
    for (enum lang_id i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get(i);
        if (l == p->lang)
            continue;
        HTML_LIT(p, "<button class=\"ds-button\" data-variant=\"tertiary\" data-size=\"sm\" type=\"submit\" "
                    "formnovalidate formaction=\"/drafts\" name=\"draft_lang\"");
        attr_z(p, "value", l->tag);
        attr_z(p, "lang", l->tag);
        attr_z(p, "dir", l->dir);
        HTML_LIT(p, ">");
        html_z(p, l->name);
        HTML_LIT(p, "</button>");
    }
    HTML_LIT(p, "</p></noscript>\n");
}

void form_close(struct page *p)
{
    const struct form *f = p->drawn_form;
    before_fields(p);
    if (f && (f->base.n || f->stands))
        hidden(p, "shown", f->base.n ? f->base : form_prints(p->a, f, p->drawn));
    if (f && keeps_text(p, f))
        other_languages(p);
    HTML_LIT(p, "</form>\n");
    if (p->kept)
        throw_away(p);
}
