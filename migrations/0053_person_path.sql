-- What has happened with a person, one row an event, for the page of the person: all kinds of the path, what it is
-- filed under there (part), and who may know of it (sight): team = who works in the project and sees her card; asks =
-- who follows up there; counsel = who counsels her there (people_may_counsel). Acute risk is on no list.
-- rank orders the events of one day; code, code2: codes of the lists in rooms/codes.h, as the kind says; ref: the row
-- of the room it comes from. No sealed words.
DROP VIEW people_path_facts;
CREATE VIEW people_path_facts AS
    SELECT person_id, project_id, entry_date AS day, CAST(1 AS {int}) AS rank, 'facts' AS part, 'team' AS sight, 'entry' AS kind, entry_status AS code, heard_from AS code2, '' AS detail, id AS ref
        FROM people_participation WHERE entry_date IS NOT NULL
    UNION ALL SELECT m.person_id, m.project_id, m.joined_on, 2, 'groups', 'team', 'joined', m.state, '', g.name, m.group_id
        FROM groups_membership m JOIN groups_group g ON g.id = m.group_id WHERE m.joined_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, day, 3, 'contacts', 'team', 'contact', channel, '', topic, id FROM contacts_contact WHERE person_id IS NOT NULL
    UNION ALL SELECT person_id, project_id, day, 4, 'needs', 'counsel', 'needs', '', '', '', 0 FROM needs_need GROUP BY person_id, project_id, day
    UNION ALL SELECT person_id, project_id, day, 4, 'skills', 'counsel', 'skill', skill, level, CASE WHEN language <> '' THEN language ELSE script END, id FROM skills_level
    UNION ALL SELECT person_id, project_id, issued_on, 4, 'skills', 'counsel', 'certificate', '', '', name, id FROM skills_certificate WHERE issued_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, day, 4, 'skills', 'counsel', 'strength', area, '', '', id FROM skills_strength
    UNION ALL SELECT person_id, project_id, day, 5, 'talks', 'counsel', 'counselling', depth, channel, '', id FROM counselling_talk
    UNION ALL SELECT c.person_id, k.project_id, k.day, 5, 'talks', 'counsel', 'counselling', k.depth, k.channel, '', k.id
        FROM counselling_person c JOIN counselling_talk k ON k.id = c.talk_id WHERE c.person_id <> k.person_id
    UNION ALL SELECT person_id, project_id, day, 5, 'appointments', 'counsel', 'appointment', channel, state, '', id FROM appointments_appointment
    UNION ALL SELECT person_id, project_id, day, 5, 'family', 'counsel', 'home_support', '', '', '', id FROM counselling_home_support
    UNION ALL SELECT person_id, project_id, made_on, 6, 'plans', 'counsel', 'plan', '', '', '', id FROM plans_plan
    UNION ALL SELECT l.person_id, l.project_id, s.done_on, 6, 'plans', 'counsel', 'step', s.picture, '', '', l.id
        FROM plans_plan l JOIN plans_step s ON s.plan_id = l.id WHERE s.done_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, day, 7, 'guidance', 'team', 'guidance', destination, state, provider, id FROM guidance_guidance
    UNION ALL SELECT r.person_id, r.project_id, r.sent_on, 7, 'referrals', 'counsel', 'referral', r.state, '', coalesce(p.name, ''), r.id
        FROM referrals_referral r LEFT JOIN providers_provider p ON p.id = r.provider_id WHERE r.sent_on IS NOT NULL
    UNION ALL SELECT m.person_id, m.project_id, m.left_on, 8, 'groups', 'team', 'left', m.state, '', g.name, m.group_id
        FROM groups_membership m JOIN groups_group g ON g.id = m.group_id WHERE m.left_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, exit_date, 9, 'facts', 'team', 'exit', exit_status, '', '', id FROM people_participation WHERE exit_date IS NOT NULL
    UNION ALL SELECT person_id, project_id, done_on, 10, 'follow_ups', 'asks', 'follow_up', kind, status, '', id FROM follow_ups_follow_up WHERE done_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, not_reached_on, 10, 'follow_ups', 'asks', 'not_reached', kind, '', '', id FROM follow_ups_follow_up WHERE not_reached_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, six_month_date, 10, 'facts', 'team', 'six_month', six_month_status, '', '', id FROM people_participation WHERE six_month_date IS NOT NULL;

-- All persons of a note, the first one and the others: who may know of the note asks for each of them.
CREATE VIEW counselling_about_facts AS
    SELECT id AS talk_id, person_id FROM counselling_talk UNION ALL SELECT talk_id, person_id FROM counselling_person;
