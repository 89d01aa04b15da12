-- Units: what state each is in, where it is now, and where it was, as long as policy lets it be known.

CREATE TABLE unit_state (
  tenant int NOT NULL,
  unit text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL CHECK (state IN ('off', 'available', 'assigned', 'en-route', 'on-scene', 'returning', 'unavailable')),
  since timestamptz NOT NULL,
  dispatch uuid,
  changed_by text NOT NULL,
  CHECK ((dispatch IS NOT NULL) = (state IN ('assigned', 'en-route', 'on-scene'))),
  PRIMARY KEY (tenant, unit)
);
COMMENT ON TABLE unit_state IS 'One row a unit; changed only by the units module, along the moves of the domain.';
-- Units on their way whose arrival is watched for, and the unit of one dispatch.
CREATE INDEX unit_state_dispatch ON unit_state (tenant, dispatch) WHERE dispatch IS NOT NULL;

CREATE TABLE unit_position (
  tenant int NOT NULL,
  unit text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  fix_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  lng double precision NOT NULL CHECK (lng BETWEEN -180 AND 180),
  lat double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
  speed_kmh real,
  course_deg real,
  accuracy_m real,
  source text NOT NULL,
  PRIMARY KEY (tenant, unit)
);
COMMENT ON TABLE unit_position IS 'The latest fix of each unit: ordered by the time of the fix, an older one never overwrites a newer.';
-- What has arrived since the last look: the live table in memory follows it.
CREATE INDEX unit_position_received ON unit_position (tenant, received_at);

-- A month a partition, twelve in a ring: none holds more than one year's month within the retention of tracks.
CREATE TABLE unit_track (
  tenant int NOT NULL,
  unit text COLLATE "C" NOT NULL,
  fix_at timestamptz NOT NULL,
  month smallint NOT NULL CHECK (month BETWEEN 1 AND 12),
  path text[] COLLATE "C" NOT NULL,
  lng double precision NOT NULL,
  lat double precision NOT NULL,
  speed_kmh real,
  course_deg real,
  accuracy_m real,
  source text NOT NULL,
  PRIMARY KEY (tenant, unit, fix_at, month)
) PARTITION BY LIST (month);
-- Erasure after the retention of tracks.
CREATE INDEX unit_track_old ON unit_track (tenant, fix_at);
DO $$ BEGIN
  FOR m IN 1..12 LOOP
    EXECUTE format('CREATE TABLE unit_track_%s PARTITION OF unit_track FOR VALUES IN (%s)', lpad(m::text, 2, '0'), m);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON unit_state, unit_position, unit_track TO fangwei_system;
GRANT SELECT ON unit_state, unit_position, unit_track TO fangwei_app;

-- A unit is seen by its organisation and those above; a position only while the unit is on duty.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['unit_state', 'unit_position', 'unit_track'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
  END LOOP;
END $$;
CREATE POLICY unit_state_sight ON unit_state FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
CREATE POLICY unit_position_sight ON unit_position FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path)
    AND EXISTS (SELECT FROM unit_state s WHERE s.tenant = unit_position.tenant AND s.unit = unit_position.unit AND s.state <> 'off'));
CREATE POLICY unit_track_sight ON unit_track FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));

-- A policy of a partitioned table does not cover its partitions named directly, so nobody may name them.
DO $$ DECLARE part regclass; BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'unit_track'::regclass LOOP
    EXECUTE format('REVOKE ALL ON %s FROM fangwei_app, fangwei_system', part);
  END LOOP;
END $$;

-- down
DROP TABLE unit_track, unit_position, unit_state;
