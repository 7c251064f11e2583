/* messages_bounce: see messages_bounce.h. */
#include "rooms/messages/messages_bounce.h"

#include "base/id.h"

/* In which part of the e-mail a line stands. */
enum part { PART_HEAD, PART_OTHER, PART_STATUS, PART_RETURNED };

/* "5.1.10" (RFC 3463). */
struct status {
    int class, subject, detail;
};
static const struct status no_status = { 0, 0, 0 };

struct reading {
    enum part part;
    bool report, failed, later; /* later: an action that is no failure */
    struct status status, said; /* said: in the words of the server that refused it */
    bool unknown;               /* these words say that there is no such person */
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

/* One to three digits. */
static bool digits(struct str *v, int *ret_n)
{
    int n = 0;
    size_t i = 0;

    for (; i < v->n && i < 3 && v->p[i] >= '0' && v->p[i] <= '9'; i++)
        n = n * 10 + (v->p[i] - '0');
    if (i == 0)
        return false;
    *v = str_part(*v, i, v->n);
    *ret_n = n;
    return true;
}

static bool dot(struct str *v)
{
    if (!str_starts(*v, S(".")))
        return false;
    *v = str_part(*v, 1, v->n);
    return true;
}

/* "5.1.1", "4.2.2 (mailbox full)" */
static struct status status_of(struct str v)
{
    struct status s = no_status;

    return digits(&v, &s.class) && dot(&v) && digits(&v, &s.subject) && dot(&v) && digits(&v, &s.detail) ? s
                                                                                                         : no_status;
}

/* "smtp; 550 5.1.1 User unknown", "smtp; 550-5.1.1 The account", "smtp; 550 No such user" */
static void read_diagnostic(struct reading *r, struct str v)
{
    struct str kind;
    int reply;

    if (!str_cut(&v, ';', &kind))
        return;
    v = str_trim(v);
    if (!digits(&v, &reply))
        return;
    if (v.n > 0 && (v.p[0] == ' ' || v.p[0] == '-'))
        v = str_part(v, 1, v.n);
    r->said = status_of(v);
    r->unknown = (reply == 550 || reply == 553) &&
                 (holds(v, "no such") || holds(v, "unknown") || holds(v, "does not exist") || holds(v, "unrouteable"));
}

static void read_field(struct reading *r, struct str line)
{
    if (begins(line, "action:")) {
        r->failed = r->failed || begins(value_of(line), "failed");
        r->later = r->later || !begins(value_of(line), "failed");
    } else if (begins(line, "status:")) {
        r->status = status_of(value_of(line));
    } else if (begins(line, "diagnostic-code:")) {
        read_diagnostic(r, value_of(line));
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

/* Is nobody reached at the address (RFC 3463)? The other codes of its kind are about who sends, or pass. */
static bool nobody_there(const struct status *s)
{
    static const int of_address[] = { 1, 2, 3, 6, 10 };

    for (size_t i = 0; s->subject == 1 && i < sizeof of_address / sizeof *of_address; i++)
        if (s->detail == of_address[i])
            return true;
    return s->subject == 2 && s->detail == 1; /* a mailbox that is not in use */
}

/* A server that says 5.0.0 of everything (Exim) has said more in its own words. */
static enum bounce_how how_of(const struct reading *r)
{
    bool vague = r->status.subject == 0;

    if (!r->failed || r->later || (r->status.class != 4 && r->status.class != 5))
        return BOUNCE_LATER;
    if (r->status.class == 4)
        return BOUNCE_FAILED;
    if (vague && r->said.class == 0)
        return r->unknown ? BOUNCE_HARD : BOUNCE_FAILED;
    return nobody_there(vague ? &r->said : &r->status) && (!vague || r->said.class == 5) ? BOUNCE_HARD : BOUNCE_FAILED;
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
