-- name: quarantine_add :one
-- param: customer int, at int, doubt int, category int, lang text, name text, mail text
-- param: phone text?, text text, address text
INSERT INTO quarantine (customer_id, at, doubt, category, lang, name, mail, phone, text,
                        address)
VALUES (:customer, :at, :doubt, :category, :lang, :name, :mail, :phone, :text, :address)
RETURNING id;

-- name: quarantine_file_add :exec
-- param: report int, n int, sha256 text, name text, content_type text, size int
INSERT INTO quarantine_file (report_id, n, sha256, name, content_type, size)
VALUES (:report, :n, :sha256, :name, :content_type, :size);

-- name: quarantine_find :one
-- param: id int
-- row: quarantine
SELECT q.*, c.name AS customer_name
  FROM quarantine q JOIN customer c ON c.id = q.customer_id
 WHERE q.id = :id;

-- name: quarantine_list :many
-- param: after int, n int
-- row: quarantine
-- The oldest first: it has waited longest.
SELECT q.*, c.name AS customer_name
  FROM quarantine q JOIN customer c ON c.id = q.customer_id
 WHERE q.id > :after
 ORDER BY q.id LIMIT :n;

-- name: quarantine_files :many
-- param: report int
SELECT sha256, name, content_type, size FROM quarantine_file
 WHERE report_id = :report ORDER BY n;

-- name: quarantine_count :one
SELECT COUNT(*) AS n FROM quarantine;

-- name: quarantine_file_remove :exec
-- param: report int
DELETE FROM quarantine_file WHERE report_id = :report;

-- name: quarantine_remove :exec
-- param: id int
DELETE FROM quarantine WHERE id = :id;

-- name: quarantine_files_remove_of :exec
-- param: address text
DELETE FROM quarantine_file
 WHERE report_id IN (SELECT id FROM quarantine WHERE address = :address);

-- name: quarantine_remove_of :exec
-- param: address text
DELETE FROM quarantine WHERE address = :address;
