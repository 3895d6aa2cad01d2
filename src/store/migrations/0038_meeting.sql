-- 0038: status meetings (M20): what is agreed and what came of them; see src/model/meeting.h.

CREATE TABLE meeting (
  id           @ID@,
  version      @INT@ NOT NULL DEFAULT 1,
  customer_id  @INT@ NOT NULL REFERENCES customer,
  state        @INT@ NOT NULL CHECK (state BETWEEN 1 AND 3),
  begins_at    @INSTANT@ NOT NULL,
  ends_at      @INSTANT@ NOT NULL,
  place        TEXT NOT NULL CHECK (place <> ''),  -- an address, or that of a video call
  agenda       TEXT NOT NULL DEFAULT '',           -- Markdown; the customer sees both
  minutes      TEXT NOT NULL DEFAULT '',
  led_by       @INT@ NOT NULL REFERENCES staff,
  sequence     @INT@ NOT NULL DEFAULT 0,           -- of the invitation (RFC 5545)
  planned_by   @INT@ REFERENCES staff,
  planned_at   @INSTANT@ NOT NULL,
  held_at      @INSTANT@,                          -- when the minutes were first written
  CHECK (ends_at > begins_at),
  CHECK ((state = 2) = (held_at IS NOT NULL))
) @STRICT@;
CREATE INDEX meeting_customer ON meeting (customer_id, begins_at, id);
CREATE INDEX meeting_begins ON meeting (begins_at, id);

-- What somebody's calendar answered to the invitation.
CREATE TABLE meeting_answer (
  meeting_id   @INT@ NOT NULL REFERENCES meeting,
  person_id    @INT@ NOT NULL REFERENCES person,
  answer       @INT@ NOT NULL CHECK (answer BETWEEN 1 AND 3),  -- ical.h
  answered_at  @INSTANT@ NOT NULL,                  -- by the answer's own word
  PRIMARY KEY (meeting_id, person_id)
) @STRICT@;
