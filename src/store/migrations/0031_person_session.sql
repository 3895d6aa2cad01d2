-- 0031: people at customers sign in by a link that is mailed to them (M3), without a
-- password. A link is good once: link_at says which.

CREATE TABLE person_session (
  token_sha256  TEXT NOT NULL PRIMARY KEY,   -- the cookie's value is never stored
  person_id     @INT@ NOT NULL REFERENCES person,
  link_at       @INSTANT@ NOT NULL,
  created_at    @INSTANT@ NOT NULL,
  expires_at    @INSTANT@ NOT NULL
) @STRICT@;
CREATE UNIQUE INDEX person_session_link ON person_session (person_id, link_at);
