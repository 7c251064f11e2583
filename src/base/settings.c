/* settings: reading the table of settings.h from file, environment and command line. The only user of inih. */
#include <ini.h>
#include "base/settings.h"

const struct setting setting_rows[] = {
#define S_(name, type, def, min, max, when, text) \
    { #name, SETTING_##type, min, max, SETTING_##when, text, #def, offsetof(struct settings, name) },
    SETTINGS(S_)
#undef S_
};
const size_t setting_rows_n = sizeof setting_rows / sizeof setting_rows[0];

#define DEFAULT_TEXT(x) S(x)
#define DEFAULT_INT(x)  (x)
#define DEFAULT_BOOL(x) (x)
#define DEFAULT_SPAN(x) span_of(x)

/* "90s", "30min", "24h", "7d", also with a blank between; a number alone is hours. Seconds, -1: it is none. */
static int64_t read_span(struct str v)
{
    static const struct {
        const char *word;
        int64_t seconds;
    } units[] = { { "", 3600 }, { "s", 1 }, { "min", 60 }, { "m", 60 }, { "h", 3600 }, { "d", 86400 } };
    size_t digits = 0;
    int64_t n;
    while (digits < v.n && digits < 9 && v.p[digits] >= '0' && v.p[digits] <= '9')
        digits++;
    struct str unit = str_trim(str_part(v, digits, v.n));
    if (!str_int(str_part(v, 0, digits), &n))
        return -1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_is(unit, units[i].word))
            return n * units[i].seconds;
    return -1;
}

static int64_t span_of(const char *z) { return read_span(str_of(z)); }

struct settings settings_default(void)
{
    return (struct settings){
#define S_(name, type, def, min, max, when, text) .name = DEFAULT_##type(def),
        SETTINGS(S_)
#undef S_
    };
}

const struct setting *setting_find(struct str name)
{
    for (size_t i = 0; i < setting_rows_n; i++) {
        const char *z = setting_rows[i].name;
        size_t k = 0;
        while (k < name.n && z[k] && (z[k] == name.p[k] || (z[k] == '_' && name.p[k] == '-')))
            k++;
        if (k == name.n && !z[k])
            return &setting_rows[i];
    }
    return NULL;
}

static bool read_bool(struct str v, bool *ret)
{
    static const char *const yes[] = { "yes", "true", "on", "1" }, *const no[] = { "no", "false", "off", "0" };
    for (size_t i = 0; i < 4; i++) {
        if (str_is(v, yes[i]))
            return *ret = true, true;
        if (str_is(v, no[i]))
            return *ret = false, true;
    }
    return false;
}

static bool put(struct arena *a, struct settings *s, const struct setting *row, struct str value, const char *where,
    struct buf *ret_why)
{
    char *at = (char *)s + row->offset;
    int64_t n;
    switch (row->type) {
    case SETTING_TEXT:
        if (value.n >= (size_t)row->min && value.n <= (size_t)row->max) {
            *(struct str *)(void *)at = str_copy(a, value);
            return true;
        }
        buf_fmt(ret_why, "%s: %s must have %lld to %lld characters", where, row->name, (long long)row->min,
            (long long)row->max);
        return false;
    case SETTING_INT:
        if (str_int(value, &n) && n >= row->min && n <= row->max) {
            *(int64_t *)(void *)at = n;
            return true;
        }
        buf_fmt(ret_why, "%s: %s must be a whole number from %lld to %lld", where, row->name, (long long)row->min,
            (long long)row->max);
        return false;
    case SETTING_BOOL:
        if (read_bool(value, (bool *)(void *)at))
            return true;
        buf_fmt(ret_why, "%s: %s must be yes or no", where, row->name);
        return false;
    case SETTING_SPAN:
        n = read_span(value);
        if (n >= row->min && n <= row->max) {
            *(int64_t *)(void *)at = n;
            return true;
        }
        buf_fmt(ret_why, "%s: %s must be a time like 30min, 24h or 7d, from %lld seconds to %lld days", where,
            row->name, (long long)row->min, (long long)row->max / 86400);
        return false;
    }
    return false;
}

struct reading {
    struct arena *a;
    struct settings *s;
    const char *file;
    struct buf *why;
};

static int from_file(void *user, const char *section, const char *name, const char *value)
{
    struct reading *x = user;
    if (x->why->n)
        return 0;
    const struct setting *row = setting_find(str_of(name));
    if (section[0])
        buf_fmt(x->why, "%s: [%s]: the file has no sections, only \"name = value\"", x->file, section);
    else if (!row)
        buf_fmt(x->why, "%s: \"%s\" is no setting; see `kotipolku help serve`", x->file, name);
    else
        return put(x->a, x->s, row, str_of(value), x->file, x->why);
    return 0;
}

static bool read_environment(struct arena *a, struct settings *s, struct buf *why)
{
    for (size_t i = 0; i < setting_rows_n; i++) {
        char key[64] = "KOTIPOLKU_";
        size_t n = sizeof "KOTIPOLKU_" - 1;
        for (const char *z = setting_rows[i].name; *z && n < sizeof key - 1; z++)
            key[n++] = (char)(*z >= 'a' && *z <= 'z' ? *z - 32 : *z);
        const char *value = getenv(key);
        if (value && !put(a, s, &setting_rows[i], str_of(value), key, why))
            return false;
    }
    return true;
}

bool settings_load(struct arena *a, struct str file, const struct setting_given *given, size_t ngiven,
    struct settings *ret_settings, struct buf *ret_why)
{
    struct settings s = settings_default();
    if (!str_empty(file)) {
        const char *z = str_z(a, file);
        struct reading x = { a, &s, z, ret_why };
        int line = ini_parse(z, from_file, &x);
        if (line < 0)
            buf_fmt(ret_why, "%s: the settings file cannot be read", z);
        else if (line > 0 && !ret_why->n)
            buf_fmt(ret_why, "%s:%d: this line is not \"name = value\"", z, line);
        if (ret_why->n)
            return false;
    }
    if (!read_environment(a, &s, ret_why))
        return false;
    for (size_t i = 0; i < ngiven; i++) {
        const struct setting *row = setting_find(given[i].name);
        if (!row) {
            buf_fmt(ret_why, "--%.*s is no option; see `kotipolku help`", STR_ARG(given[i].name));
            return false;
        }
        if (!put(a, &s, row, given[i].value, "command line", ret_why))
            return false;
    }
    *ret_settings = s;
    return true;
}

static bool same(const struct setting *row, const struct settings *x, const struct settings *y)
{
    const void *p = (const char *)x + row->offset, *q = (const char *)y + row->offset;
    switch (row->type) {
    case SETTING_TEXT: return str_eq(*(const struct str *)p, *(const struct str *)q);
    case SETTING_INT:
    case SETTING_SPAN: return *(const int64_t *)p == *(const int64_t *)q;
    case SETTING_BOOL: return *(const bool *)p == *(const bool *)q;
    }
    return false;
}

size_t settings_renew(const struct settings *old, const struct settings *fresh, struct settings *ret_settings)
{
    static const size_t size[] = {
        [SETTING_TEXT] = sizeof(struct str),
        [SETTING_INT] = sizeof(int64_t),
        [SETTING_BOOL] = sizeof(bool),
        [SETTING_SPAN] = sizeof(int64_t),
    };
    size_t differ = 0;
    *ret_settings = *old;
    for (size_t i = 0; i < setting_rows_n; i++) {
        const struct setting *row = &setting_rows[i];
        if (row->when == SETTING_LIVE)
            memcpy((char *)ret_settings + row->offset, (const char *)fresh + row->offset, size[row->type]);
        else
            differ += !same(row, old, fresh);
    }
    return differ;
}
