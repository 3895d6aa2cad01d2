-- name: evaluation_find :one
-- param: case_id int
SELECT set_id, answered_at, score1, score2, score3, comment FROM evaluation
 WHERE case_id = :case_id;

-- name: evaluation_save :exec
-- param: case_id int, set int, answered_at int, score1 int?, score2 int?, score3 int?
-- param: comment text
INSERT INTO evaluation (case_id, set_id, answered_at, score1, score2, score3, comment)
VALUES (:case_id, :set, :answered_at, :score1, :score2, :score3, :comment)
ON CONFLICT (case_id) DO UPDATE
   SET set_id = excluded.set_id, answered_at = excluded.answered_at,
       score1 = excluded.score1, score2 = excluded.score2, score3 = excluded.score3,
       comment = excluded.comment;
