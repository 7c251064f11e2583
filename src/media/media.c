/* media: see media.h. Which reader a file gets, and the limits that hold for all. */
#include "media/media_parts.h"

const struct media_type media_types[MEDIA__N] = {
#define K(kind, code, name, group, type, most) \
    [MEDIA_##kind] = { #code, name, type, MEDIA_##group, INT64_C(most) * 1000000 },
    MEDIA_KINDS(K)
#undef K
};

bool media_kind_of(struct str code, enum media_kind *ret_kind)
{
    for (size_t i = 0; i < MEDIA__N; i++)
        if (str_is(code, media_types[i].code)) {
            *ret_kind = (enum media_kind)i;
            return true;
        }
    return false;
}

int64_t media_most(unsigned groups)
{
    int64_t most = 0;

    for (size_t i = 0; i < MEDIA__N; i++)
        if ((groups & media_types[i].group) != 0 && media_types[i].most > most)
            most = media_types[i].most;
    return most;
}

bool media_keep(struct media_in *in, struct str piece)
{
    struct media_pieces *list = &in->m->pieces;
    struct str *last = list->n > 0 ? &list->at[list->n - 1] : NULL;

    in->m->bytes += (int64_t)piece.n;
    if (last != NULL && last->p + last->n == piece.p) {
        last->n += piece.n;
        return true;
    }
    if (list->n >= MEDIA_PIECES_MOST)
        return false;
    LIST_ADD(in->a, list, piece);
    return true;
}

bool media_keep_zeros(struct media_in *in, size_t n)
{
    static const char zeros[4096];
    bool room = true;

    for (; n > 0 && room; n -= n < sizeof zeros ? n : sizeof zeros)
        room = media_keep(in, (struct str){ zeros, n < sizeof zeros ? n : sizeof zeros });
    return room;
}

/* The reader of a kind; NULL: none knows such a beginning. */
static bool (*reader_of(struct str s, enum media_kind *ret_kind))(struct media_in *)
{
    static const struct {
        enum media_kind kind;
        bool (*read)(struct media_in *);
    } readers[] = { { MEDIA_JPEG, media_jpeg }, { MEDIA_PNG, media_png }, { MEDIA_WEBP, media_webp },
        { MEDIA_WAV, media_wav }, { MEDIA_PDF, media_pdf }, { MEDIA_OGG, media_ogg }, { MEDIA_MP4, media_mp4 },
        { MEDIA_WEBM, media_webm }, { MEDIA_MP3, media_mp3 }, { MEDIA_VTT, media_vtt } };
    bool riff = MEDIA_AT(s, 0, "RIFF");
    const bool is[] = { MEDIA_AT(s, 0, "\xff\xd8\xff"), MEDIA_AT(s, 0, "\x89PNG\r\n\x1a\n"),
        riff && MEDIA_AT(s, 8, "WEBP"), riff && MEDIA_AT(s, 8, "WAVE"), MEDIA_AT(s, 0, "%PDF-"), media_is_ogg(s),
        media_is_mp4(s), media_is_webm(s), media_is_mp3(s), media_is_vtt(s) };
    _Static_assert(sizeof is / sizeof *is == sizeof readers / sizeof *readers, "a beginning for each reader");

    for (size_t i = 0; i < sizeof is / sizeof *is; i++)
        if (is[i]) {
            *ret_kind = readers[i].kind;
            return readers[i].read;
        }
    return NULL;
}

enum media_trouble media_read(struct arena *a, struct str bytes, unsigned groups, struct media *ret_media)
{
    struct media m = { .ms = MEDIA_MS_UNKNOWN };
    struct media_in in = { .a = a, .bytes = bytes, .m = &m };

    if (bytes.n == 0)
        return MEDIA_EMPTY;
    bool (*read)(struct media_in *) = reader_of(bytes, &m.kind);
    /* what carries sound or pictures is known when it is read */
    bool either = m.kind == MEDIA_MP4 || m.kind == MEDIA_WEBM;
    if (read == NULL || (groups & (media_types[m.kind].group | (either ? MEDIA_AUDIO : 0))) == 0)
        return MEDIA_UNKNOWN;
    if ((int64_t)bytes.n > media_types[m.kind].most)
        return MEDIA_LARGE;
    if (!read(&in))
        return MEDIA_BROKEN;
    if ((groups & media_types[m.kind].group) == 0)
        return MEDIA_UNKNOWN;
    if (m.bytes > media_types[m.kind].most)
        return MEDIA_LARGE;
    if (m.width * m.height > MEDIA_PIXELS_MOST)
        return MEDIA_WIDE;
    if (in.turned >= 5) { /* a quarter turn */
        int64_t width = m.width;
        m.width = m.height, m.height = width;
    }
    if (media_types[m.kind].group == MEDIA_AUDIO) /* words before an MP3 are no sound */
        m.ms = media_lasts(m.kind, m.kind == MEDIA_MP3 ? m.pieces.at[0] : bytes);
    *ret_media = m;
    return MEDIA_FINE;
}
