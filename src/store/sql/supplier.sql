-- name: supplier_find :one
-- param: id int
-- row: supplier
SELECT * FROM supplier WHERE id = :id;

-- name: suppliers :many
-- param: name text, id int, n int
-- row: supplier
-- hot
SELECT * FROM supplier
 WHERE (name @DANISH@, id) > (:name, :id)
 ORDER BY name @DANISH@, id LIMIT :n;

-- name: suppliers_to_write :many
-- param: n int
-- hot
-- Those to whom a case can be passed on by mail.
SELECT id, name FROM supplier
 WHERE active = 1 AND mail IS NOT NULL ORDER BY name @DANISH@, id LIMIT :n;

-- name: suppliers_by_address :many
-- param: mail text, domain text
-- row: supplier
-- Those whose mail comes from that address, or its domain.
SELECT DISTINCT s.* FROM supplier_address a JOIN supplier s ON s.id = a.supplier_id
 WHERE a.value IN (:mail, :domain)
 ORDER BY s.id;

-- name: supplier_add :one
-- param: name text, mail text?, phone text?, web text?, lang text, hours_words text
-- param: time_zone text, answer int, template_da text, template_en text, unread int
-- param: active int
INSERT INTO supplier (name, mail, phone, web, lang, hours_words, time_zone, answer,
                      template_da, template_en, unread, active)
VALUES (:name, :mail, :phone, :web, :lang, :hours_words, :time_zone, :answer,
        :template_da, :template_en, :unread, :active)
RETURNING id;

-- name: supplier_save :exec
-- param: id int, seen int, name text, mail text?, phone text?, web text?, lang text
-- param: hours_words text, time_zone text, answer int, template_da text
-- param: template_en text, unread int, active int
UPDATE supplier
   SET name = :name, mail = :mail, phone = :phone, web = :web, lang = :lang,
       hours_words = :hours_words, time_zone = :time_zone, answer = :answer,
       template_da = :template_da, template_en = :template_en, unread = :unread,
       active = :active, version = version + 1
 WHERE id = :id AND version = :seen;

-- name: supplier_hours :many
-- param: supplier int
SELECT weekday, opens, closes FROM supplier_hours
 WHERE supplier_id = :supplier ORDER BY weekday, opens;

-- name: supplier_hours_clear :exec
-- param: supplier int
DELETE FROM supplier_hours WHERE supplier_id = :supplier;

-- name: supplier_hours_add :exec
-- param: supplier int, weekday int, opens int, closes int
INSERT INTO supplier_hours (supplier_id, weekday, opens, closes)
VALUES (:supplier, :weekday, :opens, :closes);

-- name: supplier_needs :many
-- param: supplier int
SELECT name FROM supplier_need WHERE supplier_id = :supplier ORDER BY n;

-- name: supplier_needs_clear :exec
-- param: supplier int
DELETE FROM supplier_need WHERE supplier_id = :supplier;

-- name: supplier_need_add :exec
-- param: supplier int, n int, name text
INSERT INTO supplier_need (supplier_id, n, name) VALUES (:supplier, :n, :name);

-- name: supplier_addresses :many
-- param: supplier int
SELECT value FROM supplier_address WHERE supplier_id = :supplier ORDER BY value;

-- name: supplier_addresses_clear :exec
-- param: supplier int
DELETE FROM supplier_address WHERE supplier_id = :supplier;

-- name: supplier_address_add :exec
-- param: supplier int, value text
INSERT INTO supplier_address (supplier_id, value) VALUES (:supplier, :value)
ON CONFLICT DO NOTHING;

-- name: supplier_serves :many
-- param: supplier int, customer int
-- row: serves
-- Of a supplier, of a customer, or of both; 0 is any.
SELECT sc.supplier_id, sc.customer_id, sc.number, sc.contract, sc.systems, sc.facts,
       s.name AS supplier_name, c.name AS customer_name
  FROM supplier_customer sc
  JOIN supplier s ON s.id = sc.supplier_id
  JOIN customer c ON c.id = sc.customer_id
 WHERE (sc.supplier_id = :supplier OR :supplier = 0)
   AND (sc.customer_id = :customer OR :customer = 0)
 ORDER BY c.name @DANISH@, c.id, s.name @DANISH@, s.id;

-- name: supplier_serves_set :exec
-- param: supplier int, customer int, number text, contract text, systems text, facts text
INSERT INTO supplier_customer (supplier_id, customer_id, number, contract, systems, facts)
VALUES (:supplier, :customer, :number, :contract, :systems, :facts)
ON CONFLICT (supplier_id, customer_id) DO UPDATE
   SET number = excluded.number, contract = excluded.contract,
       systems = excluded.systems, facts = excluded.facts;

-- name: supplier_serves_end :exec
-- param: supplier int, customer int
DELETE FROM supplier_customer WHERE supplier_id = :supplier AND customer_id = :customer;
