/* idle_client: opens N connections, asks each for one page so that it is a used one, and holds them until the given
 * seconds are over. Prints how many are held, then how many are still open at the end. usage: idle_client PORT N
 * SECONDS */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static int hold(int port, int i)
{
    static const char ask[] = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr = { htonl(INADDR_LOOPBACK) }
    };
    struct sockaddr_in from = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK + (unsigned)i / 1000) } };
    char answer[2000];
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&from, sizeof from) != 0 ||
        connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
        return -1;
    if (write(fd, ask, sizeof ask - 1) < 0 || read(fd, answer, sizeof answer) <= 0 ||
        strncmp(answer, "HTTP/1.1 200", 12) != 0)
        return -1;
    return fd;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    int n = atoi(argv[2]), held = 0, open = 0, *fds = calloc((size_t)n, sizeof *fds);
    struct rlimit l;
    getrlimit(RLIMIT_NOFILE, &l);
    l.rlim_cur = l.rlim_max;
    setrlimit(RLIMIT_NOFILE, &l);
    for (int i = 0; i < n; i++)
        held += (fds[i] = hold(atoi(argv[1]), i)) >= 0;
    printf("held %d\n", held);
    fflush(stdout);
    sleep((unsigned)atoi(argv[3]));
    for (int i = 0; i < n; i++) {
        char c;
        open += fds[i] >= 0 && recv(fds[i], &c, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN;
    }
    printf("open %d\n", open);
    return 0;
}
