-- The code of a qualification, where it has one (rooms/qualifications.h), beside what was written. Older rows get it when
-- they are saved; until then it is found by what was written.

ALTER TABLE guidance_guidance ADD COLUMN qualification_code {text};
DROP VIEW guidance_facts;
CREATE VIEW guidance_facts AS
    SELECT project_id, person_id, id, source_key, day, destination, qualification, state, qualification_code
    FROM guidance_guidance;
