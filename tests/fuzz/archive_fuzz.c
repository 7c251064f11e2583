/* archive_fuzz: any bytes as an archive (ZIP). Refused, or its entries are read within the limits; a name that may be
 * read leads nowhere but into the archive. */
#include "rooms/tables/tables_archive.h"
#include "tests/fuzz/fuzz.h"

static void look_at_name(struct str name)
{
    if (archive_place(name) != ARCHIVE_FILE)
        return;
    HOLDS(name.n > 0 && name.p[0] != '/' && name.p[0] != '\\' && !str_is(name, ".."));
    HOLDS(str_find(name, S("../")) < 0 && str_find(name, S("..\\")) < 0 && str_find(name, S(":")) < 0);
    size_t folders = 0;
    for (size_t i = 0; i < name.n; i++)
        folders += name.p[i] == '/' || name.p[i] == '\\';
    HOLDS(folders <= 1);
}

static void read_entry(struct task *t, struct archive *z, size_t i)
{
    struct entry *e = archive_read(z, i);
    struct row row;
    enum rows_step step;

    if (!e) {
        HOLDS(*archive_trouble_text(archive_trouble(z)));
        return;
    }
    struct rows *rs = rows_csv_entry(t, e);
    while ((step = rows_next(rs, &row)) == ROWS_ROW)
        HOLDS(row.n <= ROWS_COLUMNS);
    if (step == ROWS_REFUSED)
        HOLDS(remark_text(t->a, t->lang, rows_refusal(rs)).n > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t = { .a = arena_new((size_t)1 << 30), .lang = lang_get(LANG_en) };
    enum archive_trouble trouble;
    struct archive *z = archive_open(&t, fuzz_str(data, size), -1, &trouble);

    look_at_name(fuzz_str(data, size));
    HOLDS(z || *archive_trouble_text(trouble));
    HOLDS(*ole_stranger(&t, fuzz_str(data, size), -1));
    if (z && archive_is_book(z))
        HOLDS(archive_entries(z) > 0);
    if (z)
        (void)archive_stranger(z);
    for (size_t i = 0; z && i < archive_entries(z) && i < 20; i++) {
        look_at_name(archive_name(z, i));
        (void)archive_size(z, i);
        read_entry(&t, z, i);
    }
    arena_free(t.a);
    return 0;
}
