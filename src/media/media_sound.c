/* media_sound: MP3 and Ogg, and what is kept as it came: PDF, WebVTT. See media.h. */
#include "media/media_parts.h"

/* ---- MP3 */

enum { ID3_HEAD = 10, ID3_FOOT = 0x10, TAG = 128, FRAME_HEAD = 4 };

/* Behind all tags ID3 at the beginning, and the zeros that fill them up. */
static size_t behind_tags(struct str s)
{
    size_t at = 0;

    while (MEDIA_AT(s, at, "ID3") && s.n - at > ID3_HEAD) {
        size_t n = 0;
        for (size_t i = 6; i < ID3_HEAD; i++)
            n = n << 7 | (media_u8(s, at + i) & 0x7f);
        n += ID3_HEAD + ((media_u8(s, at + 5) & ID3_FOOT) != 0 ? ID3_HEAD : 0);
        if (n > s.n - at)
            return s.n;
        at += n;
    }
    while (at > 0 && at < s.n && s.p[at] == '\0')
        at++;
    return at;
}

/* Layer III of MPEG 1, 2 or 2.5. */
size_t media_mp3_frame(struct str s, size_t at, int *ret_samples, int *ret_hz)
{
    static const int one[] = { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 };
    static const int two[] = { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 };
    static const int rates[] = { 44100, 48000, 32000 };

    if (at > s.n || s.n - at < FRAME_HEAD)
        return 0;
    uint32_t h = media_u32(s, at), version = h >> 19 & 3, rate = h >> 12 & 15, often = h >> 10 & 3;
    if (h >> 21 != 0x7ff || version == 1 || (h >> 17 & 3) != 1 || rate == 0 || rate == 15 || often == 3)
        return 0;
    int hz = rates[often] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    int samples = version == 3 ? 1152 : 576, bits = 8;
    *ret_samples = samples;
    *ret_hz = hz;
    return (size_t)(samples / bits * 1000 * (version == 3 ? one : two)[rate] / hz) + (h >> 9 & 1);
}

static size_t frame_at(struct str s, size_t at)
{
    int samples, hz;

    return media_mp3_frame(s, at, &samples, &hz);
}

/* Two frames, one behind the other: noise does not begin like that. */
bool media_is_mp3(struct str s)
{
    size_t at = behind_tags(s), n = frame_at(s, at);

    return n > 0 && frame_at(s, at + n) > 0;
}

bool media_mp3(struct media_in *in)
{
    size_t from = behind_tags(in->bytes);
    struct str s = str_part(in->bytes, from, in->bytes.n);

    while (s.n > TAG && MEDIA_AT(s, s.n - TAG, "TAG"))
        s.n -= TAG;
    return media_is_mp3(s) && media_keep(in, s);
}

/* ---- Ogg */

enum { PAGE_PIECES = MEDIA_OGG_HEAD - 1 };

size_t media_ogg_page(struct str s, size_t at)
{
    if (!MEDIA_AT(s, at, "OggS\0") || s.n - at < MEDIA_OGG_HEAD)
        return 0;
    size_t pieces = media_u8(s, at + PAGE_PIECES), n = MEDIA_OGG_HEAD + pieces;
    if (s.n - at < n)
        return 0;
    for (size_t i = 0; i < pieces; i++)
        n += media_u8(s, at + MEDIA_OGG_HEAD + i);
    return n <= s.n - at ? n : 0;
}

bool media_is_ogg(struct str s)
{
    if (media_ogg_page(s, 0) == 0)
        return false;
    size_t at = MEDIA_OGG_HEAD + media_u8(s, PAGE_PIECES);
    return MEDIA_AT(s, at, "OpusHead") || MEDIA_AT(s, at, "\x01vorbis") ||
           MEDIA_AT(s, at,
               "\x7f"
               "FLAC");
}

/* What stands behind the last page is left out. */
bool media_ogg(struct media_in *in)
{
    struct str s = in->bytes;
    size_t at = 0, pages = 0;

    for (size_t n; MEDIA_AT(s, at, "OggS"); at += n, pages++)
        if ((n = media_ogg_page(s, at)) == 0)
            return false;
    return pages >= 3 && media_keep(in, str_part(s, 0, at)); /* two of heads, then sound */
}

/* ---- kept as they came */

enum { PDF_END = 2048 };

bool media_pdf(struct media_in *in)
{
    struct str s = in->bytes, end = s.n > PDF_END ? str_part(s, s.n - PDF_END, PDF_END) : s;

    return str_find(end, S("%%EOF")) >= 0 && media_keep(in, s);
}

bool media_is_vtt(struct str s)
{
    size_t at = MEDIA_AT(s, 0, "\xef\xbb\xbf") ? 3 : 0;

    return MEDIA_AT(s, at, "WEBVTT") && (s.n == at + 6 || strchr(" \t\r\n", s.p[at + 6]) != NULL);
}

bool media_vtt(struct media_in *in)
{
    return memchr(in->bytes.p, '\0', in->bytes.n) == NULL && media_keep(in, in->bytes);
}
