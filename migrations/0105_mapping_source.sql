-- What the columns of other people's tables mean, as somebody said for tables of one source: pairs of heading and field, sealed.
CREATE TABLE mapping_source (
    source {text} PRIMARY KEY, said {bytes} NOT NULL, changed_by {id}, changed_at {text} NOT NULL
) {strict};
