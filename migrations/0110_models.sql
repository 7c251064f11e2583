-- Operating models and good practices (rooms/models/models.h says what a column means). What is written in sentences is
-- a publication of that kind (its id is the model's): languages, review and steps are there. Here: the parts of it.
-- edition 0: as it is being written; 1, 2 …: versions that were published, whose rows never change.
CREATE TABLE models_model (
    id {id} PRIMARY KEY REFERENCES publications_publication(id), source_key {text} NOT NULL, licence {text} NOT NULL,
    newest {int} NOT NULL, regions {text} NOT NULL, funder {text} NOT NULL, whole {text} NOT NULL
) {strict};
CREATE UNIQUE INDEX models_model_key ON models_model(source_key);

-- Further projects that made it; the first is the publication's.
CREATE TABLE models_project (
    model_id {id} NOT NULL REFERENCES models_model(id), project_id {id} NOT NULL REFERENCES projects_project(id),
    PRIMARY KEY (model_id, project_id)
) {keyed};
CREATE INDEX models_project_project ON models_project(project_id);

CREATE TABLE models_edition (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, year {int} NOT NULL,
    published_on {text} NOT NULL, published_at {text} NOT NULL, published_by {id}, licence {text} NOT NULL,
    regions {text} NOT NULL, funder {text} NOT NULL, whole {text} NOT NULL, what_changed {text} NOT NULL,
    PRIMARY KEY (model_id, edition)
) {strict};
-- Which text of the publication a version has in each language.
CREATE TABLE models_edition_text (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, tag {text} NOT NULL,
    number {int} NOT NULL, PRIMARY KEY (model_id, edition, tag)
) {keyed};

-- part_key: the same from version to version, and where somebody adopts it.
CREATE TABLE models_phase (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, place {int} NOT NULL,
    part_key {text} NOT NULL, weeks {int}, PRIMARY KEY (model_id, edition, place)
) {keyed};
CREATE TABLE models_module (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, place {int} NOT NULL,
    part_key {text} NOT NULL, phase_key {text} NOT NULL, module_id {id}, module_edition {int},
    language {text} NOT NULL, languages {text} NOT NULL, sessions {int}, minutes {int}, needs {text} NOT NULL,
    PRIMARY KEY (model_id, edition, place)
) {keyed};
CREATE TABLE models_role (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, place {int} NOT NULL,
    part_key {text} NOT NULL, people {int}, hours {int}, per {text} NOT NULL, PRIMARY KEY (model_id, edition, place)
) {keyed};
CREATE TABLE models_cost (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, place {int} NOT NULL,
    part_key {text} NOT NULL, cents {int} NOT NULL, counted_on {text}, PRIMARY KEY (model_id, edition, place)
) {keyed};
-- What is said of a part in a language. part: phase, module, role, cost; field: name, text, audience, steps, source.
CREATE TABLE models_word (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, part {text} NOT NULL,
    part_key {text} NOT NULL, field {text} NOT NULL, tag {text} NOT NULL, words {text} NOT NULL,
    PRIMARY KEY (model_id, edition, part, part_key, field, tag)
) {keyed};

CREATE TABLE models_author (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, place {int} NOT NULL,
    shown_name {text} NOT NULL, organisation {text} NOT NULL, role {text} NOT NULL, agreed_on {text},
    PRIMARY KEY (model_id, edition, place)
) {keyed};
CREATE TABLE models_material (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, place {int} NOT NULL,
    publication_id {id} NOT NULL REFERENCES publications_publication(id), PRIMARY KEY (model_id, edition, place)
) {keyed};
CREATE INDEX models_material_publication ON models_material(publication_id);

-- A figure of a stored run, as it stood there without small counts (operations_figure says the same of public pages).
-- house: '' counted here, else whose it is (of a model that was adopted). base: of how many it is the share.
CREATE TABLE models_figure (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, place {int} NOT NULL,
    part_key {text} NOT NULL, house {text} NOT NULL, run_id {id}, report {text} NOT NULL, spot {text} NOT NULL,
    type {text} NOT NULL, n {int} NOT NULL, base {int}, rules {text} NOT NULL, program {text} NOT NULL,
    from_day {text} NOT NULL, to_day {text} NOT NULL, counted_at {text} NOT NULL,
    PRIMARY KEY (model_id, edition, place)
) {keyed};
CREATE TABLE models_figure_text (
    model_id {id} NOT NULL REFERENCES models_model(id), edition {int} NOT NULL, part_key {text} NOT NULL,
    tag {text} NOT NULL, heading {text} NOT NULL, line {text} NOT NULL, name {text} NOT NULL,
    definition {text} NOT NULL, PRIMARY KEY (model_id, edition, part_key, tag)
) {keyed};

-- Of one that was adopted: from where. modules: as they came (JSON), to say what was changed.
CREATE TABLE models_origin (
    model_id {id} PRIMARY KEY REFERENCES models_model(id), address {text} NOT NULL, edition {int} NOT NULL,
    year {int} NOT NULL, title {text} NOT NULL, house {text} NOT NULL, citation {text} NOT NULL,
    licence {text} NOT NULL, modules {text} NOT NULL, adopted_on {text} NOT NULL, told_on {text}
) {strict};
-- Who has adopted one of ours. source_key: of the adopter, who tells it once more when something changes. way: file,
-- web, told. shown 1: everybody sees it.
CREATE TABLE models_adoption (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, model_id {id} NOT NULL REFERENCES models_model(id),
    edition {int} NOT NULL, who {text} NOT NULL, place {text} NOT NULL, address {text} NOT NULL, since {text} NOT NULL,
    what_changed {text} NOT NULL, difference {text} NOT NULL, way {text} NOT NULL, received_at {text} NOT NULL,
    staff_id {id}, shown {int} NOT NULL, version {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX models_adoption_key ON models_adoption(model_id, source_key);

-- What a version is made of and shown with: texts of publications that are models, and whether they are shown.
CREATE VIEW publications_text_facts AS
    SELECT l.publication_id, l.tag, l.newest, l.shown, x.number, x.title, x.summary, x.body, x.saved_at
    FROM publications_language l JOIN publications_text x ON x.publication_id = l.publication_id AND x.tag = l.tag;
CREATE VIEW publications_step_facts AS
    SELECT id AS publication_id, project_id, kind, source_tag, state, public_on, public_at, version
    FROM publications_publication;
