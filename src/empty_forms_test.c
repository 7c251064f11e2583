/* Tests of forms as they stand on pages: every form is posted empty, by each role that may. The answer says of every
 * field that must be filled in, in one go, that it is empty, in the order of the form; what the star at a label means
 * stands once in each form that has one. */
#include "tests/looks_testing.h"

#define STAR  "class=\"kp-required\""
#define MEANS "Fill in the fields that have a star"

static size_t times(struct str text, const char *what)
{
    size_t n = 0;

    for (ptrdiff_t at; (at = str_find(text, str_of(what))) >= 0; n++)
        text = str_part(text, (size_t)at + 1, text.n);
    return n;
}

static struct str after(struct str text, const char *mark)
{
    ptrdiff_t at = str_find(text, str_of(mark));
    return at < 0 ? S("") : str_part(text, (size_t)at, text.n);
}

/* The form of the page that posts to the address; empty when there is none. */
static struct str form_of(struct str page, struct str path)
{
    struct str form = after(page, str_z(w.t->a, str_fmt(w.t->a, "novalidate action=\"%.*s\"", STR_ARG(path))));
    ptrdiff_t end = str_find(form, S("</form>"));

    return str_part(form, 0, end < 0 ? 0 : (size_t)end);
}

static struct {
    size_t forms, fields, wrong;
} seen;

static void wrong(const char *why, struct str path)
{
    print_error("! %.*s: %s\n", STR_ARG(path), why);
    seen.wrong++;
}

/* Every star is followed by its problem before the next star comes. */
static void hold_problems(struct str form, struct str path)
{
    struct str rest = after(form, STAR);

    while (rest.n > 0) {
        struct str next = after(str_part(rest, 1, rest.n), STAR);
        struct str field = str_part(rest, 0, rest.n - next.n);
        if (str_find(field, S("data-field=\"validation\"")) < 0) {
            print_error("  %.*s\n", 200, field.p);
            wrong("a field that must be filled in has no problem", path);
        }
        seen.fields++;
        rest = next;
    }
}

/* What the page sends along without showing it, and a browser never leaves out: "session-day" is its "day". */
static bool carried(struct str form, struct str id)
{
    struct str name = id, first;

    return str_cut(&name, '-', &first) &&
           str_find(form, str_fmt(w.t->a, "type=\"hidden\" name=\"%.*s\"", STR_ARG(name))) >= 0;
}

/* The summary names the fields in the order in which they stand. */
static void hold_order(struct str page, struct str form, struct str path)
{
    struct str rest = after(page, "id=\"problems\""), target;
    ptrdiff_t last = -1, end = str_find(rest, S("</ul>"));

    if (end < 0) {
        wrong("there is no summary", path);
        return;
    }
    for (rest = after(str_part(rest, 0, (size_t)end), "href=\"#"); rest.n > 0; rest = after(rest, "href=\"#")) {
        rest = str_part(rest, 7, rest.n);
        struct str tail = rest;
        assert_true(str_cut(&tail, '"', &target));
        ptrdiff_t at = str_find(form, str_fmt(w.t->a, " id=\"%.*s\"", STR_ARG(target)));
        if (at < 0 && !carried(form, target))
            wrong("a problem leads nowhere", path);
        else if (at >= 0 && at < last)
            wrong("the problems are in another order than the fields", path);
        last = at < 0 ? last : at;
    }
}

static void hold(struct str path)
{
    struct str page = buf_view(&answered.body), form = form_of(page, path);

    if (answered.status != 422 || form.n == 0)
        return;
    seen.forms++;
    if ((times(form, STAR) > 0) != (times(form, MEANS) == 1))
        wrong("what the star means is not said once", path);
    hold_problems(form, path);
    hold_order(page, form, path);
}

TEST(an_empty_form_is_told_of_everything_at_once_and_in_order)
{
    house_keep(&w);
    for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
        for (unsigned i = 0; i < site_map_n; i++) {
            const struct route_row *row = &site_map[i];
            if (not_there(row) || row->method != POST || !strcmp(row->name, "staff_sign_out"))
                continue;
            struct str target = address(row, false, ""), path, rest = target;
            (void)str_cut(&rest, '?', &path);
            ask(&w, form(role, path, "version=1"));
            hold(path);
            if (answered.location[0]) /* a member may be gone, two may be one */
                house_again(&w);
        }
    print_message("forms %zu, fields %zu\n", seen.forms, seen.fields);
    assert_int_equal(seen.wrong, 0);
    assert_true(seen.forms > 30 && seen.fields > 50);
}

TEST(no_page_has_a_star_without_its_meaning)
{
    size_t stars = 0;

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        if (not_there(row) || row->method != GET)
            continue;
        ask(&w, from(ROLE_MANAGER, address(row, false, "")));
        struct str page = buf_view(&answered.body), rest = page;
        stars += times(page, STAR) > 0;
        for (rest = after(page, "<form "); rest.n > 0; rest = after(str_part(rest, 1, rest.n), "<form ")) {
            ptrdiff_t end = str_find(rest, S("</form>"));
            struct str form = str_part(rest, 0, end < 0 ? rest.n : (size_t)end);
            if (times(form, MEANS) != (times(form, STAR) > 0))
                fail_msg("%s: %zu stars, explained %zu times", row->path, times(form, STAR), times(form, MEANS));
        }
    }
    assert_true(stars > 10);
}

TESTS_BETWEEN(open_world, close_world, no_page_has_a_star_without_its_meaning,
    an_empty_form_is_told_of_everything_at_once_and_in_order)
