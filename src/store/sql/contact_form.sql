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
-- param: customer int, seen int, host text?, sites text, links_always int, sha256 text?
-- param: type text?, width int?, height int?
INSERT INTO contact_form (customer_id, host, sites, links_always, logo_sha256, logo_type,
                          logo_width, logo_height)
VALUES (:customer, :host, :sites, :links_always, :sha256, :type, :width, :height)
ON CONFLICT (customer_id) DO UPDATE
   SET host = :host, sites = :sites, links_always = :links_always,
       logo_sha256 = :sha256, logo_type = :type, logo_width = :width, logo_height = :height, version = contact_form.version + 1
 WHERE contact_form.version = :seen;
