-- 0028: a customer's contact form has a host name of its own, a logo, and web sites that
-- may show it within their pages (M3).

CREATE TABLE contact_form (
  customer_id  @INT@ PRIMARY KEY REFERENCES customer,
  version      @INT@ NOT NULL DEFAULT 1,
  host         TEXT UNIQUE,             -- as the DNS has it; NULL: none
  sites        TEXT NOT NULL,           -- origins, one a line
  logo_sha256  TEXT,
  logo_type    TEXT,
  logo_width   @INT@,
  logo_height  @INT@,
  CHECK ((logo_sha256 IS NULL) = (logo_type IS NULL))
) @STRICT@;
