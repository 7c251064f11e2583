-- Which publications a text has ever led to ("/p/fi/ID" in it): who asks what leads to one looks at these texts only.
-- Nothing refers to target_id, as a text may name what another house published. Texts of before come with their next
-- save: to find them here, each text would have to be looked at for each publication.
CREATE TABLE publications_lead (
    target_id {id} NOT NULL, publication_id {id} NOT NULL REFERENCES publications_publication(id),
    PRIMARY KEY (target_id, publication_id)
) {keyed};
CREATE INDEX publications_lead_publication ON publications_lead(publication_id);
