-- An index that reads a changing column makes every act rewrite all indexes of the row. What a crew must know and whether
-- a matter was erased become columns of their own, which change once if ever; and pages keep room, so that a matter's
-- next version stays on its page.

DROP INDEX matter_danger, matter_erasable;
ALTER TABLE matter
  ADD COLUMN danger boolean GENERATED ALWAYS AS
    (coalesce(data ->> 'weapon' = 'true' OR data ->> 'familyViolence' = 'true' OR done_by ? 'issue-letter', false)) STORED,
  ADD COLUMN erased boolean GENERATED ALWAYS AS (done_by ? 'erase') STORED;
COMMENT ON COLUMN matter.danger IS 'A weapon, violence in the family or a letter of caution is on record here.';
COMMENT ON COLUMN matter.erased IS 'Its content is gone; the envelope of its facts stays.';
CREATE INDEX matter_danger ON matter (tenant, occurred_at) WHERE danger;
CREATE INDEX matter_erasable ON matter (tenant, type, closed_at) WHERE closed AND NOT erased;
ALTER TABLE matter SET (fillfactor = 80);

-- down

ALTER TABLE matter RESET (fillfactor);
DROP INDEX matter_danger, matter_erasable;
ALTER TABLE matter DROP COLUMN danger, DROP COLUMN erased;
CREATE INDEX matter_erasable ON matter (tenant, type, closed_at) WHERE closed AND NOT done_by ? 'erase';
CREATE INDEX matter_danger ON matter (tenant, occurred_at)
  WHERE data ->> 'weapon' = 'true' OR data ->> 'familyViolence' = 'true' OR done_by ? 'issue-letter';
