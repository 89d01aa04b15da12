-- Models as data: versions one person proposes and another approves, and what their replays found.

CREATE TABLE model_version (
  tenant int NOT NULL,
  model text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version > 0),
  state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'in-review', 'published', 'refused', 'retired')),
  definition jsonb NOT NULL,
  proposed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  published_at timestamptz,
  retired_by text,
  retired_at timestamptz,
  retire_reason text,
  review_on date,
  PRIMARY KEY (tenant, model, version),
  CHECK (decided_by IS DISTINCT FROM proposed_by),
  CHECK (state NOT IN ('published', 'refused') OR decided_by IS NOT NULL),
  CHECK ((state = 'retired') = (retired_at IS NOT NULL))
);
COMMENT ON COLUMN model_version.definition IS 'What it judges, reads and decides; never changed once it is in review.';
-- One version of a model runs at a time.
CREATE UNIQUE INDEX model_version_published ON model_version (tenant, model) WHERE state = 'published';

CREATE TABLE model_replay (
  tenant int NOT NULL,
  id uuid NOT NULL,
  model text COLLATE "C" NOT NULL,
  version int NOT NULL,
  definition jsonb NOT NULL,
  against jsonb,
  until_position bigint NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  job uuid NOT NULL,
  ended_at timestamptz,
  result jsonb,
  PRIMARY KEY (tenant, id)
);
COMMENT ON COLUMN model_replay.until_position IS 'The replay ends where the one order ended when it was asked for.';
-- Replays of a model, newest first.
CREATE INDEX model_replay_of_model ON model_replay (tenant, model, asked_at DESC);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['model_version', 'model_replay'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_app, fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_tenant', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO fangwei_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fangwei_system', t);
  END LOOP;
END $$;

-- One open warning for each subject and model, and all warnings of a model for its live figures.
ALTER TABLE matter ADD COLUMN model text COLLATE "C" GENERATED ALWAYS AS (CASE WHEN type = 'warning' THEN data ->> 'model' END) STORED;
DROP INDEX matter_sole_subject;
CREATE UNIQUE INDEX matter_sole_subject ON matter (tenant, type, coalesce(model, ''), sole_subject) WHERE NOT closed AND sole_subject IS NOT NULL;
CREATE INDEX matter_of_model ON matter (tenant, model, opened_at) WHERE model IS NOT NULL;

-- One reader of the order runs every model; it goes on where the family model's stood.
INSERT INTO consumer (tenant, name, position) SELECT tenant, 'models', position FROM consumer WHERE name = 'model:family-dispute';
DELETE FROM consumer WHERE name = 'model:family-dispute';

-- down
INSERT INTO consumer (tenant, name, position) SELECT tenant, 'model:family-dispute', position FROM consumer WHERE name = 'models';
DELETE FROM consumer WHERE name LIKE 'models' OR name LIKE 'model:%@%';
DROP INDEX matter_of_model, matter_sole_subject;
CREATE UNIQUE INDEX matter_sole_subject ON matter (tenant, type, sole_subject) WHERE NOT closed AND sole_subject IS NOT NULL;
ALTER TABLE matter DROP COLUMN model;
DROP TABLE model_replay, model_version;
