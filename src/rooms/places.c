/* places: look-ups in the tables of places.def. Nothing here changes at run time. */
#include "rooms/places.h"

#define REGION(code, fi, sv, en)
#define OFFICE(code, fi, sv, en)
#define MUNICIPALITY(code, fi, sv, en, region, office_2025, office_2026) \
    { code, fi, sv, en, region, office_2025, office_2026 },
const struct place PLACES[] = {
#include "rooms/places.def"
};
#undef MUNICIPALITY
#undef REGION
#define MUNICIPALITY(code, fi, sv, en, region, office_2025, office_2026)
#define REGION(code, fi, sv, en) { code, fi, sv, en },
const struct place_area REGIONS[] = {
#include "rooms/places.def"
};
#undef REGION
#undef OFFICE
#define REGION(code, fi, sv, en)
#define OFFICE(code, fi, sv, en) { code, fi, sv, en },
static const struct place_area offices[] = {
#include "rooms/places.def"
};
const size_t PLACES_N = sizeof PLACES / sizeof *PLACES;
const size_t REGIONS_N = sizeof REGIONS / sizeof *REGIONS;

static struct str in_language(const struct lang *l, const char *fi, const char *sv, const char *en)
{
    return str_of(l->id == LANG_sv ? sv : l->id == LANG_en ? en : fi);
}

/* PLACES is in the order of codes. */
static const struct place *place_by_code(struct str code)
{
    size_t from = 0, to = PLACES_N;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = str_cmp(code, str_of(PLACES[middle].code));
        if (order == 0)
            return &PLACES[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

static const struct place_area *area_by_code(const struct place_area *at, size_t n, struct str code)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(code, at[i].code))
            return &at[i];
    return NULL;
}

struct str place_name(const struct lang *l, struct str code)
{
    const struct place *p = place_by_code(code);
    return p != NULL ? in_language(l, p->fi, p->sv, p->en) : code;
}

struct str place_names(struct task *t, struct str codes)
{
    struct strs names = strs_split(t->a, codes, ';');
    for (size_t i = 0; i < names.n; i++)
        names.at[i] = place_name(t->lang, names.at[i]);
    return strs_join(t->a, &names, lang_comma(t->lang));
}

bool place_ok(struct str code) { return place_by_code(code) != NULL; }

/* One byte without case; in UTF-8 å ä ö and the other letters of Latin-1 are 0xc3 and a byte that differs by 0x20 too.
 */
static unsigned char small_letter(const char *p, size_t i)
{
    unsigned char c = (unsigned char)p[i];
    if (c >= 'A' && c <= 'Z')
        return (unsigned char)(c + 0x20);
    if (i > 0 && (unsigned char)p[i - 1] == 0xc3 && c >= 0x80 && c <= 0x9e)
        return (unsigned char)(c + 0x20);
    return c;
}

static bool same_name(struct str typed, const char *name)
{
    if (strlen(name) != typed.n)
        return false;
    for (size_t i = 0; i < typed.n; i++)
        if (small_letter(typed.p, i) != small_letter(name, i))
            return false;
    return true;
}

struct str place_find(struct str typed)
{
    typed = str_trim(typed);
    int64_t number = 0;
    bool is_number = typed.n <= 3 && str_int(typed, &number);
    for (size_t i = 0; i < PLACES_N; i++) {
        const struct place *p = &PLACES[i];
        int64_t code = 0;
        if (is_number ? str_int(str_of(p->code), &code) && code == number
                      : same_name(typed, p->fi) || same_name(typed, p->sv) || same_name(typed, p->en))
            return str_of(p->code);
    }
    return S("");
}

struct str place_region(struct str code, struct day on)
{
    const struct place *p = place_by_code(code);
    return str_of(p != NULL ? p->region : "");
}

struct str region_name(const struct lang *l, struct str region)
{
    const struct place_area *area = area_by_code(REGIONS, REGIONS_N, region);
    return area != NULL ? in_language(l, area->fi, area->sv, area->en) : region;
}

struct str place_office(struct str code, struct day on)
{
    const struct place *p = place_by_code(code);
    if (p == NULL)
        return S("");
    return str_of(day_cmp(on, DAY("2026-01-01")) < 0 ? p->office_2025 : p->office_2026);
}

struct str office_name(const struct lang *l, struct str office)
{
    const struct place_area *area = area_by_code(offices, sizeof offices / sizeof *offices, office);
    return area != NULL ? in_language(l, area->fi, area->sv, area->en) : office;
}
