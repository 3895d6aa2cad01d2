-- name: visit_add :one
-- param: case_id int, staff int, begins int, ends int, travel int, address text
-- param: phone text, what text, by int?, now int
INSERT INTO visit (case_id, staff_id, state, begins_at, ends_at, travel, address, phone,
                   what, planned_by, planned_at)
VALUES (:case_id, :staff, 1, :begins, :ends, :travel, :address, :phone, :what, :by, :now)
RETURNING id;

-- name: visit_save :exec
-- param: id int, seen int, staff int, state int, begins int, ends int, travel int
-- param: address text, phone text, what text, sequence int, answer int
-- param: answered_at int?, done_at int?, signed_by text
UPDATE visit
   SET staff_id = :staff, state = :state, begins_at = :begins, ends_at = :ends,
       travel = :travel, address = :address, phone = :phone, what = :what,
       sequence = :sequence, answer = :answer, answered_at = :answered_at,
       done_at = :done_at, signed_by = :signed_by, version = version + 1
 WHERE id = :id AND version = :seen;

-- What a calendar answers is no change of the visit: whoever plans or reports just then has
-- still seen it as it is.
-- name: visit_answer :exec
-- param: id int, answer int, answered_at int
UPDATE visit SET answer = :answer, answered_at = :answered_at WHERE id = :id;

-- name: visit_follow :exec
-- param: id int, case_id int
UPDATE visit SET case_id = :case_id WHERE id = :id;

-- name: visit_find :one
-- param: id int
-- row: visit
SELECT * FROM visit_line
 WHERE id = :id;

-- name: visits_of_case :many
-- param: case_id int
-- row: visit
-- hot
SELECT * FROM visit_line
 WHERE case_id = :case_id
 ORDER BY id DESC;

-- name: visits_of_staff :many
-- param: staff int, since int, before int
-- row: visit
-- hot
SELECT * FROM visit_line
 WHERE staff_id = :staff AND begins_at >= :since AND begins_at < :before
   AND state <> 3
 ORDER BY begins_at, id;

-- name: visits_planned :many
-- param: since int, before int
-- row: visit
SELECT * FROM visit_line
 WHERE state = 1 AND begins_at >= :since AND begins_at < :before
 ORDER BY begins_at, id;

-- name: visit_next :one
-- param: staff int, since int
-- hot
SELECT begins_at FROM visit
 WHERE staff_id = :staff AND begins_at >= :since AND state = 1
 ORDER BY begins_at LIMIT 1;

-- name: site_add :exec
-- param: customer int, name text, address text, phone text, travel int
INSERT INTO customer_site (customer_id, name, address, phone, travel)
VALUES (:customer, :name, :address, :phone, :travel);

-- name: site_change :exec
-- param: customer int, name text, address text, phone text, travel int
UPDATE customer_site SET address = :address, phone = :phone, travel = :travel
 WHERE customer_id = :customer AND name = :name;

-- name: site_remove :exec
-- param: customer int, id int
DELETE FROM customer_site WHERE customer_id = :customer AND id = :id;

-- name: sites_of_customer :many
-- param: customer int
SELECT id, name, address, phone, travel FROM customer_site
 WHERE customer_id = :customer ORDER BY id;

-- name: feed_set :exec
-- param: staff int, token_sha256 text, now int
INSERT INTO calendar_feed (staff_id, token_sha256, made_at)
VALUES (:staff, :token_sha256, :now)
ON CONFLICT (staff_id) DO UPDATE
   SET token_sha256 = excluded.token_sha256, made_at = excluded.made_at;

-- name: feed_clear :exec
-- param: staff int
DELETE FROM calendar_feed WHERE staff_id = :staff;

-- name: feed_find :one
-- param: token_sha256 text
SELECT f.staff_id FROM calendar_feed f JOIN staff s ON s.id = f.staff_id AND s.active = 1
 WHERE f.token_sha256 = :token_sha256;

-- name: feed_made :one
-- param: staff int
SELECT made_at FROM calendar_feed WHERE staff_id = :staff;

-- name: away_of_staff :many
-- param: staff int, since int, before int
SELECT begins_at, ends_at FROM roster_exception
 WHERE staff_id = :staff AND is_on = 0 AND role = 0 AND withdrawn_at IS NULL
   AND ends_at > :since AND begins_at < :before
 ORDER BY begins_at;
