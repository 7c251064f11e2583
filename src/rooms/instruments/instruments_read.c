/* instruments_read: an instrument's file, a table (CSV or a workbook) with a row for each thing it says, described in
 * docs/instruments.md. Whatever is wrong is said with its line; nothing is guessed. Knows no database. */
#include "lang/lang.h"
#include "rooms/instruments/instruments.h"
#include "rooms/tables/tables.h"

enum { CODE_MOST = 40, EDITION_MOST = 999, VALUE_MOST = 100, COUNT_MOST = 20, SCALES_MOST = 20, WRONG_MOST = 20 };
enum what { ROW, KEY, SCALE, VALUE, PICTURE, NAMED };
static const char *const names[NAMED] = { "row", "key", "scale", "value", "picture" };

const char *const INSTRUMENT_PICTURES[] = { "level_1", "level_2", "level_3", "level_4", "level_5", "face_1", "face_2",
    "face_3", "face_4", "face_5", "yes", "no", "work", "school", "voice", "errands", "services", "language", "friends",
    "people", "child", "health", "home", "money", "phone", "computer", "heart", "star", NULL };

struct reading {
    struct task *t;
    struct instrument *i;
    struct problems *wrong;
    int64_t line;
    size_t column[NAMED];
    struct {
        size_t *at;
        size_t n, cap;
    } texts; /* columns of the languages */
    bool has_score;
};

/* 0: the file as a whole. */
static void wrong_at(struct reading *d, int64_t line, struct str what)
{
    if (d->wrong->n >= WRONG_MOST)
        return;
    problem_add(
        d->t, d->wrong, "file", line > 0 ? trf(d->t, "Line %1$s: %2$s", str_number(d->t->a, line), what) : what);
}

static void wrong(struct reading *d, const char *what) { wrong_at(d, d->line, str_of(what)); }

static bool is_key(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!(s.p[i] >= 'a' && s.p[i] <= 'z') && !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '_')
            return false;
    return s.n > 0 && s.n <= CODE_MOST;
}

static struct str cell(const struct reading *d, const struct row *row, enum what what)
{
    return str_trim(row->at[d->column[what]]);
}

static bool number(struct str s, int64_t least, int64_t most, int64_t *ret)
{
    return str_int(s, ret) && *ret >= least && *ret <= most;
}

static size_t characters(struct str s)
{
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

/* Every language has its words, unless some may have none (a licence). */
static const struct str *texts_of(struct reading *d, const struct row *row, bool some)
{
    struct str *list = NEW_N(d->t->a, struct str, d->texts.n);
    size_t filled = 0;

    for (size_t i = 0; i < d->texts.n; i++) {
        struct str s = str_trim(row->at[d->texts.at[i]]);
        list[i] = str_copy(d->t->a, s);
        filled += s.n > 0;
        if (s.n == 0 && !some)
            wrong_at(d, d->line, trf(d->t, "The text in the column %1$s is missing.", d->i->languages.at[i]));
        if (characters(s) > INSTRUMENT_TEXT)
            wrong_at(d, d->line,
                trf(d->t, "The text in the column %1$s is longer than %2$s characters.", d->i->languages.at[i],
                    str_number(d->t->a, INSTRUMENT_TEXT)));
    }
    if (some && filled == 0)
        wrong(d, tr(d->t, "Write the text in at least one language."));
    return list;
}

/* ---- the head: five columns, and one for each language */

static bool read_head(struct reading *d, const struct row *row)
{
    bool found[NAMED] = { false };

    for (size_t c = 0; c < row->n; c++) {
        struct str name = str_trim(row->at[c]), language;
        size_t k = 0;
        while (k < NAMED && !str_is(name, names[k]))
            k++;
        if (name.n == 0)
            continue;
        if (k < NAMED) {
            if (found[k])
                wrong_at(d, d->line, trf(d->t, "The column %1$s stands twice.", name));
            found[k] = true;
            d->column[k] = c;
            continue;
        }
        language = lang_code3(d->t->a, name);
        bool twice = false;
        for (size_t i = 0; i < d->i->languages.n; i++)
            twice = twice || str_eq(d->i->languages.at[i], language);
        if (language.n == 0)
            wrong_at(d, d->line,
                trf(d->t, "The column %1$s is neither one of the five nor a language.",
                    str_copy(d->t->a, str_part(name, 0, CODE_MOST))));
        else if (twice || d->texts.n >= INSTRUMENT_LANGUAGES)
            wrong_at(d, d->line, trf(d->t, "The column %1$s stands twice, or there are too many languages.", name));
        else {
            strs_add(d->t->a, &d->i->languages, str_copy(d->t->a, language));
            LIST_ADD(d->t->a, &d->texts, c);
        }
    }
    for (size_t k = 0; k < NAMED; k++)
        if (!found[k])
            wrong_at(d, d->line, trf(d->t, "The column %1$s is missing.", str_of(names[k])));
    if (d->texts.n == 0)
        wrong(d, tr(d->t, "Add a column for each language, named by its code, such as fin, eng or som."));
    return d->wrong->n == 0;
}

/* ---- rows */

static struct str picture_of(struct reading *d, const struct row *row)
{
    struct str s = cell(d, row, PICTURE);

    if (s.n == 0)
        return S("");
    for (size_t i = 0; INSTRUMENT_PICTURES[i] != NULL; i++)
        if (str_is(s, INSTRUMENT_PICTURES[i]))
            return str_of(INSTRUMENT_PICTURES[i]);
    wrong_at(d, d->line,
        trf(d->t, "There is no picture %1$s. Choose one of the list, or none.",
            str_copy(d->t->a, str_part(s, 0, CODE_MOST))));
    return S("");
}

static void read_instrument(struct reading *d, const struct row *row)
{
    struct str code = cell(d, row, KEY);

    if (!is_key(code))
        wrong(d, tr(d->t, "The key of the questionnaire has small letters, digits and _ only, at most 40."));
    if (!number(cell(d, row, VALUE), 1, EDITION_MOST, &d->i->edition))
        wrong(d, tr(d->t, "The value of the questionnaire is its edition: a number from 1 to 999."));
    if (d->i->title != NULL)
        wrong(d, tr(d->t, "There is a second row of this kind. One is enough."));
    d->i->code = str_copy(d->t->a, code);
    d->i->title = texts_of(d, row, false);
}

static void read_words(struct reading *d, const struct row *row, const struct str **words, bool some)
{
    if (*words != NULL)
        wrong(d, tr(d->t, "There is a second row of this kind. One is enough."));
    *words = texts_of(d, row, some);
}

static void read_score(struct reading *d, const struct row *row)
{
    struct str how = cell(d, row, KEY);

    d->i->scored = str_is(how, "percent");
    if (!d->i->scored && !str_is(how, "none"))
        wrong(d, tr(d->t, "The key of the score is percent or none."));
    if (d->i->scored && !number(cell(d, row, VALUE), 0, INSTRUMENT_ITEMS, &d->i->missing))
        wrong(d, tr(d->t, "The value of the score says how many answers may be missing: 0 or more."));
    if (d->has_score)
        wrong(d, tr(d->t, "There is a second row of this kind. One is enough."));
    d->has_score = true;
}

static struct instrument_scale *scale_of(const struct reading *d, struct str key)
{
    for (size_t i = 0; i < d->i->scales.n; i++)
        if (str_eq(d->i->scales.at[i].key, key))
            return &d->i->scales.at[i];
    return NULL;
}

static void read_answer(struct reading *d, const struct row *row)
{
    struct str key = cell(d, row, SCALE);
    struct instrument_answer one = { .picture = picture_of(d, row) };

    if (!is_key(key) || str_is(key, "count")) {
        wrong(d, tr(d->t, "An answer belongs to a scale: give its name in small letters, but not count."));
        return;
    }
    if (!number(cell(d, row, VALUE), 0, VALUE_MOST, &one.value))
        wrong(d, tr(d->t, "The value of an answer is a number from 0 to 100."));
    struct instrument_scale *scale = scale_of(d, key);
    if (scale == NULL) {
        struct instrument_scale made = { .key = str_copy(d->t->a, key) };
        if (d->i->scales.n >= SCALES_MOST) {
            wrong(d, tr(d->t, "There are more than 20 scales."));
            return;
        }
        LIST_ADD(d->t->a, &d->i->scales, made);
        scale = &d->i->scales.at[d->i->scales.n - 1];
    }
    for (size_t i = 0; i < scale->n; i++)
        if (scale->at[i].value == one.value)
            wrong(d, tr(d->t, "Another answer of this scale has this value."));
    if (scale->n >= INSTRUMENT_ANSWERS) {
        wrong(d, tr(d->t, "A scale has at most 11 answers."));
        return;
    }
    one.texts = texts_of(d, row, false);
    LIST_ADD(d->t->a, scale, one);
}

static void read_item(struct reading *d, const struct row *row)
{
    struct str key = cell(d, row, KEY), scale = cell(d, row, SCALE), value = cell(d, row, VALUE);
    struct instrument_item one = { .picture = picture_of(d, row), .most = INT_NONE };

    if (!is_key(key))
        wrong(d, tr(d->t, "The key of a question has small letters, digits and _ only, at most 40."));
    for (size_t i = 0; i < d->i->items.n; i++)
        if (str_eq(d->i->items.at[i].key, key))
            wrong(d, tr(d->t, "Another question has this key."));
    if (str_is(scale, "count")) {
        if (!number(value, 1, COUNT_MOST, &one.most))
            wrong(d, tr(d->t, "The value of a count is the most that can be chosen: 1 to 20."));
    } else {
        const struct instrument_scale *of = scale_of(d, scale);
        if (of == NULL || of->n < 2) {
            wrong(d, tr(d->t, "Give the scale first: at least two rows of answers, above the questions."));
            return;
        }
        one.scale = (size_t)(of - d->i->scales.at);
        one.reversed = str_is(value, "reversed");
        if (value.n > 0 && !one.reversed)
            wrong(d, tr(d->t, "The value of a question is empty, or reversed when the least answer is the best."));
    }
    if (d->i->items.n >= INSTRUMENT_ITEMS) {
        wrong(d, tr(d->t, "There are more than 60 questions."));
        return;
    }
    one.key = str_copy(d->t->a, key);
    one.texts = texts_of(d, row, false);
    LIST_ADD(d->t->a, &d->i->items, one);
}

static void read_row(struct reading *d, const struct row *row)
{
    struct str what = cell(d, row, ROW);

    if (str_is(what, "instrument"))
        read_instrument(d, row);
    else if (str_is(what, "licence"))
        read_words(d, row, &d->i->licence, true);
    else if (str_is(what, "about"))
        read_words(d, row, &d->i->about, false);
    else if (str_is(what, "score"))
        read_score(d, row);
    else if (str_is(what, "answer"))
        read_answer(d, row);
    else if (str_is(what, "item"))
        read_item(d, row);
    else
        wrong(d, tr(d->t, "The first column says instrument, licence, about, score, answer or item."));
}

/* ---- the file */

static void keep(struct buf *o, const struct row *row)
{
    for (size_t c = 0; c < row->n; c++) {
        struct str s = str_trim(row->at[c]);
        bool quoted = false;
        for (size_t k = 0; k < s.n; k++)
            quoted = quoted || s.p[k] == '"' || s.p[k] == ',' || s.p[k] == '\n' || s.p[k] == '\r';
        buf_str(o, c > 0 ? S(",") : S(""));
        buf_str(o, quoted ? S("\"") : S(""));
        for (size_t k = 0; k < s.n; k++)
            buf_str(o, s.p[k] == '"' ? S("\"\"") : str_part(s, k, 1));
        buf_str(o, quoted ? S("\"") : S(""));
    }
    buf_str(o, S("\n"));
}

static struct rows *open_rows(struct reading *d, struct str file)
{
    struct remark why;

    if (table_kind(str_part(file, 0, 8)) != TABLE_KIND_ARCHIVE)
        return rows_csv(d->t, file);
    struct book *book = book_open(d->t, file, &why);
    if (book != NULL && book_sheets(book) > 0)
        return book_rows(book, 0);
    wrong_at(d, 0, book == NULL ? remark_text(d->t->a, d->t->lang, &why) : str_of(tr(d->t, "The file is empty.")));
    return NULL;
}

static void read_rows(struct reading *d, struct rows *rs, struct buf *o)
{
    struct row row;
    enum rows_step step;
    bool head = true;

    while ((step = rows_next(rs, &row)) == ROWS_ROW && d->wrong->n < WRONG_MOST && !buf_full(o)) {
        d->line = row.line;
        if (row.trouble != NULL)
            wrong_at(d, row.line, remark_text(d->t->a, d->t->lang, row.trouble));
        if (row.lost)
            continue;
        keep(o, &row);
        if (head && !read_head(d, &row))
            return;
        if (!head)
            read_row(d, &row);
        head = false;
    }
    if (step == ROWS_REFUSED)
        wrong_at(d, 0, remark_text(d->t->a, d->t->lang, rows_refusal(rs)));
    if (head && step == ROWS_END)
        wrong_at(d, 0, str_of(tr(d->t, "The file is empty.")));
}

static void check_whole(struct reading *d)
{
    if (d->i->title == NULL)
        wrong_at(d, 0, str_of(tr(d->t, "The row instrument is missing: key, edition and the name in each language.")));
    if (d->i->licence == NULL)
        wrong_at(d, 0, str_of(tr(d->t, "The row licence is missing: who may use these questions, and how.")));
    if (!d->has_score)
        wrong_at(d, 0, str_of(tr(d->t, "The row score is missing: percent or none.")));
    if (d->i->items.n == 0)
        wrong_at(d, 0, str_of(tr(d->t, "There is no question: add rows that begin with item.")));
}

bool instrument_read(struct task *t, struct str file, struct instrument *ret_instrument, struct problems *ret_problems)
{
    struct instrument made = { .offered = true };
    struct problems found = { 0 };
    struct reading d = { .t = t, .i = &made, .wrong = &found };
    struct buf *o = task_buf(t, INSTRUMENT_SOURCE * 4);
    struct rows *rs = open_rows(&d, file);

    if (rs != NULL)
        read_rows(&d, rs, o);
    made.source = str_copy(t->a, buf_view(o));
    if (found.n == 0 && (buf_full(o) || characters(made.source) > INSTRUMENT_SOURCE))
        wrong_at(&d, 0, str_of(tr(t, "The file is too long for a questionnaire.")));
    if (found.n == 0)
        check_whole(&d);
    for (size_t i = 0; i < found.n; i++)
        problem_add(t, ret_problems, "file", found.at[i].text);
    if (found.n > 0)
        return false;
    *ret_instrument = made;
    return true;
}

size_t instrument_language(const struct instrument *i, struct str iso3)
{
    size_t english = 0;

    for (size_t k = 0; k < i->languages.n; k++) {
        if (str_eq(i->languages.at[k], iso3))
            return k;
        if (str_is(i->languages.at[k], "eng"))
            english = k;
    }
    return english;
}

size_t instrument_finnish(const struct instrument *i, size_t here)
{
    for (size_t k = 0; k < i->languages.n; k++)
        if (str_is(i->languages.at[k], "fin"))
            return k;
    return here;
}
