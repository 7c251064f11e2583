/* trace: LD_PRELOAD wrapper that writes each statement the server starts, with its values, to the file named by
 * TRACE_FILE: "thread<TAB>SQL". So the floor runs the same statements. Not for any server but the one being measured.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

int sqlite3_step(sqlite3_stmt *s)
{
    static int (*real)(sqlite3_stmt *);
    static int fd = -1;
    if (!real) {
        *(void **)&real = dlsym(RTLD_NEXT, "sqlite3_step");
        fd = open(getenv("TRACE_FILE"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    if (!sqlite3_stmt_busy(s)) {
        char *sql = sqlite3_expanded_sql(s), *line;
        for (char *p = sql; p && *p; p++)
            if (*p == '\n')
                *p = ' ';
        int n = asprintf(&line, "%ld\t%s\n", (long)syscall(SYS_gettid), sql ? sql : "?");
        if (n > 0 && write(fd, line, (size_t)n) != n)
            abort();
        free(line);
        sqlite3_free(sql);
    }
    return real(s);
}
