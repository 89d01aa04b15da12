-- The command room: who was called and told for each matter, the log of the room, briefings, and drills kept out of figures.

CREATE TABLE call_step (
  tenant int NOT NULL,
  matter uuid NOT NULL,
  step smallint NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('unit', 'person', 'wave')),
  org text COLLATE "C" NOT NULL,
  unit text COLLATE "C",
  dispatch uuid,
  wave jsonb,
  called_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  answered_at timestamptz,
  answered_by text,
  passed_at timestamptz,
  PRIMARY KEY (tenant, matter, step)
);
COMMENT ON TABLE call_step IS 'Units and leaders called for one matter, in order; an unanswered one is passed when its time is up.';
COMMENT ON COLUMN call_step.wave IS 'A later wave of a plan, as the plan was when its key was pressed.';
-- Calls whose time is up and that nobody has answered.
CREATE INDEX call_step_due ON call_step (due_at) WHERE answered_at IS NULL AND passed_at IS NULL;
CREATE INDEX call_step_dispatch ON call_step (tenant, dispatch) WHERE dispatch IS NOT NULL;

CREATE TABLE briefing (
  tenant int NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  held_at timestamptz NOT NULL,
  title text NOT NULL,
  items jsonb NOT NULL,
  held_by text NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX briefing_of_org ON briefing (tenant, org, held_at DESC);

CREATE TABLE told (
  tenant int NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  reason text COLLATE "C" NOT NULL CHECK (reason IN ('dispatch', 'wave', 'plan', 'escalation', 'briefing')),
  matter uuid,
  briefing uuid,
  step smallint,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  told_at timestamptz NOT NULL,
  acknowledged_at timestamptz,
  CHECK ((matter IS NULL) <> (briefing IS NULL)),
  PRIMARY KEY (tenant, id)
);
COMMENT ON TABLE told IS 'Who was told what and when, a row a person, with their own acknowledgement.';
CREATE INDEX told_of_matter ON told (tenant, matter) WHERE matter IS NOT NULL;
CREATE INDEX told_of_briefing ON told (tenant, briefing) WHERE briefing IS NOT NULL;
-- What a person has not yet acknowledged; what a room told in one shift.
CREATE INDEX told_open ON told (tenant, account) WHERE acknowledged_at IS NULL;
CREATE INDEX told_of_org ON told (tenant, org, told_at DESC);

CREATE TABLE room_log (
  tenant int NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('entry', 'duty-grade', 'support')),
  body text NOT NULL,
  matter uuid,
  written_by text NOT NULL,
  PRIMARY KEY (tenant, id)
);
COMMENT ON TABLE room_log IS 'What the people of a command room write down; what the system knows is read beside it from where it stands.';
CREATE INDEX room_log_of_org ON room_log (tenant, org, at DESC);

CREATE TABLE duty_grade (
  tenant int NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  from_at timestamptz NOT NULL,
  grade text COLLATE "C" NOT NULL CHECK (grade IN ('normal', 'strengthened', 'second', 'first')),
  reason text NOT NULL,
  set_by text NOT NULL,
  PRIMARY KEY (tenant, org, from_at)
);

-- A drill runs through the real intake on matters so marked, and counts in no figure.
ALTER TABLE matter ADD COLUMN drill boolean GENERATED ALWAYS AS (coalesce((data ->> 'drill')::boolean, false)) STORED;
CREATE TABLE drill (
  tenant int NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  script jsonb NOT NULL,
  started_at timestamptz NOT NULL,
  started_by text NOT NULL,
  matter uuid NOT NULL,
  next_line smallint NOT NULL DEFAULT 0,
  next_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (tenant, id)
);
COMMENT ON COLUMN drill.script IS 'The script as it was when the drill began: lines with their minute, and what the plan expects by when.';
CREATE INDEX drill_of_org ON drill (tenant, org, started_at DESC);
-- Lines whose time has come.
CREATE INDEX drill_next ON drill (next_at) WHERE next_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON call_step, briefing, told, room_log, duty_grade, drill TO fangwei_system;
GRANT SELECT ON call_step, briefing, told, room_log, duty_grade, drill TO fangwei_app;

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['call_step', 'briefing', 'told', 'room_log', 'duty_grade', 'drill'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['briefing', 'room_log', 'duty_grade', 'drill'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path))', t || '_sight', t);
  END LOOP;
END $$;
CREATE POLICY call_step_sight ON call_step FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant())
  AND EXISTS (SELECT FROM matter m WHERE m.tenant = call_step.tenant AND m.id = call_step.matter));
CREATE POLICY told_sight ON told FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant())
  AND (account = current_setting('app.account', true) OR CASE WHEN matter IS NULL THEN (SELECT app_org()) = ANY (path)
    ELSE EXISTS (SELECT FROM matter m WHERE m.tenant = told.tenant AND m.id = told.matter) END));

-- down
DROP TABLE drill, duty_grade, room_log, told, briefing, call_step;
ALTER TABLE matter DROP COLUMN drill;
