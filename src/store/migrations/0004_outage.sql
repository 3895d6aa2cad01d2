-- 0004: outages (M8): one gathers the cases of all who report it.

CREATE TABLE outage (
  id              @ID@,
  version         @INT@ NOT NULL DEFAULT 1,
  title           TEXT NOT NULL CHECK (title <> ''),
  systems         TEXT NOT NULL DEFAULT '',   -- what is down, in words
  cause           TEXT NOT NULL DEFAULT '',   -- internal, once it is known
  everybody       @INT@ NOT NULL DEFAULT 0 CHECK (everybody IN (0, 1)),
  declared_by     @INT@ NOT NULL REFERENCES staff,
  started_at      @INSTANT@ NOT NULL,         -- of the first report
  declared_at     @INSTANT@ NOT NULL,
  next_update_at  @INSTANT@,                  -- what was promised; NULL once it is over
  ended_at        @INSTANT@,
  CHECK ((ended_at IS NULL) = (next_update_at IS NOT NULL))
) @STRICT@;
CREATE INDEX outage_on ON outage (id) WHERE ended_at IS NULL;

-- Whom it touches beside those who reported it; of everybody, none is named.
CREATE TABLE outage_customer (
  outage_id    @INT@ NOT NULL REFERENCES outage,
  customer_id  @INT@ NOT NULL REFERENCES customer,
  PRIMARY KEY (outage_id, customer_id)
) @STRICT@;
CREATE INDEX outage_customer_customer ON outage_customer (customer_id);

-- What was said of it, to all at once, in each one's language. Never changed.
CREATE TABLE outage_word (
  id         @ID@,
  outage_id  @INT@ NOT NULL REFERENCES outage,
  at         @INSTANT@ NOT NULL,
  staff_id   @INT@ NOT NULL REFERENCES staff,
  da         TEXT NOT NULL,
  en         TEXT NOT NULL,
  CHECK (da <> '' OR en <> '')
) @STRICT@;
CREATE INDEX outage_word_outage ON outage_word (outage_id, id);

-- Like reports in short time: a person looks at them, and declares or dismisses.
CREATE TABLE outage_proposal (
  id         @ID@,
  at         @INSTANT@ NOT NULL,
  settled_at @INSTANT@
) @STRICT@;
CREATE INDEX outage_proposal_open ON outage_proposal (id) WHERE settled_at IS NULL;
CREATE TABLE outage_proposal_case (
  case_id      @INT@ NOT NULL PRIMARY KEY REFERENCES case_,
  proposal_id  @INT@ NOT NULL REFERENCES outage_proposal
) @STRICT@;
CREATE INDEX outage_proposal_case_proposal ON outage_proposal_case (proposal_id);

ALTER TABLE case_ ADD COLUMN outage_id @INT@ REFERENCES outage;
CREATE INDEX case_outage ON case_ (outage_id, id) WHERE outage_id IS NOT NULL;

DROP VIEW case_line;
CREATE VIEW case_line AS
SELECT c.id, c.version, c.subject, c.customer_id, c.person_id, c.category, c.priority,
       c.status, c.step, c.assignee_id, c.channel, c.lang, c.agreement_id, c.opened_at,
       c.updated_at, c.response_due, c.responded_at, c.update_due, c.solution_due,
       c.standing, c.horizon, c.horizon_why, c.next_due, c.solved_at, c.closed_at,
       c.merged_into, c.outage_id,
       cu.name AS customer_name, cu.slug AS customer_slug,
       p.name AS person_name, p.mail AS person_mail,
       s.name AS assignee_name
  FROM case_ c
  LEFT JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.assignee_id;
