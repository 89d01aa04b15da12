-- Statistics: counts by day, kept by a reader of the one order, so that no page ever scans matters or facts.

CREATE TABLE tally (
  tenant int NOT NULL,
  org text COLLATE "C" NOT NULL,
  day date NOT NULL,
  type text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  opened int NOT NULL DEFAULT 0,
  imported int NOT NULL DEFAULT 0,
  lapsed int NOT NULL DEFAULT 0,
  closed int NOT NULL DEFAULT 0,
  recurred30 int NOT NULL DEFAULT 0,
  recurred90 int NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant, org, day, type, category)
);
COMMENT ON TABLE tally IS 'One row for each organisation of a matter''s path: opened and lapsed by the day it happened, closed and recurred by the day it was closed.';

-- What of each matter has been counted where, so that each thing counts once and recurrence finds its closing.
CREATE TABLE tally_matter (
  tenant int NOT NULL,
  matter uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  opened_day date NOT NULL,
  lapsed boolean NOT NULL DEFAULT false,
  closed_at timestamptz,
  recurred30 boolean NOT NULL DEFAULT false,
  recurred90 boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant, matter)
);

ALTER TABLE tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE tally FORCE ROW LEVEL SECURITY;
CREATE POLICY tally_system ON tally TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY tally_sight ON tally FOR SELECT TO fangwei_app USING (
  tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
ALTER TABLE tally_matter ENABLE ROW LEVEL SECURITY;
ALTER TABLE tally_matter FORCE ROW LEVEL SECURITY;
CREATE POLICY tally_matter_system ON tally_matter TO fangwei_system USING (tenant = (SELECT app_tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON tally, tally_matter TO fangwei_system;
GRANT SELECT ON tally TO fangwei_app;

-- What is closed and not yet erased, oldest first: the erasure's own queue.
CREATE INDEX matter_erasable ON matter (tenant, type, closed_at) WHERE closed AND NOT done_by ? 'erase';
-- Signals whose content is still kept, oldest first; and those of one matter.
CREATE INDEX signal_kept ON signal (tenant, received_at) WHERE body IS NOT NULL;
CREATE INDEX signal_of_matter ON signal (tenant, matter) WHERE matter IS NOT NULL;

-- down
DROP INDEX signal_of_matter, signal_kept, matter_erasable;
DROP TABLE tally_matter, tally;
