-- 0002: mails to others than the reporter, and when they may come; what a case owes next.

-- When mail that can wait may come to somebody: the names are in src/model/quiet.h.
ALTER TABLE person ADD COLUMN mail_when @INT@ NOT NULL DEFAULT 2
      CHECK (mail_when BETWEEN 1 AND 3);
ALTER TABLE staff ADD COLUMN mail_when @INT@ NOT NULL DEFAULT 2
      CHECK (mail_when BETWEEN 1 AND 3);

-- A mail follows from an entry; or it is a notice, with a text of its own. thing says
-- what it tells of: the same thing is told to nobody twice.
CREATE TABLE mail_out_new (
  id           @ID@,
  case_id      @INT@ REFERENCES case_,
  entry_id     @INT@ REFERENCES entry,
  thing        TEXT NOT NULL CHECK (thing <> ''),
  kind         @INT@ NOT NULL,
  to_mail      TEXT NOT NULL,
  to_name      TEXT NOT NULL DEFAULT '',
  person_id    @INT@ REFERENCES person,
  staff_id     @INT@ REFERENCES staff,
  lang         TEXT NOT NULL CHECK (lang IN ('da', 'en')),
  message_id   TEXT NOT NULL UNIQUE,
  subject      TEXT,                         -- of a notice
  text         TEXT,
  path         TEXT,                         -- of the page that it leads to
  created_at   @INSTANT@ NOT NULL,
  state        @INT@ NOT NULL DEFAULT 1 CHECK (state BETWEEN 1 AND 5),
  sent_at      @INSTANT@,
  error        TEXT,
  UNIQUE (thing, kind, to_mail),
  CHECK ((case_id IS NULL) = (entry_id IS NULL)),
  CHECK ((entry_id IS NULL) = (subject IS NOT NULL)),
  CHECK ((subject IS NULL) = (text IS NULL))
) @STRICT@;
INSERT INTO mail_out_new (id, case_id, entry_id, thing, kind, to_mail, to_name,
                          person_id, lang, message_id, created_at, state, sent_at, error)
SELECT id, case_id, entry_id, 'entry ' || entry_id, kind, to_mail, to_name,
       person_id, lang, message_id, created_at, state, sent_at, error
  FROM mail_out;
DROP TABLE mail_out;
ALTER TABLE mail_out_new RENAME TO mail_out;
-- @if postgresql
SELECT setval(pg_get_serial_sequence('mail_out', 'id'),
              COALESCE((SELECT MAX(id) FROM mail_out), 0) + 1, false);
-- @end
CREATE INDEX mail_out_case ON mail_out (case_id, id);
CREATE INDEX mail_out_state ON mail_out (state, id);

-- When the reporter is owed the next word; which clocks stand still (model/agreement.h);
-- and why the time horizon is what it is (model/case.h).
ALTER TABLE case_ ADD COLUMN update_due @INSTANT@;
ALTER TABLE case_ ADD COLUMN standing @INT@ NOT NULL DEFAULT 0;
ALTER TABLE case_ ADD COLUMN horizon_why @INT@ NOT NULL DEFAULT 0;

DROP VIEW case_line;
CREATE VIEW case_line AS
SELECT c.id, c.version, c.subject, c.customer_id, c.person_id, c.category, c.priority,
       c.status, c.step, c.assignee_id, c.channel, c.lang, c.agreement_id, c.opened_at,
       c.updated_at, c.response_due, c.responded_at, c.update_due, c.solution_due,
       c.standing, c.horizon, c.horizon_why, c.next_due, c.solved_at, c.closed_at,
       c.merged_into,
       cu.name AS customer_name, cu.slug AS customer_slug,
       p.name AS person_name, p.mail AS person_mail,
       s.name AS assignee_name
  FROM case_ c
  LEFT JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN person p ON p.id = c.person_id
  LEFT JOIN staff s ON s.id = c.assignee_id;
