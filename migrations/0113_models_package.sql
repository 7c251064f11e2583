-- Packages of operating models on their way in (rooms/models/models_package.h): the ZIP as it came, in pieces, until it
-- is taken, another one comes, or a day has gone by.
CREATE TABLE models_arrival (
    id {id} PRIMARY KEY, staff_id {id} NOT NULL, project_id {id} NOT NULL REFERENCES projects_project(id),
    name {text} NOT NULL, bytes {int} NOT NULL, made_at {text} NOT NULL
) {strict};
CREATE TABLE models_arrival_piece (
    arrival_id {id} NOT NULL REFERENCES models_arrival(id), piece {int} NOT NULL, bytes {bytes} NOT NULL,
    PRIMARY KEY (arrival_id, piece)
) {keyed};
-- By what the first house knows that it is the same adopter who tells once more: a secret between the two.
CREATE TABLE models_telling (
    model_id {id} PRIMARY KEY REFERENCES models_model(id), token {text} NOT NULL
) {strict};
