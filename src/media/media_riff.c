/* media_riff: WebP and WAV: a head with the length, then chunks. See media.h. */
#include "media/media_parts.h"

enum { RIFF_HEAD = 12, CHUNK_HEAD = 8, HAS_EXIF = 0x08, HAS_XMP = 0x04, HAS_MOVEMENT = 0x02 };

struct riff {
    struct media_in *in;
    char *head;     /* RIFF, the length: written last */
    char *extended; /* WebP: flags, of the chunk VP8X; NULL: it has none */
    bool drawn, sounds;
};

static void put_little(char *p, size_t n)
{
    for (size_t i = 0; i < 4; i++)
        p[i] = (char)(n >> (8 * i));
}

/* A chunk with the byte that makes its length even. */
static bool keep_chunk(struct media_in *in, struct str chunk)
{
    return media_keep(in, chunk) && (chunk.n % 2 == 0 || media_keep_zeros(in, 1));
}

static bool size_is(struct media_in *in, uint32_t width, uint32_t height)
{
    if (in->m->width == 0)
        in->m->width = width, in->m->height = height;
    return width > 0 && height > 0;
}

static bool webp_chunk(struct riff *f, struct str type, struct str chunk)
{
    struct media_in *in = f->in;
    struct str s = str_part(chunk, CHUNK_HEAD, chunk.n);

    if (str_is(type, "VP8X")) {
        if (s.n != 10 || f->extended != NULL || f->drawn || (media_u8(s, 0) & HAS_MOVEMENT) != 0)
            return false;
        char *copy = (char *)(uintptr_t)str_copy(in->a, chunk).p;
        f->extended = copy + CHUNK_HEAD;
        return size_is(in, media_little(s, 4, 3) + 1, media_little(s, 7, 3) + 1) &&
               media_keep(in, (struct str){ copy, chunk.n });
    }
    if (str_is(type, "EXIF")) {
        in->turned = media_turned(MEDIA_AT(s, 0, "Exif\0\0") ? str_part(s, 6, s.n) : s);
        return true;
    }
    if (str_is(type, "VP8 ")) {
        if (f->drawn || s.n < 10 || !MEDIA_AT(s, 3, "\x9d\x01\x2a"))
            return false;
        f->drawn = size_is(in, media_little(s, 6, 2) & 0x3fff, media_little(s, 8, 2) & 0x3fff);
        return f->drawn && keep_chunk(in, chunk);
    }
    if (str_is(type, "VP8L")) {
        if (f->drawn || s.n < 5 || media_u8(s, 0) != 0x2f)
            return false;
        uint32_t bits = media_little(s, 1, 4);
        f->drawn = size_is(in, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
        return f->drawn && keep_chunk(in, chunk);
    }
    if (str_is(type, "ALPH") || str_is(type, "ICCP"))
        return keep_chunk(in, chunk);
    return !str_starts(type, S("AN")); /* ANIM, ANMF: a picture that moves is none */
}

static bool wav_chunk(struct riff *f, struct str type, struct str chunk)
{
    f->drawn |= str_is(type, "fmt ") && chunk.n >= CHUNK_HEAD + 14;
    f->sounds |= str_is(type, "data");
    bool sound = str_is(type, "fmt ") || str_is(type, "data") || str_is(type, "fact");
    return !sound || keep_chunk(f->in, chunk);
}

/* What stands behind the length that the head tells is left out. */
static bool walk(struct riff *f, bool (*each)(struct riff *f, struct str type, struct str chunk))
{
    struct str s = f->in->bytes;
    size_t whole = s.n >= RIFF_HEAD ? (size_t)media_little(s, 4, 4) + CHUNK_HEAD : 0;

    if (whole < RIFF_HEAD || whole > s.n)
        return false;
    s.n = whole;
    f->head = (char *)(uintptr_t)str_copy(f->in->a, str_part(s, 0, RIFF_HEAD)).p;
    if (!media_keep(f->in, (struct str){ f->head, RIFF_HEAD }))
        return false;
    for (size_t at = RIFF_HEAD; s.n - at >= CHUNK_HEAD;) {
        size_t n = (size_t)media_little(s, at + 4, 4) + CHUNK_HEAD;
        if (n > s.n - at || !each(f, str_part(s, at, 4), str_part(s, at, n)))
            return false;
        at += n + (n % 2 != 0 && n < s.n - at);
    }
    return true;
}

bool media_webp(struct media_in *in)
{
    struct riff f = { .in = in };

    if (!walk(&f, webp_chunk) || !f.drawn)
        return false;
    bool turns = in->turned > 1 && f.extended != NULL;
    if (turns && !(media_keep(in, S("EXIF\x1a\0\0\0")) && media_keep(in, media_turn(in->a, in->turned))))
        return false;
    if (f.extended != NULL)
        f.extended[0] = (char)((f.extended[0] & ~(HAS_EXIF | HAS_XMP)) | (turns ? HAS_EXIF : 0));
    if (!turns)
        in->turned = 0;
    put_little(f.head + 4, (size_t)in->m->bytes - CHUNK_HEAD);
    return true;
}

bool media_wav(struct media_in *in)
{
    struct riff f = { .in = in };

    if (!walk(&f, wav_chunk) || !f.drawn || !f.sounds)
        return false;
    put_little(f.head + 4, (size_t)in->m->bytes - CHUNK_HEAD);
    return true;
}
