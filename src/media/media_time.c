/* media_time: how long a sound lasts, as its container tells: sizes, frames or times of blocks, nothing is decoded.
 * What a container does not tell (a head without times, a stream of a live recorder that says nothing) is not known,
 * and nobody is refused for it: bytes bound that. See media.h. */
#include "media/media_parts.h"

enum { MS = 1000 };
/* Beyond a day it is no number that a container means. */
static const int64_t too_long_to_be_so = INT64_C(24) * 3600 * MS;

static int64_t believed(uint64_t units, uint64_t per_second)
{
    if (per_second == 0 || units > UINT64_MAX / MS || units * MS / per_second > (uint64_t)too_long_to_be_so)
        return MEDIA_MS_UNKNOWN;
    return (int64_t)(units * MS / per_second);
}

/* ---- WAV: bytes of sound by bytes a second */

static int64_t wav_lasts(struct str s)
{
    enum { RIFF_HEAD = 12, CHUNK_HEAD = 8, RATE_AT = 8, FORMAT_LEAST = 14 };
    uint64_t rate = 0, sound = 0;

    s = str_part(s, 0, (size_t)media_little(s, 4, 4) + CHUNK_HEAD); /* what stands behind its end is left out */
    for (size_t at = RIFF_HEAD; at < s.n && s.n - at >= CHUNK_HEAD;) {
        size_t n = media_little(s, at + 4, 4), rest = s.n - at - CHUNK_HEAD;
        if (n > rest)
            n = rest;
        if (MEDIA_AT(s, at, "fmt ") && n >= FORMAT_LEAST)
            rate = media_little(s, at + CHUNK_HEAD + RATE_AT, 4);
        else if (MEDIA_AT(s, at, "data"))
            sound += n;
        at += CHUNK_HEAD + n + (n % 2 != 0 && n < rest);
    }
    return believed(sound, rate);
}

/* ---- MP3: frame by frame; what is no frame is passed over as players do */

static int64_t mp3_lasts(struct str s)
{
    uint64_t us = 0;

    for (size_t at = 0; at < s.n;) {
        int samples, hz;
        size_t n = media_mp3_frame(s, at, &samples, &hz);
        if (n > 0)
            us += (uint64_t)samples * 1000000 / (uint64_t)hz;
        at += n > 0 ? n : 1;
    }
    return believed(us, 1000000);
}

/* ---- Ogg: the farthest position that a page tells, in samples */

static int64_t ogg_lasts(struct str s)
{
    enum { POSITION_AT = 6, OPUS_HZ = 48000, VORBIS_RATE_AT = 12, FLAC_RATE_AT = 27, NOWHERE = -1 };
    size_t head = MEDIA_OGG_HEAD + media_u8(s, MEDIA_OGG_HEAD - 1);
    uint64_t hz = 0, skipped = 0, last = 0;

    if (MEDIA_AT(s, head, "OpusHead") && s.n - head >= 12)
        hz = OPUS_HZ, skipped = media_little(s, head + 10, 2);
    else if (MEDIA_AT(s, head, "\x01vorbis") && s.n - head >= VORBIS_RATE_AT + 4)
        hz = media_little(s, head + VORBIS_RATE_AT, 4);
    else if (s.n > head && s.n - head >= FLAC_RATE_AT + 3)
        hz = media_u32(s, head + FLAC_RATE_AT - 1) >> 4 & 0xfffff;
    for (size_t at = 0, n; (n = media_ogg_page(s, at)) > 0; at += n) {
        uint64_t position = (uint64_t)media_little(s, at + POSITION_AT + 4, 4) << 32 |
                            media_little(s, at + POSITION_AT, 4);
        if (position != UINT64_MAX && position > last)
            last = position;
    }
    return last == 0 ? MEDIA_MS_UNKNOWN : believed(last > skipped ? last - skipped : 0, hz);
}

/* ---- M4A: the head of the film; of one that was written while it went on, where its last part begins */

struct film {
    uint64_t units, per_second, media_per_second, begins;
};

static void box_tells(struct film *f, struct str type, struct str b)
{
    bool wide = b.n > 0 && media_u8(b, 0) == 1;
    size_t scale = wide ? 20 : 12, least = wide ? 32 : 20;

    if (str_is(type, "mvhd") && b.n >= least) {
        f->per_second = media_u32(b, scale);
        f->units = wide ? (uint64_t)media_u32(b, 24) << 32 | media_u32(b, 28) : media_u32(b, 16);
        if (!wide && f->units == UINT32_MAX)
            f->units = 0; /* it is not known, says that number */
    } else if (str_is(type, "mdhd") && b.n >= least) {
        f->media_per_second = media_u32(b, scale);
    } else if (str_is(type, "tfdt") && b.n >= (wide ? 12 : 8)) {
        uint64_t at = wide ? (uint64_t)media_u32(b, 4) << 32 | media_u32(b, 8) : media_u32(b, 4);
        f->begins = at > f->begins ? at : f->begins;
    }
}

static void boxes(struct film *f, struct str s, int depth)
{
    enum { DEEPEST = 4 };
    struct str inside, type;

    for (size_t at = 0, n; (n = media_box(str_part(s, at, s.n), depth == 0, &type, &inside)) > 0; at += n) {
        bool holds = depth == 0 ? str_is(type, "moov") || str_is(type, "moof")
                                : str_is(type, "trak") || str_is(type, "mdia") || str_is(type, "traf");
        if (holds && depth < DEEPEST)
            boxes(f, inside, depth + 1);
        else if (depth > 0)
            box_tells(f, type, inside);
    }
}

static int64_t mp4_lasts(struct str s)
{
    struct film f = { .units = 0 };

    boxes(&f, s, 0);
    int64_t told = f.units > 0 ? believed(f.units, f.per_second) : MEDIA_MS_UNKNOWN;
    int64_t gone = f.begins > 0 ? believed(f.begins, f.media_per_second) : MEDIA_MS_UNKNOWN;
    return gone > told ? gone : told;
}

/* ---- WebM: the farthest time of a block, or what the head tells. Clusters and groups of blocks are gone into, so one
 * that does not tell its length is read like any other. */

enum {
    SEGMENT = 0x18538067,
    INFO = 0x1549a966,
    SCALE = 0x2ad7b1,
    CLUSTER = 0x1f43b675,
    CLUSTER_TIME = 0xe7,
    BLOCK_GROUP = 0xa0,
    BLOCK = 0xa1,
    SIMPLE_BLOCK = 0xa3
};

static uint64_t number_of(struct str s)
{
    uint64_t v = 0;

    for (size_t i = 0; i < s.n && i < 8; i++)
        v = v << 8 | media_u8(s, i);
    return v;
}

/* Where a block stands behind the time of its cluster: two bytes behind the number of its track. */
static uint64_t block_at(struct str s, uint64_t cluster)
{
    size_t at = 1;

    for (uint32_t first = s.n > 0 ? media_u8(s, 0) : 0x80; at <= 8 && (first & 0x80 >> (at - 1)) == 0;)
        at++;
    if (s.n < at + 2)
        return cluster;
    uint32_t later = media_u16(s, at);
    return later < 0x8000 ? cluster + later : cluster;
}

static int64_t webm_lasts(struct str s)
{
    struct media_element e;
    uint64_t scale = 1000000, cluster = 0, last = 0;

    for (size_t at = 0; at < s.n && media_element(s, at, &e);) {
        struct str inside = str_part(s, at + e.head, e.n);
        bool holds = e.id == SEGMENT || e.id == INFO || e.id == CLUSTER || e.id == BLOCK_GROUP;
        if (e.id == SEGMENT)
            s.n = at + e.head + e.n; /* what stands behind it is left out */
        if (e.id == SCALE)
            scale = number_of(inside);
        else if (e.id == CLUSTER_TIME)
            cluster = number_of(inside) & UINT32_MAX;
        else if (e.id == BLOCK || e.id == SIMPLE_BLOCK) {
            uint64_t time = block_at(inside, cluster);
            last = time > last ? time : last;
        }
        at += e.head + (holds ? 0 : e.n);
    }
    return last == 0 || scale > 1000000000 ? MEDIA_MS_UNKNOWN : believed(last * scale, 1000000000);
}

int64_t media_lasts(enum media_kind kind, struct str bytes)
{
    switch (kind) {
    case MEDIA_WAV: return wav_lasts(bytes);
    case MEDIA_MP3: return mp3_lasts(bytes);
    case MEDIA_OGG: return ogg_lasts(bytes);
    case MEDIA_M4A: return mp4_lasts(bytes);
    case MEDIA_WEBA: return webm_lasts(bytes);
    case MEDIA_JPEG:
    case MEDIA_PNG:
    case MEDIA_WEBP:
    case MEDIA_PDF:
    case MEDIA_MP4:
    case MEDIA_WEBM:
    case MEDIA_VTT:
    case MEDIA__N: break;
    }
    return MEDIA_MS_UNKNOWN;
}
