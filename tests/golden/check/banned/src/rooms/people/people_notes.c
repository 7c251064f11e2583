/* people_notes: does what rooms do not do. */
#define COPY(a, b) strcpy(a, b)

static void *take(int n)
{
    char *p = malloc(n);
    html_raw(p);
    return realloc(p, atoi("3"));
}
