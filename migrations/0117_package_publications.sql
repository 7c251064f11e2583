-- Publications, their texts and who tried them out go with the data package: the sender's key, the import that brought
-- a row, and of a text how often imports changed it, in which order they brought it, and which text everybody saw
-- before (stood).
ALTER TABLE publications_publication ADD COLUMN source_key {text} NOT NULL DEFAULT '';
ALTER TABLE publications_publication ADD COLUMN import_id {id};
CREATE INDEX publications_publication_key ON publications_publication(source_key);
CREATE INDEX publications_publication_import ON publications_publication(import_id);

ALTER TABLE publications_text ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE publications_text ADD COLUMN import_id {id};
ALTER TABLE publications_text ADD COLUMN place {int} NOT NULL DEFAULT 0;
ALTER TABLE publications_text ADD COLUMN stood {int} NOT NULL DEFAULT 0;
CREATE INDEX publications_text_import ON publications_text(import_id);

ALTER TABLE publications_trial ADD COLUMN source_key {text} NOT NULL DEFAULT '';
ALTER TABLE publications_trial ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE publications_trial ADD COLUMN import_id {id};

-- Who is named by what a project writes; the kinds are those of publications_kinds.h that are HERE.
CREATE VIEW publications_work_facts AS
    SELECT project_id, owner_id AS staff_id FROM publications_publication
        WHERE owner_id IS NOT NULL AND kind NOT IN ('model', 'practice')
    UNION SELECT project_id, reviewer_id FROM publications_publication
        WHERE reviewer_id IS NOT NULL AND kind NOT IN ('model', 'practice')
    UNION SELECT p.project_id, x.staff_id FROM publications_text x
        JOIN publications_publication p ON p.id = x.publication_id
        WHERE x.staff_id IS NOT NULL AND p.kind NOT IN ('model', 'practice')
    UNION SELECT p.project_id, r.staff_id FROM publications_trial r
        JOIN publications_publication p ON p.id = r.publication_id
        WHERE r.staff_id IS NOT NULL AND p.kind NOT IN ('model', 'practice');

-- Courses of orientation and their texts, likewise; of these everybody reads the newest.
ALTER TABLE orientation_course ADD COLUMN source_key {text} NOT NULL DEFAULT '';
ALTER TABLE orientation_course ADD COLUMN import_id {id};
ALTER TABLE orientation_text ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE orientation_text ADD COLUMN import_id {id};
ALTER TABLE orientation_text ADD COLUMN place {int} NOT NULL DEFAULT 0;
