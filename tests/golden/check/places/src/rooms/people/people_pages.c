/* people_pages: six by their place are well, seven are not. */
static struct six six(int a, int b, int c, void (*d)(int, int), int e, int f)
{
    struct six x = { a, b, c, d, (e, 1), { f, 7, 8 } };
    return x.a ? x : (struct six){ 1, 2, f(3, 4, 5), 4, "5, 6, 7", '6' };
}

static struct seven seven(
    int a, int b, int c, int (*d)(int, int), int e, int f, int g)
{
    struct seven named = { .a = a, .b = b, .c = c, .d = d, .e = e, .f = f, .g = g };
    const struct seven x = { a, b, c, d, /* , */
        e, f, g };
    int numbers[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    static const struct two table[] = { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 } };
    struct seven cells = { [A] = 1, [B] = 2, [C] = 3, [D] = 4, [E] = 5, [F] = 6, [G] = 7 };
    seven_sql_call(1, 2, 3, 4, 5, 6, 7, 8);
    if (x.a)
        return (struct seven){ 1, 2, 3, .d = 4, 5, 6, 7, 8 };
    return (struct seven){ 1, 2, 3, .d = 4, 5, 6, 7 };
}

/* Called by a library.
 * places: the library says with what. */
static void called(int a, int b, int c, int d, int e, int f, int g)
{
}

/* Called by nobody. */
static void uncalled(int a, int b, int c, int d, int e, int f, int g)
{
}
