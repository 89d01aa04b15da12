-- What officers chose where a classifier had suggested something, and the classifiers a city trained on it.

CREATE TABLE text_label (
  tenant int NOT NULL,
  matter uuid NOT NULL,
  task text COLLATE "C" NOT NULL,
  suggested text COLLATE "C",
  chosen text COLLATE "C" NOT NULL,
  chosen_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, matter, task),
  FOREIGN KEY (tenant, matter) REFERENCES matter ON DELETE CASCADE
);
COMMENT ON TABLE text_label IS 'The text itself stays in the matter, sealed, and is gone with it: a label never outlives what it is about.';
COMMENT ON COLUMN text_label.suggested IS 'What the classifier of the day would have said; null for not sure.';
-- Labels of one task in the order they were given: what a retraining reads.
CREATE INDEX text_label_of_task ON text_label (tenant, task, chosen_at, matter);
ALTER TABLE text_label ENABLE ROW LEVEL SECURITY;
ALTER TABLE text_label FORCE ROW LEVEL SECURITY;
-- No person reads labels one by one: the app role has no grant.
CREATE POLICY text_label_tenant ON text_label TO fangwei_system USING (tenant = (SELECT app_tenant()));
GRANT SELECT, INSERT, UPDATE, DELETE ON text_label TO fangwei_system;

CREATE TABLE text_model (
  tenant int NOT NULL,
  task text COLLATE "C" NOT NULL,
  model text NOT NULL,
  labels int NOT NULL CHECK (labels > 0),
  figures jsonb NOT NULL,
  trained_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, task)
);
COMMENT ON TABLE text_model IS 'The classifier in use where it is not the shipped one: hashes of parts of texts and their weights, no text.';
COMMENT ON COLUMN text_model.figures IS 'Accuracy and macro-F1 on labels left out, before and after.';
ALTER TABLE text_model ENABLE ROW LEVEL SECURITY;
ALTER TABLE text_model FORCE ROW LEVEL SECURITY;
CREATE POLICY text_model_tenant ON text_model TO fangwei_app, fangwei_system USING (tenant = (SELECT app_tenant()));
GRANT SELECT ON text_model TO fangwei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON text_model TO fangwei_system;

-- down
DROP TABLE text_model, text_label;
