-- The list of operations is the house's own among all that came with lists of others.
CREATE INDEX operations_operation_listed ON operations_operation(sort_key, id, updated_at)
    WHERE source = 'own' AND listed = 1;
