-- name: staff_find :one
-- param: id int
-- row: staff
SELECT * FROM staff WHERE id = :id;

-- name: staff_find_by_mail :one
-- param: mail text
-- row: staff
SELECT * FROM staff WHERE mail = :mail;

-- name: staff_all :many
-- row: staff
SELECT * FROM staff ORDER BY active DESC, name @DANISH@, id;

-- name: staff_add :one
-- param: name text, mail text, phone text?, role int, admin int, lang text
-- param: password text?, active int, mail_when int, lead int?
INSERT INTO staff (name, mail, phone, role, admin, lang, password, active, mail_when,
                   lead_id)
VALUES (:name, :mail, :phone, :role, :admin, :lang, :password, :active, :mail_when,
        :lead)
RETURNING id;

-- name: staff_save :exec
-- param: id int, name text, mail text, phone text?, role int, admin int, lang text
-- param: password text?, active int, mail_when int, lead int?
UPDATE staff
   SET name = :name, mail = :mail, phone = :phone, role = :role, admin = :admin,
       lang = :lang, password = COALESCE(:password, password), active = :active,
       mail_when = :mail_when, lead_id = :lead
 WHERE id = :id;

-- name: customer_find :one
-- param: id int
-- row: customer
SELECT * FROM customer WHERE id = :id;

-- name: customer_find_by_slug :one
-- param: slug text
-- row: customer
SELECT * FROM customer WHERE slug = :slug;

-- name: customer_find_by_address :one
-- param: kind int, value text
-- row: customer
SELECT c.* FROM customer_address ca JOIN customer c ON c.id = ca.customer_id
 WHERE ca.kind = :kind AND ca.value = :value;

-- name: customers_by_name :many
-- param: name text, id int, n int
-- row: customer
SELECT * FROM customer
 WHERE (name @DANISH@, id) > (:name, :id)
 ORDER BY name @DANISH@, id LIMIT :n;

-- name: customer_add :one
-- param: name text, slug text, lang text, phone text?, colour text?, notes text
-- param: active int
INSERT INTO customer (name, slug, lang, phone, colour, notes, active)
VALUES (:name, :slug, :lang, :phone, :colour, :notes, :active)
RETURNING id;

-- name: customer_save :exec
-- param: id int, seen int, name text, slug text, lang text, phone text?, colour text?
-- param: notes text, active int
UPDATE customer
   SET name = :name, slug = :slug, lang = :lang, phone = :phone, colour = :colour,
       notes = :notes, active = :active, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: customer_addresses :many
-- param: customer int
SELECT kind, value, send_as FROM customer_address
 WHERE customer_id = :customer ORDER BY kind, value;

-- name: customer_addresses_clear :exec
-- param: customer int
DELETE FROM customer_address WHERE customer_id = :customer;

-- name: customer_address_add :exec
-- param: customer int, kind int, value text, send_as int
INSERT INTO customer_address (customer_id, kind, value, send_as)
VALUES (:customer, :kind, :value, :send_as);

-- name: customer_consultants :many
-- param: customer int
-- row: staff
SELECT s.* FROM customer_consultant cc JOIN staff s ON s.id = cc.staff_id
 WHERE cc.customer_id = :customer ORDER BY s.name @DANISH@, s.id;

-- name: customer_consultants_clear :exec
-- param: customer int
DELETE FROM customer_consultant WHERE customer_id = :customer;

-- name: customer_consultant_add :exec
-- param: customer int, staff int
INSERT INTO customer_consultant (customer_id, staff_id) VALUES (:customer, :staff)
ON CONFLICT DO NOTHING;

-- name: person_find :one
-- param: id int
-- row: person
SELECT p.*, c.name AS customer_name
  FROM person p LEFT JOIN customer c ON c.id = p.customer_id
 WHERE p.id = :id;

-- name: person_find_by_mail :one
-- param: mail text
-- row: person
SELECT p.*, c.name AS customer_name
  FROM person p LEFT JOIN customer c ON c.id = p.customer_id
 WHERE p.mail = :mail;

-- name: persons_of_customer :many
-- param: customer int
-- row: person
SELECT p.*, c.name AS customer_name
  FROM person p JOIN customer c ON c.id = p.customer_id
 WHERE p.customer_id = :customer
 ORDER BY p.active DESC, p.name @DANISH@, p.id;

-- name: persons_by_key :many
-- param: low text, high text, n int
-- row: person
-- hot
-- Those with a key in [low, high): what begins with what was typed.
SELECT p.*, c.name AS customer_name
  FROM person p LEFT JOIN customer c ON c.id = p.customer_id
 WHERE p.active = 1 AND p.id IN (SELECT k.person_id FROM person_key k
                                  WHERE k.key >= :low AND k.key < :high LIMIT :n)
 ORDER BY p.name @DANISH@, p.id;

-- name: person_keys :many
-- param: person int
SELECT key FROM person_key WHERE person_id = :person;

-- name: person_keys_clear :exec
-- param: person int
DELETE FROM person_key WHERE person_id = :person;

-- name: person_key_add :exec
-- param: key text, person int
INSERT INTO person_key (key, person_id) VALUES (:key, :person) ON CONFLICT DO NOTHING;

-- name: person_add :one
-- param: customer int?, name text, mail text?, phone text?, lang text, contact int
-- param: outages int, active int, active_at int?, mail_when int
INSERT INTO person (customer_id, name, mail, phone, lang, contact, outages, active,
                    active_at, mail_when)
VALUES (:customer, :name, :mail, :phone, :lang, :contact, :outages, :active,
        :active_at, :mail_when)
RETURNING id;

-- name: person_save :exec
-- param: id int, seen int, customer int?, name text, mail text?, phone text?, lang text
-- param: contact int, outages int, active int, active_at int?, mail_when int
UPDATE person
   SET customer_id = :customer, name = :name, mail = :mail, phone = :phone, lang = :lang,
       contact = :contact, outages = :outages, active = :active,
       active_at = :active_at, mail_when = :mail_when,
       version = version + 1
 WHERE id = :id AND version = :seen;
