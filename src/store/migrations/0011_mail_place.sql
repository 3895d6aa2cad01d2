-- 0011: where a mail belongs: who may write in a case though it is not theirs, what mail
-- systems wrote that belongs to no case, and senders that are machines.

-- To whom mails of the case were copied. merged: they came with a case that was merged
-- into this one, by the staff.
CREATE TABLE case_copied (
  case_id  @INT@ NOT NULL REFERENCES case_,
  mail     TEXT NOT NULL CHECK (mail <> ''),
  merged   @INT@ NOT NULL CHECK (merged IN (0, 1)),
  PRIMARY KEY (case_id, mail)
) @STRICT@;

-- A bounce, a vacation note or a report of abuse that is of no case: kept as it came.
CREATE TABLE mail_stray (
  id          @ID@,
  at          @INSTANT@ NOT NULL,
  kind        @INT@ NOT NULL,                -- InMailKind of src/model/mail.h
  from_mail   TEXT NOT NULL DEFAULT '',
  to_mail     TEXT NOT NULL DEFAULT '',      -- of a bounce: whom it did not reach
  subject     TEXT NOT NULL DEFAULT '',
  message_id  TEXT NOT NULL,
  digest      TEXT NOT NULL,
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  size        @INT@ NOT NULL,
  UNIQUE (message_id, digest)
) @STRICT@;
CREATE INDEX mail_stray_at ON mail_stray (at);

-- A sender that opened more cases than a person does, and the case that holds the rest.
CREATE TABLE mail_robot (
  mail     TEXT NOT NULL PRIMARY KEY CHECK (mail <> ''),
  case_id  @INT@ NOT NULL REFERENCES case_
) @STRICT@;

-- How much was sent to an address lately.
CREATE INDEX mail_out_sent ON mail_out (to_mail, sent_at) WHERE sent_at IS NOT NULL;
