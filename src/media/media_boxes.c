/* media_boxes: MP4 and M4A (boxes), WebM (elements). What carries words, places or attachments is made empty where it
 * stands, so that every address in the file stays right. See media.h. */
#include "media/media_parts.h"

/* ---- MP4 */

enum { BOX_HEAD = 8, BOX_LONG = 16, DEEPEST = 5 };

bool media_is_mp4(struct str s)
{
    static const char brands[] = "isom iso2 iso4 iso5 iso6 mp41 mp42 M4A  M4B  M4V  avc1 dash mp4  f4v  MSNV";

    if (!MEDIA_AT(s, 4, "ftyp") || s.n < 16)
        return false;
    for (size_t i = 0; i + 4 <= sizeof brands - 1; i += 5)
        if (media_at(s, 8, brands + i, 4))
            return true;
    return false;
}

struct box {
    struct str whole, inside;
    struct str type;
};

static bool box_at(struct str s, bool outermost, struct box *ret)
{
    if (s.n < BOX_HEAD)
        return false;
    uint64_t n = media_u32(s, 0);
    size_t head = BOX_HEAD;
    if (n == 1 && s.n >= BOX_LONG) {
        n = (uint64_t)media_u32(s, 8) << 32 | media_u32(s, 12);
        head = BOX_LONG;
    } else if (n == 0 && outermost) {
        n = s.n; /* to the end of the file */
    }
    if (n < head || n > s.n)
        return false;
    *ret = (struct box){ str_part(s, 0, n), str_part(s, head, n - head), str_part(s, 4, 4) };
    return true;
}

size_t media_box(struct str s, bool outermost, struct str *ret_type, struct str *ret_inside)
{
    struct box b;

    if (!box_at(s, outermost, &b))
        return 0;
    *ret_type = b.type;
    *ret_inside = b.inside;
    return b.whole.n;
}

static bool is_one_of(struct str type, const char *words)
{
    for (; *words != '\0'; words += 5)
        if (media_at(type, 0, words, 4))
            return true;
    return false;
}

/* The head of the box stays as it is, but for its name. */
static bool box_emptied(struct media_in *in, const struct box *b)
{
    size_t head = b->whole.n - b->inside.n;

    return media_keep(in, str_part(b->whole, 0, 4)) && media_keep(in, S("free")) &&
           media_keep(in, str_part(b->whole, 8, head - 8)) && media_keep_zeros(in, b->inside.n);
}

struct tracks {
    bool sound, picture, data;
};

static bool boxes(struct media_in *in, struct str s, int depth, struct tracks *tracks)
{
    struct box b;

    for (size_t at = 0; at < s.n; at += b.whole.n) {
        if (!box_at(str_part(s, at, s.n), depth == 0, &b))
            return false;
        if (depth > 0 && str_is(b.type, "hdlr") && b.inside.n >= 12) {
            tracks->sound |= MEDIA_AT(b.inside, 8, "soun");
            tracks->picture |= MEDIA_AT(b.inside, 8, "vide");
        }
        tracks->data |= depth == 0 && str_is(b.type, "mdat");
        bool holds = is_one_of(b.type, depth == 0 ? "moov moof " : "trak mdia traf edts ");
        bool plain = depth == 0 ? is_one_of(b.type, "ftyp mdat mfra sidx styp ")
                                : !is_one_of(b.type, "udta meta uuid free skip ");
        if (holds && depth < DEEPEST) {
            if (!media_keep(in, str_part(b.whole, 0, b.whole.n - b.inside.n)) ||
                !boxes(in, b.inside, depth + 1, tracks))
                return false;
        } else if (plain ? !media_keep(in, b.whole) : !box_emptied(in, &b)) {
            return false;
        }
    }
    return true;
}

bool media_mp4(struct media_in *in)
{
    struct tracks tracks = { 0 };

    if (!boxes(in, in->bytes, 0, &tracks))
        return false;
    if (!tracks.picture)
        in->m->kind = MEDIA_M4A;
    return tracks.data && (tracks.picture || tracks.sound);
}

/* ---- WebM */

enum {
    EBML = 0x1a45dfa3,
    DOC_TYPE = 0x4282,
    SEGMENT = 0x18538067,
    TRACKS = 0x1654ae6b,
    TRACK = 0xae,
    TRACK_TYPE = 0x83,
    CLUSTER = 0x1f43b675,
    TAGS = 0x1254c367,
    ATTACHMENTS = 0x1941a469,
    TRACK_IS_PICTURE = 1,
    TRACK_IS_SOUND = 2,
    VOID_HEAD = 9
};

/* An element's number or length: as many bytes as the first one says. */
static size_t ebml_width(struct str s, size_t at, size_t most)
{
    size_t n = 1;

    if (at >= s.n)
        return 0;
    for (uint32_t first = media_u8(s, at); n <= most && (first & 0x80 >> (n - 1)) == 0;)
        n++;
    return n <= most && n <= s.n - at ? n : 0;
}

bool media_element(struct str s, size_t at, struct media_element *ret)
{
    size_t wide = ebml_width(s, at, 4), more = wide > 0 ? ebml_width(s, at + wide, 8) : 0;
    struct media_element e = { .head = wide + more };

    if (more == 0)
        return false;
    for (size_t i = 0; i < wide; i++)
        e.id = e.id << 8 | media_u8(s, at + i);
    uint64_t n = media_u8(s, at + wide) & (0x7f >> (more - 1)), all = 0x7f >> (more - 1);
    for (size_t i = 1; i < more; i++) {
        n = n << 8 | media_u8(s, at + wide + i);
        all = all << 8 | 0xff;
    }
    size_t rest = s.n - at - e.head;
    e.open = n == all;
    if (!e.open && n > rest)
        return false;
    e.n = e.open ? rest : (size_t)n;
    *ret = e;
    return true;
}

bool media_is_webm(struct str s)
{
    struct media_element head, e;

    if (!MEDIA_AT(s, 0, "\x1a\x45\xdf\xa3") || !media_element(s, 0, &head) || head.open)
        return false;
    s = str_part(s, head.head, head.n);
    for (size_t at = 0; at < s.n && media_element(s, at, &e); at += e.head + e.n)
        if (e.id == DOC_TYPE)
            return MEDIA_AT(s, at + e.head, "webm") && e.n >= 4;
    return false;
}

static void track(struct str s, struct tracks *tracks)
{
    struct media_element e;

    for (size_t at = 0; at < s.n && media_element(s, at, &e); at += e.head + e.n)
        if (e.id == TRACK_TYPE && e.n == 1) {
            tracks->picture |= media_u8(s, at + e.head) == TRACK_IS_PICTURE;
            tracks->sound |= media_u8(s, at + e.head) == TRACK_IS_SOUND;
        }
}

static void track_list(struct str s, struct tracks *tracks)
{
    struct media_element e;

    for (size_t at = 0; at < s.n && media_element(s, at, &e); at += e.head + e.n)
        if (e.id == TRACK)
            track(str_part(s, at + e.head, e.n), tracks);
}

/* An element Void of the same length in its place. */
static bool element_emptied(struct media_in *in, size_t n)
{
    char *head = arena_alloc(in->a, VOID_HEAD);

    if (n < VOID_HEAD)
        return false;
    head[0] = (char)0xec, head[1] = 0x01;
    for (size_t i = 0; i < 7; i++)
        head[2 + i] = (char)((uint64_t)(n - VOID_HEAD) >> (48 - 8 * i));
    return media_keep(in, (struct str){ head, VOID_HEAD }) && media_keep_zeros(in, n - VOID_HEAD);
}

bool media_webm(struct media_in *in)
{
    struct str s = in->bytes;
    struct tracks tracks = { 0 };
    struct media_element head, segment, e;

    if (!media_element(s, 0, &head) || head.open || !media_element(s, head.head + head.n, &segment) ||
        segment.id != SEGMENT)
        return false;
    size_t at = head.head + head.n + segment.head, end = at + segment.n;
    if (!media_keep(in, str_part(s, 0, at)))
        return false;
    s.n = end; /* what stands behind the segment is left out */
    for (; at < end; at += e.head + e.n) {
        if (!media_element(s, at, &e))
            return false;
        if (e.id == TRACKS)
            track_list(str_part(s, at + e.head, e.n), &tracks);
        struct str whole = str_part(s, at, e.head + e.n);
        bool words = e.id == TAGS || e.id == ATTACHMENTS;
        if (words ? !element_emptied(in, whole.n) : !media_keep(in, whole))
            return false;
    }
    if (!tracks.picture)
        in->m->kind = MEDIA_WEBA;
    return tracks.picture || tracks.sound;
}
