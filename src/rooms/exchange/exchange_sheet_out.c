/* exchange_sheet_out: files of the package made of a sheet: its persons, that they take part, the groups they are in,
 * the days on which these met and who was there. A row keeps its line number in people.csv and participations.csv; in
 * the others it has lines of its own, whatever is left out above it, so that a cell that was corrected stays the one.
 */
#include "exchange_sheet_sql.h"
#include "rooms/exchange/exchange_sheet.h"
#include "rooms/kind.h"

enum { LARGEST = 256 * 1024 * 1024, MOST_GROUPS = 200 };

/* ---- files on their way */

enum made { MADE_PEOPLE, MADE_SPELLS, MADE_GROUPS, MADE_MEMBERS, MADE_SESSIONS, MADE_MARKS, MADE__N };
static const char *const made_files[MADE__N][2] = {
    { "people.csv", "person,given_names,family_name,birth_date,gender,languages,service_language,phone,email,"
                    "municipality,postcode,arrived_on,citizenships,non_disclosure" },
    { "participations.csv",
        "participation,person,project,entry_date,entry_status,entry_education,heard_from,exit_date,exit_status" },
    { "groups.csv", "group,project,name" },
    { "memberships.csv", "group,person,joined_on,left_on,state" },
    { "sessions.csv", "session,group,date" },
    { "attendance.csv", "session,person,mark,minutes" },
};

struct made_file {
    struct buf *b;
    int64_t line; /* the next one */
    bool any;
};

/* known: the row that stands already, as a key of the package, or empty. */
struct own_group {
    struct str name, folded, key;
    int64_t id;
    struct str *sessions; /* keys, by the column of the day; empty: no mark yet */
};
struct own_groups {
    struct own_group *at;
    size_t n, cap;
};

struct maker {
    struct task *t;
    const struct sheet *s;
    int64_t project;
    const struct exchange_mends *mends;
    struct sheet_files *ret;
    struct made_file files[MADE__N];
    size_t column[SHEET__N]; /* m.n: none */
    struct day *days;        /* by column */
    size_t ndays;
    struct own_groups groups;
    struct exchange_sheet_sql_groups_of_rows stored;
    const struct row *row;
    struct str merged_group; /* that of the merged cells in hand */
};

static void put_cell(struct buf *b, struct str cell)
{
    buf_ch(b, '"');
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.p[i] == '"')
            buf_ch(b, '"');
        buf_ch(b, cell.p[i] == '\n' || cell.p[i] == '\r' ? ' ' : cell.p[i]);
    }
    buf_ch(b, '"');
}

static void put_row(struct maker *k, enum made which, int64_t line, const struct str *cells, size_t n)
{
    struct made_file *f = &k->files[which];

    for (; f->line < line; f->line++)
        buf_ch(f->b, '\n');
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_ch(f->b, ',');
        put_cell(f->b, cells[i]);
    }
    buf_ch(f->b, '\n');
    f->line++;
    f->any = true;
}
#define PUT_ROW(k, which, line, ...) \
    put_row(k, which, line, (struct str[]){ __VA_ARGS__ }, sizeof((struct str[]){ __VA_ARGS__ }) / sizeof(struct str))

static void begin_files(struct maker *k)
{
    for (size_t i = 0; i < MADE__N; i++) {
        k->files[i] = (struct made_file){ task_buf(k->t, LARGEST), 2, false };
        buf_z(k->files[i].b, made_files[i][1]);
        buf_ch(k->files[i].b, '\n');
    }
}

static void end_files(struct maker *k)
{
    for (size_t i = 0; i < MADE__N; i++) {
        struct exchange_file one = { str_of(made_files[i][0]), -1, buf_view(k->files[i].b) };
        task_must_fit(k->t, k->files[i].b);
        if (k->files[i].any || i == MADE_PEOPLE)
            LIST_ADD(k->t->a, k->ret, one);
    }
}

/* ---- what is said */

static void note(struct maker *k, struct str text)
{
    struct exchange_note one = { S("people.csv"), text };
    LIST_ADD(k->t->a, &k->ret->notes, one);
}

static struct exchange_rejection *reject(struct maker *k, int64_t line, struct str reason, struct str hint)
{
    struct exchange_rejection one = { .file = S("people.csv"), .line = line, .reason = reason, .hint = hint };

    LIST_ADD(k->t->a, &k->ret->rejections, one);
    return &k->ret->rejections.at[k->ret->rejections.n - 1];
}

/* Was the row left out, or (line 0) what alphabet was said? */
static bool mended(const struct maker *k, int64_t line, struct str *ret_value)
{
    for (size_t i = 0; k->mends && i < k->mends->n; i++) {
        const struct exchange_mend *m = &k->mends->at[i];
        if (m->line == line && m->column.n == 0 && str_is(m->file, "people.csv")) {
            *ret_value = m->value;
            return true;
        }
    }
    return false;
}

/* ---- cells of the row in hand */

static struct str raw(const struct maker *k, enum sheet_field f)
{
    return k->column[f] < k->s->m.n ? str_trim(k->row->at[k->column[f]]) : S("");
}

static struct str cell(struct maker *k, enum sheet_field f)
{
    const struct mapping_field *field = &SHEET_FIELDS.at[f];
    struct str value = raw(k, f);

    return value.n > 0 ? mapping_value(k->t->a, field->shape, field->codes, value) : value;
}

/* A day of her life that is behind her: "1.2.85" is of the last hundred years. */
static struct str past_day(struct maker *k, enum sheet_field f)
{
    struct str value = cell(k, f), rest = value, day, month;
    int64_t d, m, y, now = day_year(k->t->today);

    if (!str_cut(&rest, '.', &day) || !str_cut(&rest, '.', &month) || rest.n != 2 || !str_int(rest, &y) ||
        !str_int(day, &d) || !str_int(month, &m))
        return value;
    y += now / 100 * 100;
    return str_fmt(k->t->a, "%lld.%lld.%lld", (long long)d, (long long)m, (long long)(y > now ? y - 100 : y));
}

/* The words of a whole name from `from` on, or up to it. A small letter begins a part of the family name: von, af. */
static size_t family_begins(struct str s)
{
    size_t at = s.n;

    for (size_t i = s.n; i-- > 0;)
        if (s.p[i] == ' ') {
            bool small = i + 1 < s.n && s.p[i + 1] >= 'a' && s.p[i + 1] <= 'z';
            if (at < s.n && !small)
                break;
            at = i;
        }
    return at;
}

static void names_of(struct maker *k, struct str *ret_given, struct str *ret_family)
{
    struct str whole = raw(k, SHEET_FAMILY_FIRST), rest = whole;

    *ret_given = raw(k, SHEET_GIVEN);
    *ret_family = raw(k, SHEET_FAMILY);
    if (whole.n > 0 && ret_given->n == 0 && ret_family->n == 0) {
        char mark = memchr(whole.p, ',', whole.n) ? ',' : ' ';
        (void)str_cut(&rest, mark, ret_family);
        *ret_given = whole.n > ret_family->n ? str_trim(rest) : S("");
    }
    whole = raw(k, SHEET_GIVEN_FIRST);
    if (whole.n > 0 && ret_given->n == 0 && ret_family->n == 0) {
        size_t at = family_begins(whole);
        *ret_given = str_trim(str_part(whole, 0, at));
        *ret_family = str_trim(str_part(whole, at, whole.n));
    }
}

static struct str languages_of(struct maker *k)
{
    struct str first = cell(k, SHEET_MOTHER_TONGUE), all = cell(k, SHEET_LANGUAGES), one;
    struct strs list = { 0 };

    if (first.n == 0 || all.n == 0)
        return first.n > 0 ? first : all;
    strs_add(k->t->a, &list, first);
    while (all.n > 0 && str_cut(&all, ';', &one))
        if (!str_eq(one, first))
            strs_add(k->t->a, &list, one);
    return strs_join(k->t->a, &list, S(";"));
}

/* Her own key, or one that her names and day of birth make, so that the same sheet brings nobody twice. */
static struct str key_of(struct maker *k, struct str given, struct str family)
{
    struct arena *a = k->t->a;
    struct str key = raw(k, SHEET_PERSON);

    if (key.n > 0 || (given.n == 0 && family.n == 0))
        return key;
    struct str all = str_fmt(a, "%lld/%.*s/%.*s/%.*s", (long long)k->project, STR_ARG(lang_fold(a, family)),
        STR_ARG(lang_fold(a, given)), STR_ARG(raw(k, SHEET_BIRTH)));
    return str_fmt(a, "sheet-%016llx", (unsigned long long)key_hash(all));
}

/* ---- persons */

static struct str put_person(struct maker *k)
{
    struct str given, family;
    int64_t line = k->row->line;

    names_of(k, &given, &family);
    struct str key = key_of(k, given, family);
    PUT_ROW(k, MADE_PEOPLE, line, key, given, family, past_day(k, SHEET_BIRTH), cell(k, SHEET_GENDER), languages_of(k),
        cell(k, SHEET_SERVICE_LANGUAGE), cell(k, SHEET_PHONE), cell(k, SHEET_EMAIL), cell(k, SHEET_MUNICIPALITY),
        cell(k, SHEET_POSTCODE), past_day(k, SHEET_ARRIVED), cell(k, SHEET_CITIZENSHIPS),
        cell(k, SHEET_NON_DISCLOSURE));
    if (key.n > 0)
        PUT_ROW(k, MADE_SPELLS, line, key, key, S(""), cell(k, SHEET_ENTRY_DATE), cell(k, SHEET_ENTRY_STATUS),
            cell(k, SHEET_ENTRY_EDUCATION), cell(k, SHEET_HEARD_FROM), cell(k, SHEET_EXIT_DATE),
            cell(k, SHEET_EXIT_STATUS));
    return key;
}

/* ---- groups and days */

static struct own_group *new_group(struct maker *k, struct str name, struct str folded)
{
    struct task *t = k->t;
    struct own_group one = { str_copy(t->a, name), folded, str_fmt(t->a, "sheet %.*s", STR_ARG(folded)), 0,
        NEW_N(t->a, struct str, k->s->m.n + 1) };

    for (size_t i = 0; i < k->stored.n && one.id == 0; i++)
        if (str_eq(lang_fold(t->a, k->stored.at[i].name), folded))
            one.id = k->stored.at[i].group, one.key = id_str(t->a, one.id);
    LIST_ADD(t->a, &k->groups, one);
    return &k->groups.at[k->groups.n - 1];
}

/* The group of the row in hand; of merged cells, what stands in the first of them. */
static struct str group_named(struct maker *k)
{
    size_t column = k->column[SHEET_GROUP];
    struct str name = raw(k, SHEET_GROUP);

    if (column == k->s->m.n)
        return k->s->asks_group ? k->s->group : S("");
    for (size_t i = 0; i < k->s->merged.n; i++) {
        const struct merged *m = &k->s->merged.at[i];
        if (m->column != column || k->row->line < m->first || k->row->line > m->last)
            continue;
        if (k->row->line == m->first)
            k->merged_group = str_copy(k->t->a, name);
        else if (name.n == 0)
            name = k->merged_group;
    }
    return name;
}

/* Of the row in hand; NULL: none. */
static struct own_group *group_of(struct maker *k)
{
    struct str name = group_named(k), folded = lang_fold(k->t->a, name);

    for (size_t i = 0; i < k->groups.n; i++)
        if (str_eq(k->groups.at[i].folded, folded))
            return &k->groups.at[i];
    return folded.n == 0 || k->groups.n == MOST_GROUPS ? NULL : new_group(k, name, folded);
}

/* The session under a column: one that stands on that day, the second column of a day meaning the second one. */
static struct str session_of(struct maker *k, struct own_group *g, size_t column)
{
    struct task *t = k->t;
    struct day day = k->days[column];
    size_t nth = 0;

    if (g->sessions[column].n > 0)
        return g->sessions[column];
    for (size_t i = 0; i < column; i++)
        nth += k->s->m.at[i].field == SHEET_DAY && day_cmp(k->days[i], day) == 0;
    struct exchange_sheet_sql_sessions_on_rows stored = { 0 };
    if (g->id != 0)
        stored = exchange_sheet_sql_sessions_on(t, g->id, day_str(&day));
    if (nth < stored.n)
        g->sessions[column] = id_str(t->a, stored.at[nth].session);
    else
        g->sessions[column] = nth == 0 ? str_fmt(t->a, "%.*s %s", STR_ARG(g->key), day.t)
                                       : str_fmt(t->a, "%.*s %s %zu", STR_ARG(g->key), day.t, nth + 1);
    return g->sessions[column];
}

/* Is she a member already, of what stands? */
static bool is_member(struct maker *k, const struct own_group *g, struct str key)
{
    struct exchange_sheet_sql_is_member_row row;

    if (g->id == 0)
        return false;
    struct key_ids ids = kinds[KIND_people]->with_key(k->t, key, 0);
    for (size_t i = 0; i < ids.n; i++)
        if (exchange_sheet_sql_is_member(k->t, g->id, ids.at[i], &row) && row.n > 0)
            return true;
    return false;
}

/* Marks of the row in hand; the first day with one of them. */
static struct day put_marks(struct maker *k, struct own_group *g, struct str key)
{
    struct day first = { "" };
    int64_t place = 0, line = 2 + (k->row->line - 2) * (int64_t)k->ndays;

    for (size_t i = 0; i < k->s->m.n; i++) {
        int64_t minutes = INT_NONE;
        if (k->s->m.at[i].field != SHEET_DAY)
            continue;
        struct str mark = sheet_mark_meant(k->t, k->s, str_trim(k->row->at[i]), &minutes);
        place++;
        if (mark.n == 0)
            continue;
        PUT_ROW(k, MADE_MARKS, line + place - 1, session_of(k, g, i), key, mark,
            minutes == INT_NONE ? S("") : str_number(k->t->a, minutes));
        if (first.t[0] == '\0' || day_cmp(k->days[i], first) < 0)
            first = k->days[i];
    }
    return first;
}

static void put_membership(struct maker *k, struct str key)
{
    struct own_group *g = group_of(k);

    if (!g || key.n == 0)
        return;
    struct day first = put_marks(k, g, key);
    struct str joined = cell(k, SHEET_JOINED_ON), left = cell(k, SHEET_LEFT_ON);
    if (joined.n == 0 && left.n == 0 && is_member(k, g, key))
        return;
    if (joined.n == 0)
        joined = raw(k, SHEET_ENTRY_DATE);
    if (joined.n == 0)
        joined = str_copy(k->t->a, day_str(&first));
    PUT_ROW(k, MADE_MEMBERS, k->row->line, g->key, key, joined, left, left.n > 0 ? S("left") : S("member"));
}

/* In lines of their own: by group, by column of the day. */
static void put_groups(struct maker *k)
{
    for (size_t i = 0; i < k->groups.n; i++) {
        const struct own_group *g = &k->groups.at[i];
        int64_t place = 0;
        if (g->id == 0)
            PUT_ROW(k, MADE_GROUPS, 2 + (int64_t)i, g->key, S(""), g->name);
        for (size_t c = 0; c < k->s->m.n; c++) {
            int64_t stored;
            place += k->s->m.at[c].field == SHEET_DAY;
            if (g->sessions[c].n > 0 && !id_read(g->sessions[c], &stored))
                PUT_ROW(k, MADE_SESSIONS, 2 + (int64_t)(i * k->ndays) + place - 1, g->sessions[c], g->key,
                    day_str(&k->days[c]));
        }
    }
}

/* ---- rows */

/* Letters that were taken for others: asked about once, of the whole file. */
static bool letters_right(struct maker *k, const struct rows *rows)
{
    struct letters_guess guess;

    for (size_t i = 0; i < k->s->m.n && rows_guessed(rows); i++) {
        if (letters_plausible(k->row->at[i], true) || !letters_guess(k->t->a, k->row->at[i], true, &guess) ||
            guess.twice)
            continue;
        struct exchange_rejection *r = reject(k, 0,
            str_of(tr(k->t, "The letters of this file are in another alphabet than the program took them for.")),
            trf(k->t,
                "Read as %1$s, the first text that is wrong becomes \"%2$s\". Or save the file as CSV with UTF-8.",
                str_of(lang_tr(k->t->lang, alphabet_name(guess.was))), guess.text));
        r->suggestion = str_of(alphabet_code(guess.was));
        return false;
    }
    return true;
}

static void take_row(struct maker *k)
{
    struct task *t = k->t;
    const struct row *row = k->row;
    struct str none, given, family;

    if (mended(k, row->line, &none))
        return;
    if (row->lost || row->trouble) {
        reject(k, row->line, remark_text(t->a, t->lang, row->trouble),
            row->lost ? str_of(tr(t, "Correct the line in the file, or leave it out. The lines after it were read."))
                      : str_of(tr(t, "Give the row as many cells as the header has.")));
        return;
    }
    names_of(k, &given, &family);
    bool nobody = given.n == 0 && family.n == 0 && raw(k, SHEET_PERSON).n == 0;
    if (sheet_is_sum(t, row) || (nobody && sheet_is_counts(row))) {
        note(k, trf(t, "Line %1$s is a sum and was left out.", str_number(t->a, row->line)));
        return;
    }
    put_membership(k, put_person(k));
}

static void take_rows(struct maker *k, struct rows *rows, struct row *row)
{
    enum rows_step step = ROWS_END;
    bool right = true;

    while (right && (step = rows_next(rows, row)) == ROWS_ROW) {
        task_may_go_on(k->t);
        right = letters_right(k, rows);
        if (right)
            take_row(k);
    }
    if (right && step == ROWS_REFUSED)
        reject(k, rows_refusal(rows)->line, remark_text(k->t->a, k->t->lang, rows_refusal(rows)),
            str_of(tr(k->t, "Save the file again as CSV with UTF-8 and send it anew.")));
}

static void say_source(struct maker *k)
{
    struct task *t = k->t;
    const struct sheet *s = k->s;

    note(k, trf(t, "It was made of %1$s; its lines have the same numbers.", s->file.name));
    for (size_t i = 0; i < s->m.n; i++)
        if (s->m.at[i].field == MAPPING_NONE && s->m.at[i].samples.n > 0)
            note(k, trf(t, "The column %1$s was left out.", s->m.at[i].heading));
    for (size_t i = 0; i < s->left_out.n; i++)
        note(k, trf(t, "The sheet %1$s was not read. Send each sheet as a file of its own.", s->left_out.at[i]));
    if (k->column[SHEET_ENTRY_DATE] == s->m.n)
        note(k, str_of(tr(t, "No column says the first day in the project: it stays empty.")));
}

void sheet_translate(
    struct task *t, const struct sheet *s, int64_t project, const struct exchange_mends *mends, struct sheet_files *ret)
{
    struct maker k = { .t = t, .s = s, .project = project, .mends = mends, .ret = ret };
    struct str letters = S("");
    bool yearless;

    *ret = (struct sheet_files){ 0 };
    k.days = NEW_N(t->a, struct day, s->m.n + 1);
    for (size_t f = 0; f < SHEET__N; f++)
        k.column[f] = mapping_column_of(&s->m, f);
    for (size_t i = 0; i < s->m.n; i++)
        if (s->m.at[i].field == SHEET_DAY) {
            k.ndays++;
            if (!sheet_day(s->m.at[i].heading, s->year, &k.days[i], &yearless))
                reject(&k, 1, trf(t, "The heading %1$s is no day.", s->m.at[i].heading),
                    str_of(tr(t, "Say what the column is, or leave it out.")));
        }
    k.stored = exchange_sheet_sql_groups_of(t, project);
    begin_files(&k);
    (void)mended(&k, 0, &letters);
    struct row row;
    k.row = &row;
    struct rows *rows = sheet_rows(t, s, letters);
    must(t, rows != NULL);
    say_source(&k);
    if (ret->rejections.n == 0)
        take_rows(&k, rows, &row);
    put_groups(&k);
    end_files(&k);
}
