-- must fail in line 2: with all parameters in its one list of values
-- put :add (id id, n int)
INSERT INTO a (id, n) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET n = $2;
