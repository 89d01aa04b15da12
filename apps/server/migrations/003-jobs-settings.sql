-- Leased jobs that can be cancelled and say why they failed; policies proposed by one person and approved by another.

ALTER TABLE job
  ADD COLUMN lease uuid,
  ADD COLUMN failure jsonb,
  ADD COLUMN cancel_asked_at timestamptz,
  ADD COLUMN files text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN job.lease IS 'Drawn at each claim: a runner whose lease was taken over writes nothing more.';
COMMENT ON COLUMN job.failure IS 'Why it failed, in both languages: {zh, en}.';
-- A person's own jobs, newest first.
CREATE INDEX job_of_account ON job (tenant, account, created_at DESC);

-- A list of one register in one organisation, by name. People are never listed whole, so they are not in these.
DROP INDEX register_list_0, register_list_1, register_list_2, register_list_3;
CREATE INDEX register_list_0 ON register_entry (tenant, register, l0, name, id) WHERE register NOT IN ('resident', 'relationship');
CREATE INDEX register_list_1 ON register_entry (tenant, register, l1, name, id) WHERE register NOT IN ('resident', 'relationship');
CREATE INDEX register_list_2 ON register_entry (tenant, register, l2, name, id) WHERE register NOT IN ('resident', 'relationship');
CREATE INDEX register_list_3 ON register_entry (tenant, register, l3, name, id) WHERE register NOT IN ('resident', 'relationship');
CREATE INDEX register_list_4 ON register_entry (tenant, register, l4, name, id) WHERE l4 IS NOT NULL AND register NOT IN ('resident', 'relationship');
-- What an entry names of other registers: the household of a resident, the two sides of a relationship.
ALTER TABLE register_entry
  ADD COLUMN kind text COLLATE "C" GENERATED ALWAYS AS (data ->> 'kind') STORED,
  ADD COLUMN link text COLLATE "C",
  ADD COLUMN other_link text COLLATE "C";
CREATE INDEX register_link ON register_entry (tenant, register, link) WHERE link IS NOT NULL;
CREATE INDEX register_other_link ON register_entry (tenant, register, other_link) WHERE other_link IS NOT NULL;

-- The audit trail, newest first: what happened beside matters, and every look at personal data.
CREATE INDEX fact_audit ON fact (tenant, id DESC) WHERE matter IS NULL OR kind LIKE 'personal-data.%';

CREATE TABLE policy_proposal (
  tenant int NOT NULL,
  id uuid NOT NULL,
  code text NOT NULL,
  grade smallint CHECK (grade BETWEEN 1 AND 4),
  amounts int[] NOT NULL,
  unit text NOT NULL,
  basis text NOT NULL,
  effective_from date NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  decided_by text,
  decided_at timestamptz,
  verdict text CHECK (verdict IN ('approved', 'refused')),
  PRIMARY KEY (tenant, id),
  CHECK (decided_by IS DISTINCT FROM proposed_by),
  CHECK ((decided_at IS NULL) = (verdict IS NULL))
);
-- Proposals that wait for a second person.
CREATE INDEX policy_proposal_open ON policy_proposal (tenant, proposed_at) WHERE decided_at IS NULL;
ALTER TABLE policy_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY policy_proposal_tenant ON policy_proposal TO fangwei_app, fangwei_system USING (tenant = (SELECT app_tenant()));
GRANT SELECT, INSERT, UPDATE ON policy_proposal TO fangwei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON policy_proposal TO fangwei_system;

-- A password given by the administrator works once, to set one's own.
ALTER TABLE account ADD COLUMN password_temporary boolean NOT NULL DEFAULT false;

-- down
ALTER TABLE account DROP COLUMN password_temporary;
DROP TABLE policy_proposal;
DROP INDEX fact_audit, register_list_0, register_list_1, register_list_2, register_list_3, register_list_4, job_of_account;
CREATE INDEX register_list_0 ON register_entry (tenant, register, l0, name, id);
CREATE INDEX register_list_1 ON register_entry (tenant, register, l1, name, id);
CREATE INDEX register_list_2 ON register_entry (tenant, register, l2, name, id);
CREATE INDEX register_list_3 ON register_entry (tenant, register, l3, name, id);
ALTER TABLE register_entry DROP COLUMN kind, DROP COLUMN link, DROP COLUMN other_link;
ALTER TABLE job DROP COLUMN lease, DROP COLUMN failure, DROP COLUMN cancel_asked_at, DROP COLUMN files;
