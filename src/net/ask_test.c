/* Tests of asking: whose numbers belong to the open network, and what is no address of the web. Servers that answer are
 * in tests/web/links.test.mjs. */
#include <arpa/inet.h>
#include <string.h>
#include "base/test.h"
#include "net/ask.h"

static bool open_to_all(const char *number)
{
    struct sockaddr_in four = { .sin_family = AF_INET };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
    struct sockaddr_storage any;

    memset(&any, 0, sizeof any);
    if (inet_pton(AF_INET, number, &four.sin_addr) == 1)
        memcpy(&any, &four, sizeof four);
    else if (inet_pton(AF_INET6, number, &six.sin6_addr) == 1)
        memcpy(&any, &six, sizeof six);
    else
        fail_msg("%s is no number", number);
    return net_is_public((const struct sockaddr *)&any);
}

TEST(numbers_of_this_machine_and_of_private_networks_are_not_asked)
{
    static const char *const inside[] = { "127.0.0.1", "127.255.255.255", "0.0.0.0", "0.255.1.1", "10.0.0.1",
        "10.255.255.255", "100.64.0.0", "100.127.255.255", "169.254.169.254", "172.16.0.1", "172.31.255.255",
        "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255",
        "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
        "::ffff:8.8.8.8", "::127.0.0.1", "fc00::1", "fdff::1", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1",
        "2001::1", "2001:1ff::1", "2002:7f00:1::", "2002:c0a8:101::1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "100::1" };

    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (open_to_all(inside[i]))
            fail_msg("%s would be asked", inside[i]);
}

TEST(numbers_beside_those_are_asked)
{
    static const char *const outside[] = { "1.0.0.0", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2a00::1",
        "2002:808:808::1", "64:ff9b::808:808", "2600::" };

    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (!open_to_all(outside[i]))
            fail_msg("%s would not be asked", outside[i]);
}

static const char *why(const char *url)
{
    struct net_question q = { .url = str_of(url), .self = S(""), .listed = S(""), .seconds = 5 };
    struct net_asked answer = net_ask(&q);

    assert_int_equal(answer.how, NET_SILENT);
    return answer.why.p;
}

TEST(a_private_machine_is_known_by_its_number_alone)
{
    struct sockaddr_in four = { .sin_family = AF_INET };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6 };

    assert_int_equal(inet_pton(AF_INET, "10.0.0.5", &four.sin_addr), 1);
    assert_int_equal(inet_pton(AF_INET6, "fd00::5", &six.sin6_addr), 1);
    const struct sockaddr *a = (const struct sockaddr *)&four, *b = (const struct sockaddr *)&six;
    assert_true(net_is_listed(a, S("127.0.0.1  10.0.0.5")));
    assert_true(net_is_listed(b, S("10.0.0.5 fd00::5")));
    assert_false(net_is_listed(a, S("")));
    assert_false(net_is_listed(a, S("10.0.0.50 10.0.0 fd00::5 0.0.0.0 10.0.0.0/8")));
    assert_false(net_is_listed(b, S("fd00::")));
}

TEST(what_is_no_address_of_the_web_is_not_asked)
{
    char long_one[1100] = "https://a.example/";

    memset(long_one + 18, 'x', sizeof long_one - 19);
    long_one[sizeof long_one - 1] = '\0';
    assert_string_equal(why("ftp://a.example/"), "address");
    assert_string_equal(why("file:///etc/passwd"), "address");
    assert_string_equal(why("javascript:alert(1)"), "address");
    assert_string_equal(why("http://"), "address");
    assert_string_equal(why("http://name:word@a.example/"), "address");
    assert_string_equal(why(long_one), "address");
    assert_string_equal(why(""), "address");
}

TEST(nobody_inside_is_asked_however_it_is_written)
{
    static const char *const inside[] = { "http://127.0.0.1:9/", "http://2130706433:9/", "http://0x7f.1:9/",
        "http://[::1]:9/", "http://[::ffff:127.0.0.1]:9/", "http://localhost:9/", "http://10.0.0.1:9/" };

    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        assert_string_equal(why(inside[i]), "inside");
}

TESTS(numbers_of_this_machine_and_of_private_networks_are_not_asked, numbers_beside_those_are_asked,
    a_private_machine_is_known_by_its_number_alone, what_is_no_address_of_the_web_is_not_asked,
    nobody_inside_is_asked_however_it_is_written)
