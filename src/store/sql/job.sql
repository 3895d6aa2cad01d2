-- name: job_add :exec
-- param: kind int, ref int, due int
INSERT INTO job (kind, ref, due_at) VALUES (:kind, :ref, :due);

-- name: job_ensure :exec
-- param: kind int, ref int, due int
INSERT INTO job (kind, ref, due_at)
SELECT CAST(:kind AS @INT@), CAST(:ref AS @INT@), CAST(:due AS @INT@)
 WHERE NOT EXISTS (SELECT 1 FROM job WHERE kind = :kind AND ref = :ref AND state = 1);

-- name: job_move :exec
-- param: kind int, ref int, due int
-- Whoever has it under way will find that it is another's: it runs again at the new time.
UPDATE job SET due_at = :due, attempts = 0, error = NULL
 WHERE kind = :kind AND ref = :ref AND state = 1;

-- name: job_drop :exec
-- param: kind int, ref int, now int
UPDATE job SET state = 2, done_at = :now WHERE kind = :kind AND ref = :ref AND state = 1;

-- name: job_lease :many
-- param: now int, until int, files int, skip int, n int
-- Takes the first due ones, of all kinds but one, and gives each its next attempt. Files
-- to be read (13) are taken by those alone who do nothing else.
UPDATE job SET due_at = :until, attempts = attempts + 1
 WHERE id IN (SELECT id FROM job WHERE state = 1 AND due_at <= :now AND kind <> :skip
                  AND CASE WHEN kind = 13 THEN 1 ELSE 0 END = :files
               ORDER BY due_at, id LIMIT :n
-- @if postgresql
                 FOR UPDATE SKIP LOCKED
-- @end
             )
RETURNING id, kind, ref, attempts, due_at;

-- name: job_done :exec
-- param: id int, leased int, now int
UPDATE job SET state = 2, done_at = :now, error = NULL
 WHERE id = :id AND due_at = :leased AND state = 1;

-- name: job_again :exec
-- param: id int, leased int, due int, error text
UPDATE job SET due_at = :due, error = :error
 WHERE id = :id AND due_at = :leased AND state = 1;

-- name: job_wait :exec
-- param: id int, leased int, due int
UPDATE job SET due_at = :due, attempts = 0, error = NULL
 WHERE id = :id AND due_at = :leased AND state = 1;

-- name: job_give_up :exec
-- param: id int, leased int, now int, error text
UPDATE job SET state = 3, done_at = :now, error = :error
 WHERE id = :id AND due_at = :leased AND state = 1;

-- name: job_next_due :one
-- param: files int, skip int
-- hot
SELECT due_at FROM job WHERE state = 1 AND kind <> :skip
   AND CASE WHEN kind = 13 THEN 1 ELSE 0 END = :files ORDER BY due_at, id LIMIT 1;

-- name: job_late :one
-- param: before int
-- hot
-- Mails have a place of their own; of files many may wait for long.
SELECT COUNT(*) AS n FROM job WHERE state = 1 AND due_at < :before AND kind NOT IN (1, 13);

-- name: job_given_up :one
SELECT COUNT(*) AS n FROM job WHERE state = 3 AND kind <> 1;

-- name: job_revive :exec
-- param: kind int, ref int, now int
-- One that was given up begins anew.
UPDATE job SET state = 1, attempts = 0, due_at = :now, done_at = NULL, error = NULL
 WHERE kind = :kind AND ref = :ref AND state = 3;
