-- name: set_up_state :one
-- What there is of a new provider's first things; each 0 or 1. The standard agreement is
-- there from the start: one that was set up has a second version or is a customer's.
SELECT CASE WHEN EXISTS (SELECT 1 FROM customer) THEN 1 ELSE 0 END AS customers,
       CASE WHEN (SELECT COUNT(*) FROM (SELECT id FROM agreement LIMIT 2) AS a) > 1
            THEN 1 ELSE 0 END AS agreements,
       CASE WHEN EXISTS (SELECT 1 FROM person WHERE customer_id IS NOT NULL)
            THEN 1 ELSE 0 END AS people,
       CASE WHEN EXISTS (SELECT 1 FROM mailbox WHERE active = 1)
            THEN 1 ELSE 0 END AS mailboxes,
       CASE WHEN EXISTS (SELECT 1 FROM case_ WHERE channel = 1)
            THEN 1 ELSE 0 END AS mails;
