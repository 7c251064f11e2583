-- Of two providers that were put together the row of the one that went stays as an old name of the other (providers.h): who
-- writes it again means that one, and a package that names it by its key finds it.
ALTER TABLE providers_provider ADD COLUMN same_as {id};
CREATE INDEX providers_provider_same ON providers_provider(same_as) WHERE same_as IS NOT NULL;
-- How many referrals name a provider, and which.
CREATE INDEX referrals_referral_provider ON referrals_referral(provider_id);
