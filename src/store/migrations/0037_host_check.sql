-- 0037: whether the host names at which the desk should be lead to it, and until when
-- their certificates hold (M3): links in mails to a customer's people lead to his own.

CREATE TABLE host_check (
  host              TEXT NOT NULL PRIMARY KEY,  -- as the DNS has it
  checked_at        @INSTANT@ NOT NULL,
  reached_at        @INSTANT@,                  -- NULL: never
  trouble           @INT@ NOT NULL,             -- host_check.h
  certificate_ends  @INSTANT@                   -- NULL: none was shown
) @STRICT@;

ALTER TABLE contact_form ADD COLUMN links_always @INT@ NOT NULL DEFAULT 0;
