-- answered :each (project id, to_day text) -> (instrument id, person id, day text, occasion text, answers text)
-- Answers up to the last day, questionnaire by questionnaire and person by person.
SELECT instrument_id, person_id, day, occasion, answers FROM instruments_measured_facts
WHERE project_id = $1 AND day <= $2 AND answers <> '' ORDER BY instrument_id, person_id, day, id;

-- asked :many (project id, from_day text, to_day text) -> (instrument id, occasion text, asked int, answered int,
--    refused int)
-- Who was asked in these days; each person once for a questionnaire and an occasion.
SELECT instrument_id, occasion, count(*), CAST(sum(answered) AS bigint) AS answered,
       CAST(sum(CASE WHEN answered = 0 THEN refused ELSE 0 END) AS bigint) AS refused
FROM (SELECT instrument_id, occasion, person_id, max(CASE WHEN answers <> '' THEN 1 ELSE 0 END) AS answered,
             max(CASE WHEN state = 'refused' THEN 1 ELSE 0 END) AS refused
      FROM instruments_measured_facts WHERE project_id = $1 AND day BETWEEN $2 AND $3
      GROUP BY instrument_id, occasion, person_id) AS x
GROUP BY instrument_id, occasion
ORDER BY instrument_id, CASE occasion WHEN 'start' THEN 0 WHEN 'end' THEN 1 ELSE 2 END;
