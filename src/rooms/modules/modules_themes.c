/* modules_themes: what the theme of a session is chosen from: the house's themes, in every language, and the names of
 * modules. Which theme a text means is found by its words in any language, so that each reader has it in her own. */
#include "html/form.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/modules/modules.h"

/* The seven topics of document 000 (families … well-being), and what the other documents name as themes of groups. */
static const struct code theme_rows[] = {
    { "families", N_("Different families, families in Finland") },
    { "coping", N_("Coping in everyday life and mental well-being") },
    { "screenings", N_("Cancer screenings in Finland") },
    { "family_planning", N_("Family planning") },
    { "family_and_work", N_("Combining family and work") },
    { "vaccinations", N_("Vaccinations in Finland") },
    { "well_being", N_("Well-being in everyday life") },
    { "services", N_("Services in Finland") },
    { "surroundings", N_("Getting to know the surroundings") },
    { "school", N_("School and day care") },
    { "study_paths", N_("Ways to study") },
    { "working_life", N_("Working life in Finland") },
    { "applying", N_("Applying for work") },
    { "rights_and_duties", N_("Rights and duties in Finland") },
    { "money", N_("Money in everyday life") },
    { "bank", N_("Bank and identification on the phone") },
    { "growing_up", N_("Children growing up with two languages") },
    { "exercise", N_("Exercise and food") },
};
const struct codes CODES_theme = { "theme", theme_rows, sizeof theme_rows / sizeof *theme_rows };

struct strs modules_themes(struct task *t, const struct modules *modules)
{
    struct strs list = { 0 };

    for (size_t i = 0; i < CODES_theme.n; i++)
        strs_add(t->a, &list, str_of(lang_tr(t->lang, CODES_theme.at[i].name)));
    for (size_t i = 0; i < modules->n; i++)
        strs_add(t->a, &list, modules->at[i].name);
    return list;
}

/* The message of which `text` is the translation into some language; NULL: it is none. */
static const char *message_in(const struct codes *list, struct str text)
{
    for (size_t i = 0; i < list->n; i++)
        for (enum lang_id l = 0; l < LANG__N; l++)
            if (str_is(text, lang_tr(lang_get(l), list->at[i].name)))
                return list->at[i].name;
    return NULL;
}

static struct str piece_shown(struct task *t, struct str piece)
{
    const char *found = message_in(&CODES_theme, piece);

    if (found == NULL)
        found = message_in(&CODES_need_area, piece);
    return found == NULL ? piece : str_of(lang_tr(t->lang, found));
}

struct str modules_theme_code(struct str theme)
{
    const char *found = message_in(&CODES_theme, theme);

    for (size_t i = 0; found != NULL && i < CODES_theme.n; i++)
        if (CODES_theme.at[i].name == found)
            return str_of(CODES_theme.at[i].code);
    return S("");
}

struct str modules_theme_shown(struct task *t, struct str theme)
{
    const char *whole = message_in(&CODES_theme, theme); /* some have a comma of their own */
    struct strs pieces = { 0 };
    struct str piece;

    if (str_empty(theme))
        return theme;
    if (whole != NULL)
        return str_of(lang_tr(t->lang, whole));
    for (struct str rest = theme; rest.n > 0 && str_cut(&rest, ',', &piece);)
        strs_add(t->a, &pieces, piece_shown(t, str_trim(piece)));
    return strs_join(t->a, &pieces, S(", "));
}
