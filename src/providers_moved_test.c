/* Tests of the register of providers and of what names its rows, on both engines: found and counted, named otherwise,
 * put together, and who may. */
#include "auth/journal.h"
#include "rooms/guidance/guidance.h"
#include "rooms/providers/providers.h"
#include "rooms/referrals/referrals.h"
#include "tests/people_testing.h"

struct house {
    int64_t project, her, guidance, referral;
};

static struct house house(struct task *t)
{
    struct house h = { .project = project_new(t, "P") };
    struct problems ps = { 0 };

    h.her = person_made(t, h.project, "Amina", "Testi", "1990");
    become(t, ROLE_COUNSELLOR, h.project);
    struct guidance_row g = { .person = h.her,
        .project = h.project,
        .day = t->today,
        .destination = S("adult_basic_education"),
        .provider = S("Aikuislukio Äpäre"),
        .state = S("agreed") };
    assert_int_equal(guidance_add(t, &g, &h.guidance, &ps), DONE);
    struct referral r = { .person = h.her,
        .project = h.project,
        .receiver_kind = S("service"),
        .provider = S("Äpäre"),
        .receiver = S(""),
        .email = S(""),
        .message = S(""),
        .language = S("fin"),
        .fields = S("name") };
    assert_int_equal(referrals_put(t, &r, &h.referral, &ps), DONE);
    return h;
}

static struct provider named(struct task *t, const char *name)
{
    struct provider p;

    assert_int_equal(providers_get(t, providers_named(t, str_of(name)), &p), DONE);
    return p;
}

static struct guidance_row guided(struct task *t, const struct house *h)
{
    struct guidance_row g;

    assert_int_equal(guidance_get(t, h->guidance, &g), DONE);
    return g;
}

static int64_t told(struct task *t, const char *act, const char *what, int64_t id, const char *detail)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM journal WHERE act = '%s' AND what = '%s' AND subject = "
                                          "%lld AND detail = '%s'",
                                          act, what, (long long)id, detail)));
}

RULE(a_provider_is_found_by_a_part_of_its_name_however_it_is_written_and_says_what_names_it)
{
    house(t);
    (void)providers_named(t, S("50% koulu"));
    struct providers all = providers_listed(t, S(""), S(""), 0, 25),
                     found = providers_listed(t, S("LUKIO apa"), S(""), 0, 25);

    assert_int_equal(all.n, 3);
    assert_int_equal(all.total, 3);
    assert_str(all.at[1].name, "Aikuislukio Äpäre");
    assert_int_equal(found.n, 1);
    assert_int_equal(found.at[0].guidances, 1);
    assert_int_equal(found.at[0].referrals, 0);
    assert_int_equal(providers_listed(t, S("apare"), S(""), 0, 25).n, 2);
    assert_int_equal(providers_listed(t, S("a_a"), S(""), 0, 25).n, 0);
    assert_int_equal(providers_listed(t, S(""), S("school"), 0, 25).n, 0);
    struct providers second = providers_listed(t, S(""), S(""), 1, 1);
    assert_int_equal(second.n, 1);
    assert_int_equal(second.total, 3);
    assert_str(second.at[0].name, "Aikuislukio Äpäre");
}

RULE(what_is_named_otherwise_is_so_wherever_it_was_written_and_stands_where_it_stood)
{
    struct house h = house(t);
    struct provider p = named(t, "Aikuislukio Äpäre");
    struct problems ps = { 0 };
    int64_t same;

    p.name = S("Vantaan aikuislukio");
    p.kind = S("school");
    p.municipality = S("092");
    assert_int_equal(providers_put(t, &p, &same, &ps), DONE);
    assert_int_equal(providers_put(t, &p, &same, &ps), CONFLICT);
    struct guidance_row g = guided(t, &h);
    assert_str(g.provider, "Vantaan aikuislukio");
    assert_int_equal(g.version, 2);
    assert_int_equal(guidance_history(t, h.guidance).n, 1);
    assert_int_equal(named(t, "vantaan AIKUISLUKIO").guidances, 1);
    assert_int_equal(told(t, "change", "guidance", h.guidance, "provider"), 1);
    g.state = S("applied");
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
    assert_int_equal(guidance_history(t, h.guidance).n, 2); /* agreed, applied: nothing between them */
}

RULE(a_name_that_another_one_has_is_refused_and_says_whose_it_is)
{
    struct house h = house(t);
    struct provider p = named(t, "Äpäre"), other = named(t, "Aikuislukio Äpäre");
    struct problems ps = { 0 };
    int64_t same = 0;

    p.name = S("aikuislukio  APARE");
    p.kind = S("castle");
    p.municipality = S("000");
    assert_int_equal(providers_put(t, &p, &same, &ps), INVALID);
    assert_int_equal(ps.n, 3);
    assert_true(same == other.id);
    assert_str(named(t, "Äpäre").name, "Äpäre");
    ps = (struct problems){ 0 };
    p = other;
    p.name = S("Aikuislukio Äpäre, Vantaa");
    assert_int_equal(providers_put(t, &p, &same, &ps), DONE);
    assert_int_equal(same, 0);
    assert_str(guided(t, &h).provider, "Aikuislukio Äpäre, Vantaa");
}

RULE(of_two_that_are_put_together_one_remains_and_guidance_and_referrals_follow)
{
    struct house h = house(t);
    struct provider kept = named(t, "Äpäre"), lost = named(t, "Aikuislukio Äpäre");
    struct problems ps = { 0 };
    struct referral r;
    int64_t same;

    lost.kind = S("school");
    lost.contact = S("Kielotie 1");
    assert_int_equal(providers_put(t, &lost, &same, &ps), DONE);
    kept.contact = S("09 1234");
    assert_int_equal(providers_put(t, &kept, &same, &ps), DONE);
    struct provider_pair pair = { kept.id, 2, lost.id, 1 };
    assert_int_equal(providers_unite(t, &pair), CONFLICT);
    pair = (struct provider_pair){ kept.id, 1, lost.id, 2 };
    assert_int_equal(providers_unite(t, &pair), CONFLICT);
    pair = (struct provider_pair){ kept.id, 2, kept.id, 2 };
    assert_int_equal(providers_unite(t, &pair), NOT_FOUND);
    pair = (struct provider_pair){ kept.id, 2, lost.id, 2 };
    assert_int_equal(providers_unite(t, &pair), DONE);
    assert_int_equal(providers_unite(t, &pair), NOT_FOUND);

    struct provider now = named(t, "Äpäre");
    assert_true(now.id == kept.id);
    assert_int_equal(now.guidances, 1);
    assert_int_equal(now.referrals, 1);
    assert_str(now.kind, "school"); /* what it had nothing of itself */
    assert_str(now.contact, "09 1234");
    assert_str(guided(t, &h).provider, "Äpäre");
    assert_int_equal(providers_listed(t, S(""), S(""), 0, 25).n, 1);
    assert_int_equal(told(t, "change", "provider", kept.id, "put together"), 1);
    assert_int_equal(told(t, "change", "provider", lost.id, "put together"), 1);

    /* and a referral of the one that goes */
    int64_t third = providers_named(t, S("Kolmas"));
    pair = (struct provider_pair){ third, 1, kept.id, now.version };
    assert_int_equal(providers_unite(t, &pair), DONE);
    assert_int_equal(referrals_get(t, h.referral, &r), DONE);
    assert_str(r.provider, "Kolmas");
    assert_int_equal(r.version, 2);
    assert_int_equal(told(t, "change", "referral", h.referral, "provider"), 1);
}

RULE(an_old_name_means_the_one_it_was_put_together_with)
{
    struct house h = house(t);
    struct provider kept = named(t, "Äpäre"), lost = named(t, "Aikuislukio Äpäre"), third = named(t, "Kolmas");
    struct problems ps = { 0 };
    int64_t same;

    assert_int_equal(providers_unite(t, &(struct provider_pair){ kept.id, 1, lost.id, 1 }), DONE);
    assert_true(providers_named(t, S("AIKUISLUKIO apare")) == kept.id);
    assert_int_equal(providers_names(t).n, 2);
    assert_str(providers_old_names(t, kept.id).at[0], "Aikuislukio Äpäre");
    struct guidance_row g = guided(t, &h);
    g.provider = S("aikuislukio Äpäre");
    assert_int_equal(guidance_change(t, &g, &ps), DONE);
    assert_int_equal(named(t, "Äpäre").guidances, 1);
    assert_int_equal(providers_get(t, lost.id, &lost), NOT_FOUND);

    assert_int_equal(providers_unite(t, &(struct provider_pair){ third.id, 1, kept.id, 2 }), DONE);
    assert_true(providers_named(t, S("aikuislukio Äpäre")) == third.id);
    assert_int_equal(named(t, "Kolmas").guidances, 1);

    /* it may become its name again, and nobody else's */
    struct provider other = named(t, "Neljäs");
    other.name = S("Äpäre");
    assert_int_equal(providers_put(t, &other, &same, &ps), INVALID);
    assert_true(same == third.id);
    ps = (struct problems){ 0 };
    third = named(t, "Kolmas");
    third.name = S("Äpäre");
    assert_int_equal(providers_put(t, &third, &same, &ps), DONE);
    assert_int_equal(providers_old_names(t, third.id).n, 1);
}

RULE(the_register_is_kept_by_those_who_guide)
{
    static const struct {
        enum role role;
        bool may;
    } each[] = { { ROLE_MANAGER, true }, { ROLE_COUNSELLOR, true }, { ROLE_INSTRUCTOR, true }, { ROLE_PEER, false },
        { ROLE_ADMIN, false }, { ROLE_COORDINATOR, false } };
    struct house h = house(t);
    struct provider p = named(t, "Äpäre"), other = named(t, "Aikuislukio Äpäre"), got;
    struct problems ps = { 0 };
    int64_t same;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, each[i].role, h.project);
        enum outcome how = each[i].may ? DONE : NOT_ALLOWED;
        assert_int_equal(providers_get(t, p.id, &got), how);
        assert_int_equal(providers_put(t, &p, &same, &ps), how);
        assert_int_equal(providers_listed(t, S(""), S(""), 0, 25).n > 0, each[i].may);
        p.version += each[i].may;
        if (!each[i].may)
            assert_int_equal(providers_unite(t, &(struct provider_pair){ p.id, p.version, other.id, 1 }), NOT_ALLOWED);
    }
}

RULES(a_provider_is_found_by_a_part_of_its_name_however_it_is_written_and_says_what_names_it,
    what_is_named_otherwise_is_so_wherever_it_was_written_and_stands_where_it_stood,
    a_name_that_another_one_has_is_refused_and_says_whose_it_is,
    of_two_that_are_put_together_one_remains_and_guidance_and_referrals_follow,
    an_old_name_means_the_one_it_was_put_together_with, the_register_is_kept_by_those_who_guide)
