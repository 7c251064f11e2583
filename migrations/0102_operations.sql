-- Projects as everybody sees them (rooms/operations/operations.h says what a column means): own ones that somebody
-- published, and those of others that came with a list. One table, so that one search finds both.

-- source: 'own', or whose list it came with; source_key: the code it has there. name_language: ISO 639-3 of name and
-- summary. natural_person 1: the beneficiary is a natural person, whose name goes on names_until. regions: codes of maakunta
-- joined by ';', '' the whole country. Money in cents, cofinancing in hundredths of a percent. listed 1: everything that
-- the list of operations must say is known. start_key, cost_key: what lists are sorted by; nothing known comes last.
CREATE TABLE operations_operation (
    id {id} PRIMARY KEY, project_id {id} REFERENCES projects_project(id),
    source {text} NOT NULL, source_key {text} NOT NULL,
    name {text} NOT NULL, name_language {text} NOT NULL, sort_key {bytes} NOT NULL, summary {text} NOT NULL,
    beneficiary {text} NOT NULL, beneficiary_key {text} NOT NULL, business_id {text} NOT NULL,
    natural_person {int} NOT NULL, names_until {text}, contractor {text} NOT NULL,
    fund {text} NOT NULL, period {text} NOT NULL, programme {text} NOT NULL, priority {text} NOT NULL,
    objective {text} NOT NULL, category {text} NOT NULL, theme {text} NOT NULL, authority {text} NOT NULL,
    country {text} NOT NULL, regions {text} NOT NULL, locality {text} NOT NULL, postal_code {text} NOT NULL,
    starts_on {text}, ends_on {text}, total_cents {int}, eu_cents {int}, cofinancing {int},
    start_key {text} NOT NULL, cost_key {int} NOT NULL,
    website {text} NOT NULL, listed {int} NOT NULL, published_at {text} NOT NULL, updated_at {text} NOT NULL,
    version {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX operations_operation_source ON operations_operation(source, source_key);
CREATE UNIQUE INDEX operations_operation_project ON operations_operation(project_id) WHERE project_id IS NOT NULL;
-- One for each order in which lists are read; what is narrowed by stands in the index, so no row is read to be passed.
CREATE INDEX operations_operation_by_name ON operations_operation(sort_key, id, fund, programme, objective, theme,
    period, regions, starts_on, ends_on);
CREATE INDEX operations_operation_by_start ON operations_operation(start_key, id, fund, programme, objective, theme,
    period, regions, starts_on, ends_on);
CREATE INDEX operations_operation_by_cost ON operations_operation(cost_key, id, fund, programme, objective, theme,
    period, regions, starts_on, ends_on);
CREATE INDEX operations_operation_beneficiary ON operations_operation(beneficiary_key, sort_key);
CREATE INDEX operations_operation_names ON operations_operation(names_until) WHERE names_until IS NOT NULL;

-- Of an own one: name, summary, what it does and what it reached, by language (tag of ours).
CREATE TABLE operations_text (
    operation_id {id} NOT NULL REFERENCES operations_operation(id), tag {text} NOT NULL, name {text} NOT NULL,
    summary {text} NOT NULL, doing {text} NOT NULL, reached {text} NOT NULL, PRIMARY KEY (operation_id, tag)
) {keyed};

-- Folded words of name, beneficiary and code.
CREATE TABLE operations_word (
    word {text} NOT NULL, operation_id {id} NOT NULL REFERENCES operations_operation(id),
    PRIMARY KEY (word, operation_id)
) {keyed};
CREATE INDEX operations_word_operation ON operations_word(operation_id);

-- How many there are of each kind, so that a search with facets does not count rows. phase: on counted_on.
CREATE TABLE operations_tally (
    fund {text} NOT NULL, programme {text} NOT NULL, objective {text} NOT NULL, theme {text} NOT NULL,
    period {text} NOT NULL, regions {text} NOT NULL, phase {text} NOT NULL, n {int} NOT NULL,
    PRIMARY KEY (fund, programme, objective, theme, period, regions, phase)
) {keyed};
CREATE TABLE operations_counted (
    one {int} PRIMARY KEY, counted_on {text} NOT NULL, changes {int} NOT NULL
) {strict};

-- What a manager writes for the public page of a project beside its card. state: draft, published, withdrawn. first_at:
-- when it was published for the first time, whatever came afterwards.
CREATE TABLE operations_card (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    project_id {id} NOT NULL UNIQUE REFERENCES projects_project(id), state {text} NOT NULL,
    priority {text} NOT NULL, category {text} NOT NULL, theme {text} NOT NULL, goals {text} NOT NULL,
    natural_person {int}, contractor {text} NOT NULL,
    predecessor {text} NOT NULL, umbrella {text} NOT NULL, parts {text} NOT NULL,
    contact_role {text} NOT NULL, contact_phone {text} NOT NULL, contact_email {text} NOT NULL,
    changed_by {id}, changed_at {text}, published_by {id}, published_at {text}, withdrawn_by {id},
    withdrawn_at {text}, first_at {text}, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX operations_card_key ON operations_card(source_key);
CREATE INDEX operations_card_import ON operations_card(import_id);
CREATE TABLE operations_card_text (
    project_id {id} NOT NULL REFERENCES projects_project(id), tag {text} NOT NULL, doing {text} NOT NULL,
    reached {text} NOT NULL, PRIMARY KEY (project_id, tag)
) {keyed};

-- The rest of an own one that is shown, as it was when it was published; lists joined by ';'.
CREATE TABLE operations_rest (
    operation_id {id} PRIMARY KEY REFERENCES operations_operation(id), goals {text} NOT NULL, partners {text} NOT NULL,
    municipalities {text} NOT NULL, predecessor {text} NOT NULL, umbrella {text} NOT NULL, parts {text} NOT NULL,
    contact_role {text} NOT NULL, contact_phone {text} NOT NULL, contact_email {text} NOT NULL
) {strict};

-- A figure of a stored run, as it stood there without small counts: spot: table, line and column; type: n, percent or
-- minutes; rules, program: by what it was counted. chosen: it is shown from the next publishing on; shown: it is now.
CREATE TABLE operations_figure (
    id {id} PRIMARY KEY, project_id {id} NOT NULL REFERENCES projects_project(id), run_id {id} NOT NULL,
    report {text} NOT NULL, spot {text} NOT NULL, type {text} NOT NULL, n {int} NOT NULL, rules {text} NOT NULL,
    program {text} NOT NULL, from_day {text} NOT NULL, to_day {text} NOT NULL, counted_at {text} NOT NULL,
    chosen {int} NOT NULL, shown {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX operations_figure_spot ON operations_figure(project_id, run_id, spot);
-- What it is called and what it counts, in each language.
CREATE TABLE operations_figure_text (
    figure_id {id} NOT NULL REFERENCES operations_figure(id), tag {text} NOT NULL, heading {text} NOT NULL,
    line {text} NOT NULL, name {text} NOT NULL, definition {text} NOT NULL, PRIMARY KEY (figure_id, tag)
) {keyed};

-- A project with a public page of another origin does not go with the import that brought it.
CREATE VIEW operations_card_facts AS SELECT project_id, import_id FROM operations_card;
-- What the public page takes from the card of a project, and what it has published.
CREATE VIEW projects_public_facts AS
    SELECT id AS project_id, code, fund, programme, specific_objective, start_date, end_date, total_budget,
        eu_contribution, managing_authority, lead_organisation, partners, municipalities, website, version
    FROM projects_project;
CREATE VIEW publications_shown_facts AS
    SELECT p.project_id, p.id AS publication_id, p.kind, p.public_on, p.source_tag, l.tag, x.title
    FROM publications_publication p JOIN publications_language l ON l.publication_id = p.id AND l.shown > 0
    JOIN publications_text x ON x.publication_id = l.publication_id AND x.tag = l.tag AND x.number = l.shown
    WHERE p.public_on IS NOT NULL;
CREATE VIEW publications_changes_facts AS SELECT project_id, n FROM publications_changes;
