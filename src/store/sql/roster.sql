-- name: roster_shifts :many
-- param: role int, day int
-- row: roster_shift
-- Of those who work here, those that have not ended before that day; of one role, or
-- of all (0).
SELECT r.id, r.role, r.staff_id, r.weekday, r.begins, r.ends, r.every, r.week,
       r.on_holidays, r.from_day, r.to_day
  FROM roster_shift r JOIN staff s ON s.id = r.staff_id
 WHERE s.active = 1 AND (r.role = :role OR :role = 0)
   AND (r.to_day IS NULL OR r.to_day >= :day)
 ORDER BY r.role DESC, r.weekday, r.begins, r.id;

-- name: roster_shift_find :one
-- param: id int
-- row: roster_shift
SELECT id, role, staff_id, weekday, begins, ends, every, week, on_holidays, from_day,
       to_day
  FROM roster_shift WHERE id = :id;

-- name: roster_shift_add :one
-- param: role int, staff int, weekday int, begins int, ends int, every int, week int
-- param: on_holidays int, from_day int?, to_day int?
INSERT INTO roster_shift (role, staff_id, weekday, begins, ends, every, week,
                          on_holidays, from_day, to_day)
VALUES (:role, :staff, :weekday, :begins, :ends, :every, :week,
        :on_holidays, :from_day, :to_day)
RETURNING id;

-- name: roster_shift_end :exec
-- param: id int, to_day int
UPDATE roster_shift SET to_day = :to_day WHERE id = :id;

-- name: roster_shift_remove :exec
-- param: id int
DELETE FROM roster_shift WHERE id = :id;

-- name: roster_exceptions :many
-- param: role int, from int, to int
-- row: roster_exception
-- hot
SELECT x.id, x.staff_id, x.role, x.is_on, x.begins_at, x.ends_at, x.why
  FROM roster_exception x JOIN staff s ON s.id = x.staff_id
 WHERE x.withdrawn_at IS NULL AND x.ends_at > :from AND x.begins_at < :to
   AND (x.role = :role OR x.role = 0 OR :role = 0) AND s.active = 1
 ORDER BY +x.id; -- by the index of what has not ended, not by the id

-- name: roster_exception_find :one
-- param: id int
-- row: roster_exception
SELECT id, staff_id, role, is_on, begins_at, ends_at, why
  FROM roster_exception WHERE id = :id AND withdrawn_at IS NULL;

-- name: roster_exception_add :one
-- param: staff int, role int, is_on int, begins int, ends int, why int, swap int?
INSERT INTO roster_exception (staff_id, role, is_on, begins_at, ends_at, why, swap_id)
VALUES (:staff, :role, :is_on, :begins, :ends, :why, :swap)
RETURNING id;

-- name: roster_exception_withdraw :exec
-- param: id int, now int
UPDATE roster_exception SET withdrawn_at = :now WHERE id = :id;

-- name: roster_swaps :many
-- param: from int
-- row: roster_swap
-- Those of which something is still to come, the last offered first.
SELECT w.id, w.role, w.from_id, w.to_id, w.begins_at, w.ends_at, w.back_begins,
       w.back_ends, w.note, w.state, w.offered_at, w.answered_at,
       f.name AS from_name, t.name AS to_name
  FROM roster_swap w JOIN staff f ON f.id = w.from_id JOIN staff t ON t.id = w.to_id
 WHERE w.ends_at > :from OR w.back_ends > :from
 ORDER BY w.id DESC LIMIT 50;

-- name: roster_swap_find :one
-- param: id int
-- row: roster_swap
SELECT w.id, w.role, w.from_id, w.to_id, w.begins_at, w.ends_at, w.back_begins,
       w.back_ends, w.note, w.state, w.offered_at, w.answered_at,
       f.name AS from_name, t.name AS to_name
  FROM roster_swap w JOIN staff f ON f.id = w.from_id JOIN staff t ON t.id = w.to_id
 WHERE w.id = :id;

-- name: roster_swap_add :one
-- param: role int, from_id int, to_id int, begins int, ends int, back_begins int?
-- param: back_ends int?, note text, now int
INSERT INTO roster_swap (role, from_id, to_id, begins_at, ends_at, back_begins,
                         back_ends, note, offered_at)
VALUES (:role, :from_id, :to_id, :begins, :ends, :back_begins, :back_ends, :note, :now)
RETURNING id;

-- name: roster_swap_answer :exec
-- param: id int, state int, now int
UPDATE roster_swap SET state = :state, answered_at = :now WHERE id = :id AND state = 1;

-- name: roster_log_add :exec
-- param: at int, by int?, kind int, role int, staff int, other int?, begins int?
-- param: ends int?, note text
INSERT INTO roster_log (at, by_id, kind, role, staff_id, other_id, begins_at, ends_at,
                        note)
VALUES (:at, :by, :kind, :role, :staff, :other, :begins, :ends, :note);

-- name: roster_log_list :many
-- param: n int
SELECT l.id, l.at, l.kind, l.role, l.begins_at, l.ends_at, l.note,
       b.name AS by_name, s.name AS staff_name, o.name AS other_name
  FROM roster_log l JOIN staff s ON s.id = l.staff_id
  LEFT JOIN staff b ON b.id = l.by_id LEFT JOIN staff o ON o.id = l.other_id
 ORDER BY l.id DESC LIMIT :n;
