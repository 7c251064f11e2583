/* messages: written by tools/moc.c from po/. Do not edit. */
#include "lang/catalog.h"

/* ---- ar: 6 messages */
static unsigned ar_plural(uint64_t n)
{
    unsigned form = (unsigned)((n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5));
    (void)n;
    return form < 6 ? form : 5;
}

static const struct lang_message ar_at[] = {
    { UINT64_C(0x33f85f24c0f5f008), "Save",
      "حفظ" },
    { UINT64_C(0x6c797e3739e62440), "of a register\004Open",
      "مفتوح" },
    { UINT64_C(0xa8f1b11d07e37b8b), "%1$s is in %2$s groups.",
      "%2$s %1$s" },
    { UINT64_C(0xda2ffa396eb9de47), "what to do\004Open",
      "افتح" },
    { UINT64_C(0xdee7517edc8cb8dc), "%n child",
      "لا أطفال\000طفل واحد\000طفلان\000%n أطفال\000%n طفلا\000%n طفل" },
    { UINT64_C(0xf475ce834e1a5e72), "A sentence on two lines with a \"quotation\", a \\ and a question mark\? Yes.\012",
      "جملة \"طويلة\" \\\012" },
};

static const uint16_t ar_slots[16] = {
    2, 0, 6, 0, 0, 0, 0, 4, 1, 0, 0, 3, 5, 0, 0, 0,
};

/* ---- fi: 1 messages */
static unsigned fi_plural(uint64_t n)
{
    unsigned form = (unsigned)((n != 1));
    (void)n;
    return form < 2 ? form : 1;
}

static const struct lang_message fi_at[] = {
    { UINT64_C(0x33f85f24c0f5f008), "Save",
      "Tallenna" },
};

static const uint16_t fi_slots[16] = {
    0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
};

const struct lang_catalog lang_catalogs[LANG__N] = {
    [LANG_ar] = { ar_at, 6, 0, ar_slots, 15, 6, ar_plural },
    [LANG_fi] = { fi_at, 1, 5, fi_slots, 15, 2, fi_plural },
};
