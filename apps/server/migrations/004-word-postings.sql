-- Words of matters: a lexicon of what is typed, postings by recency, and each matter's own words (docs/adr/006).

CREATE TABLE lexicon (
  tenant int NOT NULL,
  term text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, term, word)
);
COMMENT ON TABLE lexicon IS 'What may be typed (any part of a word, its pinyin) and the whole word it stands for: once a word, not once a matter.';

-- The newest matters that hold a word, without reading the others.
CREATE TABLE posting (
  tenant int NOT NULL,
  word text COLLATE "C" NOT NULL,
  occurred_at timestamptz NOT NULL,
  matter uuid NOT NULL,
  PRIMARY KEY (tenant, word, occurred_at, matter)
);

-- Whether a matter also holds the other words of a query.
CREATE TABLE matter_words (
  tenant int NOT NULL,
  matter uuid NOT NULL,
  words text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, matter)
);

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['lexicon', 'posting', 'matter_words'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_app, fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_tenant', t);
    EXECUTE format('GRANT SELECT ON %I TO fangwei_app', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fangwei_system', t);
  END LOOP;
END $$;

-- The reader of the one order fills them by a replay. The owner passes the policies only while they are not forced.
ALTER TABLE term NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consumer NO FORCE ROW LEVEL SECURITY;
DELETE FROM term WHERE kind = 'matter';
UPDATE consumer SET position = 0 WHERE name = 'search';
ALTER TABLE term FORCE ROW LEVEL SECURITY;
ALTER TABLE consumer FORCE ROW LEVEL SECURITY;

-- down
DROP TABLE matter_words, posting, lexicon;
ALTER TABLE consumer NO FORCE ROW LEVEL SECURITY;
UPDATE consumer SET position = 0 WHERE name = 'search';
ALTER TABLE consumer FORCE ROW LEVEL SECURITY;
