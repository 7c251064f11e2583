/* gate_testing: the whole gate of a house (house_testing.h): a request as plain data, and what came back. Only for
 * *_test.c files. */
#pragma once
#include "tests/house_testing.h"
#include <semaphore.h>
#include <unistd.h>

/* What came back; tests run in one thread. */
static struct {
    int status;
    char location[200], allow[40], visit[200]; /* visit: the cookie of somebody who is not signed in */
    char own[200];                             /* the cookie of who holds the link of a person */
    char referrer[40];                         /* Referrer-Policy */
    char mark[80];                             /* ETag */
    struct buf body;
} answered;

TEST_UNUSED void keep_answer(struct http *x, const struct answer *a)
{
    answered.status = a->status;
    answered.location[0] = answered.allow[0] = answered.visit[0] = answered.mark[0] = answered.own[0] = '\0';
    for (size_t i = 0; i < a->nlines; i++)
        if (!strcmp(a->lines[i].name, "Location"))
            snprintf(answered.location, sizeof answered.location, "%s", a->lines[i].value);
        else if (!strcmp(a->lines[i].name, "Allow"))
            snprintf(answered.allow, sizeof answered.allow, "%s", a->lines[i].value);
        else if (!strcmp(a->lines[i].name, "Referrer-Policy"))
            snprintf(answered.referrer, sizeof answered.referrer, "%s", a->lines[i].value);
        else if (!strcmp(a->lines[i].name, "ETag"))
            snprintf(answered.mark, sizeof answered.mark, "%s", a->lines[i].value);
        else if (!strcmp(a->lines[i].name, "Set-Cookie") && !strncmp(a->lines[i].value, "kp_visit=", 9))
            snprintf(
                answered.visit, sizeof answered.visit, "%.*s", (int)strcspn(a->lines[i].value, ";"), a->lines[i].value);
        else if (!strcmp(a->lines[i].name, "Set-Cookie") && !strncmp(a->lines[i].value, "kp_own=", 7))
            snprintf(
                answered.own, sizeof answered.own, "%.*s", (int)strcspn(a->lines[i].value, ";"), a->lines[i].value);
    buf_init(&answered.body, (size_t)1 << 24);
    buf_str(&answered.body, a->body);
    if (a->body_given)
        free((void *)(uintptr_t)a->body.p);
    if (a->file_given) {
        char bytes[4096];
        for (ssize_t n, at = 0; (n = pread(a->file, bytes, sizeof bytes, at)) > 0; at += n)
            buf_put(&answered.body, bytes, (size_t)n);
        close(a->file);
    }
}

/* Of the page with a look in the journal: in the journal's thread. */
static sem_t left;
TEST_UNUSED void note_leaving(struct http *x) { sem_post(&left); }

/* A request: its answer stands in `answered`; the body until the next one. What the test does itself afterwards is not
 * earlier than it: a request has the time of its own, and the house was opened before. */
TEST_UNUSED void ask(struct house *h, struct http x)
{
    assert_int_equal(sem_init(&left, 0, 0), 0);
    x.address[0] = '1';
    x.answer = keep_answer;
    x.send = x.again = note_leaving;
    x.header[HEADER_HOST] = S("kotipolku.test");
    x.header[HEADER_ACCEPT_LANGUAGE] = S("en");
    answered.status = 0;
    buf_free(&answered.body);
    gate_run(&h->worker, &x);
    sem_wait(&left);
    h->t->now = instant_now();
}
