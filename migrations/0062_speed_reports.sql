-- Who waits for guidance in a project, the oldest first, and how many of them there are up to a bound: read from the
-- index alone, also narrowed to a state, a destination or an owner (rooms/guidance/guidance.sql).
CREATE INDEX guidance_guidance_waiting ON guidance_guidance(project_id, day, id, state, destination, staff_id,
    person_id) WHERE state IN ('suggested', 'agreed', 'applied');
-- What somebody said last about an area, in the order of persons (rooms/reports/needs_report.sql).
CREATE INDEX needs_need_last ON needs_need(project_id, person_id, area, day, weight);
