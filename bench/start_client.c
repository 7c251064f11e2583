/* start_client: starts a program and asks PATH of 127.0.0.1:PORT every millisecond until a whole page has come; prints
 * the milliseconds from the start. Ends the program. usage: start_client PORT PATH PROGRAM ARGUMENT... */
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

static int page(int port, const char *path)
{
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr = { htonl(INADDR_LOOPBACK) }
    };
    char ask[500], answer[65536];
    size_t n = 0;
    ssize_t r = -1;
    int fd = socket(AF_INET, SOCK_STREAM, 0),
        length = snprintf(ask, sizeof ask, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", path);
    if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0 && write(fd, ask, (size_t)length) == length)
        while (n < sizeof answer && (r = read(fd, answer + n, sizeof answer - n)) > 0)
            n += (size_t)r;
    close(fd);
    return r == 0 && n > 200 && strncmp(answer, "HTTP/1.1 200", 12) == 0;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, 1);
        dup2(null, 2);
        execv(argv[3], argv + 3);
        _exit(127);
    }
    while (!page(atoi(argv[1]), argv[2]) && now() - start < 20000)
        usleep(1000);
    printf("%.0f\n", now() - start);
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
    return 0;
}
