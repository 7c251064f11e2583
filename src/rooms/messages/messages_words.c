/* messages_words: see messages_words.h. */
#include "rooms/messages/messages_words.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "messages_words_sql.h"
#include "rooms/projects/projects.h"

static const struct code words_rows[] = {
#define W_(code, kind, invite, name, must) { #code, name },
    MESSAGE_WORDS(W_)
#undef W_
};
const struct codes CODES_message_words = { "message_words", words_rows, sizeof words_rows / sizeof *words_rows };

static const struct {
    enum message_kind kind;
    enum message_invite invite;
    unsigned must;
} each[] = {
#define W_(code, kind, invite, name, must) { MESSAGE_##kind, invite, must },
    MESSAGE_WORDS(W_)
#undef W_
};

static const char *const noun = "message_words";

const char *message_words_code(enum message_words w) { return words_rows[w].code; }

enum message_words message_words_read(struct str code)
{
    enum message_words w = 0;

    while (w < WORDS__N && !str_is(code, words_rows[w].code))
        w++;
    return w;
}

unsigned message_words_must(enum message_words w) { return each[w].must; }

enum message_kind message_words_kind(enum message_words w) { return each[w].kind; }

static enum message_words words_of(enum message_kind kind, enum message_invite invite)
{
    enum message_words w = 0;

    while (w < WORDS__N && (each[w].kind != kind || (kind == MESSAGE_invitation && each[w].invite != invite)))
        w++;
    return w;
}

/* ---- what goes */

/* All of each project that was asked for: the sessions of one morning are several projects'. */
struct found_words {
    struct project_words {
        int64_t project;
        struct messages_words_sql_of_project_rows rows;
    } * at;
    size_t n, cap;
};

void messages_words_forget(struct task *t) { t->found_words = NULL; }

static struct messages_words_sql_of_project_rows words_of_project(struct task *t, int64_t project)
{
    if (t->found_words == NULL)
        t->found_words = NEW(t->a, struct found_words);
    struct found_words *f = t->found_words;
    for (size_t i = 0; i < f->n; i++)
        if (f->at[i].project == project)
            return f->at[i].rows;
    struct project_words one = { project, messages_words_sql_of_project(t, project) };
    LIST_ADD(t->a, f, one);
    return one.rows;
}

/* "": none. */
static struct str own_words(struct task *t, int64_t project, const struct lang *l, enum message_words w)
{
    if (project == 0 || w == WORDS__N)
        return S("");
    struct messages_words_sql_of_project_rows rows = words_of_project(t, project);
    for (size_t i = 0; i < rows.n; i++)
        if (str_is(rows.at[i].kind, words_rows[w].code) && str_is(rows.at[i].tag, l->tag))
            return rows.at[i].body;
    return S("");
}

/* What a message of one kind says, and in which own words ("": none). */
struct telling {
    enum message_kind kind;
    enum message_words w;
    const struct message_fields *f;
    struct day today;
    struct str words;
};

/* Own words with these values, behind the house's sentence when it is asked once more. */
static bool filled(struct task *t, const struct lang *l, const struct telling *say, const struct str values[SLOT__N],
    struct str *ret_text)
{
    struct str own[SLOT__N];

    if (str_empty(say->words))
        return false;
    struct buf *b = task_buf(t, 8000);
    memcpy(own, values, sizeof own);
    if (!messages_template_begins(say->words, SLOT_day))
        own[SLOT_day] = messages_day_within(t, l, say->kind, say->f, say->today);
    if (say->f->again) {
        buf_str(b, messages_asked_again(l));
        buf_ch(b, ' ');
    }
    if (!messages_template_fill(say->words, own, each[say->w].must, b))
        return false;
    task_must_fit(t, b);
    *ret_text = str_copy(t->a, buf_view(b));
    return true;
}

/* The own words, where they say all there is to say; else the house's, and false. */
static bool said(struct task *t, const struct lang *l, const struct telling *say, struct str *ret_text)
{
    struct str values[SLOT__N];

    messages_slot_values(t, l, say->kind, say->f, say->today, values);
    if (filled(t, l, say, values, ret_text))
        return true;
    *ret_text = messages_house_text(t, l, say->kind, say->f, values);
    return false;
}

struct str messages_said(struct task *t, int64_t project, const struct lang *l, enum message_kind kind,
    const struct message_fields *f, struct day today)
{
    enum message_words w = words_of(kind, f->invite);
    struct telling say = { kind, w, f, today, own_words(t, project, l, w) };
    struct str text;

    (void)said(t, l, &say, &text);
    return text;
}

/* ---- examples */

bool messages_words_example(
    struct task *t, const struct lang *l, enum message_words w, struct str words, bool linked, struct str *ret_text)
{
    struct message_fields f = messages_example_fields(t, each[w].kind, each[w].invite, linked);
    struct telling say = { each[w].kind, w, &f, t->today, words };

    return said(t, l, &say, ret_text);
}

struct str messages_words_now(
    struct task *t, int64_t project, const struct lang *l, enum message_words w, bool *ret_own)
{
    struct str text;

    *ret_own = messages_words_example(t, l, w, own_words(t, project, l, w), true, &text);
    return text;
}

struct str messages_words_house(struct task *t, const struct lang *l, enum message_words w)
{
    struct message_fields f = { .invite = each[w].invite, .link = S("") };
    struct str values[SLOT__N];

    for (enum message_slot s = 0; s < SLOT__N; s++)
        values[s] = (each[w].must | SLOTS(phone)) & 1U << s ? str_fmt(t->a, "{%s}", message_slot_code(s)) : S("");
    return messages_house_text(t, l, each[w].kind, &f, values);
}

struct str messages_words_value(struct task *t, const struct lang *l, enum message_words w, enum message_slot slot)
{
    struct message_fields f = messages_example_fields(t, each[w].kind, each[w].invite, true);
    struct str values[SLOT__N];

    messages_slot_values(t, l, each[w].kind, &f, t->today, values);
    return values[slot];
}

/* ---- writing them */

struct message_own_words messages_words_of(struct task *t, int64_t project, const struct lang *l, enum message_words w)
{
    struct messages_words_sql_get_row row;

    if (!messages_words_sql_get(t, project, str_of(words_rows[w].code), str_of(l->tag), &row))
        return (struct message_own_words){ S(""), 0, 0 };
    return (struct message_own_words){ row.body, row.words, row.version };
}

enum outcome messages_words_open(struct task *t, int64_t project)
{
    if (t->viewer->role != ROLE_ADMIN && !viewer_manages(t->viewer, project))
        return NOT_ALLOWED;
    return str_empty(projects_code(t, project)) ? NOT_FOUND : DONE;
}

/* A number keeps its order in a sentence from right to left. */
static struct str kept(struct task *t, struct str s)
{
    return strcmp(t->lang->dir, "rtl") == 0 ? str_fmt(t->a, "\u2066%.*s\u2069", STR_ARG(s)) : s;
}

static struct str fault_text(struct task *t, const struct message_fault *f)
{
    struct str slot = f->slot < SLOT__N ? kept(t, str_fmt(t->a, "{%s}", message_slot_code(f->slot))) : S("");
    struct str where = kept(t, f->where);

    switch (f->kind) {
    case FAULT_UNKNOWN:
        return trf(t, "%1$s is nothing that the program can fill in. Choose from the list under the text.", where);
    case FAULT_BRACE:
        return trf(
            t, "There is a single %1$s in the text. Take it away: braces stand only around what is filled in.", where);
    case FAULT_NOT_HERE: return trf(t, "%1$s is not known in this message. Take it away.", slot);
    case FAULT_TWICE: return trf(t, "%1$s stands in the text twice. Take one away.", slot);
    case FAULT_MISSING:
        return trf(t, "%1$s is missing. Write it where it belongs: without it the message does not say all.", slot);
    case FAULT_LINK_TOUCHED:
        return trf(t, "Leave a blank before and behind %1$s. Otherwise the link does not open.", slot);
    case FAULT_LINK_SHARES:
        return trf(t,
            "Let %1$s have a sentence of its own: put a full stop before it. Who has no link gets the text "
            "without that sentence.",
            slot);
    case FAULT_CODE:
        return trf(t,
            "%1$s looks like a personal identity code. Take it away: a message holds nothing about a "
            "person.",
            where);
    case FAULT_PHONE:
        return trf(t,
            "%1$s looks like a telephone number. Take it away, and write {phone}: that is the number of "
            "the house.",
            where);
    case FAULT_EMAIL:
        return trf(
            t, "%1$s looks like an e-mail address. Take it away: a message holds nothing about a person.", where);
    }
    fail(t, FAIL_BUG, "a fault of no kind");
}

void messages_words_check(
    struct task *t, const struct lang *l, enum message_words w, struct str *words, struct problems *ret_problems)
{
    struct buf *b = task_buf(t, words->n + 1);
    struct message_faults faults;
    struct str text;

    messages_template_clean(*words, b);
    task_must_fit(t, b);
    *words = str_copy(t->a, buf_view(b));
    if (str_empty(*words)) {
        problem_add(t, ret_problems, "words", str_of(tr(t, "Write the words of the message.")));
        return;
    }
    messages_template_check(*words, each[w].must, SLOTS(phone), &faults);
    for (size_t i = 0; i < faults.n; i++)
        problem_add(t, ret_problems, "words", fault_text(t, &faults.at[i]));
    if (faults.n > 0 || !messages_words_example(t, l, w, *words, true, &text))
        return;
    int64_t parts = messages_length(text).parts;
    if (parts > WORDS_PARTS_MOST)
        problem_add(t, ret_problems, "words",
            trf(t,
                "The message has %1$s parts. Shorten it to %2$s: each part costs as much as a message, and few read "
                "a long one.",
                str_number(t->a, parts), str_number(t->a, WORDS_PARTS_MOST)));
}

enum outcome messages_words_put(struct task *t, int64_t project, const struct lang *l, enum message_words w,
    const struct message_own_words *own, struct problems *ret_problems)
{
    enum outcome open = messages_words_open(t, project);
    struct str words = own->words;
    struct message_own_words now = messages_words_of(t, project, l, w);
    int64_t id = now.id != 0 ? now.id : id_new();

    if (open != DONE)
        return open;
    messages_words_check(t, l, w, &words, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (own->version != now.version)
        return CONFLICT;
    if ((now.id == 0 ? messages_words_sql_add(t, id, project, str_of(words_rows[w].code), str_of(l->tag), words)
                     : messages_words_sql_change(t, id, own->version, words)) == 0)
        return CONFLICT;
    messages_words_forget(t);
    journal_write(t, now.id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, noun, id, S("words"));
    return DONE;
}

enum outcome messages_words_drop(
    struct task *t, int64_t project, const struct lang *l, enum message_words w, int64_t version)
{
    enum outcome open = messages_words_open(t, project);
    struct message_own_words now = messages_words_of(t, project, l, w);

    if (open != DONE)
        return open;
    if (now.id == 0)
        return DONE;
    if (messages_words_sql_drop(t, now.id, version) == 0)
        return CONFLICT;
    messages_words_forget(t);
    journal_write(t, JOURNAL_DELETE, noun, now.id, S("words"));
    return DONE;
}
