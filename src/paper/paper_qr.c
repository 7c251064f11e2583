/* paper_qr: the dots of a QR code. */
#include <qrencode.h>
#include "paper/paper_print.h"

struct str paper_qr_dots(struct task *t, struct str bytes, size_t *ret_width)
{
    enum { MOST = 1000 };
    must(t, bytes.n > 0 && bytes.n <= MOST);
    QRcode *qr = QRcode_encodeString(str_z(t->a, bytes), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (qr == NULL)
        fail(t, FAIL_FOREIGN, "libqrencode refused a text of %zu bytes", bytes.n);
    size_t width = (size_t)qr->width;
    unsigned char copied[177 * 177]; /* the largest there is */
    bool fits = width * width <= sizeof copied;
    for (size_t i = 0; fits && i < width * width; i++)
        copied[i] = qr->data[i] & 1;
    QRcode_free(qr);
    must(t, fits);
    *ret_width = width;
    return str_copy(t->a, (struct str){ (const char *)copied, width * width });
}
