-- Publications as the search knows them: what everybody sees today.

-- shown :many (publication id, today day) -> (tag text, title text, summary text, body text, version int)
SELECT l.tag, x.title, x.summary, x.body, p.version FROM publications_publication p
    JOIN publications_language l ON l.publication_id = p.id AND l.shown > 0
    JOIN publications_text x ON x.publication_id = l.publication_id AND x.tag = l.tag AND x.number = l.shown
WHERE p.id = $1 AND p.public_on <= $2 ORDER BY l.tag;

-- stale :many (today day, limit int) -> (publication id)
-- Those that the index has otherwise, or has still.
SELECT p.id FROM publications_publication p WHERE p.public_on <= $1
    AND EXISTS (SELECT 1 FROM publications_language l WHERE l.publication_id = p.id AND l.shown > 0)
    AND NOT EXISTS (SELECT 1 FROM search_known_facts k
        WHERE k.kind = 'publication' AND k.record_id = p.id AND k.record_version = p.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'publication' AND NOT EXISTS
    (SELECT 1 FROM publications_publication p WHERE p.id = k.record_id AND p.public_on <= $1
        AND EXISTS (SELECT 1 FROM publications_language l WHERE l.publication_id = p.id AND l.shown > 0))
LIMIT $2;
