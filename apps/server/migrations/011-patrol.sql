-- Patrol and visit plans: what they were made of, every version of them, and the stops that were made.

CREATE TABLE patrol_plan (
  tenant int NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('patrol', 'visits')),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  setting jsonb,
  version int NOT NULL DEFAULT 0,
  job uuid,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  CHECK ((setting IS NULL) = (version = 0)),
  PRIMARY KEY (tenant, id)
);
COMMENT ON COLUMN patrol_plan.setting IS 'Crews, stops and ways as they were when it was planned: a version is made again from it, its seed and its steps.';
-- The plans of one organisation, newest first.
CREATE INDEX patrol_plan_of_org ON patrol_plan (tenant, org, starts_at DESC);

CREATE TABLE patrol_version (
  tenant int NOT NULL,
  plan uuid NOT NULL,
  version int NOT NULL,
  routes jsonb NOT NULL,
  dropped jsonb NOT NULL,
  how text COLLATE "C" NOT NULL CHECK (how IN ('planned', 'edited', 'replanned')),
  seed bigint,
  steps int,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, plan, version),
  FOREIGN KEY (tenant, plan) REFERENCES patrol_plan (tenant, id)
);
COMMENT ON TABLE patrol_version IS 'Never changed: an edit or a new search is a further version.';

CREATE TABLE patrol_check_in (
  tenant int NOT NULL,
  plan uuid NOT NULL,
  stop text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  how text COLLATE "C" NOT NULL CHECK (how IN ('position', 'code')),
  metres int,
  made_by text NOT NULL,
  PRIMARY KEY (tenant, plan, stop),
  FOREIGN KEY (tenant, plan) REFERENCES patrol_plan (tenant, id)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON patrol_plan, patrol_version, patrol_check_in TO fangwei_system;
GRANT SELECT, INSERT ON patrol_plan, patrol_version, patrol_check_in TO fangwei_app;
GRANT UPDATE (version, job) ON patrol_plan TO fangwei_app;

ALTER TABLE patrol_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE patrol_plan FORCE ROW LEVEL SECURITY;
CREATE POLICY patrol_plan_system ON patrol_plan TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY patrol_plan_sight ON patrol_plan TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
-- What belongs to a plan is visible when the plan is.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['patrol_version', 'patrol_check_in'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_app USING (tenant = (SELECT app_tenant()) AND EXISTS (
      SELECT FROM patrol_plan p WHERE p.tenant = %I.tenant AND p.id = %I.plan))', t || '_sight', t, t, t);
  END LOOP;
END $$;

-- down
DROP TABLE patrol_check_in, patrol_version, patrol_plan;
