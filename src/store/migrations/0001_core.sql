-- 0001: the desk: who works in it, whom it serves, what they were promised, and
-- the cases with all that happened in them.
--
-- The dialect is in docs/storage.md. Instants are microseconds UTC. Where a number
-- stands for a name (a status, a kind) the names are in src/model/.

CREATE TABLE setting (
  name   TEXT NOT NULL PRIMARY KEY,
  value  TEXT NOT NULL
) @STRICT@;

-- --- the provider ---

CREATE TABLE staff (
  id        @ID@,
  name      TEXT NOT NULL CHECK (name <> ''),
  mail      TEXT NOT NULL UNIQUE CHECK (mail = lower(mail)),
  phone     TEXT,
  role      @INT@ NOT NULL CHECK (role BETWEEN 1 AND 3),
  admin     @INT@ NOT NULL DEFAULT 0 CHECK (admin IN (0, 1)),
  lang      TEXT NOT NULL DEFAULT 'da' CHECK (lang IN ('da', 'en')),
  password  TEXT,                            -- argon2id; NULL: cannot sign in
  active    @INT@ NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) @STRICT@;

CREATE TABLE session (
  token_sha256  TEXT NOT NULL PRIMARY KEY,   -- the cookie's value is never stored
  staff_id      @INT@ NOT NULL REFERENCES staff,
  created_at    @INSTANT@ NOT NULL,
  expires_at    @INSTANT@ NOT NULL
) @STRICT@;
CREATE INDEX session_staff ON session (staff_id);

-- How often something was tried (a sign-in by an address, a form by a network).
CREATE TABLE attempt (
  name   TEXT NOT NULL PRIMARY KEY,
  since  @INSTANT@ NOT NULL,
  n      @INT@ NOT NULL
) @STRICT@;

-- --- the customers ---

CREATE TABLE customer (
  id       @ID@,
  name     TEXT NOT NULL CHECK (name <> ''),
  slug     TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug = lower(slug)),
  lang     TEXT NOT NULL DEFAULT 'da' CHECK (lang IN ('da', 'en')),
  phone    TEXT,
  colour   TEXT,                             -- "#1f5f8b": its contact form
  notes    TEXT NOT NULL DEFAULT '',         -- background of the solution (M10)
  active   @INT@ NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  version  @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX customer_name ON customer (name @DANISH@, id);

-- Where the customer's mail comes from and goes to (M2).
CREATE TABLE customer_address (
  id           @ID@,
  customer_id  @INT@ NOT NULL REFERENCES customer,
  kind         @INT@ NOT NULL CHECK (kind IN (1, 2)),  -- 1 recipient, 2 domain of senders
  value        TEXT NOT NULL CHECK (value = lower(value)),
  send_as      @INT@ NOT NULL DEFAULT 0 CHECK (send_as IN (0, 1)),
  UNIQUE (kind, value)
) @STRICT@;
CREATE INDEX customer_address_customer ON customer_address (customer_id);

CREATE TABLE customer_consultant (
  customer_id  @INT@ NOT NULL REFERENCES customer,
  staff_id     @INT@ NOT NULL REFERENCES staff,
  PRIMARY KEY (customer_id, staff_id)
) @STRICT@;

CREATE TABLE person (
  id           @ID@,
  customer_id  @INT@ REFERENCES customer,    -- NULL: a stranger, not yet placed
  name         TEXT NOT NULL CHECK (name <> ''),
  mail         TEXT UNIQUE CHECK (mail = lower(mail)),
  phone        TEXT,
  lang         TEXT NOT NULL DEFAULT 'da' CHECK (lang IN ('da', 'en')),
  contact      @INT@ NOT NULL DEFAULT 0 CHECK (contact IN (0, 1)),
  active       @INT@ NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  version      @INT@ NOT NULL DEFAULT 1
) @STRICT@;
CREATE INDEX person_customer ON person (customer_id, name @DANISH@, id);

-- By what a person is found while somebody types: each word of the name, the
-- address, and the digits of the telephone, all folded (M4).
CREATE TABLE person_key (
  key        TEXT NOT NULL,
  person_id  @INT@ NOT NULL REFERENCES person,
  PRIMARY KEY (key, person_id)
) @STRICT@;
CREATE INDEX person_key_person ON person_key (person_id);

-- --- what was promised (M17) ---

-- customer_id NULL is the house's standard, for strangers and customers without one.
CREATE TABLE agreement (
  id           @ID@,
  customer_id  @INT@ REFERENCES customer,
  valid_from   @INSTANT@ NOT NULL,
  name         TEXT NOT NULL,
  time_zone    TEXT NOT NULL,
  holidays     TEXT NOT NULL DEFAULT 'DK' CHECK (holidays IN ('DK', 'none'))
) @STRICT@;
CREATE UNIQUE INDEX agreement_in_force
    ON agreement (COALESCE(customer_id, 0), valid_from);

CREATE TABLE agreement_hours (
  agreement_id  @INT@ NOT NULL REFERENCES agreement,
  weekday       @INT@ NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens         @INT@ NOT NULL CHECK (opens >= 0),      -- minutes of the local day
  closes        @INT@ NOT NULL CHECK (closes > opens AND closes <= 1440),
  PRIMARY KEY (agreement_id, weekday, opens)
) @STRICT@;

CREATE TABLE agreement_target (
  agreement_id  @INT@ NOT NULL REFERENCES agreement,
  category      @INT@ NOT NULL CHECK (category BETWEEN 1 AND 4),
  response      @INT@ NOT NULL CHECK (response >= 0),   -- seconds of opening time
  solution      @INT@ NOT NULL CHECK (solution >= response),
  always        @INT@ NOT NULL DEFAULT 0 CHECK (always IN (0, 1)), -- round the clock
  PRIMARY KEY (agreement_id, category)
) @STRICT@;

-- --- the cases ---

-- Only the present state: all of it can be derived again from the entries, and
-- "skranke check" proves it. The number that people use is the id.
CREATE TABLE case_ (
-- @if sqlite
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
-- @else
  id            BIGINT GENERATED BY DEFAULT AS IDENTITY (START WITH 1001) PRIMARY KEY,
-- @end
  version       @INT@ NOT NULL,
  subject       TEXT NOT NULL,
  customer_id   @INT@ REFERENCES customer,
  person_id     @INT@ REFERENCES person,
  category      @INT@ NOT NULL CHECK (category BETWEEN 1 AND 4),
  priority      @INT@ NOT NULL CHECK (priority BETWEEN 1 AND 4),
  status        @INT@ NOT NULL CHECK (status BETWEEN 1 AND 7),
  step          @INT@ NOT NULL CHECK (step BETWEEN 1 AND 3),
  assignee_id   @INT@ REFERENCES staff,
  channel       @INT@ NOT NULL,
  lang          @INT@ NOT NULL,
  agreement_id  @INT@ REFERENCES agreement,
  opened_at     @INSTANT@ NOT NULL,
  updated_at    @INSTANT@ NOT NULL,
  response_due  @INSTANT@ NOT NULL,
  responded_at  @INSTANT@,
  solution_due  @INSTANT@ NOT NULL,
  horizon       @INSTANT@ NOT NULL,
  next_due      @INSTANT@ NOT NULL,          -- the list's order
  solved_at     @INSTANT@,
  closed_at     @INSTANT@,
  merged_into   @INT@ REFERENCES case_,
  CHECK ((closed_at IS NOT NULL) = (status = 7)),
  CHECK (merged_into IS NULL OR status = 7)
) @STRICT@;
-- One index for each list: open cases by their next deadline, the rest by last change.
CREATE INDEX case_open ON case_ (next_due, id) WHERE closed_at IS NULL;
CREATE INDEX case_open_assignee ON case_ (assignee_id, next_due, id)
 WHERE closed_at IS NULL;
CREATE INDEX case_open_status ON case_ (status, next_due, id) WHERE closed_at IS NULL;
CREATE INDEX case_customer ON case_ (customer_id, updated_at, id);
CREATE INDEX case_person ON case_ (person_id, updated_at, id);
CREATE INDEX case_closed ON case_ (closed_at, id) WHERE closed_at IS NOT NULL;

-- @if sqlite
INSERT INTO sqlite_sequence (name, seq) VALUES ('case_', 1000);
-- @end

-- One thing that happened. Append-only: nothing in here is ever changed or removed.
CREATE TABLE entry (
  id         @ID@,
  case_id    @INT@ NOT NULL REFERENCES case_,
  at         @INSTANT@ NOT NULL,
  kind       @INT@ NOT NULL,
  staff_id   @INT@ REFERENCES staff,         -- who did it: a member of the staff,
  person_id  @INT@ REFERENCES person,        -- a person; neither: the desk by itself
  is_public  @INT@ NOT NULL CHECK (is_public IN (0, 1)),
  minutes    @INT@ NOT NULL DEFAULT 0 CHECK (minutes >= 0),
  text       TEXT NOT NULL DEFAULT '',
  html       TEXT,                           -- sanitised, if there is more than text
  change     TEXT,                           -- JSON: what of the case it set
  details    TEXT                            -- JSON: what belongs to the kind
) @STRICT@;
CREATE INDEX entry_case ON entry (case_id, id);

CREATE TABLE attachment (
  entry_id      @INT@ NOT NULL REFERENCES entry,
  n             @INT@ NOT NULL,
  sha256        TEXT NOT NULL CHECK (length(sha256) = 64),
  name          TEXT NOT NULL,
  content_type  TEXT NOT NULL,
  size          @INT@ NOT NULL,
  content_id    TEXT,
  is_raw        @INT@ NOT NULL DEFAULT 0,    -- the message itself, as it came
  PRIMARY KEY (entry_id, n)
) @STRICT@;

-- Kept, not counted: how many open cases each has in each status; assignee 0: nobody.
CREATE TABLE case_count (
  status       @INT@ NOT NULL,
  assignee_id  @INT@ NOT NULL,
  n            @INT@ NOT NULL,
  PRIMARY KEY (status, assignee_id)
) @STRICT@;

-- Search over what was written; a row an entry, since entries never change.
-- @if sqlite
CREATE VIRTUAL TABLE entry_search USING fts5(
  subject, text, content='', tokenize='snowball danish english');
-- @else
CREATE TABLE entry_search (
  entry_id  BIGINT PRIMARY KEY REFERENCES entry,
  words     TSVECTOR NOT NULL
);
CREATE INDEX entry_search_words ON entry_search USING GIN (words);
-- @end

-- --- mail ---

-- Every Message-ID that was ever sent or seen, and where it belongs (M1). digest is
-- empty for our own; a mail that comes twice has the same id and digest.
CREATE TABLE mail_id (
  message_id  TEXT NOT NULL,
  digest      TEXT NOT NULL,
  case_id     @INT@ NOT NULL REFERENCES case_,
  entry_id    @INT@ NOT NULL REFERENCES entry,
  PRIMARY KEY (message_id, digest)
) @STRICT@;
CREATE INDEX mail_id_case ON mail_id (case_id);

-- A mail to be sent, or sent. Its text is rendered from the entry when it goes out.
CREATE TABLE mail_out (
  id           @ID@,
  case_id      @INT@ NOT NULL REFERENCES case_,
  entry_id     @INT@ NOT NULL REFERENCES entry,
  kind         @INT@ NOT NULL,
  to_mail      TEXT NOT NULL,
  to_name      TEXT NOT NULL DEFAULT '',
  person_id    @INT@ REFERENCES person,
  lang         TEXT NOT NULL CHECK (lang IN ('da', 'en')),
  message_id   TEXT NOT NULL UNIQUE,
  created_at   @INSTANT@ NOT NULL,
  state        @INT@ NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 4),
  sent_at      @INSTANT@,
  error        TEXT,
  UNIQUE (entry_id, kind, to_mail)           -- never two mails for one thing
) @STRICT@;
CREATE INDEX mail_out_case ON mail_out (case_id, id);
CREATE INDEX mail_out_state ON mail_out (state, id);

-- --- work that follows ---

-- Written with the entry that it follows from. A worker that takes a job moves due_at
-- ahead (its lease) and counts the attempt; only the holder of that attempt may finish
-- it. So a worker that dies loses nothing, and a job is safe to run twice.
CREATE TABLE job (
  id        @ID@,
  kind      @INT@ NOT NULL,
  ref       @INT@ NOT NULL,                  -- what it is about: a mail_out, a case
  due_at    @INSTANT@ NOT NULL,
  attempts  @INT@ NOT NULL DEFAULT 0,
  state     @INT@ NOT NULL DEFAULT 1
            CHECK (state BETWEEN 1 AND 3),   -- waiting, done, given up
  error     TEXT,
  done_at   @INSTANT@
) @STRICT@;
CREATE INDEX job_due ON job (due_at, id) WHERE state = 1;
CREATE INDEX job_ref ON job (kind, ref);
CREATE INDEX job_given_up ON job (id) WHERE state = 3;

-- --- evaluation (M16) ---

CREATE TABLE evaluation (
  case_id      @INT@ NOT NULL PRIMARY KEY REFERENCES case_,
  answered_at  @INSTANT@ NOT NULL,
  solved       @INT@ CHECK (solved BETWEEN 1 AND 5),      -- was it solved well?
  speed        @INT@ CHECK (speed BETWEEN 1 AND 5),       -- was it quick enough?
  informed     @INT@ CHECK (informed BETWEEN 1 AND 5),    -- were you kept informed?
  comment      TEXT NOT NULL DEFAULT ''
) @STRICT@;

-- What lists show: a case with the names that belong to it.
CREATE VIEW case_line AS
SELECT c.id, c.version, c.subject, c.customer_id, c.person_id, c.category, c.priority,
       c.status, c.step, c.assignee_id, c.channel, c.lang, c.agreement_id, c.opened_at,
       c.updated_at, c.response_due, c.responded_at, c.solution_due, c.horizon,
       c.next_due, c.solved_at, c.closed_at, c.merged_into,
       cu.name AS customer_name, cu.slug AS customer_slug,
       p.name AS person_name, p.mail AS person_mail,
       s.name AS assignee_name
  FROM case_ c
  LEFT JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.assignee_id;
