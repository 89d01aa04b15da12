-- Fences are a register of their own: drawn once, for many devices. What stays here is how each device stands to each.

-- Fences drawn for one device become entries of the register, with the same id.
INSERT INTO register_entry (tenant, register, id, org, path, name, data, valid_from, changed_at)
SELECT f.tenant, 'fence', f.id::text, e.org, e.path, left(e.name, 60),
  jsonb_strip_nulls(jsonb_build_object('name', left(e.name, 60), 'org', e.org, 'kind', f.kind, 'hears', 'device-unit',
    'devices', jsonb_build_array(f.device), 'dwell', f.dwell_seconds, 'accuracy', round(f.accuracy_max),
    'lng', f.shape -> 'centre' -> 'lng', 'lat', f.shape -> 'centre' -> 'lat', 'radius', round((f.shape ->> 'radiusM')::numeric),
    'area', (SELECT 'POLYGON((' || string_agg((p ->> 'lng') || ' ' || (p ->> 'lat'), ', ' ORDER BY n) || ', '
        || (f.shape -> 'ring' -> 0 ->> 'lng') || ' ' || (f.shape -> 'ring' -> 0 ->> 'lat') || '))'
      FROM jsonb_array_elements(f.shape -> 'ring') WITH ORDINALITY AS r(p, n)))),
  current_date, now()
FROM device_fence f JOIN register_entry e ON e.tenant = f.tenant AND e.register = 'device' AND e.id = f.device;
DROP TABLE device_fence;

-- Which side of a fence a device is on. Of a fence that was drawn anew, the first fix only tells the side.
CREATE TABLE fence_standing (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  fence text NOT NULL,
  version int NOT NULL,
  state jsonb,
  PRIMARY KEY (tenant, device, fence)
);
COMMENT ON COLUMN fence_standing.version IS 'Of the register entry that the state was found under.';
COMMENT ON COLUMN fence_standing.state IS 'Which side counts, since when the other one is seen, and the last fix taken in.';
-- How everybody stands to one fence.
CREATE INDEX fence_standing_fence ON fence_standing (tenant, fence);

-- Who crossed a fence when: no place, and erased by its retention class.
CREATE TABLE fence_crossing (
  tenant int NOT NULL,
  fence text NOT NULL,
  device text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('enter', 'exit')),
  known_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  rang boolean NOT NULL,
  PRIMARY KEY (tenant, fence, device, at)
);
COMMENT ON COLUMN fence_crossing.at IS 'The first fix on the new side; known_at is the one that ended the dwell.';
-- The newest of one fence.
CREATE INDEX fence_crossing_newest ON fence_crossing (tenant, fence, at DESC);
-- Erasing, oldest first.
CREATE INDEX fence_crossing_age ON fence_crossing (tenant, recorded_at);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['fence_standing', 'fence_crossing'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fangwei_system', t);
    EXECUTE format('GRANT SELECT ON %I TO fangwei_app', t);
    -- Seen by whoever sees both the fence and the device.
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant())
      AND EXISTS (SELECT FROM register_entry e WHERE e.tenant = %I.tenant AND e.register = ''fence'' AND e.id = %I.fence)
      AND EXISTS (SELECT FROM register_entry e WHERE e.tenant = %I.tenant AND e.register = ''device'' AND e.id = %I.device))',
      t || '_sight', t, t, t, t, t);
  END LOOP;
END $$;

-- down
DROP TABLE fence_crossing, fence_standing;
CREATE TABLE device_fence (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('stay-in', 'keep-out')),
  shape jsonb NOT NULL,
  dwell_seconds int NOT NULL CHECK (dwell_seconds BETWEEN 0 AND 3600),
  accuracy_max double precision NOT NULL,
  state jsonb,
  PRIMARY KEY (tenant, device, id)
);
COMMENT ON COLUMN device_fence.state IS 'Which side counts, since when the other one is seen, and the last fix taken in.';
ALTER TABLE device_fence ENABLE ROW LEVEL SECURITY;
ALTER TABLE device_fence FORCE ROW LEVEL SECURITY;
CREATE POLICY device_fence_system ON device_fence TO fangwei_system USING (tenant = (SELECT app_tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON device_fence TO fangwei_system;
GRANT SELECT ON device_fence TO fangwei_app;
CREATE POLICY device_fence_sight ON device_fence FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant()) AND EXISTS (
  SELECT FROM register_entry e WHERE e.tenant = device_fence.tenant AND e.register = 'device' AND e.id = device_fence.device));
DELETE FROM register_entry WHERE register = 'fence';
