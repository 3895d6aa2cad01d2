-- 0033: nobody is asked more often than agreed, and who leads an agent hears of a low mark
-- at once (M16).

ALTER TABLE staff ADD COLUMN lead_id @INT@ REFERENCES staff;

-- A person at most once in so many days (0: after each case); of a customer about so many
-- cases in 30 days, at random (0: each).
ALTER TABLE question_set ADD COLUMN every_days @INT@ NOT NULL DEFAULT 7;
ALTER TABLE question_set ADD COLUMN about_monthly @INT@ NOT NULL DEFAULT 100;

-- Only the mark that was clicked in a mail: not yet sent by a form.
ALTER TABLE evaluation ADD COLUMN clicked @INT@ NOT NULL DEFAULT 0;

-- Each case that was closed by word, and whether its reporter was asked.
CREATE TABLE evaluation_ask (
  case_id      @INT@ NOT NULL PRIMARY KEY REFERENCES case_,
  customer_id  @INT@ REFERENCES customer,
  person_id    @INT@ REFERENCES person,
  at           @INSTANT@ NOT NULL,           -- when it was closed last
  asked        @INT@ NOT NULL CHECK (asked IN (0, 1))
) @STRICT@;
CREATE INDEX evaluation_ask_customer ON evaluation_ask (customer_id, at);
CREATE INDEX evaluation_ask_person ON evaluation_ask (person_id, at) WHERE asked = 1;
CREATE INDEX evaluation_ask_at ON evaluation_ask (at, case_id) WHERE asked = 1;

INSERT INTO evaluation_ask (case_id, customer_id, person_id, at, asked)
SELECT c.id, c.customer_id, c.person_id, COALESCE(c.closed_at, e.answered_at), 1
  FROM evaluation e JOIN case_ c ON c.id = e.case_id;

-- Which marks of a case's mail were opened: a scanner of mails opens them all.
CREATE TABLE evaluation_click (
  case_id  @INT@ NOT NULL REFERENCES case_,
  mark     @INT@ NOT NULL CHECK (mark BETWEEN 0 AND 5), -- 0: it was a scanner
  at       @INSTANT@ NOT NULL,
  PRIMARY KEY (case_id, mark)
) @STRICT@;

CREATE INDEX evaluation_answered ON evaluation (answered_at, case_id);
