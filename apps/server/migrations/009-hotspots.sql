-- Where calls gather: the answer of one detection, for the organisation that asked and those above it.

CREATE TABLE hotspot_run (
  tenant int NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  settings jsonb NOT NULL,
  result jsonb NOT NULL,
  PRIMARY KEY (tenant, id)
);
COMMENT ON TABLE hotspot_run IS 'Cells with counts, never an address or a person; a later run of the same organisation takes the place of the earlier.';
-- The latest of one organisation.
CREATE INDEX hotspot_run_latest ON hotspot_run (tenant, org, made_at DESC);

ALTER TABLE hotspot_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE hotspot_run FORCE ROW LEVEL SECURITY;
CREATE POLICY hotspot_run_system ON hotspot_run TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY hotspot_run_sight ON hotspot_run FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
GRANT SELECT, INSERT, UPDATE, DELETE ON hotspot_run TO fangwei_system;
GRANT SELECT ON hotspot_run TO fangwei_app;

-- down
DROP TABLE hotspot_run;
