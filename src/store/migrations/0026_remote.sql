-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Remote sessions: see src/model/remote.h. No row was ever written to the table that was
-- there: it lacked whom was asked, what for, and consent that expires.

DROP TABLE remote;

CREATE TABLE remote (
  id           @ID@,
  version      @INT@ NOT NULL DEFAULT 1,
  case_id      @INT@ NOT NULL REFERENCES case_,
  staff_id     @INT@ NOT NULL REFERENCES staff,   -- who asks, then who works
  person_id    @INT@ REFERENCES person,           -- whose computer it is, if he is known
  state        @INT@ NOT NULL CHECK (state BETWEEN 1 AND 7),
                       -- asked, agreed, refused, running, ended, withdrawn, expired
  computer     TEXT NOT NULL DEFAULT '',
  what         TEXT NOT NULL DEFAULT '',          -- what for
  asked_at     @INSTANT@ NOT NULL,
  consent      @INT@ NOT NULL DEFAULT 0 CHECK (consent BETWEEN 0 AND 2), -- none, link, phone
  answered_at  @INSTANT@,
  started_at   @INSTANT@,
  ended_at     @INSTANT@,
  CHECK (state NOT IN (2, 4, 5) OR consent > 0),
  CHECK (consent = 0 OR answered_at IS NOT NULL),
  CHECK (started_at IS NULL OR consent > 0),
  CHECK (state NOT IN (4, 5) OR started_at IS NOT NULL),
  CHECK (ended_at IS NULL OR started_at IS NOT NULL)
) @STRICT@;
CREATE INDEX remote_case ON remote (case_id, id);
CREATE UNIQUE INDEX remote_open ON remote (case_id) WHERE state IN (1, 2, 4);
CREATE INDEX remote_person ON remote (person_id, id);
