/* http: one HTTP request and the answer to it as plain data: what serve.c (libmicrohttpd) and the workers (which
 * do not know it) hand each other. Texts are as sent, unchecked; they live until the answer is handed over. */
#pragma once
#include "base/str.h"

/* clang-format off */
#define HEADERS(H) \
    H(ACCEPT, "Accept") H(ACCEPT_ENCODING, "Accept-Encoding") H(ACCEPT_LANGUAGE, "Accept-Language") \
    H(CONTENT_LENGTH, "Content-Length") H(CONTENT_TYPE, "Content-Type") H(COOKIE, "Cookie") H(HOST, "Host") \
    H(IDEMPOTENCY_KEY, "Idempotency-Key") H(IF_NONE_MATCH, "If-None-Match") H(IF_RANGE, "If-Range") \
    H(ORIGIN, "Origin") H(RANGE, "Range") H(REFERER, "Referer") \
    H(SEC_FETCH_MODE, "Sec-Fetch-Mode") H(SEC_FETCH_SITE, "Sec-Fetch-Site") H(TRANSFER_ENCODING, "Transfer-Encoding") \
    H(X_FORWARDED_FOR, "X-Forwarded-For") H(X_FORWARDED_PROTO, "X-Forwarded-Proto") \
    H(X_OFFLINE, "X-Offline") H(X_PARTIAL, "X-Partial") H(X_RECORDED_AT, "X-Recorded-At") \
    H(X_SENT_AT, "X-Sent-At")
/* clang-format on */
enum header {
#define H(name, text) HEADER_##name,
    HEADERS(H)
#undef H
        HEADER__N
};

struct answer_line {
    const char *name;
    const char *value;
};
enum { ANSWER_LINES = 28 };
struct answer {
    int status;
    struct str body;
    bool body_given; /* body.p came from malloc and is handed over; else it is copied */
    bool file_given; /* instead: the body is in this open file, file_bytes of it, and is handed over */
    int file;
    int64_t file_bytes;
    bool close; /* end the connection after it */
    struct answer_line lines[ANSWER_LINES];
    size_t nlines;
};

struct http {
    struct str method, target;    /* "GET", "/people?q=x" */
    struct str header[HEADER__N]; /* empty when absent */
    struct str body;
    char address[46]; /* the reader's, as the server or a trusted proxy saw it */
    bool https;       /* between the reader and the proxy */
    int refused;      /* 0, or the status that serve.c decided on: 400 405 413 414 429 431 503 */
    int64_t arrived;  /* monotonic microseconds when the header was complete */
    bool look_lost;   /* done once more, because the look could not be written to the journal */
    /* Makes the answer ready; texts of a are not needed afterwards. A second answer replaces the first. */
    void (*answer)(struct http *x, const struct answer *a);
    /* Lets the answer leave. Called once, by any thread; x is gone afterwards. */
    void (*send)(struct http *x);
    /* Instead: the request is done once more, with look_lost. */
    void (*again)(struct http *x);
};

int64_t clock_us(void); /* monotonic microseconds */
