-- Space-time scans: what was asked, by whom, and the clusters that were found.

CREATE TABLE scan_run (
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
COMMENT ON TABLE scan_run IS 'Circles with counts and days, never an address or a person. Kept, so that who looked for what can be seen.';
-- The runs of one organisation, newest first.
CREATE INDEX scan_run_latest ON scan_run (tenant, org, made_at DESC, id);

ALTER TABLE scan_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE scan_run FORCE ROW LEVEL SECURITY;
CREATE POLICY scan_run_system ON scan_run TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY scan_run_sight ON scan_run FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
GRANT SELECT, INSERT, UPDATE, DELETE ON scan_run TO fangwei_system;
GRANT SELECT ON scan_run TO fangwei_app;

-- down
DROP TABLE scan_run;
