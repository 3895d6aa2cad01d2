-- 0016: who looks at a case just now. Soft: nobody is kept out by it, and what is older
-- than a minute says nothing.

CREATE TABLE presence (
  case_id   @INT@ NOT NULL REFERENCES case_,
  staff_id  @INT@ NOT NULL REFERENCES staff,
  seen_at   @INSTANT@ NOT NULL,
  PRIMARY KEY (case_id, staff_id)
) @STRICT@;
CREATE INDEX presence_staff ON presence (staff_id, seen_at);
