-- The same sight of matters with one look at the reader's organisation instead of six: every statement on a matter, a
-- clock, a link or a fact sets up these policies, so their weight is part of every act.

ALTER POLICY matter_sight ON matter USING (
  tenant = (SELECT app_tenant()) AND NOT ((SELECT app_org()) = ANY (barred))
  AND ((SELECT app_org()) = ANY (ARRAY[l0, l1, l2, l3, l4, supervisor])
    OR EXISTS (SELECT FROM matter_partner p WHERE p.tenant = matter.tenant AND p.matter = matter.id AND p.org = (SELECT app_org())))
);

ALTER POLICY matter_lock ON matter USING (
  tenant = (SELECT app_tenant()) AND NOT ((SELECT app_org()) = ANY (barred))
  AND ((SELECT app_org()) = ANY (ARRAY[l0, l1, l2, l3, l4, supervisor])
    OR EXISTS (SELECT FROM matter_partner p WHERE p.tenant = matter.tenant AND p.matter = matter.id AND p.org = (SELECT app_org())))
);

-- down

ALTER POLICY matter_sight ON matter USING (
  tenant = (SELECT app_tenant()) AND NOT ((SELECT app_org()) = ANY (barred))
  AND ((SELECT app_org()) = l0 OR (SELECT app_org()) = l1 OR (SELECT app_org()) = l2 OR (SELECT app_org()) = l3 OR (SELECT app_org()) = l4
    OR supervisor = (SELECT app_org())
    OR EXISTS (SELECT FROM matter_partner p WHERE p.tenant = matter.tenant AND p.matter = matter.id AND p.org = (SELECT app_org())))
);

ALTER POLICY matter_lock ON matter USING (
  tenant = (SELECT app_tenant()) AND NOT ((SELECT app_org()) = ANY (barred))
  AND ((SELECT app_org()) = l0 OR (SELECT app_org()) = l1 OR (SELECT app_org()) = l2 OR (SELECT app_org()) = l3 OR (SELECT app_org()) = l4
    OR supervisor = (SELECT app_org())
    OR EXISTS (SELECT FROM matter_partner p WHERE p.tenant = matter.tenant AND p.matter = matter.id AND p.org = (SELECT app_org())))
);
