-- name: address_test_add :one
-- param: customer int, address text, kind int, message_id text, staff int?, person int?
-- param: sent_at int
INSERT INTO address_test
       (customer_id, address, kind, message_id, staff_id, person_id, sent_at)
VALUES (:customer, :address, :kind, :message_id, :staff, :person, :sent_at)
RETURNING id;

-- name: address_test_by_message :one
-- param: message_id text
-- row: address_test
SELECT t.*, m.state, m.error
  FROM address_test t LEFT JOIN mail_out m ON m.message_id = t.message_id
 WHERE t.message_id = :message_id;

-- name: address_test_last :one
-- param: customer int, address text, kind int
-- row: address_test
SELECT t.*, m.state, m.error
  FROM address_test t LEFT JOIN mail_out m ON m.message_id = t.message_id
 WHERE t.customer_id = :customer AND t.address = :address AND t.kind = :kind
 ORDER BY t.id DESC LIMIT 1;

-- name: address_test_arrive :exec
-- param: id int, at int, came_by text?, forwarded_to text?, return_path text?, seen text?
UPDATE address_test
   SET arrived_at = :at, came_by = :came_by, forwarded_to = :forwarded_to,
       return_path = :return_path, seen = :seen
 WHERE id = :id AND arrived_at IS NULL;

-- name: customer_address_send_as :exec
-- param: customer int, address text, send_as int
UPDATE customer_address SET send_as = :send_as
 WHERE customer_id = :customer AND kind = 1 AND value = :address;
