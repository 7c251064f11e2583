-- Files of publications: when may everybody have them?

-- shown :one (publication id, today day) -> (public_at instant)
SELECT public_at FROM publications_publication WHERE id = $1 AND public_on <= $2;

-- changed_of :exec (publication id)
-- A picture of its is given to nobody any more, or again: kept pages are drawn anew.
INSERT INTO publications_changes (project_id, n) SELECT project_id, 1 FROM publications_publication WHERE id = $1
ON CONFLICT (project_id) DO UPDATE SET n = publications_changes.n + 1;
