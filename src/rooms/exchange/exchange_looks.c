/* exchange_looks: cells as spreadsheets and other programs leave them: wrapped so that they stay text, errors of
 * formulas, numbers cut short, letters of another alphabet. What cannot be meant so is asked about, never taken. */
#include "rooms/exchange/exchange_pass.h"

/* Would a spreadsheet take a text that begins so for a number or a formula? Then an apostrophe before it is its own, or
 * our own (csv_writer.c), which stands before an apostrophe too that would be taken for one. */
static bool guarded(struct str cell)
{
    return cell.n > 1 && cell.p[0] == '\'' && cell.p[1] && strchr("0123456789+-=@'\t\r", cell.p[1]);
}

static struct str undoubled(struct arena *a, struct str s)
{
    char *to = arena_alloc(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        to[n++] = s.p[i];
        i += s.p[i] == '"' && i + 1 < s.n && s.p[i + 1] == '"';
    }
    return (struct str){ to, n };
}

struct str looks_unwrapped(struct pass *p, struct str cell)
{
    struct str bare = cell;

    if (str_starts(cell, S("=\"")) && cell.n > 2 && cell.p[cell.n - 1] == '"')
        bare = undoubled(p->scratch->a, str_part(cell, 2, cell.n - 3));
    else if (guarded(cell))
        bare = str_part(cell, 1, cell.n);
    if (bare.n < cell.n && pass_first(p, NOTED_WRAPS))
        pass_note(
            p, trf(p->scratch, "What a spreadsheet puts around texts was taken off: \"%1$s\" was read as \"%2$s\".",
                   cell, bare));
    return str_trim(bare);
}

/* "3,58401E+11": how a spreadsheet shows a long number in a narrow column; with a decimal mark or a sign, so that a key
 * such as 2E10 is none. */
static bool shortened(struct str s)
{
    size_t digits = 0, marks = 0, i = str_starts(s, S("-")) ? 1 : 0;

    for (; i < s.n && s.p[i] != 'E' && s.p[i] != 'e'; i++) {
        const bool mark = s.p[i] == '.' || s.p[i] == ',';
        if (!mark && (s.p[i] < '0' || s.p[i] > '9'))
            return false;
        digits += !mark;
        marks += mark;
    }
    if (digits == 0 || marks > 1 || i >= s.n)
        return false;
    struct str power = str_part(s, i + 1, s.n);
    bool sign = str_starts(power, S("+")) || str_starts(power, S("-"));
    int64_t n;
    power = str_part(power, sign, power.n);
    return (marks > 0 || sign) && str_int(power, &n) && n >= 0;
}

/* Letters: what they may have been is suggested; guesses at the alphabet of a file are counted. */
static bool wrong_letters(struct pass *p, const struct kind_column *c, struct str typed)
{
    struct task *t = p->scratch;
    struct letters_guess guess;
    const bool guessed = p->reading && rows_guessed(p->reading);

    if (str_is(p->o->letters, EXCHANGE_LETTERS_RIGHT) || letters_plausible(typed, guessed))
        return true;
    p->may_stay = true;
    if (!letters_guess(t->a, typed, guessed, &guess))
        return pass_wrong(p, c, typed, str_of(tr(t, "Letters of this text were lost or mistaken on the way.")),
            str_of(tr(t, "Correct the cell, or save the file anew as CSV with UTF-8.")));
    if (guessed && !guess.twice && p->alphabets[guess.was]++ == 0 && p->example.n == 0)
        p->example = str_copy(p->t->a, guess.text);
    return pass_wrong(p, c, typed, str_of(tr(t, "Letters of this text were lost or mistaken on the way.")),
        pass_suggest(p, typed, guess.text));
}

bool looks_right(struct pass *p, const struct kind_column *c, struct str typed)
{
    struct task *t = p->scratch;

    if (cell_is_error(typed))
        return pass_wrong(p, c, typed, str_of(tr(t, "This is the error of a formula in the spreadsheet.")),
            str_of(tr(t, "Correct the formula, or write what belongs into the cell.")));
    if (shortened(typed))
        return pass_wrong(p, c, typed,
            str_of(tr(t, "A spreadsheet has shortened this number; its last digits are lost.")),
            str_of(tr(t, "Write all the digits. In the spreadsheet, format the column as text.")));
    return wrong_letters(p, c, typed);
}

void looks_ask_alphabet(struct pass *p)
{
    struct task *t = p->scratch;
    enum alphabet most = 0;

    for (enum alphabet i = 0; i < ALPHABET__N; i++)
        if (p->alphabets[i] > p->alphabets[most])
            most = i;
    if (p->alphabets[most] == 0)
        return;
    p->in.line = 0;
    p->suggestion = str_of(alphabet_code(most));
    pass_reject(p, S(""), S(""),
        str_of(tr(t, "The letters of this file are in another alphabet than the program took them for.")),
        trf(t, "Read as %1$s, the first text that is wrong becomes \"%2$s\". Or save the file as CSV with UTF-8.",
            str_of(lang_tr(t->lang, alphabet_name(most))), p->example));
}
