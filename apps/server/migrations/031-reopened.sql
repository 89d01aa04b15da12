-- The few matters that were reopened, found without reading the many that were not.

ALTER TABLE matter ADD COLUMN reopened boolean GENERATED ALWAYS AS (done_by ? 'reopen') STORED;
COMMENT ON COLUMN matter.reopened IS 'It was closed once and taken up again.';
CREATE INDEX matter_reopened ON matter (tenant, type, occurred_at) WHERE reopened;

-- down

DROP INDEX matter_reopened;
ALTER TABLE matter DROP COLUMN reopened;
