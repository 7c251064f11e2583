/* process: see the header. Linux's /proc; where that is closed, all processes of a boot look alike and none is gone. */
#include "base/process.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/banned.h"

static void read_file(const char *path, char *ret_text, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, ret_text, size - 1) : 0;
    ret_text[n > 0 ? n : 0] = 0;
    if (fd >= 0)
        close(fd);
}

static void name_of(long pid, char ret_name[PROCESS_NAME])
{
    char boot[64], stat[1024], path[64];
    read_file("/proc/sys/kernel/random/boot_id", boot, sizeof boot);
    boot[strcspn(boot, "\n")] = 0;
    snprintf(path, sizeof path, "/proc/%ld/stat", pid);
    read_file(path, stat, sizeof stat);
    char *field = strrchr(stat, ')'); /* a program's name may have blanks; the start is the 20th word behind it */
    for (int i = 0; field && i < 20; i++)
        field = strchr(field + 1, ' ');
    const char *began = field ? field + 1 : "";
    snprintf(ret_name, PROCESS_NAME, "%s %ld %.*s", boot, pid, (int)strcspn(began, " "), began);
}

void process_name(char ret_name[PROCESS_NAME]) { name_of((long)getpid(), ret_name); }

enum process_state process_state(const char *name)
{
    char own[PROCESS_NAME], there[PROCESS_NAME];
    size_t boot = strcspn(name, " ");
    process_name(own);
    if (!strcmp(own, name))
        return PROCESS_SELF;
    if (boot == 0 || strncmp(own, name, boot + 1) != 0)
        return PROCESS_ELSEWHERE;
    name_of(strtol(name + boot, NULL, 10), there);
    return strcmp(there, name) ? PROCESS_GONE : PROCESS_LIVES;
}
