-- groups :each (project id) -> (group id, key text, name text, language text, municipality text, area text, period id?,
--    merged_into id?, organisation id?, organisation_name text?)
SELECT g.id, g.source_key, g.name, g.language, g.municipality, g.area, g.period_id, g.merged_into, o.id, o.name
FROM groups_result_facts g JOIN groups_organisation_facts x ON x.group_id = g.id
LEFT JOIN projects_organisation_facts o ON o.id = x.organisation_id
WHERE g.project_id = $1 ORDER BY g.id;

-- periods :many (project id) -> (period id, name text, starts_on day, ends_on day)
SELECT id, name, starts_on, ends_on FROM projects_period_facts WHERE project_id = $1 ORDER BY starts_on, id;

-- members :each (project id, from_day text, to_day text) -> (person id, group id, original id?, joined_on day?)
-- One row per membership that touches the period, by person. An unknown first or last day leaves that side open.
-- original: where it is another group.
SELECT person_id, group_id, nullif(original_id, group_id) AS original, joined_on FROM groups_first_facts
WHERE project_id = $1 AND state <> 'waiting'
  AND (joined_on IS NULL OR joined_on <= $3) AND (left_on IS NULL OR left_on >= $2)
ORDER BY person_id;

-- spells :each (project id, to_day text) -> (person id, entry_date day?, exit_date day?, entry_status text,
--    entry_education text)
SELECT person_id, entry_date, exit_date, entry_status, entry_education FROM people_result_spell_facts
WHERE project_id = $1 AND coalesce(entry_date, '') <= $2 ORDER BY person_id;

-- whole :each (project id, to_day text) -> (person id, entry_date day?, exit_date day?, entry_status text,
--    entry_education text, gender text, languages text, birth_date day?, arrived_on day?)
-- Spells with what is known of their persons: a million rows less than one after the other.
SELECT s.person_id, s.entry_date, s.exit_date, s.entry_status, s.entry_education, p.gender, p.languages, p.birth_date,
    p.arrived_on
FROM people_result_spell_facts s JOIN people_result_facts p ON p.person_id = s.person_id
WHERE s.project_id = $1 AND coalesce(s.entry_date, '') <= $2 ORDER BY s.person_id;

-- persons :each (project id) -> (person id, gender text, languages text, birth_date day?, arrived_on day?)
-- languages: the mother tongue first. A person comes once for each of her memberships.
SELECT m.person_id, p.gender, p.languages, p.birth_date, p.arrived_on
FROM groups_spell_facts m JOIN people_result_facts p ON p.person_id = m.person_id
WHERE m.project_id = $1 ORDER BY m.person_id;

-- children :each (first id, last id) -> (person id, n int)
-- Of all persons between the first and the last member: one walk along an index costs less than a look-up for each.
SELECT person_id, count(*) FROM people_parent_facts WHERE person_id BETWEEN $1 AND $2
GROUP BY person_id ORDER BY person_id;

-- talks :each (project id, to_day text) -> (person id, depth text)
-- "intensive" comes before "light".
SELECT person_id, min(depth) AS depth FROM counselling_depth_facts
WHERE project_id = $1 AND day <= $2 GROUP BY person_id ORDER BY person_id;

-- attempts :each (project id, to_day text) -> (person id, n int)
SELECT person_id, count(*) FROM follow_ups_tried_facts
WHERE project_id = $1 AND day <= $2 GROUP BY person_id ORDER BY person_id;
