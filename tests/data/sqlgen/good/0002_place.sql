-- @if postgresql
CREATE INDEX case_search ON case_ USING gin (to_tsvector('danish', subject));
-- @else
CREATE INDEX case_owner ON case_ (owner_id) WHERE owner_id IS NOT NULL;
-- @end
