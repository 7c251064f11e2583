/* save_floor: what the disk gives: appends 4 kB and calls fdatasync, again and again. Prints how often a second.
 * usage: save_floor FOLDER SECONDS */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char path[4096], page[4096];
    struct timespec t;
    long n = 0;
    if (argc != 3)
        return 2;
    snprintf(path, sizeof path, "%s/save_floor.tmp", argv[1]);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    memset(page, 'x', sizeof page);
    clock_gettime(CLOCK_MONOTONIC, &t);
    double start = (double)t.tv_sec + (double)t.tv_nsec / 1e9, end = start + atof(argv[2]), now = start;
    for (; now < end; n++) {
        if (fd < 0 || write(fd, page, sizeof page) != (ssize_t)sizeof page || fdatasync(fd) != 0)
            return 1;
        clock_gettime(CLOCK_MONOTONIC, &t);
        now = (double)t.tv_sec + (double)t.tv_nsec / 1e9;
    }
    unlink(path);
    printf("%.0f\n", (double)n / (now - start));
    return 0;
}
