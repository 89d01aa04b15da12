-- Row-level security: the net under the policy of the core. Settings are SET LOCAL, so they end with the transaction.
-- app.tenant, app.org: whose eyes. The system role works for the clock, the sequencer, the models and imports.

CREATE FUNCTION app_tenant() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.tenant', true), '')::int;
CREATE FUNCTION app_org() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN current_setting('app.org', true);

GRANT USAGE ON SCHEMA public TO fangwei_app, fangwei_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO fangwei_app, fangwei_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO fangwei_system;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO fangwei_app;
-- The loop's door decides with the sight of the actor and then writes as the system role: the app role
-- cannot write a matter, its clocks, parties or links at all.
GRANT INSERT, UPDATE ON notification, job, break_glass, idempotency, session, import_mapping, form_draft, register_entry,
  shift, policy, holiday, calendar_version, account TO fangwei_app;
GRANT INSERT ON fact, fact_payload, fact_pending, term TO fangwei_app;
GRANT DELETE ON term, form_draft, import_mapping, shift, holiday TO fangwei_app;
-- History has no UPDATE and no DELETE; erasure deletes payloads only.
REVOKE UPDATE, DELETE ON fact, fact_order FROM fangwei_system;
REVOKE UPDATE ON fact_payload FROM fangwei_system;
REVOKE SELECT ON session, account, sequencer FROM fangwei_app;
GRANT SELECT ON session, account TO fangwei_app;

ALTER TABLE matter ENABLE ROW LEVEL SECURITY;
ALTER TABLE matter FORCE ROW LEVEL SECURITY;
CREATE POLICY matter_system ON matter TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY matter_sight ON matter FOR SELECT TO fangwei_app USING (
  tenant = (SELECT app_tenant())
  AND NOT ((SELECT app_org()) = ANY (barred))
  AND ((SELECT app_org()) IN (l0, l1, l2, l3, l4)
    OR supervisor = (SELECT app_org())
    OR EXISTS (SELECT FROM matter_partner p WHERE p.tenant = matter.tenant AND p.matter = matter.id AND p.org = (SELECT app_org())))
);

-- Locking a row asks for the right to update it; the right is given on one column and every write is refused.
GRANT UPDATE (id) ON matter TO fangwei_app;
CREATE POLICY matter_lock ON matter FOR UPDATE TO fangwei_app USING (
  tenant = (SELECT app_tenant())
  AND NOT ((SELECT app_org()) = ANY (barred))
  AND ((SELECT app_org()) IN (l0, l1, l2, l3, l4)
    OR supervisor = (SELECT app_org())
    OR EXISTS (SELECT FROM matter_partner p WHERE p.tenant = matter.tenant AND p.matter = matter.id AND p.org = (SELECT app_org())))
) WITH CHECK (false);

ALTER TABLE matter_partner ENABLE ROW LEVEL SECURITY;
ALTER TABLE matter_partner FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_system ON matter_partner TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY partner_tenant ON matter_partner FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant()));

-- What belongs to a matter is visible when the matter is.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['deadline', 'matter_link', 'fact_payload'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant()) AND EXISTS (
      SELECT FROM matter m WHERE m.tenant = %I.tenant AND m.id = %I.matter))', t || '_sight', t, t, t);
  END LOOP;
END $$;
CREATE POLICY fact_payload_insert ON fact_payload FOR INSERT TO fangwei_app WITH CHECK (tenant = (SELECT app_tenant()));

-- Facts without a matter are the audit trail: seen by the auditor of the tenant, and by each account for its own.
ALTER TABLE fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE fact FORCE ROW LEVEL SECURITY;
CREATE POLICY fact_system ON fact TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY fact_sight ON fact FOR SELECT TO fangwei_app USING (
  tenant = (SELECT app_tenant()) AND CASE WHEN matter IS NULL
    THEN current_setting('app.auditor', true) = 'on' OR actor = current_setting('app.account', true)
    ELSE EXISTS (SELECT FROM matter m WHERE m.tenant = fact.tenant AND m.id = fact.matter) END);
CREATE POLICY fact_insert ON fact FOR INSERT TO fangwei_app WITH CHECK (tenant = (SELECT app_tenant()));

-- Register entries: organisations, posts and sites are known to all of the tenant; people and households to their scope.
ALTER TABLE register_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE register_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY register_system ON register_entry TO fangwei_system USING (tenant = (SELECT app_tenant()));
CREATE POLICY register_sight ON register_entry TO fangwei_app USING (
  tenant = (SELECT app_tenant())
  AND (register IN ('org', 'post', 'site', 'staff') OR (SELECT app_org()) IN (l0, l1, l2, l3, l4))
) WITH CHECK (tenant = (SELECT app_tenant()) AND (SELECT app_org()) IN (l0, l1, l2, l3, l4));

-- One's own: sessions are found by their hash before the tenant is known, so they are not under a policy;
-- these are.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['notification', 'form_draft', 'idempotency'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_system', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO fangwei_app USING (tenant = (SELECT app_tenant()) AND account = current_setting(''app.account'', true))', t || '_own', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO fangwei_app WITH CHECK (tenant = (SELECT app_tenant()))', t || '_insert', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO fangwei_app USING (tenant = (SELECT app_tenant()) AND account = current_setting(''app.account'', true))', t || '_update', t);
    EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO fangwei_app USING (tenant = (SELECT app_tenant()) AND account = current_setting(''app.account'', true))', t || '_delete', t);
  END LOOP;
END $$;

-- The rest of the tenant's rows: nobody reads another city's.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['shift', 'fact_pending', 'fact_order', 'consumer', 'signal', 'job', 'break_glass', 'policy',
    'holiday', 'calendar_version', 'term', 'model_state', 'import_mapping'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO fangwei_app, fangwei_system USING (tenant = (SELECT app_tenant()))', t || '_tenant', t);
  END LOOP;
END $$;
-- Model states hold scores: only the system reads them; people see the warning they led to.
REVOKE SELECT ON model_state FROM fangwei_app;
REVOKE SELECT ON signal FROM fangwei_app;

-- A policy of a partitioned table does not cover its partitions named directly, so nobody may name them.
DO $$ DECLARE part regclass; BEGIN
  FOR part IN SELECT inhrelid::regclass FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid WHERE c.relkind IN ('r', 'p') LOOP
    EXECUTE format('REVOKE ALL ON %s FROM fangwei_app, fangwei_system', part);
  END LOOP;
END $$;

-- down
DROP FUNCTION app_tenant() CASCADE;
DROP FUNCTION app_org() CASCADE;
