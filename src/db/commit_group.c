/* commit_group: saves that wait for one commit together. Whoever hands the open transaction on to the next writer
 * joins; the last one commits and tells all how it went. Who waits never has the writers' lock. Knows nothing of
 * SQLite. */
#include "db/engine.h"
#include <pthread.h>

struct commit_group {
    pthread_mutex_t guard; /* of all below */
    pthread_cond_t end;
    unsigned members; /* who are to be told; the last one told frees */
    bool ended;
    enum failure kind;
    char why[COMMIT_WHY];
};

struct commit_group *commit_group_new(void)
{
    struct commit_group *g = calloc(1, sizeof *g);
    if (g) {
        pthread_mutex_init(&g->guard, NULL);
        pthread_cond_init(&g->end, NULL);
    }
    return g;
}

void commit_group_join(struct commit_group *g)
{
    pthread_mutex_lock(&g->guard);
    must_be(!g->ended);
    g->members++;
    pthread_mutex_unlock(&g->guard);
}

/* With the guard, which it gives back. */
static void leave(struct commit_group *g)
{
    must_be(g->members > 0);
    bool last = --g->members == 0;
    pthread_mutex_unlock(&g->guard);
    if (!last)
        return;
    pthread_cond_destroy(&g->end);
    pthread_mutex_destroy(&g->guard);
    free(g);
}

bool commit_group_leave(struct commit_group *g)
{
    pthread_mutex_lock(&g->guard);
    bool last = g->members == 1;
    leave(g);
    return last;
}

enum failure commit_group_wait(struct commit_group *g, char ret_why[COMMIT_WHY])
{
    pthread_mutex_lock(&g->guard);
    while (!g->ended)
        pthread_cond_wait(&g->end, &g->guard);
    enum failure kind = g->kind;
    memcpy(ret_why, g->why, COMMIT_WHY);
    leave(g);
    return kind;
}

void commit_group_end(struct commit_group *g, enum failure kind, const char *why)
{
    pthread_mutex_lock(&g->guard);
    must_be(!g->ended && g->members > 0);
    g->ended = true;
    g->kind = kind;
    snprintf(g->why, sizeof g->why, "%s", why);
    pthread_cond_broadcast(&g->end);
    pthread_mutex_unlock(&g->guard);
}
