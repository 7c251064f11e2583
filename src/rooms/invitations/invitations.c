/* invitations: the rules of inviting, asking once more and answering. No pages here. */
#include "rooms/invitations/invitations.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "auth/viewer.h"
#include "base/keys.h"
#include "invitations_sql.h"
#include "lang/lang.h"
#include "rooms/own_links/own_links.h"

static const char *const noun = "invitation";
static const struct code kinds[] = {
#define I(code, name, words) { #code, name },
    MESSAGE_INVITES(I)
#undef I
};

static enum message_invite kind_read(struct str code)
{
    enum message_invite k = 0;

    while (k < INVITE_talk && !str_is(code, kinds[k].code))
        k++;
    return k;
}

/* An invitation to a session is to this day and time: another one is another meeting. */
static bool session_stands(const struct invitations_sql_one_row *r)
{
    return r->session_id == 0 || (str_is(r->session_state, "planned") && day_cmp(r->session_day, r->day) == 0 &&
                                     strcmp(r->session_start.t, r->start_time.t) == 0);
}

/* The last day is over, or the meeting begins on it. */
static struct instant end_of(struct day until, struct day day, struct clock start)
{
    return day_known(day) && clock_minutes(start) >= 0 && day_cmp(day, until) <= 0
               ? messages_instant(day, start)
               : messages_instant(day_add(until, 1), clock_from_minutes(0));
}

static bool is_over(struct task *t, const struct invitations_sql_one_row *r)
{
    return strcmp(end_of(r->until, r->day, r->start_time).t, t->now.t) <= 0 || !session_stands(r);
}

static struct invitation invitation_of(struct task *t, const struct invitations_sql_one_row *r)
{
    return (struct invitation){ .id = r->invitation,
        .project = r->project,
        .group = r->group_id,
        .session = r->session_id,
        .round = r->round,
        .version = r->version,
        .kind = kind_read(r->kind),
        .group_name = r->group_name,
        .made_by = r->made_name,
        .day = r->day,
        .until = r->until,
        .start = r->start_time,
        .made = r->made_at,
        .stands = session_stands(r),
        .over = is_over(t, r) };
}

/* ---- inviting */

struct message_new invitations_words(const struct invite *i)
{
    return (struct message_new){ .project = i->project,
        .kind = MESSAGE_invitation,
        .fields = { .day = i->day, .until = i->until, .start = i->start, .invite = i->kind } };
}

/* The message of one round. It goes as long as it can be answered. */
static int64_t tell(struct task *t, int64_t invitation, const struct invite *i, int64_t person, int64_t round)
{
    struct message_new m = invitations_words(i);
    /* invitation_in reads that */
    struct str more = str_fmt(t->a, "%.*s.%lld", STR_ARG(id_str(t->a, invitation)), (long long)round);

    m.person = person;
    m.about = i->session != 0 ? i->session : invitation;
    m.key = i->session != 0 ? messages_session_key(t, i->day, i->start, more) : more;
    m.until = end_of(i->until, i->day, i->start);
    m.fields.again = round > 1;
    return messages_put(t, &m);
}

bool invitations_in_time(struct task *t, struct day until, struct day day, struct clock start)
{
    return strcmp(messages_loud(t, t->now).t, end_of(until, day, start).t) < 0; /* what is put at night waits */
}

static void check_until(struct task *t, struct day until, struct day day, struct clock start, struct problems *ps)
{
    if (!day_whole(until) || day_cmp(until, t->today) < 0)
        problem_add(t, ps, "until", str_of(tr(t, "Choose a last day for the answer that has not gone.")));
    else if (day_known(day) && day_cmp(until, day) > 0)
        problem_add(t, ps, "until", str_of(tr(t, "The answer is needed on the day itself at the latest.")));
    else if (day_cmp(until, day_add(t->today, OWN_LINK_PASSING_DAYS - 1)) > 0)
        problem_add(t, ps, "until", str_of(tr(t, "The link works for 30 days. Choose an earlier last day.")));
    else if (!invitations_in_time(t, until, day, start))
        problem_add(t, ps, "until", str_of(tr(t, "It would come too late")));
}

enum outcome invitations_complete(struct task *t, struct invite *i, struct problems *ret_problems)
{
    struct session_brief s;
    struct group_brief g;
    enum outcome how = i->group != 0 ? groups_brief(t, i->group, &g) : DONE;

    if (how != DONE)
        return how;
    if (i->group != 0)
        i->project = g.project;
    if (!invitations_may(t, i->project, i->group))
        return NOT_ALLOWED;
    if (i->session != 0) {
        if (groups_session(t, i->session, &s) != DONE || s.group != i->group)
            return NOT_FOUND;
        i->kind = INVITE_session;
        i->day = s.day;
        i->start = s.start;
        if (!str_is(s.state, "planned") || day_cmp(s.day, t->today) < 0)
            problem_add(t, ret_problems, "to", str_of(tr(t, "The session is over or cancelled. Choose another.")));
    } else if (i->group != 0) {
        i->kind = INVITE_group;
        i->day = day_known(g.starts_on) && day_cmp(g.starts_on, t->today) >= 0 ? g.starts_on : DAY("");
        i->start = (struct clock){ "" };
    } else if (!day_whole(i->day) || day_cmp(i->day, t->today) < 0) {
        problem_add(t, ret_problems, "day", str_of(tr(t, "Choose a day that has not gone.")));
    }
    return DONE;
}

/* Who was asked to the same thing and can still answer. */
static struct hash_set asked_already(struct task *t, const struct invite *i)
{
    struct invitations_sql_open_guests_rows rows = invitations_sql_open_guests(t, .project = i->project,
        .group_id = i->group, .session_id = i->session, .kind = str_of(kinds[i->kind].code), .day = i->day,
        .start_time = i->start, .today = t->today);
    struct hash_set set = { 0 };

    for (size_t k = 0; k < rows.n; k++)
        (void)hash_set_add(t->a, &set, (uint64_t)rows.at[k].person);
    return set;
}

struct guests {
    int64_t *at;
    size_t n, cap;
};

/* Those of `who` whom the viewer sees and who were not asked to the same already; how many were. */
static struct guests guests_of(struct task *t, const struct invite *i, int64_t *ret_already)
{
    struct hash_set asked = asked_already(t, i);
    struct guests list = { 0 };
    int64_t person, n = 0;

    for (size_t k = 0; k < i->who.n; k++) {
        if (!id_read(i->who.at[k], &person) || !people_may_see(t, person))
            continue;
        if (hash_set_has(&asked, (uint64_t)person))
            n++;
        else
            LIST_ADD(t->a, &list, person);
    }
    *ret_already = n;
    return list;
}

/* Who is invited, or what is wrong. */
static struct guests check(struct task *t, const struct invite *i, int64_t *ret_already, struct problems *ps)
{
    struct guests none = { 0 };

    check_until(t, i->until, i->day, i->start, ps);
    if (i->who.n == 0 || i->who.n > INVITE_MOST)
        problem_add(t, ps, "who", str_of(tr(t, "Choose who is invited.")));
    if (ps->n > 0)
        return none;
    struct guests list = guests_of(t, i, ret_already);
    if (list.n == 0)
        problem_add(t, ps, "who",
            str_of(
                *ret_already > 0 ? tr(t, "All whom you chose are invited already.") : tr(t, "Choose who is invited.")));
    return list;
}

enum outcome invitations_make(
    struct task *t, const struct invite *wish, struct invitation_made *ret_made, struct problems *ret_problems)
{
    struct invite i = *wish;
    struct invitation_made made = { .invitation = id_new() };
    enum outcome how = invitations_complete(t, &i, ret_problems);

    if (how != DONE)
        return how;
    struct guests guests = check(t, &i, &made.already, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    invitations_sql_add(t, .invitation = made.invitation, .project = i.project, .group_id = i.group,
        .session_id = i.session, .kind = str_of(kinds[i.kind].code), .day = i.day, .start_time = i.start,
        .until = i.until, .made_by = t->viewer->staff, .made_at = t->now);
    for (size_t k = 0; k < guests.n; k++) {
        if (invitations_sql_add_guest(t, made.invitation, guests.at[k]) == 0)
            continue; /* chosen twice */
        invitations_sql_told(t, made.invitation, guests.at[k], tell(t, made.invitation, &i, guests.at[k], 1));
        made.invited++;
    }
    journal_write(t, JOURNAL_CREATE, noun, made.invitation, str_of(kinds[i.kind].code));
    *ret_made = made;
    return DONE;
}

/* ---- what came of it */

enum outcome invitations_get(struct task *t, int64_t invitation, struct invitation *ret_invitation)
{
    struct invitations_sql_one_row row;

    if (!invitations_sql_get(t, invitation, &row))
        return NOT_FOUND;
    if (!invitations_may(t, row.project, row.group_id))
        return NOT_ALLOWED;
    *ret_invitation = invitation_of(t, &row);
    return DONE;
}

struct inviteds invitations_guests(struct task *t, int64_t invitation)
{
    struct invitations_sql_guests_rows rows = invitations_sql_guests(t, invitation,
        t->viewer->program ? 0 : t->viewer->staff, day_add(t->today, -PEOPLE_LEFT_VISIBLE_DAYS), people_made_since(t));
    struct inviteds list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct invited one = { .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .state = rows.at[i].state,
            .why = rows.at[i].why,
            .channel = rows.at[i].channel,
            .answer = answer_meant_read(rows.at[i].answer),
            .answered = rows.at[i].answered_at,
            .by_staff = rows.at[i].answered_by != 0 };
        if (list.n == 0 || list.at[list.n - 1].person != one.person) /* two files of one person: one guest */
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct invitation_lines invitations_list(struct task *t, int64_t start)
{
    struct invitation_lines list = { 0 };

    if (!t->viewer->program && (t->viewer->staff == 0 || !permitted(t->viewer, PERM_MESSAGES)))
        return list;
    struct invitations_sql_list_rows rows = invitations_sql_list(
        t, t->viewer->program ? 0 : t->viewer->staff, INVITATION_SHOWN + 1, start);
    list.more = rows.n > INVITATION_SHOWN;
    for (size_t i = 0; i < rows.n && i < INVITATION_SHOWN; i++) {
        struct invitation_line one = { invitation_of(t, &rows.at[i].one), rows.at[i].guests, rows.at[i].yes,
            rows.at[i].no, rows.at[i].perhaps };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

/* Who has said nothing, and was not asked to the same by another one meanwhile. */
static struct guests silent(struct task *t, int64_t invitation, const struct invite *i)
{
    struct inviteds all = invitations_guests(t, invitation);
    struct hash_set asked = asked_already(t, i);
    struct guests list = { 0 };

    for (size_t k = 0; k < all.n; k++)
        if (all.at[k].answer == MEANT_NOTHING && !hash_set_has(&asked, (uint64_t)all.at[k].person))
            LIST_ADD(t->a, &list, all.at[k].person);
    return list;
}

enum outcome invitations_again(struct task *t, int64_t invitation, int64_t version, struct day until,
    int64_t *ret_invited, struct problems *ret_problems)
{
    struct invitation i;
    enum outcome how = invitations_get(t, invitation, &i);

    if (how != DONE)
        return how;
    struct invite words = { .project = i.project,
        .group = i.group,
        .session = i.session,
        .kind = i.kind,
        .day = i.day,
        .until = until,
        .start = i.start };
    struct guests guests = silent(t, invitation, &words);
    if (i.round >= INVITE_ROUNDS || day_cmp(i.until, t->today) >= 0 || guests.n == 0)
        problem_add(t, ret_problems, "", str_of(tr(t, "Who has not answered is asked once more, after the last day.")));
    if (!i.stands)
        problem_add(t, ret_problems, "", str_of(tr(t, "The session is over or cancelled. Choose another.")));
    check_until(t, until, i.day, i.start, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (invitations_sql_once_more(t, invitation, version, until) == 0)
        return CONFLICT;
    for (size_t k = 0; k < guests.n; k++)
        invitations_sql_told(t, invitation, guests.at[k], tell(t, invitation, &words, guests.at[k], i.round + 1));
    journal_write(t, JOURNAL_CHANGE, noun, invitation, S("once more"));
    *ret_invited = (int64_t)guests.n;
    return DONE;
}

/* ---- answers */

static enum outcome put_answer(
    struct task *t, const struct invitation *i, int64_t person, enum answer_meant answer, int64_t by)
{
    struct invitations_sql_kept_row kept;
    bool same = true, said = false; /* said: yes or no */

    if (!invitations_sql_kept(t, person, &kept))
        return NOT_FOUND;
    person = kept.person;
    struct invitations_sql_asked_rows asked = invitations_sql_asked(t, i->id, person);
    if (asked.n == 0)
        return NOT_FOUND;
    for (size_t k = 0; k < asked.n; k++) {
        enum answer_meant before = answer_meant_read(asked.at[k].answer);
        same = same && before == answer;
        said = said || before == MEANT_YES || before == MEANT_NO;
    }
    if (same)
        return DONE; /* two touches of one button */
    invitations_sql_answer(t, i->id, person, str_of(answer_meant_code(answer)), t->now, by);
    for (size_t k = 0; k < asked.n; k++)
        messages_no_need(t, asked.at[k].message);
    if (i->session != 0 && answer != MEANT_PERHAPS && answer != MEANT_NOTHING)
        answered_session(t, i->session, person, answer == MEANT_YES);
    else if (i->session != 0 && said)
        answered_session_open(t, i->session, person);
    journal_write(t, JOURNAL_CHANGE, noun, i->id, S("answer"));
    return DONE;
}

enum outcome invitations_said(struct task *t, int64_t invitation, int64_t person, enum answer_meant answer)
{
    struct invitation i;
    enum outcome how = invitations_get(t, invitation, &i);

    if (how != DONE)
        return how;
    if (answer == MEANT_NOTHING)
        return INVALID;
    return people_may_see(t, person) ? put_answer(t, &i, person, answer, t->viewer->staff) : NOT_ALLOWED;
}

enum outcome invitations_answer(struct task *t, int64_t invitation, int64_t person, enum answer_meant answer)
{
    struct invitations_sql_one_row row;

    if (answer == MEANT_NOTHING || !invitations_sql_get(t, invitation, &row))
        return NOT_FOUND;
    struct invitation i = invitation_of(t, &row);
    return i.over ? CONFLICT : put_answer(t, &i, person, answer, 0);
}

/* "2026-11-24 10:00 INVITATION.1", and what messages_again has added: 0: none stands there. */
static int64_t invitation_in(struct str key)
{
    struct str word, id;
    int64_t invitation;

    while (str_cut(&key, ' ', &word))
        if (str_find(word, S(".")) > 0 && str_cut(&word, '.', &id) && id_read(id, &invitation))
            return invitation;
    return 0;
}

enum outcome invitations_answered(struct task *t, struct str key, int64_t person, enum answer_meant answer)
{
    return invitations_answer(t, invitation_in(key), person, answer);
}

struct own_invitations invitations_own(struct task *t, int64_t person, bool is_protected, bool has_pin)
{
    struct invitations_sql_hers_rows rows = invitations_sql_hers(t, person, day_add(t->today, -INVITED_SHOWN_DAYS));
    struct own_invitations list = { 0 };

    for (size_t k = 0; k < rows.n; k++) {
        struct own_invitation one = { .i = invitation_of(t, &rows.at[k].one),
            .venue = rows.at[k].venue,
            .area = rows.at[k].area,
            .answer = answer_meant_read(rows.at[k].answer) };
        one.hidden = is_protected || (!has_pin && one.i.group != 0 && groups_shielded(t, one.i.group));
        if (one.hidden) {
            one.venue = one.area = S("");
            one.i.start = (struct clock){ "" };
        }
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

bool invitations_wait_for(struct task *t, int64_t person)
{
    struct invitations_sql_hers_rows rows = invitations_sql_hers(t, person, t->today);

    for (size_t k = 0; k < rows.n; k++)
        if (!is_over(t, &rows.at[k].one))
            return true;
    return false;
}

void invitations_drop(struct task *t, int64_t import) { invitations_sql_drop_guests(t, import); }
