-- 0034: the words of the mails to people at customers, which administrators put in their own
-- (M14). A mail says what was in force when it was queued.

CREATE TABLE mail_wording (
  id        @ID@,
  mail      TEXT NOT NULL,                 -- "receipt" …: model/wording.h
  lang      TEXT NOT NULL,
  at        @INSTANT@ NOT NULL,            -- in force from then on
  staff_id  @INT@ NOT NULL REFERENCES staff,
  subject   TEXT,                          -- each NULL: the standard's
  title     TEXT,
  greeting  TEXT,
  lead      TEXT,
  close     TEXT,
  button    TEXT
) @STRICT@;
CREATE INDEX mail_wording_mail ON mail_wording (mail, lang, at);
