-- Suppliers, and what is passed on to them (M12).

CREATE TABLE supplier (
  id           @ID@,
  version      @INT@ NOT NULL DEFAULT 1,
  name         TEXT NOT NULL CHECK (name <> ''),
  mail         TEXT CHECK (mail = lower(mail)),  -- where cases are passed on to
  phone        TEXT,
  web          TEXT,
  lang         TEXT NOT NULL DEFAULT 'da' CHECK (lang IN ('da', 'en')),
  hours_words  TEXT NOT NULL DEFAULT '',         -- as they say it themselves
  time_zone    TEXT NOT NULL,
  answer       @INT@ NOT NULL CHECK (answer > 0), -- seconds of their opening time
  template_da  TEXT NOT NULL DEFAULT '',         -- of the mail; '': the desk's own
  template_en  TEXT NOT NULL DEFAULT '',
  unread       @INT@ NOT NULL DEFAULT 0 CHECK (unread IN (0, 1)),
  active       @INT@ NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) @STRICT@;
CREATE INDEX supplier_name ON supplier (name @DANISH@, id);

CREATE TABLE supplier_hours (
  supplier_id  @INT@ NOT NULL REFERENCES supplier,
  weekday      @INT@ NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  opens        @INT@ NOT NULL CHECK (opens >= 0),   -- minutes of the local day
  closes       @INT@ NOT NULL CHECK (closes > opens AND closes <= 1440),
  PRIMARY KEY (supplier_id, weekday, opens)
) @STRICT@;

-- What they need to be told: customer number, line number, contact on site …
CREATE TABLE supplier_need (
  supplier_id  @INT@ NOT NULL REFERENCES supplier,
  n            @INT@ NOT NULL,
  name         TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (supplier_id, n)
) @STRICT@;

-- By what their mail is known: a domain, or one address.
CREATE TABLE supplier_address (
  value        TEXT NOT NULL CHECK (value = lower(value)),
  supplier_id  @INT@ NOT NULL REFERENCES supplier,
  PRIMARY KEY (value, supplier_id)
) @STRICT@;
CREATE INDEX supplier_address_supplier ON supplier_address (supplier_id);

-- Whom they serve, under which number, and what.
CREATE TABLE supplier_customer (
  supplier_id  @INT@ NOT NULL REFERENCES supplier,
  customer_id  @INT@ NOT NULL REFERENCES customer,
  number       TEXT NOT NULL DEFAULT '',
  contract     TEXT NOT NULL DEFAULT '',
  systems      TEXT NOT NULL DEFAULT '',
  facts        TEXT NOT NULL DEFAULT '',         -- "Linjenummer: 4711", one a line
  PRIMARY KEY (supplier_id, customer_id)
) @STRICT@;
CREATE INDEX supplier_customer_customer ON supplier_customer (customer_id);

-- A case, or several with the same fault, that a supplier has. The names of the states
-- are in src/model/referral.h.
CREATE TABLE referral (
  id            @ID@,
  version       @INT@ NOT NULL DEFAULT 1,
  supplier_id   @INT@ NOT NULL REFERENCES supplier,
  state         @INT@ NOT NULL CHECK (state BETWEEN 1 AND 4),
  by_phone      @INT@ NOT NULL CHECK (by_phone IN (0, 1)),
  sent_at       @INSTANT@ NOT NULL,
  sent_by       @INT@ NOT NULL REFERENCES staff,
  reference     TEXT NOT NULL DEFAULT '',        -- theirs
  answered_at   @INSTANT@,                       -- their last word
  ended_at      @INSTANT@,
  horizon       @INSTANT@,                       -- what they promised
  horizon_by    @INT@ REFERENCES staff,          -- who took their word
  horizon_at    @INSTANT@,
  horizon_text  TEXT NOT NULL DEFAULT '',        -- in their words
  chase_due     @INSTANT@,                       -- NULL: it is a person's to do
  chases        @INT@ NOT NULL DEFAULT 0,        -- since their last word
  CHECK ((ended_at IS NOT NULL) = (state >= 3)),
  CHECK ((horizon IS NULL) = (horizon_at IS NULL))
) @STRICT@;
CREATE INDEX referral_open ON referral (chase_due, id) WHERE ended_at IS NULL;
CREATE INDEX referral_supplier ON referral (supplier_id, id);

CREATE TABLE referral_case (
  referral_id  @INT@ NOT NULL REFERENCES referral,
  case_id      @INT@ NOT NULL REFERENCES case_,
  PRIMARY KEY (case_id, referral_id)
) @STRICT@;
CREATE INDEX referral_case_referral ON referral_case (referral_id, case_id);

-- The entries that are its conversation: what threads with what.
CREATE TABLE referral_entry (
  entry_id     @INT@ NOT NULL PRIMARY KEY REFERENCES entry,
  referral_id  @INT@ NOT NULL REFERENCES referral
) @STRICT@;
CREATE INDEX referral_entry_referral ON referral_entry (referral_id, entry_id);

-- What they said of when: proposed from a mail, and then accepted or not, or typed.
CREATE TABLE referral_word (
  id           @ID@,
  referral_id  @INT@ NOT NULL REFERENCES referral,
  entry_id     @INT@ REFERENCES entry,           -- the mail that says it
  said_at      @INSTANT@ NOT NULL,
  horizon      @INSTANT@,
  words        TEXT NOT NULL DEFAULT '',
  reference    TEXT NOT NULL DEFAULT '',
  state        @INT@ NOT NULL CHECK (state BETWEEN 1 AND 3),
  staff_id     @INT@ REFERENCES staff            -- who accepted it or put it aside
) @STRICT@;
CREATE INDEX referral_word_referral ON referral_word (referral_id, id);
