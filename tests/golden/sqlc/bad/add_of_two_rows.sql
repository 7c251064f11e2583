-- must fail in line 2: with all parameters in its one list of values
-- put :add (id id)
INSERT INTO a (id) VALUES ($1), (2);
