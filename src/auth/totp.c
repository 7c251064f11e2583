/* totp: second factor and its QR code. The only file that knows liboath and libqrencode. */
#include <liboath/oath.h>
#include <qrencode.h>
#include "auth/token.h"
#include "auth/totp.h"
#include "base/buf.h"

enum { STEP_S = 30, DIGITS = 6, SECRET_BYTES = 20, QUIET = 4 };

struct str totp_new_secret(struct task *t)
{
    char raw[SECRET_BYTES], *text = NULL;
    size_t n = 0;
    random_bytes(raw, sizeof raw);
    if (oath_base32_encode(raw, sizeof raw, &text, &n) != OATH_OK)
        fail(t, FAIL_FOREIGN, "liboath: no base 32");
    must(t, n == (SECRET_BYTES * 8 + 4) / 5);
    struct str secret = str_copy(t->a, (struct str){ text, n });
    free(text);
    return secret;
}

struct str totp_spaced(struct task *t, struct str secret)
{
    char *out = NEW_N(t->a, char, secret.n * 2);
    size_t n = 0;
    for (size_t i = 0; i < secret.n; i++) {
        if (i > 0 && i % 4 == 0)
            out[n++] = ' ';
        out[n++] = secret.p[i];
    }
    must(t, n <= secret.n * 2);
    return (struct str){ out, n };
}

struct str totp_address(struct task *t, struct str service, struct str email, struct str secret)
{
    struct str issuer = str_percent(t->a, service, ""), account = str_percent(t->a, email, "");
    return str_fmt(t->a, "otpauth://totp/%.*s:%.*s?secret=%.*s&issuer=%.*s", STR_ARG(issuer), STR_ARG(account),
        STR_ARG(secret), STR_ARG(issuer));
}

static void code_of_step(struct task *t, struct str secret, int64_t step, char ret_code[DIGITS + 1])
{
    char *raw = NULL;
    size_t n = 0;
    if (oath_init() != OATH_OK || oath_base32_decode(secret.p, secret.n, &raw, &n) != OATH_OK)
        fail(t, FAIL_FOREIGN, "liboath: a secret that is no base 32");
    int rc = oath_totp_generate(raw, n, (time_t)(step * STEP_S), STEP_S, 0, DIGITS, ret_code);
    free(raw);
    if (rc != OATH_OK)
        fail(t, FAIL_FOREIGN, "liboath: %s", oath_strerror(rc));
}

struct str totp_code(struct task *t, struct str secret, int64_t now)
{
    char *code = NEW_N(t->a, char, DIGITS + 1);
    code_of_step(t, secret, now / STEP_S, code);
    return str_of(code);
}

bool totp_fits(struct task *t, struct str secret, struct str code, int64_t now, int64_t last_step, int64_t *ret_step)
{
    int64_t fitting = 0;
    for (int64_t step = now / STEP_S - 1; step <= now / STEP_S + 1; step++) {
        if (step > last_step && token_same(code, totp_code(t, secret, step * STEP_S)))
            fitting = step;
    }
    if (fitting == 0)
        return false;
    must(t, fitting > last_step);
    *ret_step = fitting;
    return true;
}

struct totp_qr totp_qr(struct task *t, struct str text)
{
    QRcode *qr = QRcode_encodeString(str_z(t->a, text), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (qr == NULL)
        fail(t, FAIL_FOREIGN, "libqrencode refused a text of %zu bytes", text.n);
    struct buf path;
    buf_init(&path, 64 << 10);
    for (int y = 0; y < qr->width; y++) {
        for (int x = 0; x < qr->width; x++) {
            int from = x;
            while (x < qr->width && (qr->data[y * qr->width + x] & 1))
                x++;
            if (x > from)
                buf_fmt(&path, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
        }
    }
    bool whole = !buf_full(&path);
    struct totp_qr out = { str_copy(t->a, buf_view(&path)), qr->width + 2 * QUIET };
    QRcode_free(qr);
    buf_free(&path);
    if (!whole)
        fail(t, FAIL_MEMORY, "no memory for a QR code");
    return out;
}
