-- Tenant leads every key. Instants are timestamptz (UTC); org codes are opaque 12 characters.

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fangwei_system') THEN CREATE ROLE fangwei_system NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fangwei_app') THEN CREATE ROLE fangwei_app LOGIN NOINHERIT; END IF;
  -- Where an administrator has made the roles, this login may not grant them.
  IF NOT pg_has_role('fangwei_app', 'fangwei_system', 'MEMBER') THEN GRANT fangwei_system TO fangwei_app; END IF;
END $$;

CREATE TABLE tenant (
  id int PRIMARY KEY,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  utc_offset_minutes int NOT NULL DEFAULT 480,
  created_at timestamptz NOT NULL,
  filled_at timestamptz
);

-- Registers: long-lived things, one row each, declared in the domain package.
CREATE TABLE register_entry (
  tenant int NOT NULL,
  register text NOT NULL,
  id text NOT NULL,
  version int NOT NULL DEFAULT 1,
  org text COLLATE "C",
  path text[] COLLATE "C" NOT NULL,
  l0 text COLLATE "C" GENERATED ALWAYS AS (path[1]) STORED,
  l1 text COLLATE "C" GENERATED ALWAYS AS (path[2]) STORED,
  l2 text COLLATE "C" GENERATED ALWAYS AS (path[3]) STORED,
  l3 text COLLATE "C" GENERATED ALWAYS AS (path[4]) STORED,
  l4 text COLLATE "C" GENERATED ALWAYS AS (path[5]) STORED,
  name text NOT NULL,
  data jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, register, id)
);
COMMENT ON COLUMN register_entry.data IS 'Plain fields as they are, personal fields sealed (algorithm.key-version.iv.ciphertext).';
CREATE INDEX register_list_0 ON register_entry (tenant, register, l0, name, id);
CREATE INDEX register_list_1 ON register_entry (tenant, register, l1, name, id);
CREATE INDEX register_list_2 ON register_entry (tenant, register, l2, name, id);
CREATE INDEX register_list_3 ON register_entry (tenant, register, l3, name, id);

CREATE TABLE shift (
  tenant int NOT NULL,
  id text NOT NULL,
  post text NOT NULL,
  account text NOT NULL,
  org text COLLATE "C" NOT NULL,
  leads boolean NOT NULL DEFAULT false,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, id, account),
  CHECK (ends_at > starts_at)
);
CREATE INDEX shift_of_account ON shift (tenant, account, ends_at);
CREATE INDEX shift_of_org ON shift (tenant, org, ends_at);
CREATE INDEX shift_of_post ON shift (tenant, post, ends_at);

CREATE TABLE account (
  tenant int NOT NULL,
  id text NOT NULL,
  login text NOT NULL,
  password_hash text NOT NULL,
  staff text,
  name text NOT NULL,
  org text COLLATE "C" NOT NULL,
  roles text[] NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  failed_count int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX account_login ON account (login);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  tenant int NOT NULL,
  account text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX session_of_account ON session (tenant, account);

-- The loop. Nothing but the loop's door writes matter, deadline, matter_partner and matter_link.
CREATE SEQUENCE matter_number;
CREATE TABLE matter (
  tenant int NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  type_version int NOT NULL,
  version int NOT NULL,
  state text COLLATE "C" NOT NULL,
  closed boolean NOT NULL,
  grade smallint,
  rank smallint GENERATED ALWAYS AS (coalesce(grade, 5)) STORED,
  unit text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  l0 text COLLATE "C" GENERATED ALWAYS AS (path[1]) STORED,
  l1 text COLLATE "C" GENERATED ALWAYS AS (path[2]) STORED,
  l2 text COLLATE "C" GENERATED ALWAYS AS (path[3]) STORED,
  l3 text COLLATE "C" GENERATED ALWAYS AS (path[4]) STORED,
  l4 text COLLATE "C" GENERATED ALWAYS AS (path[5]) STORED,
  supervisor text COLLATE "C",
  partners text[] COLLATE "C" NOT NULL DEFAULT '{}',
  barred text[] COLLATE "C" NOT NULL DEFAULT '{}',
  holder_post text,
  holder_shift text,
  claim_account text,
  claim_until timestamptz,
  subject text COLLATE "C",
  sole_subject text COLLATE "C",
  parent uuid,
  occurred_at timestamptz NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  next_due timestamptz NOT NULL DEFAULT 'infinity',
  lapsed boolean NOT NULL DEFAULT false,
  data jsonb NOT NULL,
  done_by jsonb NOT NULL,
  draft jsonb,
  category text COLLATE "C" GENERATED ALWAYS AS (data ->> 'category') STORED,
  lng double precision GENERATED ALWAYS AS ((data ->> 'lng')::double precision) STORED,
  lat double precision GENERATED ALWAYS AS ((data ->> 'lat')::double precision) STORED,
  PRIMARY KEY (tenant, id)
);
COMMENT ON TABLE matter IS 'Anything that must be closed. Written only by the loop''s door, one transaction an action.';
COMMENT ON COLUMN matter.lapsed IS 'A deadline of this open matter has run out and is not yet met.';
-- My queue and the supervision board: open matters of one scope, most urgent first.
CREATE INDEX matter_queue_0 ON matter (tenant, l0, rank, next_due, opened_at, id) WHERE NOT closed;
CREATE INDEX matter_queue_1 ON matter (tenant, l1, rank, next_due, opened_at, id) WHERE NOT closed;
CREATE INDEX matter_queue_2 ON matter (tenant, l2, rank, next_due, opened_at, id) WHERE NOT closed;
CREATE INDEX matter_queue_3 ON matter (tenant, l3, rank, next_due, opened_at, id) WHERE NOT closed;
-- Lists of one type in one scope, newest first.
CREATE INDEX matter_list_0 ON matter (tenant, l0, type, occurred_at DESC, id DESC);
CREATE INDEX matter_list_1 ON matter (tenant, l1, type, occurred_at DESC, id DESC);
CREATE INDEX matter_list_2 ON matter (tenant, l2, type, occurred_at DESC, id DESC);
CREATE INDEX matter_list_3 ON matter (tenant, l3, type, occurred_at DESC, id DESC);
-- The same, of one category or one state.
CREATE INDEX matter_category_0 ON matter (tenant, l0, type, category, occurred_at DESC, id DESC);
CREATE INDEX matter_state_0 ON matter (tenant, l0, type, state, occurred_at DESC, id DESC);
-- What a post holds, what is linked, what is about one relationship or place.
CREATE INDEX matter_held ON matter (tenant, holder_post) WHERE NOT closed;
CREATE INDEX matter_children ON matter (tenant, parent) WHERE parent IS NOT NULL;
CREATE INDEX matter_subject ON matter (tenant, subject, occurred_at) WHERE subject IS NOT NULL;
CREATE UNIQUE INDEX matter_sole_subject ON matter (tenant, type, sole_subject) WHERE NOT closed AND sole_subject IS NOT NULL;
CREATE UNIQUE INDEX matter_number_unique ON matter (tenant, number);

-- The relation of other organisations to a matter, in a table so that it can be indexed under a policy.
CREATE TABLE matter_partner (
  tenant int NOT NULL,
  org text COLLATE "C" NOT NULL,
  matter uuid NOT NULL,
  PRIMARY KEY (tenant, org, matter)
);

CREATE TABLE matter_link (
  tenant int NOT NULL,
  matter uuid NOT NULL,
  other uuid NOT NULL,
  kind text NOT NULL,
  linked_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, matter, other, kind)
);
CREATE INDEX matter_link_back ON matter_link (tenant, other);

CREATE TABLE deadline (
  tenant int NOT NULL,
  matter uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  ordinal smallint NOT NULL,
  planned boolean NOT NULL,
  amount int NOT NULL,
  unit text NOT NULL,
  basis text NOT NULL,
  calendar_version int NOT NULL,
  started_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'paused', 'met', 'cancelled')),
  reminded smallint NOT NULL,
  next_at timestamptz,
  escalated smallint NOT NULL,
  lapsed_at timestamptz,
  met_at timestamptz,
  paused_at timestamptz,
  remaining_ms bigint,
  request jsonb,
  PRIMARY KEY (tenant, matter, id)
);
-- The sweeper: what the clock must announce next.
CREATE INDEX deadline_next ON deadline (next_at) WHERE next_at IS NOT NULL;
-- Clocks to count again when the holiday table changes.
CREATE INDEX deadline_working ON deadline (tenant, calendar_version) WHERE state = 'running' AND unit = 'working-day';

-- Facts: an immutable envelope, an erasable payload, one order.
CREATE SEQUENCE fact_id;
CREATE TABLE fact (
  tenant int NOT NULL,
  id bigint NOT NULL DEFAULT nextval('fact_id'),
  matter uuid,
  version int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  kind_version smallint NOT NULL DEFAULT 1,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor text NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (tenant, id, recorded_at)
) PARTITION BY RANGE (recorded_at);
CREATE INDEX fact_of_matter ON fact (tenant, matter, id);
CREATE INDEX fact_of_actor ON fact (tenant, actor, id) WHERE matter IS NULL;
CREATE TABLE fact_default PARTITION OF fact DEFAULT;
DO $$ BEGIN
  FOR y IN 2024..2036 LOOP
    EXECUTE format('CREATE TABLE fact_%s PARTITION OF fact FOR VALUES FROM (%L) TO (%L)', y, make_date(y,1,1), make_date(y+1,1,1));
  END LOOP;
END $$;

CREATE TABLE fact_payload (
  tenant int NOT NULL,
  fact bigint NOT NULL,
  retention text COLLATE "C" NOT NULL,
  matter uuid,
  salt bytea NOT NULL,
  bytes text NOT NULL,
  PRIMARY KEY (tenant, fact, retention)
) PARTITION BY LIST (retention);
COMMENT ON COLUMN fact_payload.bytes IS 'Canonical JSON (RFC 8785); SHA-256 of salt and these bytes is fact.hash.';
CREATE INDEX fact_payload_of_matter ON fact_payload (tenant, matter);
CREATE TABLE fact_payload_standard PARTITION OF fact_payload DEFAULT;
CREATE TABLE fact_payload_incident PARTITION OF fact_payload FOR VALUES IN ('incident');
CREATE TABLE fact_payload_family PARTITION OF fact_payload FOR VALUES IN ('family');
CREATE TABLE fact_payload_audit PARTITION OF fact_payload FOR VALUES IN ('audit');

-- Facts not yet in the one order. Writers insert, only the sequencer deletes.
CREATE TABLE fact_pending (
  tenant int NOT NULL,
  fact bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, fact)
);
CREATE TABLE fact_order (
  tenant int NOT NULL,
  position bigint NOT NULL,
  fact bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, position)
);
CREATE TABLE sequencer (
  tenant int PRIMARY KEY,
  size bigint NOT NULL DEFAULT 0,
  frontier bytea[] NOT NULL DEFAULT '{}'
);
COMMENT ON COLUMN sequencer.frontier IS 'Roots of the perfect subtrees of the Merkle tree over the order, largest first (RFC 9162).';
CREATE TABLE consumer (
  tenant int NOT NULL,
  name text NOT NULL,
  position bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant, name)
);

-- What arrived from outside, kept as it came. Identity makes a second run a no-op.
CREATE TABLE signal (
  tenant int NOT NULL,
  source text COLLATE "C" NOT NULL,
  identity text COLLATE "C" NOT NULL,
  matter uuid,
  content_hash bytea NOT NULL,
  received_at timestamptz NOT NULL,
  body text,
  PRIMARY KEY (tenant, source, identity)
);
COMMENT ON COLUMN signal.body IS 'The row as it came, refused columns dropped, sealed.';

CREATE TABLE idempotency (
  tenant int NOT NULL,
  account text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status int NOT NULL,
  response jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, account, key)
);

CREATE TABLE notification (
  tenant int NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  account text NOT NULL,
  matter uuid NOT NULL,
  about text NOT NULL,
  detail text,
  created_at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX notification_unread ON notification (tenant, account, id DESC) WHERE read_at IS NULL;

-- Work after the transaction, in leased rows on the movable clock.
CREATE TABLE job (
  tenant int NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  account text,
  args jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  run_at timestamptz NOT NULL,
  leased_until timestamptz,
  attempts int NOT NULL DEFAULT 0,
  progress jsonb,
  created_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX job_due ON job (run_at) WHERE state IN ('waiting', 'running');

-- Personal data is read for a purpose: the post's open matter, or a written reason a second person reviews.
CREATE TABLE break_glass (
  tenant int NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  matter uuid NOT NULL,
  reason text NOT NULL,
  granted_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  reviewed_by text,
  reviewed_at timestamptz,
  verdict text CHECK (verdict IN ('justified', 'not-justified')),
  review_note text,
  CHECK (reviewed_by IS DISTINCT FROM account),
  PRIMARY KEY (tenant, id)
);
CREATE INDEX break_glass_open ON break_glass (tenant, granted_at) WHERE reviewed_at IS NULL;

CREATE TABLE policy (
  tenant int NOT NULL,
  code text NOT NULL,
  grade smallint,
  amounts int[] NOT NULL,
  unit text NOT NULL,
  basis text NOT NULL,
  effective_from date NOT NULL,
  approved_by text NOT NULL
);
CREATE UNIQUE INDEX policy_row ON policy (tenant, code, coalesce(grade, 0), effective_from);

CREATE TABLE holiday (
  tenant int NOT NULL,
  day date NOT NULL,
  working boolean NOT NULL,
  name text NOT NULL,
  basis text NOT NULL,
  PRIMARY KEY (tenant, day)
);
CREATE TABLE calendar_version (
  tenant int PRIMARY KEY,
  version int NOT NULL DEFAULT 1,
  former jsonb
);

-- Search: terms of matters and register entries, found by prefix ranges; people by keyed hashes only.
CREATE TABLE term (
  tenant int NOT NULL,
  kind text COLLATE "C" NOT NULL,
  term text COLLATE "C" NOT NULL,
  ref text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, kind, term, ref)
);
CREATE INDEX term_of_ref ON term (tenant, ref);

CREATE TABLE model_state (
  tenant int NOT NULL,
  model text NOT NULL,
  subject text COLLATE "C" NOT NULL,
  state jsonb NOT NULL,
  judgement jsonb,
  erase_at timestamptz,
  PRIMARY KEY (tenant, model, subject)
);
CREATE INDEX model_state_erase ON model_state (erase_at) WHERE erase_at IS NOT NULL;

CREATE TABLE import_mapping (
  tenant int NOT NULL,
  name text NOT NULL,
  mapping jsonb NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, name)
);

CREATE TABLE form_draft (
  tenant int NOT NULL,
  account text NOT NULL,
  form text NOT NULL,
  body text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (tenant, account, form)
);
COMMENT ON COLUMN form_draft.body IS 'Sealed: a half-written call is personal data too.';

-- down
DROP TABLE form_draft, import_mapping, model_state, term, calendar_version, holiday, policy, break_glass, job, notification,
  idempotency, signal, consumer, sequencer, fact_order, fact_pending, fact_payload, fact, deadline, matter_link,
  matter_partner, matter, session, account, shift, register_entry, tenant;
DROP SEQUENCE fact_id, matter_number;
