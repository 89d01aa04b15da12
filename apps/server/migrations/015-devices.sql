-- Devices beside their register: their keys, what they said, how they are. Written by the system role only.

-- Keys by version. A revoked one is dead at once: every batch looks here inside its own transaction.
CREATE TABLE device_credential (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  version int NOT NULL,
  secret text NOT NULL,
  issued_at timestamptz NOT NULL,
  issued_by text NOT NULL,
  revoked_at timestamptz,
  revoked_by text,
  PRIMARY KEY (tenant, device, version)
);
COMMENT ON COLUMN device_credential.secret IS 'HMAC key of 32 bytes, sealed.';
CREATE UNIQUE INDEX device_credential_live ON device_credential (tenant, device) WHERE revoked_at IS NULL;

-- What a device said, once. Not partitioned, since the key must hold across all of it; pruned by its age.
CREATE TABLE device_signal (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  kind text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (tenant, device, key)
);
COMMENT ON COLUMN device_signal.key IS 'epoch.sequence, or @fix-time.hash for a protocol without a counter that lasts.';
-- Pruning, oldest first.
CREATE INDEX device_signal_age ON device_signal USING brin (received_at);

-- Another payload under a key that was taken: kept and flagged, never applied.
CREATE TABLE device_conflict (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  kind text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  body jsonb NOT NULL,
  PRIMARY KEY (tenant, device, key, hash)
);

-- Refused payloads by reason: counted, never kept.
CREATE TABLE device_refusal (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  because text COLLATE "C" NOT NULL,
  times bigint NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, device, because)
);

-- How a device is now. Of positions only the newest by fix time: no track of a wearer is kept here.
CREATE TABLE device_state (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  last_seen_at timestamptz NOT NULL,
  battery smallint,
  battery_at timestamptz,
  signal smallint,
  tamper boolean NOT NULL DEFAULT false,
  fix_at timestamptz,
  lng double precision,
  lat double precision,
  accuracy double precision,
  flooding_at timestamptz,
  PRIMARY KEY (tenant, device)
);

CREATE TABLE device_test (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  due_at timestamptz NOT NULL,
  result text CHECK (result IN ('passed', 'failed')),
  ended_at timestamptz,
  ended_by text,
  note text,
  PRIMARY KEY (tenant, device, id),
  CHECK ((result IS NULL) = (ended_at IS NULL))
);
CREATE INDEX device_test_open ON device_test (tenant, due_at) WHERE result IS NULL;
CREATE INDEX device_test_last ON device_test (tenant, device, asked_at DESC);

-- A geofence around one wearable or vehicle, with what it believes so far.
CREATE TABLE device_fence (
  tenant int NOT NULL,
  device text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('stay-in', 'keep-out')),
  shape jsonb NOT NULL,
  dwell_seconds int NOT NULL CHECK (dwell_seconds BETWEEN 0 AND 3600),
  accuracy_max double precision NOT NULL,
  hysteresis double precision NOT NULL,
  state jsonb,
  PRIMARY KEY (tenant, device, id)
);

-- Somebody who works alone and says by when they will be safe. A row, so that a restart forgets nobody.
CREATE TABLE lone_watch (
  tenant int NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  org text COLLATE "C" NOT NULL,
  task text NOT NULL,
  lng double precision,
  lat double precision,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  ended_at timestamptz,
  raised_at timestamptz,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX lone_watch_due ON lone_watch (due_at) WHERE ended_at IS NULL AND raised_at IS NULL;
CREATE INDEX lone_watch_own ON lone_watch (tenant, account, started_at DESC);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['device_credential', 'device_signal', 'device_conflict', 'device_refusal', 'device_state', 'device_test',
    'device_fence', 'lone_watch'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fangwei_system', t);
  END LOOP;
  -- Seen by whoever sees the device.
  FOREACH t IN ARRAY ARRAY['device_refusal', 'device_state', 'device_test', 'device_fence'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO fangwei_app', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant()) AND EXISTS (
      SELECT FROM register_entry e WHERE e.tenant = %I.tenant AND e.register = ''device'' AND e.id = %I.device))', t || '_sight', t, t, t);
  END LOOP;
END $$;
GRANT SELECT ON lone_watch TO fangwei_app;
CREATE POLICY lone_watch_own ON lone_watch FOR SELECT TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND account = current_setting('app.account', true));

-- down
DROP TABLE lone_watch, device_fence, device_test, device_state, device_refusal, device_conflict, device_signal, device_credential;
