/* exchange_sheet_days: days in headings, and the crosses under them. */
#include "rooms/exchange/exchange_sheet.h"

#include "rooms/codes.h"

/* ---- days */

/* Without the weekday before it: "ti 3.2.", "Mon 3.2.2026", "ma, 3.2". */
static struct str without_weekday(struct str s)
{
    size_t i = 0;

    while (i < s.n && (s.p[i] < '0' || s.p[i] > '9'))
        i++;
    size_t letters = i;
    while (letters > 0 &&
           (s.p[letters - 1] == ' ' || s.p[letters - 1] == ',' || s.p[letters - 1] == '.' || s.p[letters - 1] == '\n'))
        letters--;
    bool short_word = letters <= 24 && memchr(s.p, ' ', letters) == NULL && (letters == 0 || letters < i);
    return i < s.n && short_word ? str_part(s, i, s.n) : s;
}

/* One or two digits and a dot. */
static bool cut_number(struct str *s, int64_t *ret)
{
    struct str piece = *s;
    size_t n = 0;

    while (n < piece.n && n < 3 && piece.p[n] >= '0' && piece.p[n] <= '9')
        n++;
    if (n == 0 || n > 2 || !str_int(str_part(piece, 0, n), ret))
        return false;
    *s = str_part(piece, n, piece.n);
    if (s->n > 0 && s->p[0] == '.')
        *s = str_part(*s, 1, s->n);
    else if (s->n > 0)
        return false;
    return true;
}

static bool day_of(int64_t year, int64_t month, int64_t day, struct day *ret_day)
{
    char text[24];

    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    snprintf(text, sizeof text, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
    return day_read(str_of(text), ret_day);
}

bool sheet_day(struct str heading, int year, struct day *ret_day, bool *ret_yearless)
{
    struct str s = without_weekday(str_trim(heading));
    int64_t day, month, short_year;

    *ret_yearless = false;
    if (s.n >= 8 && mapping_day(s, ret_day))
        return true;
    if (!memchr(s.p, '.', s.n) || !cut_number(&s, &day) || !cut_number(&s, &month))
        return false;
    if (s.n == 2 && str_int(s, &short_year))
        return day_of(2000 + short_year, month, day, ret_day);
    *ret_yearless = s.n == 0;
    return s.n == 0 && year > 0 && day_of(year, month, day, ret_day);
}

/* ---- marks */

/* What crosses say in our languages, folded when they are compared. */
static const char *const WORDS[][2] = {
    { "present",
        "x|xx|×|✓|✔|✅|√|☑|●|•|*|+|1|läsnä|paikalla|mukana|ok|oli|tuli|tosi|närvarande|med|sant|present|here|true|"
        "joogay|wuu joogaa|way joogtaa|حاضر|حاضرة|kyllä|yes|ja|haa|نعم" },
    { "late", "myöhässä|myöhästyi|myöh|late|sen|försenad|daahay|daahday|متأخر|متأخرة" },
    { "excused", "sairas|sairaana|lapsi sairas|estynyt|ilmoittanut|lupa|sjuk|anmäld|excused|sick|ill|cudur daar|معذور|"
                 "معذورة|مريض|مريضة" },
    { "absent", "poissa|pois|0|-|–|—|−|✗|✘|❌|☐|ei|ei tullut|epätosi|borta|frånvarande|falskt|absent|away|no|nej|"
                "false|maya|maqan|غائب|غائبة|لا" },
};
/* Letters that begin words of two meanings: paikalla and poissa, present. */
static const char *const LETTERS[][2] = { { "p", "present" }, { "l", "present" }, { "n", "present" }, { "m", "late" },
    { "s", "excused" }, { "e", "excused" }, { "a", "absent" }, { "f", "absent" } };

/* Signs such as ✓ and – leave nothing when they are folded. */
static bool same_word(struct arena *a, struct str word, struct str typed)
{
    struct str folded = lang_fold(a, typed);

    return str_eq(word, typed) || (folded.n > 0 && str_eq(lang_fold(a, word), folded));
}

static struct str word_meant(struct arena *a, struct str typed)
{
    for (size_t i = 0; i < CODES_mark.n; i++)
        for (enum lang_id l = 0; l < LANG__N; l++)
            if (same_word(a, code_name(lang_get(l), &CODES_mark, str_of(CODES_mark.at[i].code)), typed))
                return str_of(CODES_mark.at[i].code);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        struct str rest = str_of(WORDS[i][1]), one;
        while (rest.n > 0 && str_cut(&rest, '|', &one))
            if (same_word(a, one, typed))
                return str_of(WORDS[i][0]);
    }
    return S("");
}

/* Hours and minutes stand for being there; a two may be either, so small numbers are asked about. */
static bool minutes_of(struct str typed, int64_t *ret) { return str_int(typed, ret) && *ret >= 10 && *ret <= 1440; }

static void guess_mark(struct task *t, const struct sheet *s, struct sheet_mark *m)
{
    int64_t minutes;
    bool absent = false;

    m->meant = word_meant(t->a, m->typed);
    m->sure = m->meant.n > 0 || m->typed.n == 0;
    if (m->sure)
        return;
    if (minutes_of(m->typed, &minutes)) {
        *m = (struct sheet_mark){ m->typed, S("present"), true };
        return;
    }
    for (size_t i = 0; i < s->marks.n; i++)
        absent |= str_is(word_meant(t->a, s->marks.at[i].typed), "absent");
    struct str folded = lang_fold(t->a, m->typed);
    for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++)
        if (str_is(folded, LETTERS[i][0]))
            m->meant = str_of(LETTERS[i][1]);
    m->sure = str_is(folded, "p") && absent; /* who is away is written otherwise */
}

static bool known(struct task *t, const struct sheet *s, struct str typed)
{
    struct str folded = lang_fold(t->a, typed);

    for (size_t i = 0; i < s->marks.n; i++)
        if (str_eq(s->marks.at[i].typed, typed) ||
            (folded.n > 0 && str_eq(lang_fold(t->a, s->marks.at[i].typed), folded)))
            return true;
    return false;
}

void sheet_find_marks(struct task *t, struct sheet *s, const struct mapping_saids *said)
{
    enum { MOST = 40 };
    bool days = false, told;

    s->marks = (struct sheet_marks){ 0 };
    for (size_t i = 0; i < s->m.n; i++) {
        const struct mapping_column *c = &s->m.at[i];
        days |= c->field == SHEET_DAY;
        for (size_t k = 0; c->field == SHEET_DAY && k < c->samples.n && s->marks.n < MOST; k++)
            if (!known(t, s, c->samples.at[k]))
                LIST_ADD(t->a, &s->marks, ((struct sheet_mark){ c->samples.at[k], S(""), false }));
    }
    if (days)
        LIST_ADD(t->a, &s->marks, ((struct sheet_mark){ S(""), S(""), true }));
    for (size_t i = 0; i < s->marks.n; i++) {
        struct sheet_mark *m = &s->marks.at[i];
        struct str heading = str_fmt(t->a, SHEET_ASK_MARK "%.*s", STR_ARG(m->typed)), meant = S("");
        told = false;
        if (said)
            meant = mapping_said_of(said, heading, &told);
        if (told && (meant.n == 0 || code_ok(&CODES_mark, meant)))
            m->meant = meant, m->sure = true;
        else
            guess_mark(t, s, m);
    }
}

struct str sheet_mark_meant(struct task *t, const struct sheet *s, struct str typed, int64_t *ret_minutes)
{
    struct str folded = lang_fold(t->a, typed);
    int64_t minutes;

    *ret_minutes = minutes_of(typed, &minutes) ? minutes : INT_NONE;
    for (size_t i = 0; i < s->marks.n; i++)
        if (str_eq(s->marks.at[i].typed, typed) ||
            (folded.n > 0 && str_eq(lang_fold(t->a, s->marks.at[i].typed), folded)))
            return s->marks.at[i].meant;
    return typed; /* one of more than could be asked about: its row is refused */
}
