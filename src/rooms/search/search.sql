-- The index: documents, its parts, words. How it is made and read: docs/decisions/search.md.

-- shape document (id id, kind text, record id, version int, language text, face int, title text, body text)
-- shape face (face int, kind text, language text, project id, permission text)


-- of_record :many (kind text, record id) -> document
SELECT d.id, d.kind, d.record_id, d.record_version, d.language, d.face_id, d.title, d.body
FROM search_document d WHERE d.kind = $1 AND d.record_id = $2;

-- documents :many (d1 id, d2 id, d3 id, d4 id, d5 id, d6 id, d7 id, d8 id, d9 id, d10 id, d11 id, d12 id, d13 id,
--    d14 id, d15 id, d16 id)
--    -> document
SELECT d.id, d.kind, d.record_id, d.record_version, d.language, d.face_id, d.title, d.body
FROM search_document d WHERE d.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16);

-- add :exec (id id, kind text, record id, version int, language text, face int, title text, body text)
INSERT INTO search_document (id, kind, record_id, record_version, language, face_id, title, body)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- add_fresh :exec (document id, face int, terms bytes)
INSERT INTO search_fresh (document_id, face_id, terms) VALUES ($1, $2, $3);

-- remove_fresh :exec (document id)
DELETE FROM search_fresh WHERE document_id = $1;

-- seen :exec (id id, version int)
UPDATE search_document SET record_version = $2 WHERE id = $1;

-- remove :exec (id id)
DELETE FROM search_document WHERE id = $1;

-- face_of :one (kind text, language text, project id, permission text) -> (face int)
SELECT f.id FROM search_face f WHERE f.kind = $1 AND f.language = $2 AND f.project_id = $3 AND f.permission = $4;

-- add_face :exec (face int, kind text, language text, project id, permission text)
INSERT INTO search_face (id, kind, language, project_id, permission) VALUES ($1, $2, $3, $4, $5);

-- faces :many () -> face
SELECT f.id, f.kind, f.language, f.project_id, f.permission FROM search_face f ORDER BY f.id;

-- add_word :add (word text, written text, letters int, sound text)
INSERT INTO search_word (word, written, letters, sound) VALUES ($1, $2, $3, $4) ON CONFLICT (word) DO NOTHING;

-- fresh :many () -> (document id, face int, terms bytes)
-- Those that stand in no part yet.
SELECT f.document_id, f.face_id, f.terms FROM search_fresh f ORDER BY f.document_id;

-- fresh_count :one () -> (n int)
SELECT count(*) FROM search_fresh;

-- settled :exec ()
DELETE FROM search_fresh;

-- alive :each (low id, high id) -> (document id)
SELECT d.id FROM search_document d WHERE d.id BETWEEN $1 AND $2;

-- all_count :one () -> (n int)
SELECT count(*) FROM search_document;

-- drop_all :exec ()
DELETE FROM search_document;

-- drop_words :exec ()
DELETE FROM search_word;


-- shape part (part id, level int, state int, documents int, length int)

-- parts :many () -> part
SELECT p.id, p.level, p.state, p.documents, p.length FROM search_part p ORDER BY p.id;

-- read_parts :many () -> (part id, documents int, length int, faces bytes)
SELECT p.id, p.documents, p.length, p.faces FROM search_part p WHERE p.state = 1 ORDER BY p.id;

-- faces_of :one (part id) -> (faces bytes)
SELECT p.faces FROM search_part p WHERE p.id = $1;

-- add_part :exec (part id, level int, state int, documents int, length int, faces bytes)
INSERT INTO search_part (id, level, state, documents, length, faces) VALUES ($1, $2, $3, $4, $5, $6);

-- put_state :exec (part id, state int)
UPDATE search_part SET state = $2 WHERE id = $1;

-- drop_read :exec ()
-- All parts that are read or made: to be removed.
UPDATE search_part SET state = 2;

-- remove_part :exec (part id)
DELETE FROM search_part WHERE id = $1;

-- remove_places :exec (part id)
DELETE FROM search_place WHERE part_id = $1;

-- last_posting :one (part id, after text, limit int) -> (term text?)
-- The last term of the next `limit` of them.
SELECT max(p.term) AS term FROM
    (SELECT term FROM search_posting WHERE part_id = $1 AND term > $2 ORDER BY term LIMIT $3) p;

-- remove_postings :exec (part id, after text, last text)
-- From a term to a term: from the beginning each time, PostgreSQL would pass all that is removed already, and one whose
-- planner takes the table for empty compares each row with each.
DELETE FROM search_posting WHERE part_id = $1 AND term > $2 AND term <= $3;

-- add_place :add (part id, block int, documents bytes)
INSERT INTO search_place (part_id, block, documents) VALUES ($1, $2, $3);

-- places :many (p1 id, b1 int, p2 id, b2 int, p3 id, b3 int, p4 id, b4 int, p5 id, b5 int, p6 id, b6 int, p7 id,
--    b7 int, p8 id, b8 int, p9 id, b9 int, p10 id, b10 int, p11 id, b11 int, p12 id, b12 int, p13 id, b13 int,
--    p14 id, b14 int, p15 id, b15 int, p16 id, b16 int)
--    -> (part id, block int, documents bytes)
SELECT p.part_id, p.block, p.documents FROM search_place p WHERE
    (p.part_id = $1 AND p.block = $2) OR (p.part_id = $3 AND p.block = $4) OR (p.part_id = $5 AND p.block = $6) OR
    (p.part_id = $7 AND p.block = $8) OR (p.part_id = $9 AND p.block = $10) OR (p.part_id = $11 AND p.block = $12) OR
    (p.part_id = $13 AND p.block = $14) OR (p.part_id = $15 AND p.block = $16) OR (p.part_id = $17 AND p.block = $18) OR
    (p.part_id = $19 AND p.block = $20) OR (p.part_id = $21 AND p.block = $22) OR (p.part_id = $23 AND p.block = $24) OR
    (p.part_id = $25 AND p.block = $26) OR (p.part_id = $27 AND p.block = $28) OR (p.part_id = $29 AND p.block = $30) OR
    (p.part_id = $31 AND p.block = $32);

-- places_of :many (part id) -> (block int, documents bytes)
SELECT p.block, p.documents FROM search_place p WHERE p.part_id = $1 ORDER BY p.block;

-- add_posting :add (part id, term text, documents int, places bytes)
INSERT INTO search_posting (part_id, term, documents, places) VALUES ($1, $2, $3, $4);

-- postings_after :each (part id, after text, limit int) -> (term text, places bytes)
SELECT x.term, x.places FROM search_posting x WHERE x.part_id = $1 AND x.term > $2 ORDER BY x.term LIMIT $3;


-- counts :many (t1 text, t2 text, t3 text, t4 text, t5 text, t6 text, t7 text, t8 text, t9 text,
--    t10 text, t11 text, t12 text, t13 text, t14 text, t15 text, t16 text)
--    -> (term text, documents int)
-- CROSS JOIN: SQLite looks up part by part, and not through all there is.
SELECT x.term, CAST(sum(x.documents) AS bigint) AS documents
FROM search_part p CROSS JOIN search_posting x
WHERE p.state = 1 AND x.part_id = p.id AND x.term IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
    $16)
GROUP BY x.term;

-- postings :each (t1 text, t2 text, t3 text, t4 text, t5 text, t6 text, t7 text, t8 text, t9 text,
--    t10 text, t11 text, t12 text, t13 text, t14 text, t15 text, t16 text)
--    -> (part id, term text, places bytes)
SELECT x.part_id, x.term, x.places FROM search_part p CROSS JOIN search_posting x
WHERE p.state = 1 AND x.part_id = p.id AND x.term IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
    $16);


-- words_of_sound :many (sound text, limit int) -> (word text, written text)
SELECT w.word, w.written FROM search_word w WHERE w.sound = $1 ORDER BY w.word LIMIT $2;

-- words_near :many (low int, high int, from text, to text, limit int) -> (word text, written text)
SELECT w.word, w.written FROM search_word w WHERE w.letters BETWEEN $1 AND $2 AND w.word >= $3 AND w.word < $4 LIMIT $5;
