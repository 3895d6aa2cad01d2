-- name: evaluation_find :one
-- param: case_id int
SELECT answered_at, solved, speed, informed, comment FROM evaluation
 WHERE case_id = :case_id;

-- name: evaluation_save :exec
-- param: case_id int, answered_at int, solved int?, speed int?, informed int?
-- param: comment text
INSERT INTO evaluation (case_id, answered_at, solved, speed, informed, comment)
VALUES (:case_id, :answered_at, :solved, :speed, :informed, :comment)
ON CONFLICT (case_id) DO UPDATE
   SET answered_at = excluded.answered_at, solved = excluded.solved,
       speed = excluded.speed, informed = excluded.informed,
       comment = excluded.comment;
