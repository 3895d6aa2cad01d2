-- name: meeting_find :one
-- param: id int
-- row: meeting
SELECT m.*, c.name AS customer_name, s.name AS staff_name
  FROM meeting m JOIN customer c ON c.id = m.customer_id JOIN staff s ON s.id = m.led_by
 WHERE m.id = :id;

-- name: meetings_ahead :many
-- param: customer int
-- row: meeting
-- Of a customer, or of all (0): what is planned and not held yet, the next one first.
SELECT m.*, c.name AS customer_name, s.name AS staff_name
  FROM meeting m JOIN customer c ON c.id = m.customer_id JOIN staff s ON s.id = m.led_by
 WHERE m.state = 1 AND (:customer = 0 OR m.customer_id = :customer)
 ORDER BY m.begins_at, m.id;

-- name: meetings_over :many
-- param: customer int, n int
-- row: meeting
-- Those that were held or cancelled, the last one first.
SELECT m.*, c.name AS customer_name, s.name AS staff_name
  FROM meeting m JOIN customer c ON c.id = m.customer_id JOIN staff s ON s.id = m.led_by
 WHERE m.state <> 1 AND (:customer = 0 OR m.customer_id = :customer)
 ORDER BY m.begins_at DESC, m.id DESC LIMIT :n;

-- name: meetings_led :many
-- param: staff int, since int, before int
-- row: meeting
-- What somebody leads, for his calendar.
SELECT m.*, c.name AS customer_name, s.name AS staff_name
  FROM meeting m JOIN customer c ON c.id = m.customer_id JOIN staff s ON s.id = m.led_by
 WHERE m.led_by = :staff AND m.begins_at >= :since AND m.begins_at < :before
   AND m.state <> 3
 ORDER BY m.begins_at, m.id;

-- name: meeting_add :one
-- param: customer int, begins int, ends int, place text, agenda text, led_by int
-- param: planned_by int?, planned_at int
INSERT INTO meeting (customer_id, state, begins_at, ends_at, place, agenda, led_by,
                     planned_by, planned_at)
VALUES (:customer, 1, :begins, :ends, :place, :agenda, :led_by, :planned_by, :planned_at)
RETURNING id;

-- name: meeting_save :exec
-- param: id int, seen int, state int, begins int, ends int, place text, agenda text
-- param: minutes text, led_by int, sequence int, held_at int?
UPDATE meeting
   SET state = :state, begins_at = :begins, ends_at = :ends, place = :place,
       agenda = :agenda, minutes = :minutes, led_by = :led_by, sequence = :sequence,
       held_at = :held_at, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: meeting_answer_set :exec
-- param: meeting int, person int, answer int, at int
-- An older word than the one that is known changes nothing.
INSERT INTO meeting_answer (meeting_id, person_id, answer, answered_at)
VALUES (:meeting, :person, :answer, :at)
ON CONFLICT (meeting_id, person_id) DO UPDATE
   SET answer = excluded.answer, answered_at = excluded.answered_at
 WHERE meeting_answer.answered_at <= excluded.answered_at;

-- name: meeting_answers_clear :exec
-- param: meeting int
DELETE FROM meeting_answer WHERE meeting_id = :meeting;

-- name: meeting_invited :many
-- param: meeting int
-- The customer's contacts, who are invited, with what they answered.
SELECT p.id, p.name, COALESCE(a.answer, 0) AS answer
  FROM meeting m
  JOIN person p ON p.customer_id = m.customer_id AND p.contact = 1 AND p.active = 1
               AND p.mail IS NOT NULL
  LEFT JOIN meeting_answer a ON a.meeting_id = m.id AND a.person_id = p.id
 WHERE m.id = :meeting
 ORDER BY p.name @DANISH@, p.id;
