/* models_difference: see models_difference.h. */
#include "rooms/models/models_difference.h"

#include <string.h>
#include "base/both.h"
#include "html/markdown.h"
#include "rooms/models/models_codes.h"

/* ---- two texts */

struct comparing {
    struct task *t;
    const struct strs *before, *after;
    struct diff_lines *lines;
};

static void compare_step(void *userdata, size_t i, size_t k)
{
    struct comparing *x = userdata;
    bool went = k == x->after->n, came = i == x->before->n;

    if (went || came) {
        struct diff_line one = { came, came ? x->after->at[k] : x->before->at[i] };
        LIST_ADD(x->t->a, x->lines, one);
    }
}

static struct strs paragraphs(struct task *t, struct str text, bool by_line)
{
    return by_line ? strs_split(t->a, text, '\n') : markdown_pieces(t->a, text);
}

/* Nothing is added where both say the same. */
static void compare(
    struct task *t, struct diff_part *part, struct diff_field field, struct str before, struct str after)
{
    bool steps = str_is(field.field, "steps");
    struct strs a = paragraphs(t, before, steps), b = paragraphs(t, after, steps);
    struct comparing x = { t, &a, &b, &field.lines };

    if (str_eq(str_trim(before), str_trim(after)))
        return;
    both_walk(t->a, &a, &b, compare_step, &x);
    if (field.lines.n > 0)
        LIST_ADD(t->a, &part->fields, field);
}

/* ---- parts */

/* Which version a copy was made of, and in which language it was written first, is nothing that it says. */
static bool is_compared(const struct pack_field *f, enum pack_what what)
{
    return f->what == what && strcmp(f->name, "module_edition") != 0 && strcmp(f->name, "source") != 0;
}

/* before or after NULL: it is not there. */
static void compare_part(
    struct task *t, struct diff_part *part, enum pack_what what, const void *before, const void *after)
{
    for (size_t i = 0; i < pack_fields_n; i++) {
        const struct pack_field *f = &pack_fields[i];
        if (!is_compared(f, what))
            continue;
        for (enum lang_id l = 0; l < (f->type == PACK_WORDS ? LANG__N : 1); l++) {
            struct diff_field one = {
                .field = str_of(f->name), .heading = S(""), .lang = f->type == PACK_WORDS ? lang_get(l) : NULL
            };
            compare(t, part, one, before == NULL ? S("") : pack_value(t, before, f, l),
                after == NULL ? S("") : pack_value(t, after, f, l));
        }
    }
}

static const void *find(const struct model *m, enum pack_what what, struct str key)
{
    for (size_t i = 0; i < pack_n(m, what); i++)
        if (str_eq(pack_key(m, what, i), key))
            return pack_at(m, what, i);
    return NULL;
}

static struct str name_of(struct task *t, const struct model *m, enum pack_what what, const void *part)
{
    for (size_t i = 0; i < pack_fields_n; i++)
        if (pack_fields[i].what == what && pack_fields[i].type == PACK_WORDS &&
            strcmp(pack_fields[i].name, "name") == 0)
            return models_word(m, pack_words(part, &pack_fields[i]), t->lang);
    return S("");
}

static enum diff_state state_of(const void *before, const void *after, size_t fields)
{
    return before == NULL ? DIFF_ADDED : after == NULL ? DIFF_LEFT_OUT : fields > 0 ? DIFF_CHANGED : DIFF_SAME;
}

/* As they stand now, then what was left out. */
static void compare_list(
    struct task *t, struct difference *d, enum pack_what what, const struct model *before, const struct model *now)
{
    for (size_t i = 0; i < pack_n(now, what) + pack_n(before, what); i++) {
        bool gone = i >= pack_n(now, what);
        struct str key = gone ? pack_key(before, what, i - pack_n(now, what)) : pack_key(now, what, i);
        const void *old = find(before, what, key), *new = find(now, what, key);
        if (gone && new != NULL)
            continue;
        struct diff_part part = { .list = str_of(pack_kinds[what].code),
            .key = key,
            .name = new != NULL ? name_of(t, now, what, new) : name_of(t, before, what, old) };
        compare_part(t, &part, what, old, new);
        part.state = state_of(old, new, part.fields.n);
        LIST_ADD(t->a, &d->parts, part);
    }
}

/* ---- texts */

static const struct model_text *text_of(const struct model *m, const struct lang *l)
{
    for (size_t i = 0; i < m->texts.n; i++)
        if (m->texts.at[i].lang == l)
            return &m->texts.at[i];
    return NULL;
}

static bool same_section(const struct model_section *a, const struct model_section *b)
{
    return str_empty(a->code) ? str_empty(b->code) && str_eq(a->heading, b->heading) : str_eq(a->code, b->code);
}

static struct str section_text(const struct model_sections *all, const struct model_section *like)
{
    for (size_t i = 0; i < all->n; i++)
        if (same_section(&all->at[i], like))
            return all->at[i].text;
    return S("");
}

static bool was_before(const struct model_sections *all, const struct model_section *like, size_t end)
{
    for (size_t i = 0; i < end; i++)
        if (same_section(&all->at[i], like))
            return true;
    return false;
}

static void compare_sections(
    struct task *t, struct diff_part *part, const struct lang *l, struct str before, struct str after)
{
    struct model_sections a = models_sections(t, before), b = models_sections(t, after);

    for (size_t i = 0; i < b.n + a.n; i++) {
        const struct model_section *s = i < b.n ? &b.at[i] : &a.at[i - b.n];
        if (i < b.n ? was_before(&b, s, i) : was_before(&b, s, b.n) || was_before(&a, s, i - b.n))
            continue;
        struct diff_field one = { .field = s->code, .heading = s->heading, .lang = l };
        compare(t, part, one, section_text(&a, s), section_text(&b, s));
    }
}

static void compare_texts(struct task *t, struct difference *d, const struct model *before, const struct model *now)
{
    static const struct model_text none = { .number = 0 };

    for (enum lang_id id = 0; id < LANG__N; id++) {
        const struct lang *l = lang_get(id);
        const struct model_text *old = text_of(before, l), *new = text_of(now, l);
        const struct model_text *a = old != NULL ? old : &none, *b = new != NULL ? new : &none;
        struct diff_part part = {
            .list = S("texts"), .key = str_of(l->tag), .name = lang_language_name(t->a, t->lang, str_of(l->iso3))
        };
        if (old == NULL && new == NULL)
            continue;
        compare(t, &part, (struct diff_field){ .field = S("title"), .heading = S(""), .lang = l }, a->title, b->title);
        compare(t, &part, (struct diff_field){ .field = S("summary"), .heading = S(""), .lang = l }, a->summary,
            b->summary);
        compare_sections(t, &part, l, a->body, b->body);
        part.state = state_of(old, new, part.fields.n);
        LIST_ADD(t->a, &d->parts, part);
    }
}

struct difference models_difference(struct task *t, const struct model *before, const struct model *now)
{
    static const enum pack_what compared[] = { PACK_MODULE, PACK_PHASE, PACK_ROLE, PACK_COST };
    struct difference d = { .parts = { .n = 0 } };

    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
        compare_list(t, &d, compared[i], before, now);
    compare_texts(t, &d, before, now);
    return d;
}

size_t difference_count(const struct difference *d, const char *list, enum diff_state state)
{
    size_t n = 0;

    for (size_t i = 0; i < d->parts.n; i++)
        n += d->parts.at[i].state == state && str_is(d->parts.at[i].list, list);
    return n;
}

/* ---- in words */

const char *diff_part_kind(struct task *t, const struct diff_part *p)
{
    for (enum pack_what what = 0; what < PACK__N; what++)
        if (str_is(p->list, pack_kinds[what].code))
            return lang_tr(t->lang, pack_kinds[what].name);
    return tr(t, "Text");
}

static const struct {
    const char *code, *text;
} states[] = {
    [DIFF_SAME] = { "same", N_("Unchanged") },
    [DIFF_CHANGED] = { "changed", N_("Changed") },
    [DIFF_LEFT_OUT] = { "left_out", N_("Left out") },
    [DIFF_ADDED] = { "added", N_("Added") },
};
enum { STATES = sizeof states / sizeof *states };

const char *diff_state_code(enum diff_state state) { return states[state].code; }
const char *diff_state_text(struct task *t, enum diff_state state) { return lang_tr(t->lang, states[state].text); }

struct str diff_field_label(struct task *t, const struct diff_part *p, const struct diff_field *f)
{
    for (size_t i = 0; i < pack_fields_n; i++)
        if (str_is(p->list, pack_kinds[pack_fields[i].what].code) && str_is(f->field, pack_fields[i].name))
            return str_of(lang_tr(t->lang, pack_fields[i].label));
    if (str_is(f->field, "title"))
        return str_of(tr(t, "Title"));
    if (str_is(f->field, "summary"))
        return str_of(tr(t, "Summary"));
    if (code_ok(&CODES_model_section, f->field))
        return code_name(t->lang, &CODES_model_section, f->field);
    return str_empty(f->heading) ? str_of(tr(t, "Text")) : f->heading;
}

/* ---- JSON */

static void put_field(struct json *j, const struct diff_field *f)
{
    js_object(j);
    js_put_str(j, "field", f->field);
    if (!str_empty(f->heading))
        js_put_str(j, "heading", f->heading);
    if (f->lang != NULL)
        js_put_str(j, "language", str_of(f->lang->tag));
    js_key(j, S("lines"));
    js_array(j);
    for (size_t i = 0; i < f->lines.n; i++) {
        js_object(j);
        js_put_str(j, f->lines.at[i].added ? "added" : "removed", f->lines.at[i].text);
        js_end(j);
    }
    js_end(j);
    js_end(j);
}

void difference_put(struct json *j, const struct difference *d)
{
    js_array(j);
    for (size_t i = 0; i < d->parts.n; i++) {
        const struct diff_part *p = &d->parts.at[i];
        js_object(j);
        js_put_str(j, "list", p->list);
        js_put_str(j, "key", p->key);
        js_put_str(j, "name", p->name);
        js_put_str(j, "state", str_of(diff_state_code(p->state)));
        js_key(j, S("fields"));
        js_array(j);
        for (size_t k = 0; k < p->fields.n; k++)
            put_field(j, &p->fields.at[k]);
        js_end(j);
        js_end(j);
    }
    js_end(j);
}

enum { PARTS_READ = 5 * MODEL_PARTS_MOST, FIELDS_READ = 100, LINES_READ = 700, TEXT_READ = 8000, NAME_READ = 2000 };

/* A text of a stranger, clean and cut. */
static struct str taken(struct task *t, const struct js_value *v, size_t most)
{
    struct str clean = S("");

    (void)text_clean(t->a, str_part(js_text(v), 0, most), &clean);
    return str_trim(clean);
}

static struct diff_field field_read(struct task *t, const struct js_value *v)
{
    const struct js_value *lines = js_get(v, "lines");
    struct diff_field f = { .field = taken(t, js_get(v, "field"), PACK_KEY_MOST),
        .heading = taken(t, js_get(v, "heading"), NAME_READ),
        .lang = lang_by_tag(js_text(js_get(v, "language"))) };

    for (size_t i = 0; i < js_n(lines) && i < LINES_READ; i++) {
        const struct js_value *line = js_at(lines, i);
        struct diff_line one = { .added = js_get(line, "added") != NULL };
        one.text = taken(t, js_get(line, one.added ? "added" : "removed"), TEXT_READ);
        if (!str_empty(one.text))
            LIST_ADD(t->a, &f.lines, one);
    }
    return f;
}

static bool part_read(struct task *t, const struct js_value *v, struct diff_part *ret)
{
    const struct js_value *fields = js_get(v, "fields");
    struct str state = js_text(js_get(v, "state"));
    int which = -1;

    for (int i = 0; i < STATES; i++)
        if (str_is(state, states[i].code))
            which = i;
    if (which < 0 || js_n(fields) > FIELDS_READ)
        return false;
    *ret = (struct diff_part){ .list = taken(t, js_get(v, "list"), PACK_KEY_MOST),
        .key = taken(t, js_get(v, "key"), PACK_KEY_MOST),
        .name = taken(t, js_get(v, "name"), NAME_READ),
        .state = (enum diff_state)which };
    for (size_t i = 0; i < js_n(fields); i++) {
        struct diff_field one = field_read(t, js_at(fields, i));
        LIST_ADD(t->a, &ret->fields, one);
    }
    return true;
}

bool difference_read(struct task *t, const struct js_value *v, struct difference *ret_difference)
{
    struct difference d = { .parts = { .n = 0 } };

    if (js_n(v) > PARTS_READ)
        return false;
    for (size_t i = 0; i < js_n(v); i++) {
        struct diff_part one;
        if (!part_read(t, js_at(v, i), &one))
            return false;
        LIST_ADD(t->a, &d.parts, one);
    }
    *ret_difference = d;
    return true;
}
