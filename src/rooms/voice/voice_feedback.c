/* voice_feedback: how a session was, in faces: a person's answer, and how many said what. No pages here. */
#include "rooms/voice/voice_inside.h"

#include "base/settings.h"
#include "lang/lang.h"
#include "rooms/groups/groups.h"
#include "rooms/marks.h"
#include "rooms/modules/modules.h"
#include "voice_feedback_sql.h"

enum { DAYS_BACK = 14, HERS_READ = 40, WEEKS_SHOWN = 12, ANSWERS_READ = 5000, SAID_MOST = 500 };

/* Was she there, as far as the register says anything? */
static bool was_there(struct str mark)
{
    enum mark_meaning means = mark_means(mark_read(mark));

    return means == MEANS_NOTHING || means == MEANS_CAME;
}

static struct felt_sessions hers(struct task *t, int64_t person, int64_t session)
{
    struct voice_feedback_sql_hers_rows rows = voice_feedback_sql_hers(
        t, person, day_add(t->today, -DAYS_BACK), t->today, instant_clock(t->now), session, HERS_READ);
    struct felt_sessions list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct voice_feedback_sql_hers_row *r = &rows.at[i];
        bool again = i > 0 && rows.at[i - 1].session == r->session;
        struct felt_session one = { .session = r->session,
            .group = r->group,
            .group_name = r->group_name,
            .theme = modules_theme_shown(t, r->theme),
            .day = r->day,
            .face = r->face == INT_NONE ? 0 : r->face,
            .words = r->words };
        if (!again && was_there(r->mark))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct felt_sessions voice_own_felt(struct task *t, int64_t person) { return hers(t, person, 0); }

enum outcome voice_own_feel(struct task *t, int64_t person, int64_t session, int64_t face, const struct str *words)
{
    struct felt_sessions now = hers(t, person, session);

    if (session == 0 || now.n == 0)
        return NOT_FOUND;
    if (face < 1 || face > FACES)
        return INVALID;
    struct str said = words != NULL ? str_trim(*words) : now.at[0].words;
    if (now.at[0].face == face && str_eq(now.at[0].words, said))
        return DONE;
    voice_feedback_sql_unsay(t, session, person);
    voice_feedback_sql_say(t, session, person, now.at[0].group, face, said, t->today);
    return DONE; /* no row of the journal: beside the look at her page it would say whose answer it is */
}

/* ---- for the workers */

/* Neither by when it was said nor by who: by the words themselves. */
static int by_text(const void *x, const void *y)
{
    const struct str *a = x, *b = y;
    size_t n = a->n < b->n ? a->n : b->n;
    int order = n == 0 ? 0 : memcmp(a->p, b->p, n);

    return order != 0 ? order : (a->n > b->n) - (a->n < b->n);
}

/* What too few have said is left out; how many they are is told. */
static void withhold(const struct task *t, struct feeling *f)
{
    f->shown = f->n >= voice_threshold(t);
    if (!f->shown) {
        f->good = f->so_so = f->not_good = 0;
        f->words = (struct strs){ 0 };
    }
    if (f->words.n > 0)
        qsort(f->words.at, f->words.n, sizeof *f->words.at, by_text);
}

/* Who is told that nobody sees who said it, is one of three at least, whatever the house sets. */
int64_t voice_threshold(const struct task *t) { return t->settings->threshold > 3 ? t->settings->threshold : 3; }

enum outcome voice_feelings(struct task *t, int64_t group, struct feelings *ret)
{
    struct group_brief brief;
    enum outcome found = groups_brief(t, group, &brief);
    struct feelings list = { 0 };

    if (found != DONE)
        return found;
    if (!groups_may_write(t, group))
        return NOT_ALLOWED;
    struct voice_feedback_sql_felt_rows rows = voice_feedback_sql_felt(
        t, group, day_add(t->today, -7 * WEEKS_SHOWN), t->today, ANSWERS_READ);
    for (size_t i = 0; i < rows.n; i++) {
        const struct voice_feedback_sql_felt_row *r = &rows.at[i];
        if (list.n == 0 || list.at[list.n - 1].session != r->session) {
            struct feeling one = { .session = r->session, .day = r->day, .theme = modules_theme_shown(t, r->theme) };
            LIST_ADD(t->a, &list, one);
        }
        struct feeling *f = &list.at[list.n - 1];
        f->n++;
        f->good += r->face == 1;
        f->so_so += r->face == 2;
        f->not_good += r->face == 3;
        if (!str_empty(r->words))
            strs_add(t->a, &f->words, r->words);
    }
    for (size_t i = 0; i < list.n; i++)
        withhold(t, &list.at[i]);
    *ret = list;
    return DONE;
}

const char *voice_face_name(int64_t face)
{
    static const char *const names[FACES] = { N_("Good"), N_("So so"), N_("Not good") };

    return face >= 1 && face <= FACES ? names[face - 1] : "";
}

void voice_feedback_said(struct task *t, int64_t person, struct voice_saids *list)
{
    struct voice_feedback_sql_said_rows rows = voice_feedback_sql_said(t, person, SAID_MOST);

    for (size_t i = 0; i < rows.n; i++) {
        struct str face = str_of(lang_tr(t->lang, voice_face_name(rows.at[i].face)));
        struct voice_said one = { rows.at[i].said_on, N_("How the meeting was"),
            str_empty(rows.at[i].words) ? face
                                        : str_fmt(t->a, "%.*s. %.*s", STR_ARG(face), STR_ARG(rows.at[i].words)) };
        LIST_ADD(t->a, list, one);
    }
}

void voice_feedback_drop(struct task *t, int64_t import) { voice_feedback_sql_drop(t, import); }
