-- Telling over the web that a model was adopted (rooms/models/models_send.h). models_hearing: the token that goes along
-- with the package of one of ours; who brings it back has the package. models_sending: a notice on its way to those who
-- made the model: state waits, told or failed; why: a reason of net/ask.h, "away", "refused" or "busy"; said: what they
-- answered.
CREATE TABLE models_hearing (
    model_id {id} PRIMARY KEY REFERENCES models_model(id), token {text} NOT NULL
) {strict};
CREATE TABLE models_sending (
    model_id {id} PRIMARY KEY REFERENCES models_model(id), state {text} NOT NULL, tries {int} NOT NULL,
    next_at {text} NOT NULL, why {text} NOT NULL, said {text} NOT NULL, tag {text} NOT NULL
) {strict};
