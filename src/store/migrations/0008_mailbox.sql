-- 0008: mailboxes: where mail is fetched (IMAP) and through which it is sent (SMTP).
--
-- A mailbox may do one or both. Numbers that stand for names are in
-- src/model/mailbox.h.

CREATE TABLE mailbox (
  id              @ID@,
  version         @INT@ NOT NULL DEFAULT 1,
  name            TEXT NOT NULL CHECK (name <> ''),
  mail            TEXT NOT NULL UNIQUE CHECK (mail = lower(mail)),
  customer_id     @INT@ REFERENCES customer,   -- NULL: everybody's
  active          @INT@ NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  -- where: a host of '' is none
  imap_host       TEXT NOT NULL DEFAULT '',
  imap_port       @INT@ NOT NULL DEFAULT 993,
  imap_tls        @INT@ NOT NULL DEFAULT 1 CHECK (imap_tls BETWEEN 1 AND 3),
  smtp_host       TEXT NOT NULL DEFAULT '',
  smtp_port       @INT@ NOT NULL DEFAULT 587,
  smtp_tls        @INT@ NOT NULL DEFAULT 2 CHECK (smtp_tls BETWEEN 1 AND 3),
  plus_sender     @INT@ NOT NULL DEFAULT 0 CHECK (plus_sender IN (0, 1)),
  ca              TEXT NOT NULL DEFAULT '',    -- a file; '': the system's
  -- who
  user_name       TEXT NOT NULL DEFAULT '',
  auth            @INT@ NOT NULL DEFAULT 1 CHECK (auth BETWEEN 1 AND 3),
  token_url       TEXT NOT NULL DEFAULT '',
  client_id       TEXT NOT NULL DEFAULT '',
  scope           TEXT NOT NULL DEFAULT '',
  secret_ends_at  @INSTANT@,                   -- of the client secret, as noted
  -- what is read, and what becomes of it
  folder          TEXT NOT NULL DEFAULT 'INBOX',
  filed           @INT@ NOT NULL DEFAULT 1 CHECK (filed BETWEEN 1 AND 3),
  filed_folder    TEXT NOT NULL DEFAULT '',
  take_old        @INT@ NOT NULL DEFAULT 0 CHECK (take_old IN (0, 1)),
  silence_hours   @INT@                        -- NULL: as it learns; 0: never
) @STRICT@;
CREATE INDEX mailbox_customer ON mailbox (customer_id);

-- Sealed by a key made of the house's secret.
CREATE TABLE mailbox_secret (
  mailbox_id  @INT@ NOT NULL REFERENCES mailbox,
  kind        @INT@ NOT NULL CHECK (kind BETWEEN 1 AND 3),
  sealed      @BLOB@ NOT NULL,
  PRIMARY KEY (mailbox_id, kind)
) @STRICT@;

-- How far it was read, and how it goes. Written by whoever watches it.
CREATE TABLE mailbox_state (
  mailbox_id     @INT@ NOT NULL PRIMARY KEY REFERENCES mailbox,
  uidvalidity    @INT@ NOT NULL DEFAULT 0,     -- 0: never read
  last_uid       @INT@ NOT NULL DEFAULT 0,     -- all up to it are filed
  reread_to      @INT@ NOT NULL DEFAULT 0,     -- below it are some from before begun_at
  begun_at       @INSTANT@ NOT NULL DEFAULT 0, -- when it was read first
  seen_at        @INSTANT@ NOT NULL DEFAULT 0, -- when the server answered last
  mail_at        @INSTANT@ NOT NULL DEFAULT 0, -- when the last mail was filed
  mails          @INT@ NOT NULL DEFAULT 0,
  lag            @INT@ NOT NULL DEFAULT 0,     -- of the last, microseconds
  longest_gap    @INT@ NOT NULL DEFAULT 0,     -- between mails, of opening time
  trouble        @INT@ NOT NULL DEFAULT 0,
  trouble_words  TEXT NOT NULL DEFAULT '',
  trouble_since  @INSTANT@ NOT NULL DEFAULT 0,
  failures       @INT@ NOT NULL DEFAULT 0,
  next_try_at    @INSTANT@ NOT NULL DEFAULT 0,
  alarms         @INT@ NOT NULL DEFAULT 0,     -- those that were told: bits
  lease_by       TEXT NOT NULL DEFAULT '',     -- the node that watches it
  lease_until    @INSTANT@ NOT NULL DEFAULT 0
) @STRICT@;
