/* first_line: see the header. */
#include "base/first_line.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

bool first_line(struct arena *a, struct str path, struct str *ret_line)
{
    char room[FIRST_LINE_MOST + 3];
    int file = str_empty(path) ? -1 : open(str_z(a, path), O_RDONLY | O_CLOEXEC);
    ssize_t n = file < 0 ? -1 : read(file, room, sizeof room);

    if (file >= 0)
        close(file);
    if (n <= 0)
        return false;
    const char *end = memchr(room, '\n', (size_t)n);
    struct str line = str_trim((struct str){ room, end != NULL ? (size_t)(end - room) : (size_t)n });
    if (str_empty(line) || line.n > FIRST_LINE_MOST)
        return false;
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] <= ' ' || line.p[i] > '~')
            return false;
    *ret_line = str_copy(a, line);
    return true;
}
