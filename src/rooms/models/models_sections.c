/* models_sections: the text of a model as sections: it is one text in Markdown, so that it is translated, compared and
 * reviewed as every publication is; a heading of the second level that is called as a section of ours is that one. */
#include "lang/lang.h"
#include "rooms/models/models.h"
#include "rooms/models/models_codes.h"

static struct str section_code(struct str heading)
{
    struct str wanted = str_trim(heading);

    for (size_t i = 0; i < CODES_model_section.n; i++)
        for (enum lang_id l = 0; l < LANG__N; l++)
            if (str_is(wanted, lang_tr(lang_get(l), CODES_model_section.at[i].name)))
                return str_of(CODES_model_section.at[i].code);
    return S("");
}

static bool is_fence(struct str line) { return str_starts(str_trim(line), S("```")); }

static void end_section(struct task *t, struct model_sections *list, struct model_section *open, struct strs *lines)
{
    open->text = str_trim(strs_join(t->a, lines, S("\n")));
    if (!str_empty(open->heading) || !str_empty(open->text))
        LIST_ADD(t->a, list, *open);
    *lines = (struct strs){ 0 };
}

struct model_sections models_sections(struct task *t, struct str body)
{
    struct model_sections list = { 0 };
    struct model_section open = { S(""), S(""), S("") };
    struct strs lines = { 0 };
    struct str line;
    bool fenced = false;

    while (body.n > 0 && str_cut(&body, '\n', &line)) {
        fenced ^= is_fence(line);
        if (fenced || !str_starts(line, S("## "))) {
            strs_add(t->a, &lines, line);
            continue;
        }
        end_section(t, &list, &open, &lines);
        struct str heading = str_trim(str_part(line, 3, line.n));
        open = (struct model_section){ section_code(heading), heading, S("") };
    }
    end_section(t, &list, &open, &lines);
    return list;
}

struct str models_body(struct task *t, const struct lang *lang, const struct model_sections *sections)
{
    struct strs pieces = { 0 };

    for (size_t i = 0; i < sections->n; i++) {
        const struct model_section *s = &sections->at[i];
        struct str heading = str_empty(s->code) ? s->heading : code_name(lang, &CODES_model_section, s->code);
        if (!str_empty(heading))
            strs_add(t->a, &pieces, str_fmt(t->a, "## %.*s", STR_ARG(heading)));
        if (!str_empty(str_trim(s->text)))
            strs_add(t->a, &pieces, str_trim(s->text));
    }
    return strs_join(t->a, &pieces, S("\n\n"));
}
