-- Which publications a text has ever led to ("/p/fi/ID" in it): who asks what leads to one looks at these texts only.
-- Nothing refers to target_id, as a text may name what another house published.
CREATE TABLE publications_lead (
    target_id {id} NOT NULL, publication_id {id} NOT NULL REFERENCES publications_publication(id),
    PRIMARY KEY (target_id, publication_id)
) {keyed};
CREATE INDEX publications_lead_publication ON publications_lead(publication_id);
INSERT INTO publications_lead (target_id, publication_id)
SELECT DISTINCT t.id, x.publication_id FROM publications_text x JOIN (
    SELECT p.id, substr(d.c, CAST((p.id / 1152921504606846976) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 36028797018963968) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 1125899906842624) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 35184372088832) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 1099511627776) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 34359738368) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 1073741824) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 33554432) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 1048576) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 32768) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 1024) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST((p.id / 32) % 32 AS integer) + 1, 1) ||
        substr(d.c, CAST(p.id % 32 AS integer) + 1, 1) AS written
    FROM publications_publication p, (SELECT '0123456789abcdefghjkmnpqrstvwxyz' AS c) d) t
    ON x.body LIKE '%/p/%' AND x.body LIKE '%/' || t.written || '%' AND x.publication_id <> t.id;
