/* media_parts: what the readers of the single kinds share. Only for src/media. */
#pragma once
#include "media/media.h"

/* One file being read: m->pieces grows. */
struct media_in {
    struct arena *a;
    struct str bytes;
    struct media *m;
    int turned; /* as EXIF says: 1 upright … 8; 0: nothing said */
};

/* Each: false when the file is cut or is no such thing. */
bool media_jpeg(struct media_in *in);
bool media_png(struct media_in *in);
bool media_webp(struct media_in *in);
bool media_wav(struct media_in *in);
bool media_mp4(struct media_in *in);  /* kind becomes M4A when it has no picture */
bool media_webm(struct media_in *in); /* kind becomes WEBA */
bool media_mp3(struct media_in *in);
bool media_ogg(struct media_in *in);
bool media_pdf(struct media_in *in);
bool media_vtt(struct media_in *in);
/* Does it begin as one? */
bool media_is_mp3(struct str bytes);
bool media_is_mp4(struct str bytes);
bool media_is_webm(struct str bytes);
bool media_is_ogg(struct str bytes);
bool media_is_vtt(struct str bytes);

/* How long a sound lasts, in milliseconds; MEDIA_MS_UNKNOWN: its container does not tell. bytes: read well as kind. */
int64_t media_lasts(enum media_kind kind, struct str bytes);

/* ---- the pieces of containers, for who reads on: how many bytes there are at a place, 0: none, or it is cut */
size_t media_mp3_frame(struct str s, size_t at, int *ret_samples, int *ret_hz);
enum { MEDIA_OGG_HEAD = 27 };
size_t media_ogg_page(struct str s, size_t at);
/* The box at the beginning of s. outermost: one without a length goes on to the end. */
size_t media_box(struct str s, bool outermost, struct str *ret_type, struct str *ret_inside);
struct media_element {
    uint32_t id;
    size_t head, n; /* n: bytes behind the head */
    bool open;      /* its length is not told: it goes on to the end */
};
bool media_element(struct str s, size_t at, struct media_element *ret);

/* Adds to what is kept; what lies behind the last piece makes it longer. False: too many. */
bool media_keep(struct media_in *in, struct str piece);
bool media_keep_zeros(struct media_in *in, size_t n);

/* EXIF without its head "Exif\0\0": how the picture is turned, 0: it does not say. */
int media_turned(struct str tiff);
/* EXIF that says nothing else. */
enum { MEDIA_TURN = 26 };
struct str media_turn(struct arena *a, int turned);

static inline uint32_t media_u8(struct str s, size_t at) { return (unsigned char)s.p[at]; }
static inline uint32_t media_u16(struct str s, size_t at) { return media_u8(s, at) << 8 | media_u8(s, at + 1); }
static inline uint32_t media_u32(struct str s, size_t at) { return media_u16(s, at) << 16 | media_u16(s, at + 2); }
static inline uint32_t media_little(struct str s, size_t at, size_t n)
{
    uint32_t v = 0;
    while (n-- > 0)
        v = v << 8 | media_u8(s, at + n);
    return v;
}
static inline bool media_at(struct str s, size_t at, const char *word, size_t n)
{
    return at <= s.n && n <= s.n - at && memcmp(s.p + at, word, n) == 0;
}
#define MEDIA_AT(s, at, literal) media_at((s), (at), "" literal, sizeof(literal) - 1)
