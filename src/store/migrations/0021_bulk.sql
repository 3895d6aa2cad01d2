-- 0021: what was done to many cases at once, so that it can be undone.

CREATE TABLE bulk (
  id         @ID@,
  staff_id   @INT@ NOT NULL REFERENCES staff,
  act        @INT@ NOT NULL,                 -- see model/bulk.h
  done_at    @INSTANT@ NOT NULL,
  undone_at  @INSTANT@
) @STRICT@;
CREATE INDEX bulk_staff ON bulk (staff_id, done_at);

CREATE TABLE bulk_case (
  bulk_id      @INT@ NOT NULL REFERENCES bulk,
  case_id      @INT@ NOT NULL REFERENCES case_,
  version      @INT@ NOT NULL,               -- of the case after it; 0: nothing was done
  first_entry  @INT@ NOT NULL,               -- that it made there, and …
  last_entry   @INT@ NOT NULL,               -- … the last
  before       TEXT,                         -- what it set, as it was: JSON of a change
  refused      TEXT,                         -- why it was not done: the id of a text
  not_undone   TEXT,                         -- why it was not undone
  PRIMARY KEY (bulk_id, case_id)
) @STRICT@;
