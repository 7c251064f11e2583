-- The search among operations. What narrows stands in the index that gives the order, so that the rows that are passed
-- are not read; only those of the page are.

-- shape line (operation id, project id?, source text, source_key text, name text, language text, beneficiary text,
--    fund text, programme text, objective text, category text, theme text, regions text, locality text,
--    starts_on day?, ends_on day?, total_cents int?, eu_cents int?, cofinancing int?)
-- shape kind (fund text, programme text, objective text, theme text, period text, regions text, phase text, n int)

-- by_name :each (fund text, programme text, objective text, theme text, regions text, period text,
--    phase text, today day, tag text, limit int, start int) -> line
SELECT o.id, o.project_id, o.source, o.source_key, coalesce(x.name, o.name),
    coalesce(x.tag, o.name_language), CASE WHEN o.names_until <= $8 THEN '' ELSE o.beneficiary END, o.fund,
    o.programme, o.objective, o.category, o.theme, o.regions, o.locality, o.starts_on, o.ends_on, o.total_cents,
    o.eu_cents, o.cofinancing
FROM (SELECT id FROM operations_operation WHERE
    ($1 = '' OR fund = $1) AND ($2 = '' OR programme = $2) AND ($3 = '' OR objective = $3)
    AND ($4 = '' OR theme = $4) AND ($5 = '' OR (';' || regions || ';') LIKE $5)
    AND ($6 = '' OR period = $6)
    AND ($7 = '' OR $7 = CASE WHEN starts_on > $8 THEN 'coming' WHEN ends_on < $8 THEN 'ended'
        ELSE 'running' END)
    ORDER BY sort_key, id LIMIT $10 OFFSET $11) k
    JOIN operations_operation o ON o.id = k.id
    LEFT JOIN operations_text x ON x.operation_id = o.id AND x.tag = $9 AND x.name <> ''
ORDER BY o.sort_key, o.id;

-- by_start :each (fund text, programme text, objective text, theme text, regions text, period text,
--    phase text, today day, tag text, limit int, start int) -> line
-- The newest first.
SELECT o.id, o.project_id, o.source, o.source_key, coalesce(x.name, o.name),
    coalesce(x.tag, o.name_language), CASE WHEN o.names_until <= $8 THEN '' ELSE o.beneficiary END, o.fund,
    o.programme, o.objective, o.category, o.theme, o.regions, o.locality, o.starts_on, o.ends_on, o.total_cents,
    o.eu_cents, o.cofinancing
FROM (SELECT id FROM operations_operation WHERE
    ($1 = '' OR fund = $1) AND ($2 = '' OR programme = $2) AND ($3 = '' OR objective = $3)
    AND ($4 = '' OR theme = $4) AND ($5 = '' OR (';' || regions || ';') LIKE $5)
    AND ($6 = '' OR period = $6)
    AND ($7 = '' OR $7 = CASE WHEN starts_on > $8 THEN 'coming' WHEN ends_on < $8 THEN 'ended'
        ELSE 'running' END)
    ORDER BY start_key DESC, id DESC LIMIT $10 OFFSET $11) k
    JOIN operations_operation o ON o.id = k.id
    LEFT JOIN operations_text x ON x.operation_id = o.id AND x.tag = $9 AND x.name <> ''
ORDER BY o.start_key DESC, o.id DESC;

-- by_cost :each (fund text, programme text, objective text, theme text, regions text, period text,
--    phase text, today day, tag text, limit int, start int) -> line
-- The largest first.
SELECT o.id, o.project_id, o.source, o.source_key, coalesce(x.name, o.name),
    coalesce(x.tag, o.name_language), CASE WHEN o.names_until <= $8 THEN '' ELSE o.beneficiary END, o.fund,
    o.programme, o.objective, o.category, o.theme, o.regions, o.locality, o.starts_on, o.ends_on, o.total_cents,
    o.eu_cents, o.cofinancing
FROM (SELECT id FROM operations_operation WHERE
    ($1 = '' OR fund = $1) AND ($2 = '' OR programme = $2) AND ($3 = '' OR objective = $3)
    AND ($4 = '' OR theme = $4) AND ($5 = '' OR (';' || regions || ';') LIKE $5)
    AND ($6 = '' OR period = $6)
    AND ($7 = '' OR $7 = CASE WHEN starts_on > $8 THEN 'coming' WHEN ends_on < $8 THEN 'ended'
        ELSE 'running' END)
    ORDER BY cost_key DESC, id DESC LIMIT $10 OFFSET $11) k
    JOIN operations_operation o ON o.id = k.id
    LEFT JOIN operations_text x ON x.operation_id = o.id AND x.tag = $9 AND x.name <> ''
ORDER BY o.cost_key DESC, o.id DESC;

-- of_words :each (low text, high text, low2 text, high2 text, low3 text, high3 text, low4 text, high4 text,
--    beneficiary_key text, fund text, programme text, objective text, theme text, regions text, period text,
--    phase text, today day, tag text, limit int, start int, sort text) -> line
-- Each of the words begins one of its own. The first one, which is the rarest, leads; of a word that most have, a part
-- is looked through (OPERATION_HITS_MOST).
SELECT o.id, o.project_id, o.source, o.source_key, coalesce(x.name, o.name),
    coalesce(x.tag, o.name_language), CASE WHEN o.names_until <= $17 THEN '' ELSE o.beneficiary END, o.fund,
    o.programme, o.objective, o.category, o.theme, o.regions, o.locality, o.starts_on, o.ends_on, o.total_cents,
    o.eu_cents, o.cofinancing
FROM (SELECT id FROM operations_operation
    WHERE id IN (SELECT operation_id FROM operations_word WHERE word >= $1 AND word < $2
        ORDER BY word, operation_id LIMIT 5000)
    AND ($3 = '' OR EXISTS (SELECT 1 FROM operations_word w
        WHERE w.operation_id = operations_operation.id AND w.word >= $3 AND w.word < $4))
    AND ($5 = '' OR EXISTS (SELECT 1 FROM operations_word w
        WHERE w.operation_id = operations_operation.id AND w.word >= $5 AND w.word < $6))
    AND ($7 = '' OR EXISTS (SELECT 1 FROM operations_word w
        WHERE w.operation_id = operations_operation.id AND w.word >= $7 AND w.word < $8))
    AND ($9 = '' OR beneficiary_key = $9) AND
    ($10 = '' OR fund = $10) AND ($11 = '' OR programme = $11) AND ($12 = '' OR objective = $12)
    AND ($13 = '' OR theme = $13) AND ($14 = '' OR (';' || regions || ';') LIKE $14)
    AND ($15 = '' OR period = $15)
    AND ($16 = '' OR $16 = CASE WHEN starts_on > $17 THEN 'coming' WHEN ends_on < $17 THEN 'ended'
        ELSE 'running' END)) k
    JOIN operations_operation o ON o.id = k.id
    LEFT JOIN operations_text x ON x.operation_id = o.id AND x.tag = $18 AND x.name <> ''
ORDER BY CASE WHEN $21 = 'new' THEN o.start_key END DESC, CASE WHEN $21 = 'cost' THEN o.cost_key END DESC,
    o.sort_key, o.id LIMIT $19 OFFSET $20;

-- kinds_of_words :each (low text, high text, low2 text, high2 text, low3 text, high3 text, low4 text, high4 text,
--    beneficiary_key text, today day) -> kind
SELECT fund, programme, objective, theme, period, regions, phase, count(*) AS n FROM (
    SELECT fund, programme, objective, theme, period, regions,
        CASE WHEN starts_on > $10 THEN 'coming' WHEN ends_on < $10 THEN 'ended' ELSE 'running' END AS phase
    FROM operations_operation WHERE id IN (SELECT operation_id FROM operations_word WHERE word >= $1 AND word < $2
        ORDER BY word, operation_id LIMIT 5000)
    AND ($3 = '' OR EXISTS (SELECT 1 FROM operations_word w
        WHERE w.operation_id = operations_operation.id AND w.word >= $3 AND w.word < $4))
    AND ($5 = '' OR EXISTS (SELECT 1 FROM operations_word w
        WHERE w.operation_id = operations_operation.id AND w.word >= $5 AND w.word < $6))
    AND ($7 = '' OR EXISTS (SELECT 1 FROM operations_word w
        WHERE w.operation_id = operations_operation.id AND w.word >= $7 AND w.word < $8))
    AND ($9 = '' OR beneficiary_key = $9)) y
GROUP BY fund, programme, objective, theme, period, regions, phase;

-- of_organisation :each (beneficiary_key text, fund text, programme text, objective text, theme text, regions text,
--    period text, phase text, today day, tag text, limit int, start int, sort text) -> line
SELECT o.id, o.project_id, o.source, o.source_key, coalesce(x.name, o.name),
    coalesce(x.tag, o.name_language), CASE WHEN o.names_until <= $9 THEN '' ELSE o.beneficiary END, o.fund,
    o.programme, o.objective, o.category, o.theme, o.regions, o.locality, o.starts_on, o.ends_on, o.total_cents,
    o.eu_cents, o.cofinancing
FROM (SELECT id FROM operations_operation WHERE beneficiary_key = $1 AND
    ($2 = '' OR fund = $2) AND ($3 = '' OR programme = $3) AND ($4 = '' OR objective = $4)
    AND ($5 = '' OR theme = $5) AND ($6 = '' OR (';' || regions || ';') LIKE $6)
    AND ($7 = '' OR period = $7)
    AND ($8 = '' OR $8 = CASE WHEN starts_on > $9 THEN 'coming' WHEN ends_on < $9 THEN 'ended'
        ELSE 'running' END)) k
    JOIN operations_operation o ON o.id = k.id
    LEFT JOIN operations_text x ON x.operation_id = o.id AND x.tag = $10 AND x.name <> ''
ORDER BY CASE WHEN $13 = 'new' THEN o.start_key END DESC, CASE WHEN $13 = 'cost' THEN o.cost_key END DESC,
    o.sort_key, o.id LIMIT $11 OFFSET $12;

-- kinds_of_organisation :each (beneficiary_key text, today day) -> kind
SELECT fund, programme, objective, theme, period, regions, phase, count(*) AS n FROM (
    SELECT fund, programme, objective, theme, period, regions,
        CASE WHEN starts_on > $2 THEN 'coming' WHEN ends_on < $2 THEN 'ended' ELSE 'running' END AS phase
    FROM operations_operation WHERE beneficiary_key = $1) y
GROUP BY fund, programme, objective, theme, period, regions, phase;

-- kinds :each () -> kind
SELECT fund, programme, objective, theme, period, regions, phase, n FROM operations_tally;

-- hits :one (low text, high text) -> (n int)
-- How many have a word that begins so; no more are looked through than of_words takes.
SELECT count(*) FROM (SELECT operation_id FROM operations_word WHERE word >= $1 AND word < $2 LIMIT 5001) h;

-- changes :one () -> (changes int)
SELECT changes FROM operations_counted WHERE one = 1;
