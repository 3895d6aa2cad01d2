-- 0019: calls, as the telephone system announces them (M4).

CREATE TABLE ring (
  id           @ID@,
  key          TEXT NOT NULL UNIQUE,         -- the system's own, with the day
  number       TEXT NOT NULL,                -- E.164; '': hidden
  users        TEXT NOT NULL,                -- whom it rings for; a line each
  began_at     @INSTANT@ NOT NULL,
  answered_at  @INSTANT@,
  ended_at     @INSTANT@,
  staff_id     @INT@ REFERENCES staff,       -- who registered it, or put it aside
  case_id      @INT@ REFERENCES case_        -- what became of it; NULL: a wrong number
) @STRICT@;
CREATE INDEX ring_open ON ring (began_at) WHERE staff_id IS NULL;
