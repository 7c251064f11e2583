-- members :each (project id, from_day text, to_day text) -> (person id, language text)
-- One row per membership that touches the period, by person and day of joining: the first row of a person tells her
-- language; of groups joined on one day, the first by its key. An unknown first or last day leaves that side open.
SELECT person_id, language
FROM groups_membership_facts
WHERE project_id = $1 AND state <> 'waiting'
  AND coalesce(joined_on, '') <= $3 AND coalesce(left_on, '9999') >= $2
ORDER BY person_id, coalesce(joined_on, ''), group_key, group_id;

-- guidance :each (project id, to_day text) -> (person id, day day, destination text, qualification text,
--    qualification_code text?, state text)
-- In such an order that of two rows that count the same the later one wins.
-- A follow-up closed as not reached stands beside the guidance, under everything else (1.1).
SELECT person_id, day, destination, qualification, qualification_code, state
FROM (SELECT person_id, day, destination, qualification, qualification_code, state, source_key, id
      FROM guidance_facts WHERE project_id = $1 AND day <= $2
      UNION ALL
      SELECT person_id, not_reached_on, 'not_reached', '', NULL, 'ended', '', id
      FROM follow_ups_facts WHERE project_id = $1 AND not_reached_on <= $2) AS outcomes
ORDER BY person_id, day, source_key, id;
