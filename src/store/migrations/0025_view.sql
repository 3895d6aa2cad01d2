-- 0025: views that the staff save of their lists, and what makes another order quick.

CREATE TABLE saved_view (
  id        @ID@,
  version   @INT@ NOT NULL DEFAULT 1,
  staff_id  @INT@ REFERENCES staff,             -- whose it is; NULL: everybody's
  name      TEXT NOT NULL CHECK (name <> ''),
  list      TEXT NOT NULL CHECK (list <> ''),   -- of which list it is a part: "open", "mine"
  filter    TEXT NOT NULL,                      -- as it was typed: model/query.h
  ordered   @INT@ NOT NULL,                     -- see case_order_number()
  place     @INT@ NOT NULL                      -- among his, from 1 on
) @STRICT@;
CREATE INDEX saved_view_staff ON saved_view (staff_id, place, id);

-- All of the open cases that orders and filters look at, without going to the rows, which
-- lie scattered among a million closed ones.
-- @if sqlite
CREATE INDEX case_open_marks ON case_ (next_due, version, opened_at, updated_at,
  customer_id, person_id, category, priority, status, step, assignee_id, channel,
  response_due, responded_at, update_due, solution_due, standing, horizon, solved_at)
 WHERE closed_at IS NULL;
-- @end
CREATE INDEX case_open_subject ON case_ (subject @DANISH@, id) WHERE closed_at IS NULL;
