/* media_picture: JPEG and PNG piece by piece, and how EXIF says that a picture is turned. See media.h. */
#include "media/media_parts.h"

/* ---- EXIF */

enum { TURN_TAG = 0x0112, IFD_ENTRY = 12 };

static uint32_t number(struct str s, size_t at, size_t n, bool little)
{
    if (little)
        return media_little(s, at, n);
    return n == 2 ? media_u16(s, at) : media_u32(s, at);
}

int media_turned(struct str tiff)
{
    bool little = MEDIA_AT(tiff, 0, "II*\0");

    if (tiff.n < 10 || (!little && !MEDIA_AT(tiff, 0, "MM\0*")))
        return 0;
    size_t at = number(tiff, 4, 4, little);
    if (at > tiff.n - 2)
        return 0;
    size_t n = number(tiff, at, 2, little);
    for (at += 2; n > 0 && tiff.n - at >= IFD_ENTRY; n--, at += IFD_ENTRY)
        if (number(tiff, at, 2, little) == TURN_TAG && number(tiff, at + 2, 2, little) == 3) {
            uint32_t turned = number(tiff, at + 8, 2, little);
            return turned >= 1 && turned <= 8 ? (int)turned : 0;
        }
    return 0;
}

struct str media_turn(struct arena *a, int turned)
{
    char *p = arena_alloc(a, MEDIA_TURN);

    memcpy(p, "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", MEDIA_TURN);
    p[19] = (char)turned;
    return (struct str){ p, MEDIA_TURN };
}

/* ---- JPEG */

enum {
    M_SOF = 0xc0,
    M_DHT = 0xc4,
    M_JPG = 0xc8,
    M_DAC = 0xcc,
    M_SOF_LAST = 0xcf,
    M_RST = 0xd0,
    M_RST_LAST = 0xd7,
    M_SOI = 0xd8,
    M_EOI = 0xd9,
    M_SOS = 0xda,
    M_DQT = 0xdb,
    M_DRI = 0xdd,
    M_APP0 = 0xe0,
    M_APP1 = 0xe1,
    M_APP2 = 0xe2,
    M_APP14 = 0xee
};

static bool is_frame(uint32_t m) { return m >= M_SOF && m <= M_SOF_LAST && m != M_DHT && m != M_JPG && m != M_DAC; }

/* segment: marker, length and what is in it. */
static bool jpeg_keeps(uint32_t m, struct str segment)
{
    switch (m) {
    case M_APP0: return MEDIA_AT(segment, 4, "JFIF\0") && segment.n == 18; /* longer: with a small picture in it */
    case M_APP2: return MEDIA_AT(segment, 4, "ICC_PROFILE\0");
    case M_APP14: return MEDIA_AT(segment, 4, "Adobe") && segment.n <= 18;
    case M_DHT:
    case M_DAC:
    case M_SOS:
    case M_DQT:
    case M_DRI: return true;
    default: return is_frame(m);
    }
}

/* The end of the picture's own bytes: the next marker that is none of theirs. */
static size_t jpeg_scan_end(struct str s, size_t at)
{
    while (at + 1 < s.n) {
        const char *ff = memchr(s.p + at, 0xff, s.n - 1 - at);
        if (ff == NULL)
            return s.n;
        at = (size_t)(ff - s.p);
        uint32_t next = media_u8(s, at + 1);
        if (next != 0 && next != 0xff && (next < M_RST || next > M_RST_LAST))
            return at;
        at += next == 0xff ? 1 : 2;
    }
    return s.n;
}

/* The size of the picture, and before it how it is turned. */
static bool jpeg_frame(struct media_in *in, struct str segment)
{
    if (segment.n < 10 || in->m->width > 0)
        return false; /* a second picture in one */
    in->m->height = media_u16(segment, 5);
    in->m->width = media_u16(segment, 7);
    if (in->m->height == 0 || in->m->width == 0)
        return false;
    if (in->turned <= 1)
        return true;
    return media_keep(in, S("\xff\xe1\x00\x22"
                            "Exif\0\0")) &&
           media_keep(in, media_turn(in->a, in->turned));
}

static bool jpeg_segment(struct media_in *in, uint32_t m, struct str segment)
{
    bool first = in->turned == 0 && in->m->width == 0;

    if (m == M_APP1 && MEDIA_AT(segment, 4, "Exif\0\0") && first)
        in->turned = media_turned(str_part(segment, 10, segment.n));
    if (is_frame(m) && !jpeg_frame(in, segment))
        return false;
    return !jpeg_keeps(m, segment) || media_keep(in, segment);
}

bool media_jpeg(struct media_in *in)
{
    struct str s = in->bytes;
    bool drawn = false;

    if (!media_keep(in, str_part(s, 0, 2)))
        return false;
    for (size_t at = 2; at + 1 < s.n;) {
        uint32_t m = media_u8(s, at + 1);
        if (media_u8(s, at) != 0xff)
            return false;
        if (m == 0xff) { /* before a marker there may be any number of them */
            at++;
            continue;
        }
        if (m == M_EOI)
            return drawn && media_keep(in, str_part(s, at, 2));
        if (m < M_SOF || m == M_SOI || (m >= M_RST && m <= M_RST_LAST) || s.n - at < 4)
            return false;
        size_t n = 2 + media_u16(s, at + 2);
        if (n < 4 || n > s.n - at || !jpeg_segment(in, m, str_part(s, at, n)))
            return false;
        at += n;
        if (m == M_SOS) {
            size_t end = jpeg_scan_end(s, at);
            if (in->m->width == 0 || !media_keep(in, str_part(s, at, end - at)))
                return false;
            drawn = true;
            at = end;
        }
    }
    return false; /* it is cut */
}

/* ---- PNG */

static uint32_t crc_of(struct str s)
{
    uint32_t crc = 0xffffffff;

    for (size_t i = 0; i < s.n; i++) {
        crc ^= media_u8(s, i);
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    return ~crc;
}

/* A chunk eXIf that says how the picture is turned. */
static bool png_turn(struct media_in *in)
{
    enum { HEAD = 8, CRC = 4 };
    char *p = arena_alloc(in->a, HEAD + MEDIA_TURN + CRC);
    struct str chunk = { p, HEAD + MEDIA_TURN + CRC };

    memcpy(p,
        "\0\0\0\x1a"
        "eXIf",
        HEAD);
    memcpy(p + HEAD, media_turn(in->a, in->turned).p, MEDIA_TURN);
    uint32_t crc = crc_of(str_part(chunk, 4, 4 + MEDIA_TURN));
    for (size_t i = 0; i < CRC; i++)
        p[HEAD + MEDIA_TURN + i] = (char)(crc >> (24 - 8 * i));
    return media_keep(in, chunk);
}

static bool png_keeps(struct str type)
{
    static const char words[] = "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs";

    for (size_t i = 0; i < sizeof words - 1; i += 5)
        if (media_at(type, 0, words + i, 4))
            return true;
    return false;
}

static bool png_size(struct media_in *in, struct str chunk)
{
    if (chunk.n != 12 + 13)
        return false;
    in->m->width = media_u32(chunk, 8);
    in->m->height = media_u32(chunk, 12);
    return in->m->width > 0 && in->m->height > 0 && in->m->width <= INT32_MAX && in->m->height <= INT32_MAX;
}

bool media_png(struct media_in *in)
{
    struct str s = in->bytes;
    bool drawn = false;

    if (!media_keep(in, str_part(s, 0, 8)))
        return false;
    for (size_t at = 8; s.n - at >= 12;) {
        size_t n = (size_t)media_u32(s, at) + 12;
        if (n > s.n - at)
            return false;
        struct str chunk = str_part(s, at, n), type = str_part(chunk, 4, 4);
        if ((at == 8) != str_is(type, "IHDR") || (at == 8 && !png_size(in, chunk)))
            return false;
        if (str_is(type, "eXIf") && in->turned == 0 && !drawn)
            in->turned = media_turned(str_part(chunk, 8, n - 12));
        if (str_is(type, "IDAT") && !drawn) {
            drawn = true;
            if (in->turned > 1 && !png_turn(in))
                return false;
        }
        if (png_keeps(type) && !media_keep(in, chunk))
            return false;
        if (str_is(type, "IEND"))
            return drawn;
        at += n;
    }
    return false;
}
