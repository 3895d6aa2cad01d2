-- 0012: what somebody has begun to write in a case, and not sent: found again on another
-- machine.

CREATE TABLE draft (
  case_id   @INT@ NOT NULL REFERENCES case_,
  staff_id  @INT@ NOT NULL REFERENCES staff,
  kind      @INT@ NOT NULL CHECK (kind IN (3, 4, 5)),   -- call, note, answer
  text      TEXT NOT NULL CHECK (text <> ''),
  minutes   TEXT NOT NULL,                              -- as they were typed
  status    @INT@ NOT NULL,                             -- to be set with it; 0: as it is
  saved_at  @INSTANT@ NOT NULL,
  PRIMARY KEY (case_id, staff_id)
) @STRICT@;
