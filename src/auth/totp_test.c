/* Tests of totp: the vectors of RFC 6238, appendix B (SHA-1; the last six of its eight digits), and what is drawn. */
#include "auth/totp.h"
#include "base/test.h"

/* "12345678901234567890" in base 32 */
#define SECRET S("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")

TEST(the_vectors_of_the_rfc_fit)
{
    static const struct {
        int64_t at;
        const char *code;
    } vectors[] = {
        { 59, "287082" },
        { 1111111109, "081804" },
        { 1111111111, "050471" },
        { 1234567890, "005924" },
        { 2000000000, "279037" },
        { 20000000000, "353130" },
    };
    struct task *t = test_task();
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++)
        assert_str(totp_code(t, SECRET, vectors[i].at), vectors[i].code);
    test_task_end(t);
}

TEST(a_code_of_the_step_before_or_after_fits_and_no_older_one)
{
    struct task *t = test_task();
    int64_t now = 1234567890, step = 0;
    assert_true(totp_fits(t, SECRET, totp_code(t, SECRET, now - 30), now, 0, &step));
    assert_int_equal(step, now / 30 - 1);
    assert_true(totp_fits(t, SECRET, totp_code(t, SECRET, now + 30), now, 0, &step));
    assert_false(totp_fits(t, SECRET, totp_code(t, SECRET, now - 60), now, 0, &step));
    assert_false(totp_fits(t, SECRET, totp_code(t, SECRET, now + 60), now, 0, &step));
    assert_false(totp_fits(t, SECRET, S(""), now, 0, &step));
    assert_false(totp_fits(t, SECRET, S("0059240"), now, 0, &step));
    test_task_end(t);
}

TEST(a_code_is_used_once)
{
    struct task *t = test_task();
    int64_t now = 1234567890, step = 0;
    assert_true(totp_fits(t, SECRET, S("005924"), now, 0, &step));
    assert_false(totp_fits(t, SECRET, S("005924"), now, step, &step));
    assert_false(totp_fits(t, SECRET, totp_code(t, SECRET, now - 30), now, step, &step));
    test_task_end(t);
}

TEST(a_new_secret_has_160_bits_and_two_are_not_alike)
{
    struct task *t = test_task();
    struct str a = totp_new_secret(t), b = totp_new_secret(t);
    assert_int_equal(a.n, 32);
    assert_false(str_eq(a, b));
    assert_str(totp_spaced(t, S("ABCDEFGHIJ")), "ABCD EFGH IJ");
    test_task_end(t);
}

TEST(the_address_for_the_app_is_encoded)
{
    struct task *t = test_task();
    assert_str(totp_address(t, S("Koti polku"), S("a+b@example.org"), S("ABC")),
        "otpauth://totp/Koti%20polku:a%2Bb%40example.org?secret=ABC&issuer=Koti%20polku");
    test_task_end(t);
}

TEST(a_qr_code_is_one_path_inside_its_square)
{
    struct task *t = test_task();
    struct totp_qr qr = totp_qr(t, totp_address(t, S("Kotipolku"), S("a@example.org"), SECRET));
    assert_true(qr.size >= 21 + 8 && qr.size < 100);
    assert_true(str_starts(qr.path, S("M4 4h7v1h-7z"))); /* the first finder pattern, inside the quiet zone */
    test_task_end(t);
}

TESTS(the_vectors_of_the_rfc_fit, a_code_of_the_step_before_or_after_fits_and_no_older_one, a_code_is_used_once,
    a_new_secret_has_160_bits_and_two_are_not_alike, the_address_for_the_app_is_encoded,
    a_qr_code_is_one_path_inside_its_square)
