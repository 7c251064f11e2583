/* people_notes: does what rooms do not do. */
#define COPY(a, b) strcpy(a, b)

static void *take(int n)
{
    char *p = malloc(n);
    html_raw(p);
    return realloc(p, atoi("3"));
}

static void put(struct task *t) { people_sql_add_named(t, &(struct people_sql_add_args){ .id = 1 }); }
