-- 0029: what came by a contact form and may be no person's waits for the staff's word (M3).

CREATE TABLE quarantine (
  id           @ID@,
  customer_id  @INT@ NOT NULL REFERENCES customer,
  at           @INSTANT@ NOT NULL,
  doubt        @INT@ NOT NULL,
  category     @INT@ NOT NULL,
  lang         TEXT NOT NULL,
  name         TEXT NOT NULL,
  mail         TEXT NOT NULL,
  phone        TEXT,
  text         TEXT NOT NULL,
  address      TEXT NOT NULL
) @STRICT@;

CREATE TABLE quarantine_file (
  report_id     @INT@ NOT NULL REFERENCES quarantine,
  n             @INT@ NOT NULL,
  sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
  name          TEXT NOT NULL,
  content_type  TEXT NOT NULL,
  size          @INT@ NOT NULL,
  PRIMARY KEY (report_id, n)
) @STRICT@;
