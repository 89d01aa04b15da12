-- Warnings of other systems (CAP 1.2) as they came, and files that were refused. Ours are not here: they are read from their notices.
CREATE TABLE cap_message (
  tenant int NOT NULL,
  id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  feed text COLLATE "C" NOT NULL,
  sender text NOT NULL,
  hash bytea NOT NULL,
  sent_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  status text NOT NULL,
  msg_type text NOT NULL,
  severity text,
  expires_at timestamptz NOT NULL,
  refs text[] COLLATE "C" NOT NULL,
  alert jsonb NOT NULL,
  xml bytea NOT NULL,
  PRIMARY KEY (tenant, feed, key),
  UNIQUE (tenant, id)
);
COMMENT ON COLUMN cap_message.key IS 'sender,identifier,sent in UTC: the name of a message among all messages.';
COMMENT ON COLUMN cap_message.refs IS 'Names of the messages it updates or cancels; they may come after it.';
-- The list, newest first, and what is in force.
CREATE INDEX cap_message_newest ON cap_message (tenant, received_at DESC, id);
CREATE INDEX cap_message_expires ON cap_message (tenant, expires_at);
-- Which message took the place of one.
CREATE INDEX cap_message_refs ON cap_message USING gin (refs);

CREATE TABLE cap_refusal (
  tenant int NOT NULL,
  feed text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  times int NOT NULL,
  bytes int NOT NULL,
  reasons jsonb NOT NULL,
  PRIMARY KEY (tenant, feed, hash)
);
COMMENT ON TABLE cap_refusal IS 'Files that are no CAP, by their digest, with everything that is wrong; the files are not kept.';

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['cap_message', 'cap_refusal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO fangwei_system', t);
    -- A warning of weather or flood is for the whole city.
    EXECUTE format('GRANT SELECT ON %I TO fangwei_app', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant()))', t || '_sight', t);
  END LOOP;
END $$;

-- down
DROP TABLE cap_refusal, cap_message;
