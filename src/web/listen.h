/* listen: opens the socket the server answers on. What is done with it is serve.c's business. */
#pragma once
#include "base/buf.h"

/* A listening socket for "127.0.0.1:8080", "[::]:80", ":8080" or "8080", and its port; -1 and *ret_why when that cannot
 * be. */
int listen_on(struct str where, unsigned *ret_port, struct buf *ret_why);
/* Lets the process have as many open files, so connections, as the system gives it. */
void listen_many(void);
