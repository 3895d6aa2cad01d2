-- 0007: the duty roster, the rules of escalation, decisions, parked questions (M11).

-- --- the duty roster: see src/model/roster.h ---

-- The weekly pattern, on the clock of the house. Minutes since local midnight; days since
-- 1970-01-01.
CREATE TABLE roster_shift (
  id           @ID@,
  role         @INT@ NOT NULL CHECK (role BETWEEN 1 AND 3),
  staff_id     @INT@ NOT NULL REFERENCES staff,
  weekday      @INT@ NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  begins       @INT@ NOT NULL CHECK (begins BETWEEN 0 AND 1439),
  ends         @INT@ NOT NULL,
  every        @INT@ NOT NULL DEFAULT 1 CHECK (every BETWEEN 1 AND 52),
  week         @INT@ NOT NULL DEFAULT 0,
  on_holidays  @INT@ NOT NULL DEFAULT 1 CHECK (on_holidays IN (0, 1)),
  from_day     @INT@,
  to_day       @INT@,
  CHECK (ends > begins AND ends <= begins + 1440),
  CHECK (week >= 0 AND week < every),
  CHECK (from_day IS NULL OR to_day IS NULL OR from_day <= to_day)
) @STRICT@;

-- Two change a span of duty: offered, then taken or not.
CREATE TABLE roster_swap (
  id           @ID@,
  role         @INT@ NOT NULL CHECK (role BETWEEN 1 AND 3),
  from_id      @INT@ NOT NULL REFERENCES staff,     -- who is on, and gives it away
  to_id        @INT@ NOT NULL REFERENCES staff,     -- who is asked to take it
  begins_at    @INSTANT@ NOT NULL,
  ends_at      @INSTANT@ NOT NULL,
  back_begins  @INSTANT@,                           -- and takes this from him
  back_ends    @INSTANT@,
  note         TEXT NOT NULL DEFAULT '',
  state        @INT@ NOT NULL DEFAULT 1
               CHECK (state BETWEEN 1 AND 4),       -- offered, accepted, declined, withdrawn
  offered_at   @INSTANT@ NOT NULL,
  answered_at  @INSTANT@,
  CHECK (from_id <> to_id),
  CHECK (begins_at < ends_at),
  CHECK ((back_begins IS NULL) = (back_ends IS NULL)),
  CHECK (back_begins IS NULL OR back_begins < back_ends)
) @STRICT@;
CREATE INDEX roster_swap_ends ON roster_swap (ends_at);

-- What departs from the pattern; of several the last that was entered holds.
CREATE TABLE roster_exception (
  id            @ID@,
  staff_id      @INT@ NOT NULL REFERENCES staff,
  role          @INT@ NOT NULL CHECK (role BETWEEN 0 AND 3),
  is_on         @INT@ NOT NULL CHECK (is_on IN (0, 1)),
  begins_at     @INSTANT@ NOT NULL,
  ends_at       @INSTANT@ NOT NULL,
  why           @INT@ NOT NULL CHECK (why BETWEEN 1 AND 5),
  swap_id       @INT@ REFERENCES roster_swap,
  withdrawn_at  @INSTANT@,
  CHECK (begins_at < ends_at),
  CHECK (role > 0 OR is_on = 0)
) @STRICT@;
CREATE INDEX roster_exception_ends ON roster_exception (ends_at)
 WHERE withdrawn_at IS NULL;

-- Who changed what of it. Append-only.
CREATE TABLE roster_log (
  id         @ID@,
  at         @INSTANT@ NOT NULL,
  by_id      @INT@ REFERENCES staff,               -- NULL: from a shell
  kind       @INT@ NOT NULL,                       -- src/store/roster_store.h
  role       @INT@ NOT NULL,
  staff_id   @INT@ NOT NULL REFERENCES staff,
  other_id   @INT@ REFERENCES staff,
  begins_at  @INSTANT@,
  ends_at    @INSTANT@,
  note       TEXT NOT NULL DEFAULT ''
) @STRICT@;

-- --- escalation by rule: see src/model/escalation.h ---

CREATE TABLE escalation_rule (
  id           @ID@,
  customer_id  @INT@ REFERENCES customer,          -- NULL: the house's
  trigger_     @INT@ NOT NULL CHECK (trigger_ BETWEEN 1 AND 5),
  amount       @INT@ NOT NULL CHECK (amount > 0),
  status       @INT@ CHECK (status BETWEEN 1 AND 5),
  category     @INT@ CHECK (category BETWEEN 1 AND 4),
  step         @INT@ NOT NULL CHECK (step IN (0, 2, 3)),
  active       @INT@ NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  version      @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX escalation_rule_customer ON escalation_rule (customer_id);

-- What the house begins with: three quarters of the solution time to the consultant, all
-- of it to the partner; nobody answered in time; the third word without an answer; who
-- asks for the boss. And, off until somebody wants it: three days with a supplier.
INSERT INTO escalation_rule (trigger_, amount, status, step, active) VALUES
  (2, 75, NULL, 2, 1),
  (2, 100, NULL, 3, 1),
  (1, 100, NULL, 2, 1),
  (4, 3, NULL, 0, 1),
  (5, 1, NULL, 0, 1),
  (3, 24, 4, 2, 0);

-- A rule fires once for a case and a period: since when that clock, status or wait runs.
CREATE TABLE escalation_fired (
  case_id  @INT@ NOT NULL REFERENCES case_,
  rule_id  @INT@ NOT NULL REFERENCES escalation_rule,
  period   @INSTANT@ NOT NULL,
  at       @INSTANT@ NOT NULL,
  PRIMARY KEY (case_id, rule_id, period)
) @STRICT@;

-- --- decisions and parked questions ---

CREATE TABLE decision (
  id           @ID@,
  case_id      @INT@ NOT NULL REFERENCES case_,
  asked_by     @INT@ REFERENCES staff,             -- NULL: a rule
  asked_at     @INSTANT@ NOT NULL,
  question     TEXT NOT NULL CHECK (question <> ''),
  partner_id   @INT@ REFERENCES staff,             -- who is asked now; NULL: nobody is there
  turned_at    @INSTANT@ NOT NULL,
  turns        @INT@ NOT NULL DEFAULT 1,
  moved        @INT@ NOT NULL CHECK (moved IN (0, 1)),
  back_to      @INT@ REFERENCES staff,
  back_step    @INT@ NOT NULL CHECK (back_step BETWEEN 1 AND 3),
  outcome      @INT@ CHECK (outcome BETWEEN 1 AND 4),
  answer       TEXT NOT NULL DEFAULT '',
  answered_by  @INT@ REFERENCES staff,
  answered_at  @INSTANT@,
  withdrawn    @INT@ NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  CHECK ((outcome IS NULL) = (answered_at IS NULL)),
  CHECK (outcome IS NULL OR withdrawn = 0)
) @STRICT@;
-- One at a time for a case.
CREATE UNIQUE INDEX decision_open ON decision (case_id)
 WHERE outcome IS NULL AND withdrawn = 0;
CREATE INDEX decision_case ON decision (case_id, id);

CREATE TABLE decision_asked (                      -- who was asked, in this order
  decision_id  @INT@ NOT NULL REFERENCES decision,
  turn         @INT@ NOT NULL,
  staff_id     @INT@ NOT NULL REFERENCES staff,
  at           @INSTANT@ NOT NULL,
  PRIMARY KEY (decision_id, turn)
) @STRICT@;

-- Commercial questions that wait for the status meeting (M20).
CREATE TABLE parked_question (
  id           @ID@,
  customer_id  @INT@ NOT NULL REFERENCES customer,
  case_id      @INT@ NOT NULL REFERENCES case_,
  question     TEXT NOT NULL CHECK (question <> ''),
  asked_by     @INT@ NOT NULL REFERENCES staff,
  asked_at     @INSTANT@ NOT NULL,
  outcome      @INT@ CHECK (outcome BETWEEN 1 AND 3),   -- agreed, declined, postponed
  note         TEXT NOT NULL DEFAULT '',
  taken_by     @INT@ REFERENCES staff,
  taken_at     @INSTANT@,
  CHECK ((outcome IS NULL) = (taken_at IS NULL))
) @STRICT@;
CREATE INDEX parked_question_customer ON parked_question (customer_id, id);
CREATE INDEX parked_question_waits ON parked_question (asked_at, id)
 WHERE outcome IS NULL OR outcome = 3;

-- What a customer drew on the desk is summed over its cases by time.
CREATE INDEX entry_worked ON entry (case_id, at) WHERE minutes > 0;
