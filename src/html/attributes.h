/* attributes: what drawing a field and drawing the form around it have in common. For html/ only. */
#pragma once
#include "html/form.h"

static inline void attr(struct page *p, const char *name, struct str value)
{
    HTML_LIT(p, " ");
    html_raw(p, name, strlen(name));
    HTML_LIT(p, "=\"");
    html_str(p, value);
    HTML_LIT(p, "\"");
}

static inline void attr_z(struct page *p, const char *name, const char *value) { attr(p, name, str_of(value)); }

static inline void attr_int(struct page *p, const char *name, int64_t value) { attr(p, name, str_number(p->a, value)); }

static inline void flag(struct page *p, const char *name, bool on)
{
    if (!on)
        return;
    HTML_LIT(p, " ");
    html_raw(p, name, strlen(name));
}

static inline void hidden(struct page *p, const char *name, struct str value)
{
    HTML_LIT(p, "<input type=\"hidden\"");
    attr_z(p, "name", name);
    attr(p, "value", value);
    HTML_LIT(p, ">");
}

/* Id of a field on the page, the target of the error summary. */
static inline const char *field_id(struct page *p, const struct form *f, struct str name)
{
    return str_z(p->a, str_fmt(p->a, "%s-%.*s", f->table->name, STR_ARG(name)));
}
