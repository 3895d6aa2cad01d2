-- 0035: an address of a customer's own (M2) is tried out: a mail is sent to it, and comes
-- back to us by the customer's route, or does not.

CREATE TABLE address_test (
  id            @ID@,
  customer_id   @INT@ NOT NULL REFERENCES customer,
  address       TEXT NOT NULL,
  kind          @INT@ NOT NULL CHECK (kind BETWEEN 1 AND 2), -- address_test.h
  message_id    TEXT NOT NULL UNIQUE,
  staff_id      @INT@ REFERENCES staff,      -- who tried it; both NULL: nobody is known
  person_id     @INT@ REFERENCES person,
  sent_at       @INSTANT@ NOT NULL,
  arrived_at    @INSTANT@,                   -- NULL: not yet
  came_by       TEXT,                        -- to which of ours it was delivered
  forwarded_to  TEXT,                        -- what the forwarder says (X-Forwarded-To)
  return_path   TEXT,
  seen          TEXT                         -- Authentication-Results (RFC 8601)
) @STRICT@;
CREATE INDEX address_test_of ON address_test (customer_id, address, kind, id);
