-- Patrol plans: ways for each way of moving, the version that crews were given, and the tags at points.

-- Until now all crews of a plan moved alike.
UPDATE patrol_plan SET setting = setting || jsonb_build_object(
    'ways', jsonb_build_object(CASE kind WHEN 'visits' THEN 'foot' ELSE 'vehicle' END, setting -> 'ways'),
    'crews', (SELECT coalesce(jsonb_agg(c || jsonb_build_object('mode', CASE kind WHEN 'visits' THEN 'foot' ELSE 'vehicle' END) ORDER BY n), '[]')
      FROM jsonb_array_elements(setting -> 'crews') WITH ORDINALITY AS e (c, n)))
  WHERE setting IS NOT NULL AND jsonb_typeof(setting -> 'ways') = 'array';

ALTER TABLE patrol_plan ADD COLUMN released int, ADD COLUMN released_at timestamptz, ADD COLUMN released_by text;
ALTER TABLE patrol_plan ADD CHECK ((released IS NULL) = (released_at IS NULL) AND (released IS NULL) = (released_by IS NULL) AND released <= version);
COMMENT ON COLUMN patrol_plan.released IS 'The version the crews were given; a later one is a draft until it is released too.';
GRANT UPDATE (released, released_at, released_by) ON patrol_plan TO fangwei_app;

CREATE TABLE patrol_tag (
  tenant int NOT NULL,
  point text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  token text COLLATE "C" NOT NULL,
  version int NOT NULL CHECK (version > 0),
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, point)
);
COMMENT ON TABLE patrol_tag IS 'The tag at a must-patrol point: a keyed token of its code and never the code, which is shown once, when it is issued.';
-- The point of a code that was read.
CREATE UNIQUE INDEX patrol_tag_of_token ON patrol_tag (tenant, token);
ALTER TABLE patrol_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE patrol_tag FORCE ROW LEVEL SECURITY;
CREATE POLICY patrol_tag_system ON patrol_tag TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY patrol_tag_sight ON patrol_tag TO fangwei_app
  USING (tenant = (SELECT app_tenant()) AND (SELECT app_org()) = ANY (path));
GRANT SELECT, INSERT, UPDATE, DELETE ON patrol_tag TO fangwei_system;
GRANT SELECT, INSERT, UPDATE ON patrol_tag TO fangwei_app;

-- Codes that stood in the register in clear are void: each point is given a new tag.
UPDATE register_entry SET data = data - 'checkInCode' WHERE register = 'patrol-point' AND data ? 'checkInCode';

-- down
DROP TABLE patrol_tag;
ALTER TABLE patrol_plan DROP COLUMN released, DROP COLUMN released_at, DROP COLUMN released_by;
UPDATE patrol_plan SET setting = setting || jsonb_build_object('ways', coalesce(setting -> 'ways' -> 'vehicle', setting -> 'ways' -> 'bike', setting -> 'ways' -> 'foot'))
  WHERE setting IS NOT NULL;
