-- 0003_agreement.sql - agreements with three clocks, days of their own, and an end (M17).
--
-- Two versions cannot overlap: one holds from valid_from until the next one begins or
-- until it ends, and no two of a customer begin at the same instant.

ALTER TABLE agreement ADD COLUMN ends_at @INSTANT@ CHECK (ends_at > valid_from);
ALTER TABLE agreement ADD COLUMN always @INT@ NOT NULL DEFAULT 0
  CHECK (always IN (0, 1));                                -- round the clock
ALTER TABLE agreement ADD COLUMN off_after_ascension @INT@ NOT NULL DEFAULT 0
  CHECK (off_after_ascension IN (0, 1));
-- Which clocks stand still while it waits: bits 1 response, 2 update, 4 solution.
ALTER TABLE agreement ADD COLUMN stands_reporter @INT@ NOT NULL DEFAULT 6
  CHECK (stands_reporter BETWEEN 0 AND 7);
ALTER TABLE agreement ADD COLUMN stands_supplier @INT@ NOT NULL DEFAULT 0
  CHECK (stands_supplier BETWEEN 0 AND 7);
ALTER TABLE agreement ADD COLUMN stands_part @INT@ NOT NULL DEFAULT 0
  CHECK (stands_part BETWEEN 0 AND 7);
ALTER TABLE agreement ADD COLUMN stands_solved @INT@ NOT NULL DEFAULT 7
  CHECK (stands_solved BETWEEN 0 AND 7);
ALTER TABLE agreement ADD COLUMN reopen_days @INT@ NOT NULL DEFAULT 30
  CHECK (reopen_days BETWEEN 0 AND 3650);
ALTER TABLE agreement ADD COLUMN horizon_margin @INT@ NOT NULL DEFAULT 20
  CHECK (horizon_margin BETWEEN 0 AND 100);                -- percent

-- What was open always had no hours.
UPDATE agreement SET always = 1
 WHERE NOT EXISTS (SELECT 1 FROM agreement_hours h WHERE h.agreement_id = agreement.id);

-- A date on which something else holds. kind 1: closed from opens on (0 all day), 2: the
-- same every year (day is in the year 2000), 3: open then instead.
CREATE TABLE agreement_day (
  agreement_id  @INT@ NOT NULL REFERENCES agreement,
  kind          @INT@ NOT NULL CHECK (kind BETWEEN 1 AND 3),
  day           @INT@ NOT NULL,                            -- days since 1970-01-01
  opens         @INT@ NOT NULL CHECK (opens BETWEEN 0 AND 1440),
  closes        @INT@ NOT NULL CHECK (closes BETWEEN 0 AND 1440),
  name          TEXT NOT NULL,
  PRIMARY KEY (agreement_id, kind, day, opens)
) @STRICT@;

-- Seconds, in opening hours or round the clock; an update of 0 is none promised.
ALTER TABLE agreement_target RENAME COLUMN always TO response_always;
ALTER TABLE agreement_target ADD COLUMN update_ @INT@ NOT NULL DEFAULT 0
  CHECK (update_ >= 0);
ALTER TABLE agreement_target ADD COLUMN update_always @INT@ NOT NULL DEFAULT 0
  CHECK (update_always IN (0, 1));
ALTER TABLE agreement_target ADD COLUMN solution_always @INT@ NOT NULL DEFAULT 0
  CHECK (solution_always IN (0, 1));
UPDATE agreement_target
   SET update_always = response_always, solution_always = response_always;
