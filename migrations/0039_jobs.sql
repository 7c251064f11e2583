-- Work that outlives a request belongs to one server at a time: it says so here again and again while it works, until
-- when the others need not ask. process: which one (base/process.h); done, total: how far it is.
CREATE TABLE jobs_lease (
    id {id} PRIMARY KEY, holder {id} NOT NULL, process {text} NOT NULL, until {text} NOT NULL, done {int} NOT NULL,
    total {int} NOT NULL
) {strict};
