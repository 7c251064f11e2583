/* paper: how long a paper of two pages takes, from the first word said to the PDF in memory, its process included.
 * TEXTS: the texts on it, for the floor. usage: paper N [TEXTS [PDF]]   prints "ms bytes", the best of N */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "paper/paper.h"

static FILE *texts;

static struct paper_text say(struct paper *p, const char *finnish, const char *arabic)
{
    (void)p;
    if (texts)
        fprintf(texts, "%s\n%s\n", finnish, arabic);
    return (struct paper_text){ .at = { str_of(finnish), str_of(arabic) } };
}

static void write_plan(struct paper *p)
{
    paper_heading(p, 1, say(p, "Oma polku", "طريقي"));
    paper_fact(p, say(p, "Nimi", "الاسم"), say(p, "Amina Esimerkki", "أمينة مثال"));
    for (int i = 0; i < 12; i++)
        paper_item(p, PAPER_NUMBER,
            say(p, "Haen suomen kielen kurssille. Ohjaaja auttaa hakemuksessa ja tulee mukaan ensimmäiselle tunnille.",
                "أقدم طلبًا لدورة اللغة الفنلندية. تساعدني المدربة في الطلب وتأتي معي إلى الدرس الأول."));
    paper_heading(p, 2, say(p, "Mitä osaan", "ما أعرفه"));
    for (int i = 0; i < 6; i++)
        paper_paragraph(
            p, say(p, "Osaan hoitaa lapsia ja ikäihmisiä. Puhun kolmea kieltä. Olen tehnyt ruokaa suurelle joukolle.",
                   "أعرف رعاية الأطفال وكبار السن. أتكلم ثلاث لغات. طبخت لعدد كبير من الناس."));
}

int main(int argc, char **argv)
{
    int times = argc > 1 ? atoi(argv[1]) : 1;
    double best = 1e9;
    size_t bytes = 0;
    struct landing landing;

    texts = argc > 2 ? fopen(argv[2], "w") : NULL;
    for (int i = 0; i < times; i++) {
        struct task t = { .a = arena_new(256 << 20), .lang = lang_get(LANG_fi), .landing = &landing };
        struct timespec from, to;
        t.now = instant_now();
        if (setjmp(landing.jump) != 0)
            return fprintf(stderr, "%s\n", landing.text), 1;
        clock_gettime(CLOCK_MONOTONIC, &from);
        struct paper *p = paper_new(&t, &(struct paper_head){ .lang = t.lang,
                                            .beside = lang_get(LANG_ar),
                                            .title_text = S("Oma polku"),
                                            .house = S("Yhteinen Katto"),
                                            .esf = true });
        write_plan(p);
        struct buf *o = task_buf(&t, PAPER_BYTES);
        if (paper_make(p, o) != DONE)
            return 1;
        clock_gettime(CLOCK_MONOTONIC, &to);
        double ms = (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
        best = ms < best ? ms : best;
        bytes = o->n;
        if (i == 0 && argc > 3) {
            FILE *f = fopen(argv[3], "w");
            if (!f || fwrite(o->p, 1, o->n, f) != o->n || fclose(f))
                return 1;
        }
        arena_free(t.a);
        if (texts)
            fclose(texts);
        texts = NULL;
    }
    printf("%.1f %zu\n", best, bytes);
    return 0;
}
