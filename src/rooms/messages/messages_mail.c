/* messages_mail: an e-mail as bytes (RFC 5322, 2045, 2047): headers and plain text in UTF-8, both in base64 where they
 * are no ASCII, so that no letter of a text can be taken for anything else on the way. */
#include <time.h>

#include "base/digest.h"
#include "base/settings.h"
#include "db/keys.h"
#include "lang/lang.h"
#include "rooms/messages/messages_send.h"
#include "rooms/messages/messages_text.h"

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void put_base64(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i += 3) {
        size_t left = s.n - i;
        unsigned n = (unsigned)(unsigned char)s.p[i] << 16;
        n |= left > 1 ? (unsigned)(unsigned char)s.p[i + 1] << 8 : 0;
        n |= left > 2 ? (unsigned)(unsigned char)s.p[i + 2] : 0;
        buf_ch(b, letters[n >> 18 & 63]);
        buf_ch(b, letters[n >> 12 & 63]);
        buf_ch(b, left > 1 ? letters[n >> 6 & 63] : '=');
        buf_ch(b, left > 2 ? letters[n & 63] : '=');
    }
}

/* The text of a header: whatever it is, it becomes words of letters, digits and signs that end no line. */
static void put_words(struct buf *b, struct str s)
{
    enum { WORD = 45 }; /* bytes, of which 60 letters are made: a word of 75 */

    for (bool first = true; s.n > 0; first = false) {
        struct str one = messages_head(s, WORD);
        buf_z(b, first ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?");
        put_base64(b, one);
        buf_z(b, "?=");
        s = str_part(s, one.n, s.n);
    }
}

static void put_body(struct buf *b, struct str text)
{
    enum { LINE = 57 }; /* bytes, of which 76 letters are made */

    for (; text.n > 0; text = str_part(text, LINE, text.n)) {
        put_base64(b, str_part(text, 0, LINE));
        BUF_LIT(b, "\r\n");
    }
}

static void put_date(struct buf *b, struct instant at)
{
    static const char *const days[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec" };
    time_t unix_time = (time_t)instant_unix(at);
    struct tm u;

    gmtime_r(&unix_time, &u);
    buf_fmt(b, "Date: %s, %02d %s %d %02d:%02d:%02d +0000\r\n", days[u.tm_wday], u.tm_mday, months[u.tm_mon],
        u.tm_year + 1900, u.tm_hour, u.tm_min, u.tm_sec);
}

struct str messages_mail_id(struct task *t, int64_t message)
{
    enum { PROOF = 32 };
    struct str id = id_str(t->a, message);
    struct str proof = digest_signed(t->a, keys_fingerprint(t, "message_id", id), id);

    return str_fmt(t->a, "%.*s.%.*s", STR_ARG(id), STR_ARG(str_part(proof, 0, PROOF)));
}

struct str messages_mail_bytes(struct task *t, const struct message_out *m)
{
    struct buf *b = task_buf(t, 1 << 20);
    const struct lang *l = lang_by_tag(m->tag);
    struct str from = t->settings->mail_from, host = from, before;

    (void)str_cut(&host, '@', &before);
    put_date(b, t->now);
    BUF_LIT(b, "From: ");
    put_words(b, t->settings->service_name);
    buf_fmt(b, " <%.*s>\r\nTo: <%.*s>\r\nSubject: ", STR_ARG(from), STR_ARG(m->to));
    put_words(b, messages_subject(l != NULL ? l : lang_get(LANG_en), m->kind));
    buf_fmt(b, "\r\nMessage-ID: <%.*s@%.*s>\r\n", STR_ARG(messages_mail_id(t, m->id)), STR_ARG(host));
    buf_fmt(b, "Auto-Submitted: auto-generated\r\nContent-Language: %.*s\r\n", STR_ARG(m->tag));
    BUF_LIT(b, "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
               "Content-Transfer-Encoding: base64\r\n\r\n");
    put_body(b, m->text);
    task_must_fit(t, b);
    return buf_view(b);
}
