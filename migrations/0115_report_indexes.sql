-- The outcomes of a million persons on PostgreSQL are bound by what it reads for them: indexes that hold all that their
-- walks read, in the order of persons, instead of rows of which most is something else.
CREATE INDEX people_person_report ON people_person(id, gender, languages, birth_date, arrived_on);
DROP INDEX guidance_guidance_report;
CREATE INDEX guidance_guidance_report ON guidance_guidance
    (project_id, person_id, day, id, source_key, destination, state, qualification, qualification_code);
