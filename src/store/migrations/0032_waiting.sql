-- 0032: a case that waits for its reporter reminds him, and then closes by itself (M14).

CREATE TABLE waiting (
  case_id      @INT@ PRIMARY KEY REFERENCES case_,
  since        @INSTANT@ NOT NULL,         -- that it waits for him
  asked        @INT@ REFERENCES entry,     -- what he was asked; NULL: nothing in writing
  reminded_at  @INSTANT@,
  next_at      @INSTANT@                   -- the reminder, or after that the end; NULL: stopped
) @STRICT@;
