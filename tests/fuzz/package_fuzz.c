/* package_fuzz: any bytes as a file of the data package; the first byte chooses which file. A file is taken or
 * something is rejected, with a reason and a hint; what an import wrote is written out again, taken again, and is then
 * the same. */
#include <unistd.h>
#include "auth/viewer.h"
#include "db/db.h"
#include "db/keys.h"
#include "rooms/exchange/exchange.h"
#include "rooms/exchange/exchange_export.h"
#include "tests/fuzz/fuzz.h"

static void begin(struct task *t)
{
    static struct db *db;
    static struct keys *keys;
    struct buf why;

    buf_init(&why, 1000);
    if (!db) {
        char path[] = "/tmp/kotipolku-fuzz-XXXXXX";
        HOLDS(mkdtemp(path));
        char key[sizeof path + 4];
        snprintf(key, sizeof key, "%s/key", path);
        db = db_open(S("sqlite::memory:"), &(struct db_options){ .create = true }, &why);
        HOLDS(db && db_migrate(db, &why));
        keys = keys_open(key, true, &why);
        HOLDS(keys);
        unlink(key);
        rmdir(path);
    }
    buf_free(&why);
    *t = (struct task){ .a = arena_new((size_t)256 << 20),
        .lang = lang_get(LANG_en),
        .viewer = &VIEWER_PROGRAM,
        .db = db,
        .keys = keys,
        .now = { "2026-11-22T08:30:00Z" },
        .today = DAY("2026-11-22") };
}

static struct tables *into_buf(void *x, struct task *t, const struct table_head *head)
{
    struct tables *ts = tables_to_buf(t, FORMAT_CSV, x);
    tables_begin(ts, head);
    return ts;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t;
    struct exchange_result r;
    struct package_keys keys = { 0 };
    struct buf out;

    if (size < 1 || size > 20000)
        return 0;
    enum kind_name kind = data[0] % KIND__N;
    begin(&t);
    buf_init(&out, 1000 * 1000);
    struct exchange_file file = { str_fmt(t.a, "%s.csv", kinds[kind]->name), -1, fuzz_str(data + 1, size - 1) };
    db_begin_write(&t);
    if (exchange_import_package(&t, &file, 1, NULL, &r) == INVALID) {
        HOLDS(r.rejections.n > 0);
        for (size_t i = 0; i < r.rejections.n; i++)
            HOLDS(r.rejections.at[i].reason.n > 0 && r.rejections.at[i].hint.n > 0 && r.rejections.at[i].file.n > 0);
    } else if (exchange_write_file(&t, kind, 0, &keys, into_buf, &out)) {
        struct exchange_file again = { file.name, -1, buf_view(&out) };
        HOLDS(exchange_import_package(&t, &again, 1, NULL, &r) == DONE);
        HOLDS(r.n[EXCHANGE_NEW] == 0 && r.n[EXCHANGE_CHANGED] == 0 && r.n[EXCHANGE_SAME] > 0);
    }
    db_rollback(t.db);
    buf_free(&out);
    arena_free(t.a);
    return 0;
}
