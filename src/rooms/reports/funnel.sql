-- traces :each (project id, to_day text, came text) -> (person id, step int, day day, ended_on day?, code text,
--    town text, came int, reason text)
-- What the project knows of each person until the last day, person by person: 0 a group she was in (code: its language;
-- of groups that were merged the first one counts), 1 contacts, 2 needs that were mapped, 3 a participation (with its
-- end; code: the situation then; reason: why she left, of whom began to work or study that), 4 that she will not come
-- and why. day '': not known. came: the marks that mean it (",present,late,"), and whether she
-- has such a mark in that group.
-- Of two of a day the key of the group says which one is first, and of participations the one that ended later is last.
SELECT person_id, step, day, ended_on, code, town, came, reason
FROM (SELECT m.person_id, CAST(0 AS bigint) AS step, coalesce(m.joined_on, '') AS day, CAST(NULL AS text) AS ended_on,
             g.language AS code, g.municipality AS town, g.source_key AS turn,
             CAST(CASE WHEN EXISTS (SELECT 1 FROM attendance_facts a
                 WHERE a.person_id = m.person_id AND a.group_id = m.group_id AND a.state = 'held' AND a.day <= $2
                   AND $3 LIKE '%,' || a.mark || ',%') THEN 1 ELSE 0 END AS bigint) AS came,
             '' AS reason
      FROM groups_first_facts m JOIN groups_result_facts g ON g.id = m.original_id
      WHERE m.project_id = $1 AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2
      UNION ALL
      SELECT person_id, 1, min(day), NULL, '', '', '', 0, '' FROM contacts_facts
      WHERE project_id = $1 AND person_id IS NOT NULL AND day <= $2 GROUP BY person_id
      UNION ALL
      SELECT person_id, 2, min(day), NULL, '', '', '', 0, '' FROM needs_facts
      WHERE project_id = $1 AND day <= $2 GROUP BY person_id
      UNION ALL
      SELECT person_id, 3, coalesce(entry_date, ''), exit_date, exit_status, '', coalesce(exit_date, '9999'), 0,
             CASE WHEN exit_reason <> '' THEN exit_reason
                  WHEN (exit_status IN ('employed', 'self_employed')
                        AND entry_status NOT IN ('employed', 'self_employed'))
                    OR ((exit_status = 'student' OR exit_in_education = 1)
                        AND entry_status <> 'student' AND coalesce(entry_in_education, 0) = 0) THEN 'work_or_study'
                  ELSE 'unknown' END
      FROM people_leaving_facts WHERE project_id = $1 AND coalesce(entry_date, '') <= $2
      UNION ALL
      SELECT person_id, 4, day, NULL, '', '', '', 0, not_coming FROM contacts_not_coming_facts
      WHERE project_id = $1 AND day <= $2) AS traces
ORDER BY person_id, step, day, turn;
