-- 0027: what is asked after a case (M16) is the provider's own, for all or for a customer,
-- and changes: an evaluation belongs to the questions that were asked.

CREATE TABLE question_set (
  id           @ID@,
  customer_id  @INT@ REFERENCES customer,    -- NULL: of all who have none of their own
  at           @INSTANT@ NOT NULL,           -- in force from then on
  staff_id     @INT@ REFERENCES staff        -- NULL: the desk's own, from the first
) @STRICT@;
CREATE INDEX question_set_customer ON question_set (customer_id, at);

-- None of a customer: from then on he is asked as all are.
CREATE TABLE question (
  set_id  @INT@ NOT NULL REFERENCES question_set,
  n       @INT@ NOT NULL CHECK (n BETWEEN 1 AND 3),
  da      TEXT NOT NULL,
  en      TEXT NOT NULL,
  PRIMARY KEY (set_id, n)
) @STRICT@;

INSERT INTO question_set (at) VALUES (0);
INSERT INTO question (set_id, n, da, en) VALUES
  (1, 1, 'Blev sagen løst godt?', 'Was the case solved well?'),
  (1, 2, 'Gik det hurtigt nok?', 'Was it quick enough?'),
  (1, 3, 'Blev du holdt orienteret?', 'Were you kept informed?');

ALTER TABLE evaluation RENAME COLUMN solved TO score1;
ALTER TABLE evaluation RENAME COLUMN speed TO score2;
ALTER TABLE evaluation RENAME COLUMN informed TO score3;
ALTER TABLE evaluation ADD COLUMN set_id @INT@ NOT NULL DEFAULT 1;
