/* Tests of codes on pages: whoever asks, whatever page shows a language, a country or a municipality shows it by its
 * name, in answers to refused forms and clashes of versions too. Walks the whole site map. */
#include "rooms/codes.h"
#include "rooms/exchange/exchange_view.h"
#include "rooms/places.h"
#include "tests/looks_testing.h"

/* Codes that the world of looks_testing.h holds. No Finnish or English word is spelled like one of them; "som" is a
 * word in Swedish. */
static const char *const codes[] = { "som", "ara", "SO", "IQ", "091", "837" };
enum { CODES = sizeof codes / sizeof *codes };

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '+' ||
           (unsigned char)c >= 0x80;
}

/* The code that stands by itself in the text; NULL: none does. */
static const char *bare_code(struct str text, bool swedish)
{
    for (size_t i = 0, end; i < text.n; i = end + 1) {
        for (end = i; end < text.n && is_word(text.p[end]);)
            end++;
        for (size_t c = 0; c < CODES; c++)
            if (str_is(str_part(text, i, end - i), codes[c]) && !(swedish && !strcmp(codes[c], "som")))
                return codes[c];
    }
    return NULL;
}

/* What of a tag a person reads: the value of a line to write in. */
static struct str typed_in(struct str tag)
{
    ptrdiff_t at = str_find(tag, S(" value=\""));
    if (!str_starts(tag, S("input ")) || str_find(tag, S("type=\"text\"")) < 0 || at < 0)
        return S("");
    struct str rest = str_part(tag, (size_t)at + 8, tag.n), value;
    return str_cut(&rest, '"', &value) ? value : S("");
}

/* The first code that the page shows, outside of tags or in a line to write in. */
static const char *code_on(struct str page)
{
    struct str text, tag;
    const char *found = NULL;
    ptrdiff_t body = str_find(page, S("<body"));
    bool swedish = str_find(page, S("<html lang=\"sv\"")) >= 0;

    page = str_part(page, body > 0 ? (size_t)body : 0, page.n);
    while (!found && page.n > 0 && str_cut(&page, '<', &text)) {
        found = bare_code(text, swedish);
        if (!found && str_cut(&page, '>', &tag))
            found = bare_code(typed_in(tag), swedish);
    }
    return found;
}

static struct {
    size_t pages, wrong, clashes;
} seen;

static void look(enum role role, struct str target)
{
    const char *code = answered.location[0] ? NULL : code_on(buf_view(&answered.body));

    seen.pages += !answered.location[0];
    seen.clashes += answered.status == 409;
    if (code) {
        print_error("! %s: %.*s (%d) shows %s\n", role_code(role), STR_ARG(target), answered.status, code);
        seen.wrong++;
    }
}

/* Files are for programs. */
static bool no_page(const struct route_row *row)
{
    return not_there(row) || buf_view(&answered.body).n == 0 || !str_starts(buf_view(&answered.body), S("<!"));
}

static const char stale[] = "version=77&name=Uusi&citizenships=FI&language=fin&municipality=049&given_names=Uusi&"
                            "family_name=Uusinen&gender=woman&kind=peer&channel=phone&day=2025-03-03&topic=a";

TEST(no_page_shows_a_code_as_a_value)
{
    for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
        for (unsigned i = 0; i < site_map_n; i++) {
            const struct route_row *row = &site_map[i];
            if (not_there(row) || (row->method == POST && str_starts(str_of(row->name), S("staff_"))))
                continue;
            struct str target = address(row, false, "");
            ask(&w, row->method == GET ? from(role, target) : form(role, target, stale));
            if (!no_page(row))
                look(role, target);
        }
    print_message("pages %zu, clashes %zu\n", seen.pages, seen.clashes);
    assert_int_equal(seen.wrong, 0);
    assert_true(seen.pages > 150 && seen.clashes >= 3);
}

TEST(the_preview_of_an_import_shows_names)
{
    for (enum kind_name k = 0; k < KIND__N; k++)
        for (size_t i = 0; i < kinds[k]->n; i++) {
            const struct kind_column *c = &kinds[k]->columns[i];
            struct str file = str_fmt(w.t->a, "%s.csv", kinds[k]->name);
            struct str value = c->kind == CELL_COUNTRIES        ? S("SO;IQ")
                               : c->kind == CELL_LANGUAGE       ? S("som")
                               : c->kind == CELL_LANGUAGES      ? S("som;ara")
                               : c->kind == CELL_MUNICIPALITY   ? S("091")
                               : c->kind == CELL_MUNICIPALITIES ? S("091;837")
                                                                : S("");
            struct str shown = exchange_value_shown(w.t, file, str_of(c->name), value);
            if (bare_code(shown, false))
                fail_msg("%.*s %s: %.*s", STR_ARG(file), c->name, STR_ARG(shown));
        }
    assert_str(exchange_value_shown(w.t, S("people.csv"), S("municipality"), S("091")), "Helsinki");
}

TEST(countries_are_written_by_name_or_by_code)
{
    static const char *const typed[][2] = { { "Somalia%2C+irak", "SO;IQ" }, { "so+fi", "SO;FI" },
        { "IQ%3BSO", "IQ;SO" }, { "%D8%A7%D9%84%D8%B5%D9%88%D9%85%D8%A7%D9%84%D8%8C+Stateless", "SO;XS" }, { "", "" } };
    char id[ID_TEXT];

    close_world(NULL);
    open_world(NULL);
    id_text(id_of("people_person", "a1"), id);
    const char *of_her = str_z(
        w.t->a, str_fmt(w.t->a, "FROM people_person WHERE id = %lld", (long long)id_of("people_person", "a1")));
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        int64_t version = test_number(w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT version %s", of_her)));
        ask(&w, form(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/edit", id),
                    str_z(w.t->a, str_fmt(w.t->a, "version=%lld&given_names=A&gender=woman&citizenships=%s",
                                      (long long)version, typed[i][0]))));
        assert_int_equal(answered.status, 303);
        assert_int_equal(test_number(w.t, str_z(w.t->a, str_fmt(w.t->a, "SELECT count(*) %s AND citizenships = '%s'",
                                                            of_her, typed[i][1]))),
            1);
    }
    ask(&w, form(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/edit", id),
                "version=1&given_names=A&gender=woman&citizenships=Somalia%2C+Nowhere"));
    assert_int_equal(answered.status, 422);
    assert_true(shows("Nowhere ") && shows("value=\"Somalia, Nowhere\""));
}

TESTS_BETWEEN(open_world, close_world, no_page_shows_a_code_as_a_value, the_preview_of_an_import_shows_names,
    countries_are_written_by_name_or_by_code)
