-- name: person_session_add :exec
-- param: token text, person int, link_at int, now int, expires int
INSERT INTO person_session (token_sha256, person_id, link_at, created_at, expires_at)
VALUES (:token, :person, :link_at, :now, :expires);

-- name: person_session_find :one
-- param: token text, now int
-- hot
SELECT person_id FROM person_session WHERE token_sha256 = :token AND expires_at > :now;

-- name: person_session_of_link :one
-- param: person int, link_at int
SELECT COUNT(*) AS n FROM person_session WHERE person_id = :person AND link_at = :link_at;

-- name: person_session_end :exec
-- param: token text
-- The row stays: its link is used up.
UPDATE person_session SET expires_at = 0 WHERE token_sha256 = :token;

-- name: person_session_end_all_of :exec
-- param: person int
UPDATE person_session SET expires_at = 0 WHERE person_id = :person;

-- name: person_session_forget :exec
-- param: before int
DELETE FROM person_session WHERE created_at < :before;
