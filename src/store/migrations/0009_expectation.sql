-- 0009: what is learnt of how long cases take (M15): one row, once something is.

CREATE TABLE expectation (
  id          @INT@ NOT NULL PRIMARY KEY CHECK (id = 1),
  version     @INT@ NOT NULL,                -- what others keep of it is of that version
  learnt_at   @INSTANT@ NOT NULL,
  known       @INT@ NOT NULL,                -- solved cases that it was learnt from
  model       TEXT NOT NULL,                 -- JSON: see src/model/expect_json.c
  score       TEXT NOT NULL                  -- JSON: how often it would have held
) @STRICT@;
