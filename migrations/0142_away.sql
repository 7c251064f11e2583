-- What a list shows of its rows' files, without a statement for each row.
CREATE VIEW files_look_facts AS SELECT id AS file_id, owner, owner_row, width, height FROM files_file;

-- The second key to what waits sealed on a device (docs/decisions/on-the-move.md): its PIN forgotten, who signs in anew
-- gets it. It opens nothing that the server has, and the device does not keep it. id: made by the device.
CREATE TABLE auth_spare (
    id {text} PRIMARY KEY, staff_id {id} NOT NULL, spare {bytes} NOT NULL, kept_at {text} NOT NULL
) {strict};
CREATE INDEX auth_spare_staff ON auth_spare(staff_id, kept_at);
CREATE INDEX auth_spare_kept ON auth_spare(kept_at);
