-- 0015: what the methods need (M9): time as a ledger, computers that are handed in, visits,
-- remote sessions.

-- --- time: see src/model/ledger.h ---

-- What is in it is never changed or removed: a line is taken back by one that counters it.
CREATE TABLE ledger (
  id         @ID@,
  case_id    @INT@ NOT NULL REFERENCES case_,
  entry_id   @INT@ NOT NULL REFERENCES entry,  -- what was done
  staff_id   @INT@ REFERENCES staff,           -- who worked; NULL: nobody that is known
  booked_by  @INT@ REFERENCES staff,
  worked_at  @INSTANT@ NOT NULL,               -- when the work was over
  booked_at  @INSTANT@ NOT NULL,
  kind       @INT@ NOT NULL CHECK (kind IN (1, 2)),          -- work, travel
  method     @INT@ NOT NULL CHECK (method BETWEEN 1 AND 6),
  minutes    @INT@ NOT NULL CHECK (minutes <> 0),
  billable   @INT@ NOT NULL CHECK (billable IN (0, 1)),
  by_hand    @INT@ NOT NULL CHECK (by_hand IN (0, 1)),       -- else by the agreement
  reason     TEXT NOT NULL DEFAULT '',
  counters   @INT@ UNIQUE REFERENCES ledger,
  CHECK ((minutes < 0) = (counters IS NOT NULL)),
  CHECK (by_hand = 0 OR reason <> ''),
  CHECK (counters IS NULL OR reason <> '')
) @STRICT@;
CREATE INDEX ledger_entry ON ledger (entry_id, minutes);
CREATE INDEX ledger_case ON ledger (case_id, worked_at);
CREATE INDEX ledger_staff ON ledger (staff_id, worked_at);
CREATE INDEX case_merged ON case_ (merged_into) WHERE merged_into IS NOT NULL;

-- Which categories' work and travel are billed by consumption: a bit 1 << Category each.
ALTER TABLE agreement ADD COLUMN bills_work @INT@ NOT NULL DEFAULT 2
  CHECK (bills_work BETWEEN 0 AND 30);
ALTER TABLE agreement ADD COLUMN bills_travel @INT@ NOT NULL DEFAULT 2
  CHECK (bills_travel BETWEEN 0 AND 30);

INSERT INTO ledger (case_id, entry_id, staff_id, booked_by, worked_at, booked_at, kind,
                    method, minutes, billable, by_hand)
SELECT e.case_id, e.id, e.staff_id, e.staff_id, e.at, e.at, 1,
       CASE e.kind WHEN 5 THEN 1 WHEN 8 THEN 1 WHEN 3 THEN 2 WHEN 17 THEN 3 WHEN 19 THEN 4
                   WHEN 18 THEN 5 ELSE 6 END,
       e.minutes, CASE c.category WHEN 1 THEN 1 ELSE 0 END, 0
  FROM entry e JOIN case_ c ON c.id = e.case_id
 WHERE e.minutes > 0
 ORDER BY e.id;
DROP INDEX entry_worked;
ALTER TABLE entry DROP COLUMN minutes;

-- --- computers that are handed in: see src/model/handin.h ---

CREATE TABLE handin (
  id            @ID@,
  version       @INT@ NOT NULL DEFAULT 1,
  case_id       @INT@ NOT NULL REFERENCES case_,
  state         @INT@ NOT NULL CHECK (state BETWEEN 1 AND 4),
                                              -- received, in work, ready, fetched
  what          TEXT NOT NULL CHECK (what <> ''),
  serial        TEXT NOT NULL DEFAULT '',
  accessories   TEXT NOT NULL DEFAULT '',
  shelf         TEXT NOT NULL DEFAULT '',     -- where it stands
  received_at   @INSTANT@ NOT NULL,
  received_by   @INT@ NOT NULL REFERENCES staff,
  state_at      @INSTANT@ NOT NULL,           -- since when it is in that state
  ready_at      @INSTANT@,
  fetched_at    @INSTANT@,
  fetched_by    TEXT NOT NULL DEFAULT '',     -- who took it, by name
  reminders     @INT@ NOT NULL DEFAULT 0,
  loan          TEXT NOT NULL DEFAULT '',     -- the machine that was lent meanwhile
  loan_out_at   @INSTANT@,
  loan_back_at  @INSTANT@,
  had_code      @INT@ NOT NULL DEFAULT 0 CHECK (had_code IN (0, 1)),
  wiped_at      @INSTANT@,                    -- when the code was forgotten
  CHECK ((fetched_at IS NOT NULL) = (state = 4)),
  CHECK ((loan = '') = (loan_out_at IS NULL)),
  CHECK (loan_back_at IS NULL OR loan_out_at IS NOT NULL),
  CHECK (wiped_at IS NULL OR had_code = 1)
) @STRICT@;
-- On the shelf is what was not fetched.
CREATE INDEX handin_shelf ON handin (received_at, id) WHERE fetched_at IS NULL;
CREATE INDEX handin_case ON handin (case_id, id);

-- The code that the user gave, sealed, until it is wiped.
CREATE TABLE handin_code (
  handin_id  @INT@ NOT NULL PRIMARY KEY REFERENCES handin,
  sealed     @BLOB@ NOT NULL
) @STRICT@;

-- --- visits: see src/model/visit.h ---

-- The addresses of a customer.
CREATE TABLE customer_site (
  id           @ID@,
  customer_id  @INT@ NOT NULL REFERENCES customer,
  name         TEXT NOT NULL CHECK (name <> ''),
  address      TEXT NOT NULL CHECK (address <> ''),
  phone        TEXT NOT NULL DEFAULT '',
  travel       @INT@ NOT NULL DEFAULT 0 CHECK (travel BETWEEN 0 AND 600)  -- minutes, one way
) @STRICT@;
CREATE INDEX customer_site_customer ON customer_site (customer_id, id);

CREATE TABLE visit (
  id           @ID@,
  version      @INT@ NOT NULL DEFAULT 1,
  case_id      @INT@ NOT NULL REFERENCES case_,
  staff_id     @INT@ NOT NULL REFERENCES staff,
  state        @INT@ NOT NULL CHECK (state BETWEEN 1 AND 3),   -- planned, done, cancelled
  begins_at    @INSTANT@ NOT NULL,
  ends_at      @INSTANT@ NOT NULL,
  travel       @INT@ NOT NULL CHECK (travel BETWEEN 0 AND 600), -- minutes, one way
  address      TEXT NOT NULL,
  phone        TEXT NOT NULL DEFAULT '',
  what         TEXT NOT NULL DEFAULT '',      -- what is to be done
  sequence     @INT@ NOT NULL DEFAULT 0,      -- of the invitation (RFC 5545)
  planned_by   @INT@ REFERENCES staff,
  planned_at   @INSTANT@ NOT NULL,
  answer       @INT@ NOT NULL DEFAULT 0 CHECK (answer BETWEEN 0 AND 3),
                                              -- none, accepted, tentative, declined
  answered_at  @INSTANT@,                     -- by the answer's own word
  done_at      @INSTANT@,
  signed_by    TEXT NOT NULL DEFAULT '',
  CHECK (begins_at < ends_at),
  CHECK ((answer = 0) = (answered_at IS NULL)),
  CHECK ((done_at IS NOT NULL) = (state = 2))
) @STRICT@;
CREATE INDEX visit_planned ON visit (begins_at, id) WHERE state = 1;
CREATE INDEX visit_staff ON visit (staff_id, begins_at);
CREATE INDEX visit_case ON visit (case_id, id);

-- The secret address of somebody's calendar; what is in the link is never stored.
CREATE TABLE calendar_feed (
  staff_id      @INT@ NOT NULL PRIMARY KEY REFERENCES staff,
  token_sha256  TEXT NOT NULL UNIQUE,
  made_at       @INSTANT@ NOT NULL
) @STRICT@;

-- --- remote sessions: see src/model/remote.h ---

CREATE TABLE remote (
  id           @ID@,
  version      @INT@ NOT NULL DEFAULT 1,
  case_id      @INT@ NOT NULL REFERENCES case_,
  staff_id     @INT@ NOT NULL REFERENCES staff,
  state        @INT@ NOT NULL CHECK (state BETWEEN 1 AND 6),
                                -- asked, agreed, refused, running, ended, withdrawn
  computer     TEXT NOT NULL DEFAULT '',
  asked_at     @INSTANT@ NOT NULL,
  consent      @INT@ NOT NULL DEFAULT 0 CHECK (consent BETWEEN 0 AND 2), -- none, link, phone
  answered_at  @INSTANT@,
  started_at   @INSTANT@,
  ended_at     @INSTANT@,
  CHECK (started_at IS NULL OR consent > 0),
  CHECK (ended_at IS NULL OR started_at IS NOT NULL)
) @STRICT@;
CREATE INDEX remote_case ON remote (case_id, id);
CREATE UNIQUE INDEX remote_open ON remote (case_id) WHERE state IN (1, 2, 4);
