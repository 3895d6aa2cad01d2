-- 0022: who is just deciding what is to become of a case, and who would rather not.

CREATE TABLE triage_claim (
  case_id   @INT@ PRIMARY KEY REFERENCES case_,
  staff_id  @INT@ NOT NULL REFERENCES staff,
  until     @INSTANT@ NOT NULL                -- it locks nothing, and ends by itself
) @STRICT@;
CREATE INDEX triage_claim_staff ON triage_claim (staff_id, until);

CREATE TABLE triage_skip (
  staff_id    @INT@ NOT NULL REFERENCES staff,
  case_id     @INT@ NOT NULL REFERENCES case_,
  skipped_at  @INSTANT@ NOT NULL,
  PRIMARY KEY (staff_id, case_id)
) @STRICT@;
