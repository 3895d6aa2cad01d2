-- name: setting_all :many
SELECT name, value FROM setting ORDER BY name;

-- name: setting_set :exec
-- param: name text, value text
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: session_add :exec
-- param: token text, staff int, now int, expires int
INSERT INTO session (token_sha256, staff_id, created_at, expires_at)
VALUES (:token, :staff, :now, :expires);

-- name: session_find :one
-- param: token text, now int
SELECT staff_id FROM session WHERE token_sha256 = :token AND expires_at > :now;

-- name: session_end :exec
-- param: token text
DELETE FROM session WHERE token_sha256 = :token;

-- name: session_end_all_of :exec
-- param: staff int
DELETE FROM session WHERE staff_id = :staff;

-- name: session_end_expired :exec
-- param: now int
DELETE FROM session WHERE expires_at <= :now;

-- name: attempt_count :one
-- param: name text, now int, window int
-- The first one after the window begins a new one.
INSERT INTO attempt (name, since, n) VALUES (:name, :now, 1)
ON CONFLICT (name) DO UPDATE
   SET n = CASE WHEN attempt.since + :window <= :now THEN 1 ELSE attempt.n + 1 END,
       since = CASE WHEN attempt.since + :window <= :now THEN :now
                    ELSE attempt.since END
RETURNING n;

-- name: attempt_take_back :exec
-- param: name text
UPDATE attempt SET n = n - 1 WHERE name = :name AND n > 0;

-- name: attempt_forget :exec
-- param: before int
DELETE FROM attempt WHERE since < :before;
