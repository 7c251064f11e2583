/* totp: time-based second factor, RFC 6238 (SHA-1, 6 digits, 30 s, one step either way), by liboath; the QR code of its
 * address by libqrencode. */
#pragma once
#include "base/task.h"

/* A secret as typed into a telephone: 32 characters of base 32 (160 bits). */
struct str totp_new_secret(struct task *t);
/* The secret in groups of four, for reading. */
struct str totp_spaced(struct task *t, struct str secret);
/* otpauth://… for the QR code. */
struct str totp_address(struct task *t, struct str service, struct str email, struct str secret);
/* True when the code fits a step later than last_step (a code is used once); *ret_step is that step. now: seconds. */
bool totp_fits(struct task *t, struct str secret, struct str code, int64_t now, int64_t last_step, int64_t *ret_step);
/* The six digits of a moment: tests. */
struct str totp_code(struct task *t, struct str secret, int64_t now);

/* A QR code as the `d` of one SVG path, in a square of `size` units, quiet zone included. */
struct totp_qr {
    struct str path;
    int64_t size;
};
struct totp_qr totp_qr(struct task *t, struct str text);
