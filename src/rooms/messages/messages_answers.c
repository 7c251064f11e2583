/* messages_answers: see messages_answers.h. */
#include "rooms/messages/messages_answers.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "messages_answers_sql.h"
#include "rooms/messages/messages_queue.h"
#include "rooms/messages/messages_text.h"

/* ---- words that end it, and begin it again: the whole message is one of them */

static bool is_one_of(struct task *t, struct str text, const char *const *words, size_t n)
{
    struct str folded = str_trim(lang_fold(t->a, text));

    for (size_t i = 0; i < n; i++)
        if (str_eq(folded, lang_fold(t->a, str_of(words[i]))))
            return true;
    return false;
}

bool messages_says_stop(struct task *t, struct str text)
{
    static const char *const words[] = { "stop", "stopp", "seis", "lopeta", "lopettakaa", "peru", "sluta", "avsluta",
        "end", "quit", "unsubscribe", "jooji", "joojiya", "jooji fadlan", "ha soo dirin", "توقف", "توقفوا", "قف",
        "أوقف", "إيقاف", "إلغاء", "إلغاء الاشتراك", "стоп", "отписаться" };

    return is_one_of(t, text, words, sizeof words / sizeof *words);
}

bool messages_says_start(struct task *t, struct str text)
{
    static const char *const words[] = { "start", "aloita", "jatka", "börja", "bilow", "ابدأ", "старт" };

    return is_one_of(t, text, words, sizeof words / sizeof *words);
}

/* Folding leaves nothing of a sign; the colour of a hand stands behind it. */
static bool is_hand(struct str text, struct str hand)
{
    return str_starts(str_trim(text), hand) && text.n <= 2 * hand.n;
}

enum answer_meant messages_means(struct task *t, struct str text)
{
    static const char *const yes[] = { "k", "kyllä", "joo", "juu", "jep", "tulen", "kyllä tulen", "joo tulen",
        "tullaan", "tulemme", "yes", "yes i come", "i come", "i will come", "coming", "ok", "okei", "okay", "ja",
        "japp", "jag kommer", "ja jag kommer", "haa", "haah", "haye", "waan imanayaa", "waan imanaya", "waan imaanayaa",
        "haa waan imanayaa", "haa waan imanaya", "waa imanayaa", "نعم", "أجل", "ايوه", "أيوة", "ايوا", "سآتي", "سأحضر",
        "نعم سآتي", "نعم سأحضر", "да", "приду", "да приду" };
    static const char *const no[] = { "e", "ei", "en", "en tule", "ei tule", "emme tule", "en pääse",
        "en pääse tulemaan", "en voi tulla", "ei en tule", "ei en pääse", "no", "i cannot come", "i can't come",
        "cant come", "no i cannot come", "no i can't come", "not coming", "nej", "jag kommer inte",
        "nej jag kommer inte", "kommer inte", "jag kan inte komma", "kan inte", "maya", "ma imanayo", "maya ma imanayo",
        "ma imaan karo", "ma iman karo", "maya ma imaan karo", "لا", "لن آتي", "لن أحضر", "لا لن آتي", "لا أستطيع",
        "لا أستطيع الحضور", "нет", "не приду", "нет не приду" };
    static const char *const perhaps[] = { "ehkä", "perhaps", "maybe", "kanske", "laga yaabaa", "ربما", "может быть" };

    if (str_find(text, S("?")) >= 0 || str_find(text, S("؟")) >= 0)
        return MEANT_NOTHING; /* "No?" asks */
    return is_one_of(t, text, yes, sizeof yes / sizeof *yes) || is_hand(text, S("👍")) ? MEANT_YES
           : is_one_of(t, text, no, sizeof no / sizeof *no) || is_hand(text, S("👎"))  ? MEANT_NO
           : is_one_of(t, text, perhaps, sizeof perhaps / sizeof *perhaps)            ? MEANT_PERHAPS
                                                                                      : MEANT_NOTHING;
}

/* ---- taking one in */

/* A number that several have (a family's phone) is nobody's unless we wrote to one of them. */
static int64_t owner_of(struct task *t, struct str key)
{
    struct messages_answers_sql_owners_rows rows = messages_answers_sql_owners(t, key);

    return rows.n == 1 ? rows.at[0].person : 0;
}

/* The word is for what we wrote to this number last, when it went and nobody else was written to there. */
static void write_down(
    struct task *t, int64_t answer, const struct messages_answers_sql_last_to_row *last, enum answer_meant meant)
{
    struct answered_message a = { last->person, last->about, last->about_key, message_kind_read(last->kind), meant };

    if (last->message != 0 && last->person != 0 && last->went && last->persons == 1 && answered_message(t, &a))
        messages_answers_sql_means(t, answer, str_of(answer_meant_code(meant)));
}

bool messages_received(struct task *t, struct str event, struct str from, struct str text)
{
    enum { EVENT_MOST = 100, DAY_S = 24 * 3600 };
    struct messages_answers_sql_last_to_row last = { 0 };
    struct str key = people_phone_key(t, from);
    struct instant since = instant_from_unix(instant_unix(t->now) - (int64_t)ANSWER_DAYS * DAY_S);
    int64_t id = id_new();

    if (str_empty(event) || event.n > EVENT_MOST || str_empty(key))
        return false;
    if (!messages_answers_sql_last_to(t, key, since, &last))
        last.person = owner_of(t, key);
    if (messages_answers_sql_add(t, .answer = id, .event = event, .address_key = key, .person = last.person,
            .project = last.project, .message = last.message, .staff = last.staff,
            .sender = (last.person == 0 ? from : S("")), .body = messages_head(text, ANSWER_MOST),
            .came_at = t->now) == 0)
        return true; /* it came before */
    if (messages_says_stop(t, text))
        messages_block(t, key, "stop");
    else if (messages_says_start(t, text))
        messages_unblock(t, key);
    else
        write_down(t, id, &last, messages_means(t, text));
    journal_write(t, JOURNAL_CREATE, "message_answer", id, S(""));
    return true;
}

/* ---- reading them */

/* Numbers that are nobody's: for who sees all persons of a project. */
static bool sees_unknown(struct task *t)
{
    bool sees = t->viewer->program;

    for (size_t i = 0; i < t->viewer->nprojects; i++)
        sees = sees || viewer_sees_project_persons(t->viewer, t->viewer->projects[i].project);
    return sees;
}

struct message_answers messages_answers(struct task *t, bool open, int64_t start, int64_t limit)
{
    struct message_answers list = { 0 };
    int64_t staff = t->viewer->program ? 0 : t->viewer->staff;

    if ((staff == 0 && !t->viewer->program) || !permitted(t->viewer, PERM_MESSAGES) || !people_sees_any(t))
        return list;
    struct messages_answers_sql_list_rows rows = messages_answers_sql_list(t, .staff = staff, .only_open = open,
        .unknown = sees_unknown(t), .left_since = day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS),
        .made_since = people_made_since(t), .limit = limit, .start = start);
    for (size_t i = 0; i < rows.n; i++) {
        const struct messages_answers_sql_list_row *r = &rows.at[i];
        struct message_answer one = { .id = r->answer,
            .person = r->person,
            .message = r->message,
            .staff = r->whom,
            .name = people_full_name(t, r->given_names, r->family_name),
            .sender = r->sender,
            .text = r->body,
            .staff_name = r->staff_name,
            .came = r->came_at,
            .meant = answer_meant_read(r->meant),
            .open = r->read_at.t[0] == '\0',
            .mine = r->whom == t->viewer->staff };
        list.total = r->total;
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

int64_t messages_answers_waiting(struct task *t)
{
    struct messages_answers_sql_waiting_row row;

    return messages_answers_sql_waiting(t, t->viewer->staff, &row) ? row.n : 0;
}

enum outcome messages_answer_read(struct task *t, int64_t answer)
{
    struct messages_answers_sql_get_row row;

    if (!messages_answers_sql_get(t, answer, &row))
        return NOT_FOUND;
    if (!permitted(t->viewer, PERM_MESSAGES) || !(row.person == 0 ? sees_unknown(t) : people_may_see(t, row.person)))
        return NOT_ALLOWED;
    messages_answers_sql_read(t, answer, t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "message_answer", answer, S("read"));
    return DONE;
}
