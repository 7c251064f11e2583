-- import_id says in every table: this row came with that import, and goes with it. A correction says by which import it
-- was made, and stays when that is taken back.

ALTER TABLE attendance_correction RENAME COLUMN import_id TO left_by;
