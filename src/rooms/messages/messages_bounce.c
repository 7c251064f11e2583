/* messages_bounce: see messages_bounce.h. */
#include "rooms/messages/messages_bounce.h"

#include "base/id.h"

/* In which part of the e-mail a line stands. */
enum part { PART_HEAD, PART_OTHER, PART_STATUS, PART_RETURNED };

struct reading {
    enum part part;
    bool report, failed, later; /* later: an action that is no failure */
    char status[3];             /* "5.1.1" as 5, 1, 1; more than one digit of the last: 'x' */
    int64_t message;
    struct str id;
};

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

/* Does the line begin with it, whatever the case? what: in small letters. */
static bool begins(struct str line, const char *what)
{
    size_t n = strlen(what);

    if (line.n < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(line.p[i]) != what[i])
            return false;
    return true;
}

static bool holds(struct str line, const char *what)
{
    size_t n = strlen(what);

    for (size_t i = 0; i + n <= line.n; i++)
        if (begins(str_part(line, i, line.n), what))
            return true;
    return false;
}

static struct str value_of(struct str line)
{
    struct str name;

    return str_cut(&line, ':', &name) ? str_trim(line) : S("");
}

/* "5.1.1", "4.2.2 (mailbox full)" */
static void read_status(struct reading *r, struct str v)
{
    if (v.n < 5 || v.p[1] != '.' || v.p[3] != '.')
        return;
    r->status[0] = v.p[0];
    r->status[1] = v.p[2];
    r->status[2] = v.n > 5 && v.p[5] >= '0' && v.p[5] <= '9' ? 'x' : v.p[4];
}

static void read_field(struct reading *r, struct str line)
{
    if (begins(line, "action:")) {
        r->failed = r->failed || begins(value_of(line), "failed");
        r->later = r->later || !begins(value_of(line), "failed");
    } else if (begins(line, "status:")) {
        read_status(r, value_of(line));
    }
}

/* "<01j9k2m4n6p8q.PROOF@example.org>": as messages_mail_id makes it. */
static void read_message_id(struct reading *r, struct str v)
{
    struct str id, number;

    if (!str_starts(v, S("<")) || r->message != 0)
        return;
    v = str_part(v, 1, v.n);
    if (!str_cut(&v, '@', &id))
        return;
    r->id = id;
    if (!str_cut(&id, '.', &number) || !id_read(number, &r->message))
        r->message = 0;
}

static void read_line(struct reading *r, struct str line)
{
    if (begins(line, "--")) {
        r->part = r->part == PART_HEAD ? PART_HEAD : PART_OTHER;
        return;
    }
    if (r->part == PART_HEAD) {
        r->report = r->report || holds(line, "multipart/report");
        if (line.n == 0)
            r->part = PART_OTHER;
    } else if (r->part == PART_OTHER && begins(line, "content-type:")) {
        if (holds(line, "message/delivery-status"))
            r->part = PART_STATUS;
        else if (holds(line, "message/rfc822") || holds(line, "text/rfc822-headers"))
            r->part = PART_RETURNED;
    } else if (r->part == PART_STATUS) {
        read_field(r, line);
    } else if (r->part == PART_RETURNED && begins(line, "message-id:")) {
        read_message_id(r, value_of(line));
    }
}

/* Whose fault it is (RFC 3463): 5.0.0 and 5.1.x the address; 5.2.0 and 5.2.1 the mailbox is not in use; the rest is
 * full, too large, the way there, or somebody's rules. */
static enum bounce_how how_of(const struct reading *r)
{
    if (!r->failed || r->later || r->status[0] != '5')
        return r->failed && !r->later && r->status[0] == '4' ? BOUNCE_FAILED : BOUNCE_LATER;
    if (r->status[1] == '0' || r->status[1] == '1')
        return BOUNCE_HARD;
    return r->status[1] == '2' && (r->status[2] == '0' || r->status[2] == '1') ? BOUNCE_HARD : BOUNCE_FAILED;
}

struct bounce messages_bounce_read(struct str mail)
{
    struct reading r = { .part = PART_HEAD };
    struct bounce none = { BOUNCE_NONE, 0, S("") };
    struct str line;

    if (mail.n > BOUNCE_MOST)
        mail = str_part(mail, 0, BOUNCE_MOST);
    while (str_cut(&mail, '\n', &line)) {
        if (line.n > 0 && line.p[line.n - 1] == '\r')
            line = str_part(line, 0, line.n - 1);
        read_line(&r, line);
    }
    if (!r.report || r.message == 0 || (!r.failed && !r.later))
        return none;
    return (struct bounce){ how_of(&r), r.message, r.id };
}
