-- said :each (project id, from_day text, to_day text, after id, limit int) -> (person id, area text, weight int)
-- What persons said in these days, those with ids behind `after`, person by person; of an area the last one counts.
SELECT person_id, area, weight FROM needs_facts
WHERE project_id = $1 AND day BETWEEN $2 AND $3 AND person_id > $4 ORDER BY person_id, area, day LIMIT $5;

-- tongues :each (first id, last id) -> (person id, languages text)
-- languages: the mother tongue first.
SELECT person_id, languages FROM people_member_facts WHERE person_id >= $1 AND person_id <= $2 ORDER BY person_id;

-- members :each (project id, from_day text, to_day text, first id, last id) -> (person id, group id)
-- Groups of which these persons were members in these days.
SELECT person_id, group_id FROM groups_membership_facts
WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3 AND coalesce(left_on, '9999') >= $2
      AND person_id >= $4 AND person_id <= $5
ORDER BY person_id, group_id;

-- group_count :one (project id) -> (n int)
SELECT count(*) FROM groups_town_facts WHERE project_id = $1;

-- towns :each (project id) -> (group id, municipality text)
SELECT id, municipality FROM groups_town_facts WHERE project_id = $1 ORDER BY id;
