-- 0014: an answer goes a moment after it was sent, so that it can be taken back; and the
-- files of what somebody writes are kept with his draft.

CREATE TABLE dispatch (
  id        @ID@,
  case_id   @INT@ NOT NULL REFERENCES case_,
  staff_id  @INT@ NOT NULL REFERENCES staff,
  text      TEXT NOT NULL CHECK (text <> ''),
  minutes   @INT@ NOT NULL CHECK (minutes >= 0),
  status    @INT@ NOT NULL,                  -- to be set with it; 0: as it is
  sent_at   @INSTANT@ NOT NULL,              -- when it was sent, and …
  goes_at   @INSTANT@ NOT NULL               -- … until when it can be taken back
) @STRICT@;
CREATE INDEX dispatch_case ON dispatch (case_id);
CREATE INDEX dispatch_staff ON dispatch (staff_id);

CREATE TABLE draft_file (
  id            @ID@,
  case_id       @INT@ NOT NULL REFERENCES case_,
  staff_id      @INT@ NOT NULL REFERENCES staff,
  dispatch_id   @INT@ REFERENCES dispatch,   -- NULL: of the draft itself
  sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
  name          TEXT NOT NULL,
  content_type  TEXT NOT NULL,
  size          @INT@ NOT NULL
) @STRICT@;
CREATE INDEX draft_file_of ON draft_file (case_id, staff_id);
CREATE INDEX draft_file_dispatch ON draft_file (dispatch_id);

-- Why an answer that was sent did not go, and is a draft again: the id of a text.
ALTER TABLE draft ADD COLUMN problem TEXT NOT NULL DEFAULT '';
