-- name: host_check_find :one
-- param: host text
-- row: host_check
-- hot
SELECT * FROM host_check WHERE host = :host;

-- name: host_check_set :exec
-- param: host text, checked_at int, reached_at int?, trouble int, certificate_ends int?
INSERT INTO host_check (host, checked_at, reached_at, trouble, certificate_ends)
VALUES (:host, :checked_at, :reached_at, :trouble, :certificate_ends)
ON CONFLICT (host) DO UPDATE
   SET checked_at = :checked_at, reached_at = :reached_at, trouble = :trouble,
       certificate_ends = :certificate_ends;

-- name: host_check_all :many
-- param: own text?
-- row: host_check
SELECT h.* FROM host_check h
 WHERE h.host = :own OR EXISTS (SELECT 1 FROM contact_form f WHERE f.host = h.host)
 ORDER BY h.host;
