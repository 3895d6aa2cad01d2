-- name: contact_form_find :one
-- param: customer int
-- row: contact_form
-- hot
SELECT * FROM contact_form WHERE customer_id = :customer;

-- name: contact_form_of_host :one
-- param: host text
-- row: contact_form
-- hot
SELECT * FROM contact_form WHERE host = :host;

-- name: contact_form_set :exec
-- param: customer int, seen int, host text?, sites text, sha256 text?, type text?
-- param: width int?, height int?
INSERT INTO contact_form (customer_id, host, sites, logo_sha256, logo_type, logo_width,
                          logo_height)
VALUES (:customer, :host, :sites, :sha256, :type, :width, :height)
ON CONFLICT (customer_id) DO UPDATE
   SET host = :host, sites = :sites, logo_sha256 = :sha256, logo_type = :type,
       logo_width = :width, logo_height = :height, version = contact_form.version + 1
 WHERE contact_form.version = :seen;
