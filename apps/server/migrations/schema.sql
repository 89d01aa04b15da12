-- The schema that the migrations in this folder produce, for reading. Written by: npm run schema
-- Do not edit: put changes into a new migration.

-- role fangwei_app (may log in) member of fangwei_system
-- role fangwei_owner (may log in)
-- role fangwei_system

CREATE SEQUENCE fact_id AS bigint;
CREATE SEQUENCE matter_number AS bigint;

CREATE OR REPLACE FUNCTION public.app_org()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN current_setting('app.org'::text, true)
;
CREATE OR REPLACE FUNCTION public.app_tenant()
 RETURNS integer
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('app.tenant'::text, true), ''::text))::integer
;

GRANT USAGE ON SCHEMA public TO fangwei_app;
GRANT USAGE ON SCHEMA public TO fangwei_system;
GRANT USAGE ON SCHEMA public TO PUBLIC;

CREATE TABLE account (
  tenant integer NOT NULL,
  id text NOT NULL,
  login text NOT NULL,
  password_hash text NOT NULL,
  staff text,
  name text NOT NULL,
  org text COLLATE "C" NOT NULL,
  roles text[] NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  disabled_at timestamp with time zone,
  failed_count integer DEFAULT 0 NOT NULL,
  locked_until timestamp with time zone,
  password_temporary boolean DEFAULT false NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (tenant, id)
);
CREATE UNIQUE INDEX account_login ON account USING btree (login);
GRANT INSERT, SELECT, UPDATE ON account TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON account TO fangwei_system;

CREATE TABLE break_glass (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  matter uuid NOT NULL,
  reason text NOT NULL,
  granted_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  reviewed_by text,
  reviewed_at timestamp with time zone,
  verdict text,
  review_note text,
  CONSTRAINT break_glass_pkey PRIMARY KEY (tenant, id),
  CONSTRAINT break_glass_check CHECK ((reviewed_by IS DISTINCT FROM account)),
  CONSTRAINT break_glass_verdict_check CHECK ((verdict = ANY (ARRAY['justified'::text, 'not-justified'::text])))
);
CREATE INDEX break_glass_open ON break_glass USING btree (tenant, granted_at) WHERE (reviewed_at IS NULL);
ALTER TABLE break_glass ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY break_glass_tenant ON break_glass FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON break_glass TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON break_glass TO fangwei_system;

CREATE TABLE briefing (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  held_at timestamp with time zone NOT NULL,
  title text NOT NULL,
  items jsonb NOT NULL,
  held_by text NOT NULL,
  CONSTRAINT briefing_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX briefing_age ON briefing USING btree (tenant, held_at);
CREATE INDEX briefing_of_org ON briefing USING btree (tenant, org, held_at DESC);
ALTER TABLE briefing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY briefing_sight ON briefing FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY briefing_system ON briefing FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON briefing TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON briefing TO fangwei_system;

CREATE TABLE calendar_version (
  tenant integer NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  former jsonb,
  CONSTRAINT calendar_version_pkey PRIMARY KEY (tenant)
);
ALTER TABLE calendar_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY calendar_version_tenant ON calendar_version FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON calendar_version TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON calendar_version TO fangwei_system;

CREATE TABLE call_step (
  tenant integer NOT NULL,
  matter uuid NOT NULL,
  step smallint NOT NULL,
  kind text COLLATE "C" NOT NULL,
  org text COLLATE "C" NOT NULL,
  unit text COLLATE "C",
  dispatch uuid,
  wave jsonb,
  called_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  answered_at timestamp with time zone,
  answered_by text,
  passed_at timestamp with time zone,
  CONSTRAINT call_step_pkey PRIMARY KEY (tenant, matter, step),
  CONSTRAINT call_step_kind_check CHECK ((kind = ANY (ARRAY['unit'::text, 'person'::text, 'wave'::text])))
);
CREATE INDEX call_step_dispatch ON call_step USING btree (tenant, dispatch) WHERE (dispatch IS NOT NULL);
CREATE INDEX call_step_due ON call_step USING btree (due_at) WHERE ((answered_at IS NULL) AND (passed_at IS NULL));
ALTER TABLE call_step ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY call_step_sight ON call_step FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM matter m
  WHERE ((m.tenant = call_step.tenant) AND (m.id = call_step.matter))))));
CREATE POLICY call_step_system ON call_step FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON call_step TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON call_step TO fangwei_system;
COMMENT ON TABLE call_step IS 'Units and leaders called for one matter, in order; an unanswered one is passed when its time is up.';
COMMENT ON COLUMN call_step.wave IS 'A later wave of a plan, as the plan was when its key was pressed.';

CREATE TABLE camera_look (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  device text COLLATE "C" NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  account text NOT NULL,
  session bytea NOT NULL,
  purpose text NOT NULL,
  reason text NOT NULL,
  round uuid,
  opened_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT camera_look_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX camera_look_newest ON camera_look USING btree (tenant, opened_at DESC);
CREATE INDEX camera_look_open ON camera_look USING btree (tenant, last_at) WHERE (closed_at IS NULL);
ALTER TABLE camera_look ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY camera_look_sight ON camera_look FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY camera_look_system ON camera_look FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON camera_look TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON camera_look TO fangwei_system;
COMMENT ON COLUMN camera_look.session IS 'Digest of the session it was opened in: another one gets nothing by knowing its id.';

CREATE TABLE camera_round_mark (
  tenant integer NOT NULL,
  walk uuid NOT NULL,
  place integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  result text NOT NULL,
  note text,
  matter uuid,
  at timestamp with time zone NOT NULL,
  by text NOT NULL,
  CONSTRAINT camera_round_mark_pkey PRIMARY KEY (tenant, walk, place),
  CONSTRAINT camera_round_mark_result_check CHECK ((result = ANY (ARRAY['normal'::text, 'abnormal'::text])))
);
ALTER TABLE camera_round_mark ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY camera_round_mark_sight ON camera_round_mark FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM camera_round_walk w
  WHERE ((w.tenant = camera_round_mark.tenant) AND (w.id = camera_round_mark.walk))))));
CREATE POLICY camera_round_mark_system ON camera_round_mark FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON camera_round_mark TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON camera_round_mark TO fangwei_system;

CREATE TABLE camera_round_walk (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  round text NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  cameras text[] COLLATE "C" NOT NULL,
  started_at timestamp with time zone NOT NULL,
  started_by text NOT NULL,
  ended_at timestamp with time zone,
  CONSTRAINT camera_round_walk_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX camera_round_walk_newest ON camera_round_walk USING btree (tenant, round, started_at DESC);
ALTER TABLE camera_round_walk ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY camera_round_walk_sight ON camera_round_walk FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY camera_round_walk_system ON camera_round_walk FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON camera_round_walk TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON camera_round_walk TO fangwei_system;

CREATE TABLE cap_message (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  key text COLLATE "C" NOT NULL,
  feed text COLLATE "C" NOT NULL,
  sender text NOT NULL,
  hash bytea NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  status text NOT NULL,
  msg_type text NOT NULL,
  severity text,
  expires_at timestamp with time zone NOT NULL,
  refs text[] COLLATE "C" NOT NULL,
  alert jsonb NOT NULL,
  xml bytea NOT NULL,
  CONSTRAINT cap_message_pkey PRIMARY KEY (tenant, feed, key),
  CONSTRAINT cap_message_tenant_id_key UNIQUE (tenant, id)
);
CREATE INDEX cap_message_expires ON cap_message USING btree (tenant, expires_at);
CREATE INDEX cap_message_newest ON cap_message USING btree (tenant, received_at DESC, id);
CREATE INDEX cap_message_refs ON cap_message USING gin (refs);
ALTER TABLE cap_message ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY cap_message_sight ON cap_message FOR SELECT TO fangwei_app USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY cap_message_system ON cap_message FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON cap_message TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON cap_message TO fangwei_system;
COMMENT ON COLUMN cap_message.key IS 'sender,identifier,sent in UTC: the name of a message among all messages.';
COMMENT ON COLUMN cap_message.refs IS 'Names of the messages it updates or cancels; they may come after it.';

CREATE TABLE cap_refusal (
  tenant integer NOT NULL,
  feed text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  first_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  times integer NOT NULL,
  bytes integer NOT NULL,
  reasons jsonb NOT NULL,
  CONSTRAINT cap_refusal_pkey PRIMARY KEY (tenant, feed, hash)
);
ALTER TABLE cap_refusal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY cap_refusal_sight ON cap_refusal FOR SELECT TO fangwei_app USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY cap_refusal_system ON cap_refusal FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON cap_refusal TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON cap_refusal TO fangwei_system;
COMMENT ON TABLE cap_refusal IS 'Files that are no CAP, by their digest, with everything that is wrong; the files are not kept.';

CREATE TABLE consumer (
  tenant integer NOT NULL,
  name text NOT NULL,
  "position" bigint DEFAULT 0 NOT NULL,
  CONSTRAINT consumer_pkey PRIMARY KEY (tenant, name)
);
ALTER TABLE consumer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY consumer_tenant ON consumer FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON consumer TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON consumer TO fangwei_system;

CREATE TABLE deadline (
  tenant integer NOT NULL,
  matter uuid NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  ordinal smallint NOT NULL,
  planned boolean NOT NULL,
  amount integer NOT NULL,
  unit text NOT NULL,
  basis text NOT NULL,
  calendar_version integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  reminded smallint NOT NULL,
  next_at timestamp with time zone,
  escalated smallint NOT NULL,
  lapsed_at timestamp with time zone,
  met_at timestamp with time zone,
  paused_at timestamp with time zone,
  remaining_ms bigint,
  request jsonb,
  CONSTRAINT deadline_pkey PRIMARY KEY (tenant, matter, id),
  CONSTRAINT deadline_state_check CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'met'::text, 'cancelled'::text])))
);
CREATE INDEX deadline_next ON deadline USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX deadline_working ON deadline USING btree (tenant, calendar_version) WHERE ((state = 'running'::text) AND (unit = 'working-day'::text));
ALTER TABLE deadline ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY deadline_sight ON deadline FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM matter m
  WHERE ((m.tenant = deadline.tenant) AND (m.id = deadline.matter))))));
CREATE POLICY deadline_system ON deadline FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON deadline TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON deadline TO fangwei_system;

CREATE TABLE device_conflict (
  tenant integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  kind text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT device_conflict_pkey PRIMARY KEY (tenant, device, key, hash)
);
ALTER TABLE device_conflict ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY device_conflict_system ON device_conflict FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON device_conflict TO fangwei_system;

CREATE TABLE device_credential (
  tenant integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  secret text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  issued_by text NOT NULL,
  revoked_at timestamp with time zone,
  revoked_by text,
  CONSTRAINT device_credential_pkey PRIMARY KEY (tenant, device, version)
);
CREATE UNIQUE INDEX device_credential_live ON device_credential USING btree (tenant, device) WHERE (revoked_at IS NULL);
ALTER TABLE device_credential ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY device_credential_system ON device_credential FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON device_credential TO fangwei_system;
COMMENT ON COLUMN device_credential.secret IS 'HMAC key of 32 bytes, sealed.';

CREATE TABLE device_refusal (
  tenant integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  because text COLLATE "C" NOT NULL,
  times bigint NOT NULL,
  last_at timestamp with time zone NOT NULL,
  CONSTRAINT device_refusal_pkey PRIMARY KEY (tenant, device, because)
);
ALTER TABLE device_refusal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY device_refusal_sight ON device_refusal FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM register_entry e
  WHERE ((e.tenant = device_refusal.tenant) AND (e.register = 'device'::text) AND (e.id = device_refusal.device))))));
CREATE POLICY device_refusal_system ON device_refusal FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON device_refusal TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON device_refusal TO fangwei_system;

CREATE TABLE device_signal (
  tenant integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  hash bytea NOT NULL,
  kind text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  body jsonb NOT NULL,
  CONSTRAINT device_signal_pkey PRIMARY KEY (tenant, device, key)
);
CREATE INDEX device_signal_age ON device_signal USING brin (received_at);
ALTER TABLE device_signal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY device_signal_system ON device_signal FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON device_signal TO fangwei_system;
COMMENT ON COLUMN device_signal.key IS 'epoch.sequence, or @fix-time.hash for a protocol without a counter that lasts.';

CREATE TABLE device_state (
  tenant integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  last_seen_at timestamp with time zone NOT NULL,
  battery smallint,
  battery_at timestamp with time zone,
  signal smallint,
  tamper boolean DEFAULT false NOT NULL,
  fix_at timestamp with time zone,
  lng double precision,
  lat double precision,
  accuracy double precision,
  flooding_at timestamp with time zone,
  CONSTRAINT device_state_pkey PRIMARY KEY (tenant, device)
);
ALTER TABLE device_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY device_state_sight ON device_state FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM register_entry e
  WHERE ((e.tenant = device_state.tenant) AND (e.register = 'device'::text) AND (e.id = device_state.device))))));
CREATE POLICY device_state_system ON device_state FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON device_state TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON device_state TO fangwei_system;

CREATE TABLE device_test (
  tenant integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  asked_by text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  result text,
  ended_at timestamp with time zone,
  ended_by text,
  note text,
  CONSTRAINT device_test_pkey PRIMARY KEY (tenant, device, id),
  CONSTRAINT device_test_check CHECK (((result IS NULL) = (ended_at IS NULL))),
  CONSTRAINT device_test_result_check CHECK ((result = ANY (ARRAY['passed'::text, 'failed'::text])))
);
CREATE INDEX device_test_last ON device_test USING btree (tenant, device, asked_at DESC);
CREATE INDEX device_test_open ON device_test USING btree (tenant, due_at) WHERE (result IS NULL);
ALTER TABLE device_test ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY device_test_sight ON device_test FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM register_entry e
  WHERE ((e.tenant = device_test.tenant) AND (e.register = 'device'::text) AND (e.id = device_test.device))))));
CREATE POLICY device_test_system ON device_test FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON device_test TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON device_test TO fangwei_system;

CREATE TABLE drill (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  script jsonb NOT NULL,
  started_at timestamp with time zone NOT NULL,
  started_by text NOT NULL,
  matter uuid NOT NULL,
  next_line smallint DEFAULT 0 NOT NULL,
  next_at timestamp with time zone,
  ended_at timestamp with time zone,
  CONSTRAINT drill_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX drill_next ON drill USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX drill_of_org ON drill USING btree (tenant, org, started_at DESC);
ALTER TABLE drill ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY drill_sight ON drill FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY drill_system ON drill FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON drill TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON drill TO fangwei_system;
COMMENT ON COLUMN drill.script IS 'The script as it was when the drill began: lines with their minute, and what the plan expects by when.';

CREATE TABLE duty_grade (
  tenant integer NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  from_at timestamp with time zone NOT NULL,
  grade text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  set_by text NOT NULL,
  CONSTRAINT duty_grade_pkey PRIMARY KEY (tenant, org, from_at),
  CONSTRAINT duty_grade_grade_check CHECK ((grade = ANY (ARRAY['normal'::text, 'strengthened'::text, 'second'::text, 'first'::text])))
);
ALTER TABLE duty_grade ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY duty_grade_sight ON duty_grade FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY duty_grade_system ON duty_grade FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON duty_grade TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON duty_grade TO fangwei_system;

CREATE TABLE fact (
  tenant integer NOT NULL,
  id bigint DEFAULT nextval('fact_id'::regclass) NOT NULL,
  matter uuid,
  version integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  kind_version smallint DEFAULT 1 NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT fact_pkey PRIMARY KEY (tenant, id, recorded_at)
) PARTITION BY RANGE (recorded_at);
CREATE INDEX fact_audit ON ONLY public.fact USING btree (tenant, id DESC) WHERE ((matter IS NULL) OR (kind ~~ 'personal-data.%'::text));
CREATE INDEX fact_of_actor ON ONLY public.fact USING btree (tenant, actor, id) WHERE (matter IS NULL);
CREATE INDEX fact_of_matter ON ONLY public.fact USING btree (tenant, matter, id);
ALTER TABLE fact ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_insert ON fact FOR INSERT TO fangwei_app WITH CHECK ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY fact_sight ON fact FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND
CASE
    WHEN (matter IS NULL) THEN ((current_setting('app.auditor'::text, true) = 'on'::text) OR (actor = current_setting('app.account'::text, true)))
    ELSE (EXISTS ( SELECT
       FROM matter m
      WHERE ((m.tenant = fact.tenant) AND (m.id = fact.matter))))
END));
CREATE POLICY fact_system ON fact FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT ON fact TO fangwei_app;
GRANT INSERT, SELECT ON fact TO fangwei_system;

CREATE TABLE fact_2024 PARTITION OF fact FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');

CREATE TABLE fact_2025 PARTITION OF fact FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00');

CREATE TABLE fact_2026 PARTITION OF fact FOR VALUES FROM ('2026-01-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');

CREATE TABLE fact_2027 PARTITION OF fact FOR VALUES FROM ('2027-01-01 00:00:00+00') TO ('2028-01-01 00:00:00+00');

CREATE TABLE fact_2028 PARTITION OF fact FOR VALUES FROM ('2028-01-01 00:00:00+00') TO ('2029-01-01 00:00:00+00');

CREATE TABLE fact_2029 PARTITION OF fact FOR VALUES FROM ('2029-01-01 00:00:00+00') TO ('2030-01-01 00:00:00+00');

CREATE TABLE fact_2030 PARTITION OF fact FOR VALUES FROM ('2030-01-01 00:00:00+00') TO ('2031-01-01 00:00:00+00');

CREATE TABLE fact_2031 PARTITION OF fact FOR VALUES FROM ('2031-01-01 00:00:00+00') TO ('2032-01-01 00:00:00+00');

CREATE TABLE fact_2032 PARTITION OF fact FOR VALUES FROM ('2032-01-01 00:00:00+00') TO ('2033-01-01 00:00:00+00');

CREATE TABLE fact_2033 PARTITION OF fact FOR VALUES FROM ('2033-01-01 00:00:00+00') TO ('2034-01-01 00:00:00+00');

CREATE TABLE fact_2034 PARTITION OF fact FOR VALUES FROM ('2034-01-01 00:00:00+00') TO ('2035-01-01 00:00:00+00');

CREATE TABLE fact_2035 PARTITION OF fact FOR VALUES FROM ('2035-01-01 00:00:00+00') TO ('2036-01-01 00:00:00+00');

CREATE TABLE fact_2036 PARTITION OF fact FOR VALUES FROM ('2036-01-01 00:00:00+00') TO ('2037-01-01 00:00:00+00');

CREATE TABLE fact_default PARTITION OF fact DEFAULT;

GRANT USAGE ON SEQUENCE fact_id TO fangwei_app;
GRANT USAGE ON SEQUENCE fact_id TO fangwei_system;

CREATE TABLE fact_order (
  tenant integer NOT NULL,
  "position" bigint NOT NULL,
  fact bigint NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT fact_order_pkey PRIMARY KEY (tenant, "position")
);
ALTER TABLE fact_order ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_order_tenant ON fact_order FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON fact_order TO fangwei_app;
GRANT INSERT, SELECT ON fact_order TO fangwei_system;

CREATE TABLE fact_payload (
  tenant integer NOT NULL,
  fact bigint NOT NULL,
  retention text COLLATE "C" NOT NULL,
  matter uuid,
  salt bytea NOT NULL,
  bytes text NOT NULL,
  CONSTRAINT fact_payload_pkey PRIMARY KEY (tenant, fact, retention)
) PARTITION BY LIST (retention);
CREATE INDEX fact_payload_of_matter ON ONLY public.fact_payload USING btree (tenant, matter);
ALTER TABLE fact_payload ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_payload_insert ON fact_payload FOR INSERT TO fangwei_app WITH CHECK ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY fact_payload_sight ON fact_payload FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM matter m
  WHERE ((m.tenant = fact_payload.tenant) AND (m.id = fact_payload.matter))))));
CREATE POLICY fact_payload_system ON fact_payload FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT ON fact_payload TO fangwei_app;
GRANT DELETE, INSERT, SELECT ON fact_payload TO fangwei_system;
COMMENT ON COLUMN fact_payload.bytes IS 'Canonical JSON (RFC 8785); SHA-256 of salt and these bytes is fact.hash.';

CREATE TABLE fact_payload_audit PARTITION OF fact_payload FOR VALUES IN ('audit');

CREATE TABLE fact_payload_family PARTITION OF fact_payload FOR VALUES IN ('family');

CREATE TABLE fact_payload_incident PARTITION OF fact_payload FOR VALUES IN ('incident');

CREATE TABLE fact_payload_standard PARTITION OF fact_payload DEFAULT;

CREATE TABLE fact_pending (
  tenant integer NOT NULL,
  fact bigint NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT fact_pending_pkey PRIMARY KEY (tenant, fact)
);
ALTER TABLE fact_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_pending_tenant ON fact_pending FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT ON fact_pending TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON fact_pending TO fangwei_system;

CREATE TABLE fence_crossing (
  tenant integer NOT NULL,
  fence text NOT NULL,
  device text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text NOT NULL,
  known_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  rang boolean NOT NULL,
  CONSTRAINT fence_crossing_pkey PRIMARY KEY (tenant, fence, device, at),
  CONSTRAINT fence_crossing_kind_check CHECK ((kind = ANY (ARRAY['enter'::text, 'exit'::text])))
);
CREATE INDEX fence_crossing_age ON fence_crossing USING btree (tenant, recorded_at);
CREATE INDEX fence_crossing_newest ON fence_crossing USING btree (tenant, fence, at DESC);
ALTER TABLE fence_crossing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY fence_crossing_sight ON fence_crossing FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM register_entry e
  WHERE ((e.tenant = fence_crossing.tenant) AND (e.register = 'fence'::text) AND (e.id = fence_crossing.fence)))) AND (EXISTS ( SELECT
   FROM register_entry e
  WHERE ((e.tenant = fence_crossing.tenant) AND (e.register = 'device'::text) AND (e.id = fence_crossing.device))))));
CREATE POLICY fence_crossing_system ON fence_crossing FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON fence_crossing TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON fence_crossing TO fangwei_system;
COMMENT ON COLUMN fence_crossing.at IS 'The first fix on the new side; known_at is the one that ended the dwell.';

CREATE TABLE fence_standing (
  tenant integer NOT NULL,
  device text COLLATE "C" NOT NULL,
  fence text NOT NULL,
  version integer NOT NULL,
  state jsonb,
  CONSTRAINT fence_standing_pkey PRIMARY KEY (tenant, device, fence)
);
CREATE INDEX fence_standing_fence ON fence_standing USING btree (tenant, fence);
ALTER TABLE fence_standing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY fence_standing_sight ON fence_standing FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM register_entry e
  WHERE ((e.tenant = fence_standing.tenant) AND (e.register = 'fence'::text) AND (e.id = fence_standing.fence)))) AND (EXISTS ( SELECT
   FROM register_entry e
  WHERE ((e.tenant = fence_standing.tenant) AND (e.register = 'device'::text) AND (e.id = fence_standing.device))))));
CREATE POLICY fence_standing_system ON fence_standing FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON fence_standing TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON fence_standing TO fangwei_system;
COMMENT ON COLUMN fence_standing.version IS 'Of the register entry that the state was found under.';
COMMENT ON COLUMN fence_standing.state IS 'Which side counts, since when the other one is seen, and the last fix taken in.';

CREATE TABLE form_draft (
  tenant integer NOT NULL,
  account text NOT NULL,
  form text NOT NULL,
  body text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT form_draft_pkey PRIMARY KEY (tenant, account, form)
);
ALTER TABLE form_draft ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY form_draft_delete ON form_draft FOR DELETE TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
CREATE POLICY form_draft_insert ON form_draft FOR INSERT TO fangwei_app WITH CHECK ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY form_draft_own ON form_draft FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
CREATE POLICY form_draft_system ON form_draft FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY form_draft_update ON form_draft FOR UPDATE TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
GRANT DELETE, INSERT, SELECT, UPDATE ON form_draft TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON form_draft TO fangwei_system;
COMMENT ON COLUMN form_draft.body IS 'Sealed: a half-written call is personal data too.';

CREATE TABLE holiday (
  tenant integer NOT NULL,
  day date NOT NULL,
  working boolean NOT NULL,
  name text NOT NULL,
  basis text NOT NULL,
  CONSTRAINT holiday_pkey PRIMARY KEY (tenant, day)
);
ALTER TABLE holiday ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY holiday_tenant ON holiday FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON holiday TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON holiday TO fangwei_system;

CREATE TABLE hotspot_run (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by text NOT NULL,
  settings jsonb NOT NULL,
  result jsonb NOT NULL,
  CONSTRAINT hotspot_run_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX hotspot_run_latest ON hotspot_run USING btree (tenant, org, made_at DESC);
ALTER TABLE hotspot_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY hotspot_run_sight ON hotspot_run FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY hotspot_run_system ON hotspot_run FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON hotspot_run TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON hotspot_run TO fangwei_system;
COMMENT ON TABLE hotspot_run IS 'Cells with counts, never an address or a person; a later run of the same organisation takes the place of the earlier.';

CREATE TABLE idempotency (
  tenant integer NOT NULL,
  account text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status integer NOT NULL,
  response jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_pkey PRIMARY KEY (tenant, account, key)
);
ALTER TABLE idempotency ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_delete ON idempotency FOR DELETE TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
CREATE POLICY idempotency_insert ON idempotency FOR INSERT TO fangwei_app WITH CHECK ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY idempotency_own ON idempotency FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
CREATE POLICY idempotency_system ON idempotency FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY idempotency_update ON idempotency FOR UPDATE TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
GRANT INSERT, SELECT, UPDATE ON idempotency TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON idempotency TO fangwei_system;

CREATE TABLE import_mapping (
  tenant integer NOT NULL,
  name text NOT NULL,
  mapping jsonb NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT import_mapping_pkey PRIMARY KEY (tenant, name)
);
ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY import_mapping_tenant ON import_mapping FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON import_mapping TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON import_mapping TO fangwei_system;

CREATE TABLE job (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  account text,
  args jsonb NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  run_at timestamp with time zone NOT NULL,
  leased_until timestamp with time zone,
  attempts integer DEFAULT 0 NOT NULL,
  progress jsonb,
  created_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  lease uuid,
  failure jsonb,
  cancel_asked_at timestamp with time zone,
  files text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT job_pkey PRIMARY KEY (tenant, id),
  CONSTRAINT job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX job_due ON job USING btree (run_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE INDEX job_of_account ON job USING btree (tenant, account, created_at DESC);
ALTER TABLE job ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY job_tenant ON job FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON job TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON job TO fangwei_system;
COMMENT ON COLUMN job.lease IS 'Drawn at each claim: a runner whose lease was taken over writes nothing more.';
COMMENT ON COLUMN job.failure IS 'Why it failed, in both languages: {zh, en}.';

CREATE TABLE lexicon (
  tenant integer NOT NULL,
  term text COLLATE "C" NOT NULL,
  word text COLLATE "C" NOT NULL,
  CONSTRAINT lexicon_pkey PRIMARY KEY (tenant, term, word)
);
ALTER TABLE lexicon ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY lexicon_tenant ON lexicon FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON lexicon TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON lexicon TO fangwei_system;
COMMENT ON TABLE lexicon IS 'What may be typed (any part of a word, its pinyin) and the whole word it stands for: once a word, not once a matter.';

CREATE TABLE lone_watch (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  org text COLLATE "C" NOT NULL,
  task text NOT NULL,
  lng double precision,
  lat double precision,
  started_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  raised_at timestamp with time zone,
  CONSTRAINT lone_watch_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX lone_watch_due ON lone_watch USING btree (due_at) WHERE ((ended_at IS NULL) AND (raised_at IS NULL));
CREATE INDEX lone_watch_own ON lone_watch USING btree (tenant, account, started_at DESC);
ALTER TABLE lone_watch ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY lone_watch_own ON lone_watch FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
CREATE POLICY lone_watch_system ON lone_watch FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON lone_watch TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON lone_watch TO fangwei_system;

CREATE TABLE matter (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  number text COLLATE "C" NOT NULL,
  type text COLLATE "C" NOT NULL,
  type_version integer NOT NULL,
  version integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  closed boolean NOT NULL,
  grade smallint,
  rank smallint GENERATED ALWAYS AS (COALESCE((grade)::integer, 5)) STORED,
  unit text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  l0 text COLLATE "C" GENERATED ALWAYS AS (path[1]) STORED,
  l1 text COLLATE "C" GENERATED ALWAYS AS (path[2]) STORED,
  l2 text COLLATE "C" GENERATED ALWAYS AS (path[3]) STORED,
  l3 text COLLATE "C" GENERATED ALWAYS AS (path[4]) STORED,
  l4 text COLLATE "C" GENERATED ALWAYS AS (path[5]) STORED,
  supervisor text COLLATE "C",
  partners text[] COLLATE "C" DEFAULT '{}'::text[] NOT NULL,
  barred text[] COLLATE "C" DEFAULT '{}'::text[] NOT NULL,
  holder_post text,
  holder_shift text,
  claim_account text,
  claim_until timestamp with time zone,
  subject text COLLATE "C",
  sole_subject text COLLATE "C",
  parent uuid,
  occurred_at timestamp with time zone NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  next_due timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
  lapsed boolean DEFAULT false NOT NULL,
  data jsonb NOT NULL,
  done_by jsonb NOT NULL,
  draft jsonb,
  category text COLLATE "C" GENERATED ALWAYS AS ((data ->> 'category'::text)) STORED,
  lng double precision GENERATED ALWAYS AS (((data ->> 'lng'::text))::double precision) STORED,
  lat double precision GENERATED ALWAYS AS (((data ->> 'lat'::text))::double precision) STORED,
  model text COLLATE "C" GENERATED ALWAYS AS (
CASE
    WHEN (type = 'warning'::text) THEN (data ->> 'model'::text)
    ELSE NULL::text
END) STORED,
  drill boolean GENERATED ALWAYS AS (COALESCE(((data ->> 'drill'::text))::boolean, false)) STORED,
  danger boolean GENERATED ALWAYS AS (COALESCE((((data ->> 'weapon'::text) = 'true'::text) OR ((data ->> 'familyViolence'::text) = 'true'::text) OR (done_by ? 'issue-letter'::text)), false)) STORED,
  erased boolean GENERATED ALWAYS AS ((done_by ? 'erase'::text)) STORED,
  reopened boolean GENERATED ALWAYS AS ((done_by ? 'reopen'::text)) STORED,
  CONSTRAINT matter_pkey PRIMARY KEY (tenant, id)
);
ALTER TABLE matter SET (fillfactor=80);
CREATE INDEX matter_category_0 ON matter USING btree (tenant, l0, type, category, occurred_at DESC, id DESC);
CREATE INDEX matter_children ON matter USING btree (tenant, parent) WHERE (parent IS NOT NULL);
CREATE INDEX matter_danger ON matter USING btree (tenant, occurred_at) WHERE danger;
CREATE INDEX matter_erasable ON matter USING btree (tenant, type, closed_at) WHERE (closed AND (NOT erased));
CREATE INDEX matter_held ON matter USING btree (tenant, holder_post) WHERE (NOT closed);
CREATE INDEX matter_list_0 ON matter USING btree (tenant, l0, type, occurred_at DESC, id DESC);
CREATE INDEX matter_list_1 ON matter USING btree (tenant, l1, type, occurred_at DESC, id DESC);
CREATE INDEX matter_list_2 ON matter USING btree (tenant, l2, type, occurred_at DESC, id DESC);
CREATE INDEX matter_list_3 ON matter USING btree (tenant, l3, type, occurred_at DESC, id DESC);
CREATE UNIQUE INDEX matter_number_unique ON matter USING btree (tenant, number);
CREATE INDEX matter_of_model ON matter USING btree (tenant, model, opened_at) WHERE (model IS NOT NULL);
CREATE INDEX matter_queue_0 ON matter USING btree (tenant, l0, rank, next_due, opened_at, id) WHERE (NOT closed);
CREATE INDEX matter_queue_1 ON matter USING btree (tenant, l1, rank, next_due, opened_at, id) WHERE (NOT closed);
CREATE INDEX matter_queue_2 ON matter USING btree (tenant, l2, rank, next_due, opened_at, id) WHERE (NOT closed);
CREATE INDEX matter_queue_3 ON matter USING btree (tenant, l3, rank, next_due, opened_at, id) WHERE (NOT closed);
CREATE INDEX matter_reopened ON matter USING btree (tenant, type, occurred_at) WHERE reopened;
CREATE UNIQUE INDEX matter_sole_subject ON matter USING btree (tenant, type, COALESCE(model, ''::text), sole_subject) WHERE ((NOT closed) AND (sole_subject IS NOT NULL));
CREATE INDEX matter_state_0 ON matter USING btree (tenant, l0, type, state, occurred_at DESC, id DESC);
CREATE INDEX matter_subject ON matter USING btree (tenant, subject, occurred_at) WHERE (subject IS NOT NULL);
ALTER TABLE matter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY matter_lock ON matter FOR UPDATE TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (NOT (( SELECT app_org() AS app_org) = ANY (barred))) AND ((( SELECT app_org() AS app_org) = ANY (ARRAY[l0, l1, l2, l3, l4, supervisor])) OR (EXISTS ( SELECT
   FROM matter_partner p
  WHERE ((p.tenant = matter.tenant) AND (p.matter = matter.id) AND (p.org = ( SELECT app_org() AS app_org)))))))) WITH CHECK (false);
CREATE POLICY matter_sight ON matter FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (NOT (( SELECT app_org() AS app_org) = ANY (barred))) AND ((( SELECT app_org() AS app_org) = ANY (ARRAY[l0, l1, l2, l3, l4, supervisor])) OR (EXISTS ( SELECT
   FROM matter_partner p
  WHERE ((p.tenant = matter.tenant) AND (p.matter = matter.id) AND (p.org = ( SELECT app_org() AS app_org))))))));
CREATE POLICY matter_system ON matter FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON matter TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON matter TO fangwei_system;
GRANT UPDATE (id) ON matter TO fangwei_app;
COMMENT ON TABLE matter IS 'Anything that must be closed. Written only by the loop''s door, one transaction an action.';
COMMENT ON COLUMN matter.lapsed IS 'A deadline of this open matter has run out and is not yet met.';
COMMENT ON COLUMN matter.danger IS 'A weapon, violence in the family or a letter of caution is on record here.';
COMMENT ON COLUMN matter.erased IS 'Its content is gone; the envelope of its facts stays.';
COMMENT ON COLUMN matter.reopened IS 'It was closed once and taken up again.';

CREATE TABLE matter_link (
  tenant integer NOT NULL,
  matter uuid NOT NULL,
  other uuid NOT NULL,
  kind text NOT NULL,
  linked_at timestamp with time zone NOT NULL,
  CONSTRAINT matter_link_pkey PRIMARY KEY (tenant, matter, other, kind)
);
CREATE INDEX matter_link_back ON matter_link USING btree (tenant, other);
ALTER TABLE matter_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY matter_link_sight ON matter_link FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM matter m
  WHERE ((m.tenant = matter_link.tenant) AND (m.id = matter_link.matter))))));
CREATE POLICY matter_link_system ON matter_link FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON matter_link TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON matter_link TO fangwei_system;

GRANT USAGE ON SEQUENCE matter_number TO fangwei_app;
GRANT USAGE ON SEQUENCE matter_number TO fangwei_system;

CREATE TABLE matter_partner (
  tenant integer NOT NULL,
  org text COLLATE "C" NOT NULL,
  matter uuid NOT NULL,
  CONSTRAINT matter_partner_pkey PRIMARY KEY (tenant, org, matter)
);
ALTER TABLE matter_partner ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_system ON matter_partner FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY partner_tenant ON matter_partner FOR SELECT TO fangwei_app USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON matter_partner TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON matter_partner TO fangwei_system;

CREATE TABLE matter_words (
  tenant integer NOT NULL,
  matter uuid NOT NULL,
  words text[] COLLATE "C" NOT NULL,
  CONSTRAINT matter_words_pkey PRIMARY KEY (tenant, matter)
);
ALTER TABLE matter_words ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY matter_words_tenant ON matter_words FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON matter_words TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON matter_words TO fangwei_system;

CREATE TABLE model_replay (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  model text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  against jsonb,
  until_position bigint NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  job uuid NOT NULL,
  ended_at timestamp with time zone,
  result jsonb,
  CONSTRAINT model_replay_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX model_replay_of_model ON model_replay USING btree (tenant, model, asked_at DESC);
ALTER TABLE model_replay ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY model_replay_tenant ON model_replay FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON model_replay TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON model_replay TO fangwei_system;
COMMENT ON COLUMN model_replay.until_position IS 'The replay ends where the one order ended when it was asked for.';

CREATE TABLE model_state (
  tenant integer NOT NULL,
  model text NOT NULL,
  subject text COLLATE "C" NOT NULL,
  state jsonb NOT NULL,
  judgement jsonb,
  erase_at timestamp with time zone,
  CONSTRAINT model_state_pkey PRIMARY KEY (tenant, model, subject)
);
CREATE INDEX model_state_erase ON model_state USING btree (erase_at) WHERE (erase_at IS NOT NULL);
ALTER TABLE model_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY model_state_tenant ON model_state FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON model_state TO fangwei_system;

CREATE TABLE model_version (
  tenant integer NOT NULL,
  model text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  state text COLLATE "C" NOT NULL,
  definition jsonb NOT NULL,
  proposed_by text NOT NULL,
  changed_at timestamp with time zone NOT NULL,
  submitted_at timestamp with time zone,
  decided_by text,
  decided_at timestamp with time zone,
  decision_note text,
  published_at timestamp with time zone,
  retired_by text,
  retired_at timestamp with time zone,
  retire_reason text,
  review_on date,
  CONSTRAINT model_version_pkey PRIMARY KEY (tenant, model, version),
  CONSTRAINT model_version_check CHECK ((decided_by IS DISTINCT FROM proposed_by)),
  CONSTRAINT model_version_check1 CHECK (((state <> ALL (ARRAY['published'::text, 'refused'::text])) OR (decided_by IS NOT NULL))),
  CONSTRAINT model_version_check2 CHECK (((state = 'retired'::text) = (retired_at IS NOT NULL))),
  CONSTRAINT model_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'in-review'::text, 'published'::text, 'refused'::text, 'retired'::text]))),
  CONSTRAINT model_version_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX model_version_published ON model_version USING btree (tenant, model) WHERE (state = 'published'::text);
ALTER TABLE model_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY model_version_tenant ON model_version FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON model_version TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON model_version TO fangwei_system;
COMMENT ON COLUMN model_version.definition IS 'What it judges, reads and decides; never changed once it is in review.';

CREATE TABLE notification (
  tenant integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  account text NOT NULL,
  matter uuid NOT NULL,
  about text NOT NULL,
  detail text,
  created_at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT notification_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX notification_unread ON notification USING btree (tenant, account, id DESC) WHERE (read_at IS NULL);
ALTER TABLE notification ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY notification_delete ON notification FOR DELETE TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
CREATE POLICY notification_insert ON notification FOR INSERT TO fangwei_app WITH CHECK ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY notification_own ON notification FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
CREATE POLICY notification_system ON notification FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
CREATE POLICY notification_update ON notification FOR UPDATE TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (account = current_setting('app.account'::text, true))));
GRANT INSERT, SELECT, UPDATE ON notification TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON notification TO fangwei_system;

GRANT USAGE ON SEQUENCE notification_id_seq TO fangwei_app;
GRANT USAGE ON SEQUENCE notification_id_seq TO fangwei_system;

CREATE TABLE patrol_check_in (
  tenant integer NOT NULL,
  plan uuid NOT NULL,
  stop text COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  how text COLLATE "C" NOT NULL,
  metres integer,
  made_by text NOT NULL,
  CONSTRAINT patrol_check_in_pkey PRIMARY KEY (tenant, plan, stop),
  CONSTRAINT patrol_check_in_tenant_plan_fkey FOREIGN KEY (tenant, plan) REFERENCES patrol_plan(tenant, id),
  CONSTRAINT patrol_check_in_how_check CHECK ((how = ANY (ARRAY['position'::text, 'code'::text])))
);
CREATE INDEX patrol_check_in_age ON patrol_check_in USING btree (tenant, at);
ALTER TABLE patrol_check_in ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY patrol_check_in_sight ON patrol_check_in FOR ALL TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM patrol_plan p
  WHERE ((p.tenant = patrol_check_in.tenant) AND (p.id = patrol_check_in.plan))))));
CREATE POLICY patrol_check_in_system ON patrol_check_in FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT ON patrol_check_in TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON patrol_check_in TO fangwei_system;

CREATE TABLE patrol_plan (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  setting jsonb,
  version integer DEFAULT 0 NOT NULL,
  job uuid,
  made_by text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  released integer,
  released_at timestamp with time zone,
  released_by text,
  CONSTRAINT patrol_plan_pkey PRIMARY KEY (tenant, id),
  CONSTRAINT patrol_plan_check CHECK ((ends_at > starts_at)),
  CONSTRAINT patrol_plan_check1 CHECK (((setting IS NULL) = (version = 0))),
  CONSTRAINT patrol_plan_check2 CHECK ((((released IS NULL) = (released_at IS NULL)) AND ((released IS NULL) = (released_by IS NULL)) AND (released <= version))),
  CONSTRAINT patrol_plan_kind_check CHECK ((kind = ANY (ARRAY['patrol'::text, 'visits'::text])))
);
CREATE INDEX patrol_plan_of_org ON patrol_plan USING btree (tenant, org, starts_at DESC);
ALTER TABLE patrol_plan ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY patrol_plan_sight ON patrol_plan FOR ALL TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY patrol_plan_system ON patrol_plan FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT ON patrol_plan TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON patrol_plan TO fangwei_system;
GRANT UPDATE (version, job, released, released_at, released_by) ON patrol_plan TO fangwei_app;
COMMENT ON COLUMN patrol_plan.setting IS 'Crews, stops and ways as they were when it was planned: a version is made again from it, its seed and its steps.';
COMMENT ON COLUMN patrol_plan.released IS 'The version the crews were given; a later one is a draft until it is released too.';

CREATE TABLE patrol_tag (
  tenant integer NOT NULL,
  point text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  token text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  issued_by text NOT NULL,
  issued_at timestamp with time zone NOT NULL,
  CONSTRAINT patrol_tag_pkey PRIMARY KEY (tenant, point),
  CONSTRAINT patrol_tag_version_check CHECK ((version > 0))
);
CREATE UNIQUE INDEX patrol_tag_of_token ON patrol_tag USING btree (tenant, token);
ALTER TABLE patrol_tag ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY patrol_tag_sight ON patrol_tag FOR ALL TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY patrol_tag_system ON patrol_tag FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON patrol_tag TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON patrol_tag TO fangwei_system;
COMMENT ON TABLE patrol_tag IS 'The tag at a must-patrol point: a keyed token of its code and never the code, which is shown once, when it is issued.';

CREATE TABLE patrol_version (
  tenant integer NOT NULL,
  plan uuid NOT NULL,
  version integer NOT NULL,
  routes jsonb NOT NULL,
  dropped jsonb NOT NULL,
  how text COLLATE "C" NOT NULL,
  seed bigint,
  steps integer,
  made_by text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT patrol_version_pkey PRIMARY KEY (tenant, plan, version),
  CONSTRAINT patrol_version_tenant_plan_fkey FOREIGN KEY (tenant, plan) REFERENCES patrol_plan(tenant, id),
  CONSTRAINT patrol_version_how_check CHECK ((how = ANY (ARRAY['planned'::text, 'edited'::text, 'replanned'::text])))
);
ALTER TABLE patrol_version ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY patrol_version_sight ON patrol_version FOR ALL TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (EXISTS ( SELECT
   FROM patrol_plan p
  WHERE ((p.tenant = patrol_version.tenant) AND (p.id = patrol_version.plan))))));
CREATE POLICY patrol_version_system ON patrol_version FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT ON patrol_version TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON patrol_version TO fangwei_system;
COMMENT ON TABLE patrol_version IS 'Never changed: an edit or a new search is a further version.';

CREATE TABLE policy (
  tenant integer NOT NULL,
  code text NOT NULL,
  grade smallint,
  amounts integer[] NOT NULL,
  unit text NOT NULL,
  basis text NOT NULL,
  effective_from date NOT NULL,
  approved_by text NOT NULL
);
CREATE UNIQUE INDEX policy_row ON policy USING btree (tenant, code, COALESCE((grade)::integer, 0), effective_from);
ALTER TABLE policy ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_tenant ON policy FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON policy TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON policy TO fangwei_system;

CREATE TABLE policy_proposal (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  grade smallint,
  amounts integer[] NOT NULL,
  unit text NOT NULL,
  basis text NOT NULL,
  effective_from date NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  decided_by text,
  decided_at timestamp with time zone,
  verdict text,
  CONSTRAINT policy_proposal_pkey PRIMARY KEY (tenant, id),
  CONSTRAINT policy_proposal_check CHECK ((decided_by IS DISTINCT FROM proposed_by)),
  CONSTRAINT policy_proposal_check1 CHECK (((decided_at IS NULL) = (verdict IS NULL))),
  CONSTRAINT policy_proposal_grade_check CHECK (((grade >= 1) AND (grade <= 4))),
  CONSTRAINT policy_proposal_verdict_check CHECK ((verdict = ANY (ARRAY['approved'::text, 'refused'::text])))
);
CREATE INDEX policy_proposal_open ON policy_proposal USING btree (tenant, proposed_at) WHERE (decided_at IS NULL);
ALTER TABLE policy_proposal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_proposal_tenant ON policy_proposal FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON policy_proposal TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON policy_proposal TO fangwei_system;

CREATE TABLE posting (
  tenant integer NOT NULL,
  word text COLLATE "C" NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  matter uuid NOT NULL,
  CONSTRAINT posting_pkey PRIMARY KEY (tenant, word, occurred_at, matter)
);
ALTER TABLE posting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY posting_tenant ON posting FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON posting TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON posting TO fangwei_system;

CREATE TABLE register_entry (
  tenant integer NOT NULL,
  register text NOT NULL,
  id text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
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
  changed_at timestamp with time zone NOT NULL,
  kind text COLLATE "C" GENERATED ALWAYS AS ((data ->> 'kind'::text)) STORED,
  link text COLLATE "C",
  other_link text COLLATE "C",
  CONSTRAINT register_entry_pkey PRIMARY KEY (tenant, register, id)
);
CREATE INDEX register_link ON register_entry USING btree (tenant, register, link) WHERE (link IS NOT NULL);
CREATE INDEX register_list_0 ON register_entry USING btree (tenant, register, l0, name, id) WHERE (register <> ALL (ARRAY['resident'::text, 'relationship'::text]));
CREATE INDEX register_list_1 ON register_entry USING btree (tenant, register, l1, name, id) WHERE (register <> ALL (ARRAY['resident'::text, 'relationship'::text]));
CREATE INDEX register_list_2 ON register_entry USING btree (tenant, register, l2, name, id) WHERE (register <> ALL (ARRAY['resident'::text, 'relationship'::text]));
CREATE INDEX register_list_3 ON register_entry USING btree (tenant, register, l3, name, id) WHERE (register <> ALL (ARRAY['resident'::text, 'relationship'::text]));
CREATE INDEX register_list_4 ON register_entry USING btree (tenant, register, l4, name, id) WHERE ((l4 IS NOT NULL) AND (register <> ALL (ARRAY['resident'::text, 'relationship'::text])));
CREATE INDEX register_other_link ON register_entry USING btree (tenant, register, other_link) WHERE (other_link IS NOT NULL);
ALTER TABLE register_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY register_sight ON register_entry FOR ALL TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND ((register = ANY (ARRAY['org'::text, 'post'::text, 'site'::text, 'staff'::text])) OR (((((( SELECT app_org() AS app_org) = l0) OR (( SELECT app_org() AS app_org) = l1)) OR (( SELECT app_org() AS app_org) = l2)) OR (( SELECT app_org() AS app_org) = l3)) OR (( SELECT app_org() AS app_org) = l4))))) WITH CHECK (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (((((( SELECT app_org() AS app_org) = l0) OR (( SELECT app_org() AS app_org) = l1)) OR (( SELECT app_org() AS app_org) = l2)) OR (( SELECT app_org() AS app_org) = l3)) OR (( SELECT app_org() AS app_org) = l4))));
CREATE POLICY register_system ON register_entry FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT INSERT, SELECT, UPDATE ON register_entry TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON register_entry TO fangwei_system;
COMMENT ON COLUMN register_entry.data IS 'Plain fields as they are, personal fields sealed (algorithm.key-version.iv.ciphertext).';

CREATE TABLE room_log (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  at timestamp with time zone NOT NULL,
  kind text COLLATE "C" NOT NULL,
  body text NOT NULL,
  matter uuid,
  written_by text NOT NULL,
  CONSTRAINT room_log_pkey PRIMARY KEY (tenant, id),
  CONSTRAINT room_log_kind_check CHECK ((kind = ANY (ARRAY['entry'::text, 'duty-grade'::text, 'support'::text])))
);
CREATE INDEX room_log_age ON room_log USING btree (tenant, at);
CREATE INDEX room_log_of_org ON room_log USING btree (tenant, org, at DESC);
ALTER TABLE room_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY room_log_sight ON room_log FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY room_log_system ON room_log FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON room_log TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON room_log TO fangwei_system;
COMMENT ON TABLE room_log IS 'What the people of a command room write down; what the system knows is read beside it from where it stands.';

CREATE TABLE scan_run (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by text NOT NULL,
  settings jsonb NOT NULL,
  result jsonb NOT NULL,
  CONSTRAINT scan_run_pkey PRIMARY KEY (tenant, id)
);
CREATE INDEX scan_run_latest ON scan_run USING btree (tenant, org, made_at DESC, id);
ALTER TABLE scan_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY scan_run_sight ON scan_run FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY scan_run_system ON scan_run FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON scan_run TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON scan_run TO fangwei_system;
COMMENT ON TABLE scan_run IS 'Circles with counts and days, never an address or a person. Kept, so that who looked for what can be seen.';

CREATE TABLE schema_migration (
  version integer NOT NULL,
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT schema_migration_pkey PRIMARY KEY (version)
);
GRANT SELECT ON schema_migration TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON schema_migration TO fangwei_system;

CREATE TABLE sequencer (
  tenant integer NOT NULL,
  size bigint DEFAULT 0 NOT NULL,
  frontier bytea[] DEFAULT '{}'::bytea[] NOT NULL,
  CONSTRAINT sequencer_pkey PRIMARY KEY (tenant)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON sequencer TO fangwei_system;
COMMENT ON COLUMN sequencer.frontier IS 'Roots of the perfect subtrees of the Merkle tree over the order, largest first (RFC 9162).';

CREATE TABLE session (
  token_hash bytea NOT NULL,
  tenant integer NOT NULL,
  account text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  revoked_at timestamp with time zone,
  CONSTRAINT session_pkey PRIMARY KEY (token_hash)
);
CREATE INDEX session_of_account ON session USING btree (tenant, account);
GRANT INSERT, SELECT, UPDATE ON session TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON session TO fangwei_system;

CREATE TABLE shift (
  tenant integer NOT NULL,
  id text NOT NULL,
  post text NOT NULL,
  account text NOT NULL,
  org text COLLATE "C" NOT NULL,
  leads boolean DEFAULT false NOT NULL,
  starts_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  CONSTRAINT shift_pkey PRIMARY KEY (tenant, id, account),
  CONSTRAINT shift_check CHECK ((ends_at > starts_at))
);
CREATE INDEX shift_of_account ON shift USING btree (tenant, account, ends_at);
CREATE INDEX shift_of_org ON shift USING btree (tenant, org, ends_at);
CREATE INDEX shift_of_post ON shift USING btree (tenant, post, ends_at);
ALTER TABLE shift ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY shift_tenant ON shift FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON shift TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON shift TO fangwei_system;

CREATE TABLE signal (
  tenant integer NOT NULL,
  source text COLLATE "C" NOT NULL,
  identity text COLLATE "C" NOT NULL,
  matter uuid,
  content_hash bytea NOT NULL,
  received_at timestamp with time zone NOT NULL,
  body text,
  CONSTRAINT signal_pkey PRIMARY KEY (tenant, source, identity)
);
CREATE INDEX signal_kept ON signal USING btree (tenant, received_at) WHERE (body IS NOT NULL);
CREATE INDEX signal_of_matter ON signal USING btree (tenant, matter) WHERE (matter IS NOT NULL);
ALTER TABLE signal ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY signal_tenant ON signal FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON signal TO fangwei_system;
COMMENT ON COLUMN signal.body IS 'The row as it came, refused columns dropped, sealed.';

CREATE TABLE tally (
  tenant integer NOT NULL,
  org text COLLATE "C" NOT NULL,
  day date NOT NULL,
  type text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  opened integer DEFAULT 0 NOT NULL,
  imported integer DEFAULT 0 NOT NULL,
  lapsed integer DEFAULT 0 NOT NULL,
  closed integer DEFAULT 0 NOT NULL,
  recurred30 integer DEFAULT 0 NOT NULL,
  recurred90 integer DEFAULT 0 NOT NULL,
  CONSTRAINT tally_pkey PRIMARY KEY (tenant, org, day, type, category)
);
ALTER TABLE tally ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tally_sight ON tally FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY tally_system ON tally FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON tally TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON tally TO fangwei_system;
COMMENT ON TABLE tally IS 'One row for each organisation of a matter''s path: opened and lapsed by the day it happened, closed and recurred by the day it was closed.';

CREATE TABLE tally_matter (
  tenant integer NOT NULL,
  matter uuid NOT NULL,
  type text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  opened_day date NOT NULL,
  lapsed boolean DEFAULT false NOT NULL,
  closed_at timestamp with time zone,
  recurred30 boolean DEFAULT false NOT NULL,
  recurred90 boolean DEFAULT false NOT NULL,
  CONSTRAINT tally_matter_pkey PRIMARY KEY (tenant, matter)
);
ALTER TABLE tally_matter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tally_matter_system ON tally_matter FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON tally_matter TO fangwei_system;

CREATE TABLE tenant (
  id integer NOT NULL,
  name_zh text NOT NULL,
  name_en text NOT NULL,
  utc_offset_minutes integer DEFAULT 480 NOT NULL,
  created_at timestamp with time zone NOT NULL,
  filled_at timestamp with time zone,
  CONSTRAINT tenant_pkey PRIMARY KEY (id)
);
GRANT SELECT ON tenant TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON tenant TO fangwei_system;

CREATE TABLE term (
  tenant integer NOT NULL,
  kind text COLLATE "C" NOT NULL,
  term text COLLATE "C" NOT NULL,
  ref text COLLATE "C" NOT NULL,
  CONSTRAINT term_pkey PRIMARY KEY (tenant, kind, term, ref)
);
CREATE INDEX term_of_ref ON term USING btree (tenant, ref);
ALTER TABLE term ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY term_tenant ON term FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT ON term TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON term TO fangwei_system;

CREATE TABLE text_label (
  tenant integer NOT NULL,
  matter uuid NOT NULL,
  task text COLLATE "C" NOT NULL,
  suggested text COLLATE "C",
  chosen text COLLATE "C" NOT NULL,
  chosen_at timestamp with time zone NOT NULL,
  CONSTRAINT text_label_pkey PRIMARY KEY (tenant, matter, task),
  CONSTRAINT text_label_tenant_matter_fkey FOREIGN KEY (tenant, matter) REFERENCES matter(tenant, id) ON DELETE CASCADE
);
CREATE INDEX text_label_of_task ON text_label USING btree (tenant, task, chosen_at, matter);
ALTER TABLE text_label ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY text_label_tenant ON text_label FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT DELETE, INSERT, SELECT, UPDATE ON text_label TO fangwei_system;
COMMENT ON TABLE text_label IS 'The text itself stays in the matter, sealed, and is gone with it: a label never outlives what it is about.';
COMMENT ON COLUMN text_label.suggested IS 'What the classifier of the day would have said; null for not sure.';

CREATE TABLE text_model (
  tenant integer NOT NULL,
  task text COLLATE "C" NOT NULL,
  model text NOT NULL,
  labels integer NOT NULL,
  figures jsonb NOT NULL,
  trained_at timestamp with time zone NOT NULL,
  CONSTRAINT text_model_pkey PRIMARY KEY (tenant, task),
  CONSTRAINT text_model_labels_check CHECK ((labels > 0))
);
ALTER TABLE text_model ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY text_model_tenant ON text_model FOR ALL TO fangwei_app, fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON text_model TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON text_model TO fangwei_system;
COMMENT ON TABLE text_model IS 'The classifier in use where it is not the shipped one: hashes of parts of texts and their weights, no text.';
COMMENT ON COLUMN text_model.figures IS 'Accuracy and macro-F1 on labels left out, before and after.';

CREATE TABLE told (
  tenant integer NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  reason text COLLATE "C" NOT NULL,
  matter uuid,
  briefing uuid,
  step smallint,
  org text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  told_at timestamp with time zone NOT NULL,
  acknowledged_at timestamp with time zone,
  CONSTRAINT told_pkey PRIMARY KEY (tenant, id),
  CONSTRAINT told_check CHECK (((matter IS NULL) <> (briefing IS NULL))),
  CONSTRAINT told_reason_check CHECK ((reason = ANY (ARRAY['dispatch'::text, 'wave'::text, 'plan'::text, 'escalation'::text, 'briefing'::text])))
);
CREATE INDEX told_of_briefing ON told USING btree (tenant, briefing) WHERE (briefing IS NOT NULL);
CREATE INDEX told_of_matter ON told USING btree (tenant, matter) WHERE (matter IS NOT NULL);
CREATE INDEX told_of_org ON told USING btree (tenant, org, told_at DESC);
CREATE INDEX told_open ON told USING btree (tenant, account) WHERE (acknowledged_at IS NULL);
ALTER TABLE told ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY told_sight ON told FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND ((account = current_setting('app.account'::text, true)) OR
CASE
    WHEN (matter IS NULL) THEN (( SELECT app_org() AS app_org) = ANY (path))
    ELSE (EXISTS ( SELECT
       FROM matter m
      WHERE ((m.tenant = told.tenant) AND (m.id = told.matter))))
END)));
CREATE POLICY told_system ON told FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON told TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON told TO fangwei_system;
COMMENT ON TABLE told IS 'Who was told what and when, a row a person, with their own acknowledgement.';

CREATE TABLE unit_position (
  tenant integer NOT NULL,
  unit text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  fix_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  lng double precision NOT NULL,
  lat double precision NOT NULL,
  speed_kmh real,
  course_deg real,
  accuracy_m real,
  source text NOT NULL,
  CONSTRAINT unit_position_pkey PRIMARY KEY (tenant, unit),
  CONSTRAINT unit_position_lat_check CHECK (((lat >= ('-90'::integer)::double precision) AND (lat <= (90)::double precision))),
  CONSTRAINT unit_position_lng_check CHECK (((lng >= ('-180'::integer)::double precision) AND (lng <= (180)::double precision)))
);
CREATE INDEX unit_position_received ON unit_position USING btree (tenant, received_at);
ALTER TABLE unit_position ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_position_sight ON unit_position FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path)) AND (EXISTS ( SELECT
   FROM unit_state s
  WHERE ((s.tenant = unit_position.tenant) AND (s.unit = unit_position.unit) AND (s.state <> 'off'::text))))));
CREATE POLICY unit_position_system ON unit_position FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON unit_position TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_position TO fangwei_system;
COMMENT ON TABLE unit_position IS 'The latest fix of each unit: ordered by the time of the fix, an older one never overwrites a newer.';

CREATE TABLE unit_state (
  tenant integer NOT NULL,
  unit text COLLATE "C" NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL,
  since timestamp with time zone NOT NULL,
  dispatch uuid,
  changed_by text NOT NULL,
  CONSTRAINT unit_state_pkey PRIMARY KEY (tenant, unit),
  CONSTRAINT unit_state_check CHECK (((dispatch IS NOT NULL) = (state = ANY (ARRAY['assigned'::text, 'en-route'::text, 'on-scene'::text])))),
  CONSTRAINT unit_state_state_check CHECK ((state = ANY (ARRAY['off'::text, 'available'::text, 'assigned'::text, 'en-route'::text, 'on-scene'::text, 'returning'::text, 'unavailable'::text])))
);
CREATE INDEX unit_state_dispatch ON unit_state USING btree (tenant, dispatch) WHERE (dispatch IS NOT NULL);
ALTER TABLE unit_state ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_state_sight ON unit_state FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY unit_state_system ON unit_state FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON unit_state TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_state TO fangwei_system;
COMMENT ON TABLE unit_state IS 'One row a unit; changed only by the units module, along the moves of the domain.';

CREATE TABLE unit_track (
  tenant integer NOT NULL,
  unit text COLLATE "C" NOT NULL,
  fix_at timestamp with time zone NOT NULL,
  month smallint NOT NULL,
  path text[] COLLATE "C" NOT NULL,
  lng double precision NOT NULL,
  lat double precision NOT NULL,
  speed_kmh real,
  course_deg real,
  accuracy_m real,
  source text NOT NULL,
  CONSTRAINT unit_track_pkey PRIMARY KEY (tenant, unit, fix_at, month),
  CONSTRAINT unit_track_month_check CHECK (((month >= 1) AND (month <= 12)))
) PARTITION BY LIST (month);
CREATE INDEX unit_track_old ON ONLY public.unit_track USING btree (tenant, fix_at);
ALTER TABLE unit_track ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY unit_track_sight ON unit_track FOR SELECT TO fangwei_app USING (((tenant = ( SELECT app_tenant() AS app_tenant)) AND (( SELECT app_org() AS app_org) = ANY (path))));
CREATE POLICY unit_track_system ON unit_track FOR ALL TO fangwei_system USING ((tenant = ( SELECT app_tenant() AS app_tenant)));
GRANT SELECT ON unit_track TO fangwei_app;
GRANT DELETE, INSERT, SELECT, UPDATE ON unit_track TO fangwei_system;

CREATE TABLE unit_track_01 PARTITION OF unit_track FOR VALUES IN ('1');

CREATE TABLE unit_track_02 PARTITION OF unit_track FOR VALUES IN ('2');

CREATE TABLE unit_track_03 PARTITION OF unit_track FOR VALUES IN ('3');

CREATE TABLE unit_track_04 PARTITION OF unit_track FOR VALUES IN ('4');

CREATE TABLE unit_track_05 PARTITION OF unit_track FOR VALUES IN ('5');

CREATE TABLE unit_track_06 PARTITION OF unit_track FOR VALUES IN ('6');

CREATE TABLE unit_track_07 PARTITION OF unit_track FOR VALUES IN ('7');

CREATE TABLE unit_track_08 PARTITION OF unit_track FOR VALUES IN ('8');

CREATE TABLE unit_track_09 PARTITION OF unit_track FOR VALUES IN ('9');

CREATE TABLE unit_track_10 PARTITION OF unit_track FOR VALUES IN ('10');

CREATE TABLE unit_track_11 PARTITION OF unit_track FOR VALUES IN ('11');

CREATE TABLE unit_track_12 PARTITION OF unit_track FOR VALUES IN ('12');
