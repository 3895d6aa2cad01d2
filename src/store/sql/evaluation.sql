-- name: evaluation_find :one
-- param: case_id int
SELECT set_id, answered_at, score1, score2, score3, comment, clicked FROM evaluation
 WHERE case_id = :case_id;

-- name: evaluation_save :exec
-- param: case_id int, set int, answered_at int, score1 int?, score2 int?, score3 int?
-- param: comment text, clicked int
INSERT INTO evaluation
       (case_id, set_id, answered_at, score1, score2, score3, comment, clicked)
VALUES (:case_id, :set, :answered_at, :score1, :score2, :score3, :comment, :clicked)
ON CONFLICT (case_id) DO UPDATE
   SET set_id = excluded.set_id, answered_at = excluded.answered_at,
       score1 = excluded.score1, score2 = excluded.score2, score3 = excluded.score3,
       comment = excluded.comment, clicked = excluded.clicked;

-- name: evaluation_forget :exec
-- param: case_id int
DELETE FROM evaluation WHERE case_id = :case_id;

-- name: evaluation_last_asked :one
-- param: person int, case_id int
-- hot
SELECT at FROM evaluation_ask
 WHERE person_id = :person AND asked = 1 AND case_id <> :case_id
 ORDER BY at DESC LIMIT 1;

-- name: evaluation_closed :one
-- param: customer int, case_id int, since int
-- hot
SELECT COUNT(*) AS n FROM evaluation_ask
 WHERE customer_id = :customer AND at > :since AND case_id <> :case_id;

-- name: evaluation_ask :exec
-- param: case_id int, customer int?, person int?, at int, asked int
INSERT INTO evaluation_ask (case_id, customer_id, person_id, at, asked)
VALUES (:case_id, :customer, :person, :at, :asked)
ON CONFLICT (case_id) DO UPDATE
   SET customer_id = excluded.customer_id, person_id = excluded.person_id,
       at = excluded.at, asked = excluded.asked;

-- name: evaluation_click :exec
-- param: case_id int, mark int, at int
INSERT INTO evaluation_click (case_id, mark, at) VALUES (:case_id, :mark, :at)
ON CONFLICT (case_id, mark) DO UPDATE SET at = excluded.at;

-- name: evaluation_clicks :one
-- param: case_id int, since int
SELECT COUNT(*) AS n FROM evaluation_click
 WHERE case_id = :case_id AND mark > 0 AND at >= :since;

-- name: evaluation_scanned :one
-- param: case_id int
SELECT COUNT(*) AS n FROM evaluation_click WHERE case_id = :case_id AND mark = 0;

-- name: evaluation_rows :many
-- param: from int, to int
-- row: evaluation_row
SELECT a.case_id, a.at, c.customer_id, c.assignee_id, c.category, cu.name AS customer,
       s.name AS staff, e.score1, e.score2, e.score3
  FROM evaluation_ask a
  JOIN case_ c ON c.id = a.case_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN staff s ON s.id = c.assignee_id
  LEFT JOIN evaluation e ON e.case_id = a.case_id
 WHERE a.asked = 1 AND a.at >= :from AND a.at < :to
 ORDER BY a.at, a.case_id;

-- name: evaluation_said :many
-- param: from int, worst int, most int
SELECT e.case_id, e.answered_at, e.comment, e.score1, e.score2, e.score3, c.subject,
       c.customer_id, c.assignee_id, cu.name AS customer, s.name AS staff,
       p.name AS person
  FROM evaluation e
  JOIN case_ c ON c.id = e.case_id
  LEFT JOIN customer cu ON cu.id = c.customer_id
  LEFT JOIN staff s ON s.id = c.assignee_id
  LEFT JOIN person p ON p.id = c.person_id
 WHERE e.answered_at >= :from
   AND (e.comment <> '' OR e.score1 <= :worst OR e.score2 <= :worst OR e.score3 <= :worst)
 ORDER BY e.answered_at DESC, e.case_id DESC
 LIMIT :most;
