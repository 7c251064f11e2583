/* exchange_zip: the ZIP format (PKWARE APPNOTE 6.3), method 0: a header before each file, a directory at the end. */
#include "rooms/exchange/exchange_zip.h"

enum { VERSION = 20, UTF8_NAMES = 0x800, DOS_DAY = 0x21 };      /* the format's own first day: no day of making stands in the file */

/* CRC-32 (ISO 3309), bit by bit over a nibble's table. */
static uint32_t crc32_of(struct str s)
{
    static const uint32_t nibble[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
        0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    uint32_t crc = 0xffffffff;

    for (size_t i = 0; i < s.n; i++) {
        crc ^= (unsigned char)s.p[i];
        crc = crc >> 4 ^ nibble[crc & 15];
        crc = crc >> 4 ^ nibble[crc & 15];
    }
    return ~crc;
}

static void put(struct buf *o, unsigned bytes, uint32_t v)
{
    for (unsigned i = 0; i < bytes; i++, v >>= 8)
        buf_ch(o, (char)(v & 0xff));
}

/* What header and directory share: from the version needed to the length of the name. */
static void put_facts(struct buf *o, const struct zip_entry *e)
{
    put(o, 2, VERSION);
    put(o, 2, UTF8_NAMES);
    put(o, 2, 0);
    put(o, 2, 0);
    put(o, 2, DOS_DAY);
    put(o, 4, e->crc);
    put(o, 4, e->size);
    put(o, 4, e->size);
    put(o, 2, (uint32_t)e->name.n);
    put(o, 2, 0);
}

void zip_add(struct task *t, struct zip_writer *z, struct str name, struct str bytes)
{
    must(t, z->n < sizeof z->entries / sizeof *z->entries && bytes.n < UINT32_MAX && z->o->n < UINT32_MAX);
    struct zip_entry *e = &z->entries[z->n++];

    *e = (struct zip_entry){ name, crc32_of(bytes), (uint32_t)bytes.n, (uint32_t)z->o->n };
    put(z->o, 4, 0x04034b50);
    put_facts(z->o, e);
    buf_str(z->o, name);
    buf_str(z->o, bytes);
}

void zip_end(struct task *t, struct zip_writer *z)
{
    size_t directory = z->o->n;

    must(t, directory < UINT32_MAX);
    for (size_t i = 0; i < z->n; i++) {
        const struct zip_entry *e = &z->entries[i];
        put(z->o, 4, 0x02014b50);
        put(z->o, 2, VERSION);
        put_facts(z->o, e);
        put(z->o, 2, 0);       /* comment, disk, attributes inside and outside */
        put(z->o, 2, 0);
        put(z->o, 2, 0);
        put(z->o, 4, 0);
        put(z->o, 4, e->at);
        buf_str(z->o, e->name);
    }
    uint32_t length = (uint32_t)(z->o->n - directory);
    put(z->o, 4, 0x06054b50);
    put(z->o, 4, 0);
    put(z->o, 2, (uint32_t)z->n);
    put(z->o, 2, (uint32_t)z->n);
    put(z->o, 4, length);
    put(z->o, 4, (uint32_t)directory);
    put(z->o, 2, 0);
}
