-- Looks at cameras: who, which, why, from when to when. No picture is ever here.
CREATE TABLE camera_look (
  tenant int NOT NULL,
  id uuid NOT NULL,
  device text COLLATE "C" NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  account text NOT NULL,
  session bytea NOT NULL,
  purpose text NOT NULL,
  reason text NOT NULL,
  round uuid,
  opened_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  closed_at timestamptz,
  PRIMARY KEY (tenant, id)
);
COMMENT ON COLUMN camera_look.session IS 'Digest of the session it was opened in: another one gets nothing by knowing its id.';
-- Those still open, to be ended when nobody looks any more.
CREATE INDEX camera_look_open ON camera_look (tenant, last_at) WHERE closed_at IS NULL;
-- The log, newest first, and erasing by age.
CREATE INDEX camera_look_newest ON camera_look (tenant, opened_at DESC);

-- One walk through the cameras of a round, and what was found at each.
CREATE TABLE camera_round_walk (
  tenant int NOT NULL,
  id uuid NOT NULL,
  round text NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  cameras text[] COLLATE "C" NOT NULL,
  started_at timestamptz NOT NULL,
  started_by text NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX camera_round_walk_newest ON camera_round_walk (tenant, round, started_at DESC);

CREATE TABLE camera_round_mark (
  tenant int NOT NULL,
  walk uuid NOT NULL,
  place int NOT NULL,
  device text COLLATE "C" NOT NULL,
  result text NOT NULL CHECK (result IN ('normal', 'abnormal')),
  note text,
  matter uuid,
  at timestamptz NOT NULL,
  by text NOT NULL,
  PRIMARY KEY (tenant, walk, place)
);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['camera_look', 'camera_round_walk', 'camera_round_mark'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fangwei_system', t);
    EXECUTE format('GRANT SELECT ON %I TO fangwei_app', t);
  END LOOP;
END $$;
-- Seen by the unit whose camera or round it is, and by those above it.
CREATE POLICY camera_look_sight ON camera_look FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
CREATE POLICY camera_round_walk_sight ON camera_round_walk FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
CREATE POLICY camera_round_mark_sight ON camera_round_mark FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND EXISTS (
    SELECT FROM camera_round_walk w WHERE w.tenant = camera_round_mark.tenant AND w.id = camera_round_mark.walk));

-- down
DROP TABLE camera_round_mark, camera_round_walk, camera_look;
