/* people_identity: the Finnish personal identity code (henkilötunnus): form, calendar, check character, and the signs
 * that tell the century. Says nothing about whether the code belongs to anybody. */
#include "rooms/people/people_card.h"

/* '+' the 1800s, '-' and its followers the 1900s, 'A' and its followers the 2000s (decree 128/2010 as changed in 2022).
 */
static int century(char sign)
{
    if (sign == '+')
        return 1800;
    if (sign == '-' || (sign >= 'U' && sign <= 'Y'))
        return 1900;
    return sign >= 'A' && sign <= 'F' ? 2000 : 0;
}

static bool digits(struct str s, int64_t *ret_number)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
    return str_int(s, ret_number);
}

bool identity_code_read(struct arena *a, struct str typed, struct str *ret_code, struct day *ret_birth)
{
    static const char check[] = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    struct str s = str_trim(typed);
    int64_t date, serial;
    struct day birth;

    if (s.n != 11)
        return false;
    char *code = NEW_N(a, char, s.n);
    for (size_t i = 0; i < s.n; i++)
        code[i] = s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 'a' + 'A') : s.p[i];
    s = (struct str){ code, s.n };
    int first_year = century(code[6]);
    if (first_year == 0 || !digits(str_part(s, 0, 6), &date) || !digits(str_part(s, 7, 3), &serial) || serial < 2)
        return false;
    if (code[10] != check[(date * 1000 + serial) % 31])
        return false;
    struct str written = str_fmt(
        a, "%04d-%02d-%02d", (int)(first_year + date % 100), (int)(date / 100 % 100), (int)(date / 10000));
    if (!day_read(written, &birth))
        return false;
    *ret_code = s;
    *ret_birth = birth;
    return true;
}
