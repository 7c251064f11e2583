-- Certificates that end on some day and that the person does not have anew; those of a few persons by their day.
DROP INDEX skills_certificate_person;
CREATE INDEX skills_certificate_ends ON skills_certificate(person_id, project_id, expires_on);
CREATE VIEW skills_expiring_facts AS
    SELECT x.id, x.person_id, x.project_id, x.name, x.issuer, x.expires_on FROM skills_certificate x
    WHERE x.expires_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM skills_certificate n WHERE n.person_id = x.person_id
        AND n.project_id = x.project_id AND n.name = x.name AND (n.expires_on IS NULL OR n.expires_on > x.expires_on));
