-- must fail in line 2: put: :add takes INSERT INTO
-- put :add (n int)
UPDATE a SET n = $1;
