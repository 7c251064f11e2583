/* serve_refuse: see serve_refuse.h. The library calls its own MHD_queue_response through the table of dynamic symbols,
 * as everybody does, so a function of that name in the program comes first. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include "base/log.h"
#include "base/task.h"
#include "web/serve_line.h"
#include "web/serve_refuse.h"

typedef enum MHD_Result queue_response(struct MHD_Connection *c, unsigned status, struct MHD_Response *r);

/* The library's; constant once the server has begun. */
static queue_response *library_queue(void)
{
    void *symbol = dlsym(RTLD_NEXT, "MHD_queue_response");
    queue_response *f;
    _Static_assert(sizeof f == sizeof symbol, "POSIX: a function's address fits");
    memcpy(&f, &symbol, sizeof f);
    return f;
}

enum MHD_Result serve_queue(struct MHD_Connection *c, unsigned status, struct MHD_Response *r)
{
    queue_response *queue = library_queue();
    must_be(queue);
    return queue(c, status, r);
}

bool serve_refuse_begin(void) { return library_queue() != NULL; }

enum { DRAIN = 16 };

/* What has come already is read away: closing with it unread would take the answer back (RST). */
static void drain(int fd)
{
    char away[4096];
    for (int i = 0; i < DRAIN && recv(fd, away, sizeof away, MSG_DONTWAIT) > 0; i++)
        ;
}

static void refuse(int fd, unsigned status)
{
    char text[256], body[32];
    int n = snprintf(body, sizeof body, "%u refused\n", status);
    int all = snprintf(text, sizeof text,
        "HTTP/1.1 %u %s\r\nConnection: close\r\nCache-Control: no-store\r\nContent-Type: text/plain\r\n"
        "Content-Length: %d\r\n\r\n%s",
        status, MHD_get_reason_phrase_for(status), n, body);
    must_be(all > 0 && (size_t)all < sizeof text);
    send(fd, text, (size_t)all, MSG_DONTWAIT | MSG_NOSIGNAL); /* who takes no answer gets none */
    shutdown(fd, SHUT_WR);
    drain(fd);
}

/* Only the library calls this, with its own words for what it refuses. They are not queued: ours have left already, and
 * a daemon that is stopped meanwhile says that it took them and took nothing, so that it would write the header of no
 * response (0.9.75 ends there). Told no, it closes the connection. */
enum MHD_Result MHD_queue_response(struct MHD_Connection *c, unsigned status, struct MHD_Response *r)
{
    const union MHD_ConnectionInfo *own = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct line *l = own ? own->socket_context : NULL;
    log_line(LOG_INFO, "request", "route=- viewer=0 status=%u by=microhttpd", status);
    if (l)
        refuse(l->fd, status);
    return MHD_NO;
}
