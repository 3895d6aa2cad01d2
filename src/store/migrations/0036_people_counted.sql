-- 0036: which people are told of outages (M8), and from when on people count for the price
-- (M18).

ALTER TABLE person ADD COLUMN outages @INT@ NOT NULL DEFAULT 0 CHECK (outages IN (0, 1));
UPDATE person SET outages = contact; -- who was told until now
-- When he came, or left, or came back; NULL: before that was noted.
ALTER TABLE person ADD COLUMN active_at @INSTANT@;

-- On which day of the month the customer's people are counted for the price; 0: it does
-- not follow their number.
ALTER TABLE agreement ADD COLUMN count_day @INT@ NOT NULL DEFAULT 0
  CHECK (count_day BETWEEN 0 AND 28);
