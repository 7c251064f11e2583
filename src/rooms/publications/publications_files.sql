-- Files of publications: when may everybody have them?

-- shown :one (publication id, today day) -> (public_at instant)
SELECT public_at FROM publications_publication WHERE id = $1 AND public_on <= $2;
