/* referrals: guidance to a service with a hand-over and an answer, with the person's consent.
 *
 * referrals_referral (referrals): person, project, guidance_id (that it moves; may be none), provider_id, staff_id (who
 *   sends), sent_on, receiver_kind (CODES_receiver_kind: service person email paper), receiver (name), email (sealed),
 *   language (of the page the receiver sees: fin swe eng), fields (what is shared: names joined by ';', chosen one by
 *   one), message (sealed, with --with-notes only), consent_on (nothing is sent without it), withdrawn_on (takes the
 *   link down at once), reminded_on (last time), state (CODES_referral_state: draft sent answered withdrawn closed).
 *   link_hash (of the secret token, never the token) and link_expires_at are of this house alone and in no package. How
 *   often the link was opened is counted in the journal.
 * referrals_answer (referral_answers): day, answer (CODES_referral_answer: accepted, place_from with the day
 * place_from, declined, asked_back, came; replied is ours to what was asked back), text (reason or question, sealed).
 * The last row is where it stands; the page that writes it moves the guidance and the state. Source: issue 8,
 * section 4. */
#pragma once
