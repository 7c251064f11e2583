-- In which way the common indicators of ESF+ are counted is chosen for a programme; its projects, which carry its name,
-- count so. A project that counts otherwise says so (counting_own = 1: counting and counting_source are its own, as they
-- are of a project without a programme). A period keeps the way in which it was counted when it was locked.
CREATE TABLE projects_programme (
    programme {text} PRIMARY KEY, counting {text} NOT NULL, counting_source {text} NOT NULL, version {int} NOT NULL
) {strict};
ALTER TABLE projects_project ADD COLUMN counting_own {int} NOT NULL DEFAULT 0;
ALTER TABLE projects_period ADD COLUMN counting {text} NOT NULL DEFAULT '';
ALTER TABLE projects_period ADD COLUMN counting_source {text} NOT NULL DEFAULT '';
UPDATE projects_period SET
    counting = (SELECT p.counting FROM projects_project p WHERE p.id = projects_period.project_id),
    counting_source = (SELECT p.counting_source FROM projects_project p WHERE p.id = projects_period.project_id)
WHERE locked = 1;
-- What all projects of a programme have chosen is its way. Where they have not, each keeps its own, and it shows.
INSERT INTO projects_programme (programme, counting, counting_source, version)
    SELECT programme, min(counting), min(counting_source), 1 FROM projects_project
    WHERE programme <> '' GROUP BY programme HAVING min(counting) = max(counting) AND max(counting) <> '';
UPDATE projects_project SET counting_own = 1
WHERE programme <> '' AND counting <> '' AND programme NOT IN (SELECT programme FROM projects_programme);
UPDATE projects_project SET counting = '', counting_source = ''
WHERE programme IN (SELECT programme FROM projects_programme);

DROP VIEW projects_counting_facts;
CREATE VIEW projects_counting_facts AS
    SELECT p.id AS project_id, p.counting_own,
        CASE WHEN p.programme = '' OR p.counting_own = 1 THEN p.counting ELSE coalesce(g.counting, '') END AS counting,
        CASE WHEN p.programme = '' OR p.counting_own = 1 THEN p.counting_source ELSE coalesce(g.counting_source, '') END
            AS counting_source
    FROM projects_project p LEFT JOIN projects_programme g ON g.programme = p.programme;
CREATE VIEW projects_locked_counting_facts AS
    SELECT project_id, starts_on, ends_on, counting, counting_source FROM projects_period WHERE locked = 1;
