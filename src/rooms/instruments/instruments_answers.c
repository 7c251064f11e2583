/* instruments_answers: answers to an instrument as one line of text, and what they make: the score. No database. */
#include "rooms/instruments/instruments.h"

int64_t *instrument_answers(struct task *t, const struct instrument *i, struct str answers)
{
    int64_t *values = NEW_N(t->a, int64_t, i->items.n);

    instrument_answers_into(i, answers, values);
    return values;
}

void instrument_answers_into(const struct instrument *i, struct str answers, int64_t *ret_values)
{
    struct str rest = answers, piece, key;

    for (size_t k = 0; k < i->items.n; k++)
        ret_values[k] = INT_NONE;
    while (!str_empty(answers) && str_cut(&rest, ';', &piece)) {
        int64_t value;
        if (!str_cut(&piece, '=', &key) || !str_int(piece, &value))
            continue;
        for (size_t k = 0; k < i->items.n; k++)
            if (str_eq(i->items.at[k].key, key) && instrument_takes(i, k, value))
                ret_values[k] = value;
    }
}

struct str instrument_answers_text(struct task *t, const struct instrument *i, const int64_t *values)
{
    struct strs pieces = { 0 };

    for (size_t k = 0; k < i->items.n; k++)
        if (values[k] != INT_NONE)
            strs_add(t->a, &pieces, str_fmt(t->a, "%.*s=%lld", STR_ARG(i->items.at[k].key), (long long)values[k]));
    return strs_join(t->a, &pieces, S(";"));
}

bool instrument_takes(const struct instrument *i, size_t item, int64_t value)
{
    const struct instrument_item *of = &i->items.at[item];

    if (of->most != INT_NONE)
        return value >= 0 && value <= of->most;
    const struct instrument_scale *scale = &i->scales.at[of->scale];
    for (size_t k = 0; k < scale->n; k++)
        if (scale->at[k].value == value)
            return true;
    return false;
}

/* How far a value is from the least to the most, in hundredths of a percent. */
static int64_t place(const struct instrument_scale *scale, int64_t value, bool reversed)
{
    int64_t least = scale->at[0].value, most = least;

    for (size_t k = 1; k < scale->n; k++) {
        least = scale->at[k].value < least ? scale->at[k].value : least;
        most = scale->at[k].value > most ? scale->at[k].value : most;
    }
    int64_t far = (value - least) * 10000 / (most - least);
    return reversed ? 10000 - far : far;
}

int64_t instrument_score(const struct instrument *i, const int64_t *values)
{
    int64_t sum = 0, n = 0, missing = 0;

    for (size_t k = 0; i->scored && k < i->items.n; k++) {
        const struct instrument_item *item = &i->items.at[k];
        if (item->most != INT_NONE)
            continue;
        if (values[k] == INT_NONE) {
            missing++;
            continue;
        }
        sum += place(&i->scales.at[item->scale], values[k], item->reversed);
        n++;
    }
    if (n == 0 || missing > i->missing)
        return INT_NONE;
    return (sum / n + 50) / 100;
}

bool instrument_answers_ok(struct str answers)
{
    struct str rest = answers, piece, key;

    while (!str_empty(answers) && str_cut(&rest, ';', &piece)) {
        int64_t value;
        if (!str_cut(&piece, '=', &key) || str_empty(key) || !str_int(piece, &value) || value < 0)
            return false;
    }
    return true;
}
