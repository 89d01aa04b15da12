import type pg from 'pg'

/** What the catalogs say about one kind of object, each row already worded as SQL, in a fixed order. */
type Rows = readonly { of: string; text: string }[]

const ours = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_'"
const notOfExtension = (catalog: string, alias: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${alias}.oid AND d.deptype = 'e')`

/** SQL that words each kind of object; `of` is the table (or nothing) it is printed under. */
const queries = {
  roles: `SELECT '' AS of, format('-- role %s%s', rolname, CASE WHEN rolcanlogin THEN ' (may log in)' ELSE '' END) ||
      coalesce((SELECT ' member of ' || string_agg(g.rolname, ', ' ORDER BY g.rolname COLLATE "C")
        FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid), '') AS text
    FROM pg_roles r WHERE rolname !~ '^pg_' ORDER BY rolname COLLATE "C"`,
  extensions: `SELECT '' AS of, format('CREATE EXTENSION %I;', extname) AS text FROM pg_extension
    WHERE extname <> 'plpgsql' ORDER BY extname COLLATE "C"`,
  types: `SELECT '' AS of, CASE t.typtype
      WHEN 'e' THEN format('CREATE TYPE %I AS ENUM (%s);', t.typname,
        (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
      ELSE format('CREATE DOMAIN %I AS %s%s;', t.typname, format_type(t.typbasetype, t.typtypmod),
        (SELECT string_agg(' ' || pg_get_constraintdef(c.oid), '' ORDER BY c.conname COLLATE "C")
          FROM pg_constraint c WHERE c.contypid = t.oid)) END AS text
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE t.typtype IN ('e', 'd') AND ${ours} AND ${notOfExtension('pg_type', 't')} ORDER BY t.typname COLLATE "C"`,
  sequences: `SELECT '' AS of, format('CREATE SEQUENCE %s AS %s;', s.seqrelid::regclass, s.seqtypid::regtype) AS text
    FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
    ORDER BY c.relname COLLATE "C"`,
  functions: `SELECT '' AS of, pg_get_functiondef(p.oid) || ';' AS text FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'p') AND ${ours} AND ${notOfExtension('pg_proc', 'p')}
    ORDER BY p.proname COLLATE "C", pg_get_function_identity_arguments(p.oid) COLLATE "C"`,
  functionGrants: `SELECT '' AS of, CASE WHEN p.proacl IS NULL THEN '' ELSE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC;', p.oid::regprocedure) ||
      coalesce((SELECT string_agg(chr(10) || format('GRANT EXECUTE ON FUNCTION %s TO %s;', p.oid::regprocedure,
          CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END), '' ORDER BY pg_get_userbyid(a.grantee)::text COLLATE "C")
        FROM aclexplode(p.proacl) a WHERE a.grantee <> p.proowner), '') END AS text
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE p.proacl IS NOT NULL AND ${ours} AND ${notOfExtension('pg_proc', 'p')} ORDER BY p.oid::regprocedure::text COLLATE "C"`,
  schemaGrants: `SELECT '' AS of, format('GRANT %s ON SCHEMA %I TO %s;', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type COLLATE "C"),
      n.nspname, CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END) AS text
    FROM pg_namespace n, aclexplode(n.nspacl) a WHERE ${ours} AND a.grantee <> n.nspowner
    GROUP BY n.nspname, a.grantee ORDER BY n.nspname COLLATE "C", pg_get_userbyid(a.grantee)::text COLLATE "C"`,
  tables: `SELECT c.oid::regclass::text AS of, CASE
      WHEN c.relkind IN ('v', 'm') THEN format('CREATE %sVIEW %s AS%s%s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END,
        c.oid::regclass, chr(10), pg_get_viewdef(c.oid))
      WHEN c.relispartition THEN format('CREATE TABLE %s PARTITION OF %s %s%s;', c.oid::regclass,
        (SELECT i.inhparent::regclass FROM pg_inherits i WHERE i.inhrelid = c.oid), pg_get_expr(c.relpartbound, c.oid),
        CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END)
      ELSE format('CREATE %sTABLE %s (%s)%s;', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, c.oid::regclass,
        (SELECT string_agg(chr(10) || '  ' || line, ',' ORDER BY place, line COLLATE "C") || chr(10) FROM (
          SELECT a.attnum AS place, format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)) ||
            CASE WHEN a.attcollation <> t.typcollation THEN format(' COLLATE %I', (SELECT collname FROM pg_collation WHERE oid = a.attcollation)) ELSE '' END ||
            CASE WHEN a.attidentity <> '' THEN ' GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY' ELSE '' END ||
            CASE WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%s) %s', pg_get_expr(d.adbin, d.adrelid),
                CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END)
              WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END ||
            CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS line
          FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
          LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          UNION ALL
          SELECT 10000 + position(k.contype::text IN 'pufcx'), format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid))
          FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')
        ) AS lines),
        CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) ELSE '' END) END AS text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND ${ours} AND ${notOfExtension('pg_class', 'c')}
    ORDER BY c.relname COLLATE "C"`,
  options: `SELECT c.oid::regclass::text AS of, format('ALTER %s %s SET (%s);', CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END,
      c.oid::regclass, array_to_string(c.reloptions, ', ')) AS text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.reloptions IS NOT NULL AND ${ours} ORDER BY c.relname COLLATE "C"`,
  indexes: `SELECT i.indrelid::regclass::text AS of, replace(pg_get_indexdef(i.indexrelid), ' ON public.', ' ON ') || ';' AS text FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} AND NOT c.relispartition
      AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
    ORDER BY c.relname COLLATE "C"`,
  triggers: `SELECT t.tgrelid::regclass::text AS of, pg_get_triggerdef(t.oid) || ';' AS text FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND ${ours} ORDER BY c.relname COLLATE "C", t.tgname COLLATE "C"`,
  security: `SELECT c.oid::regclass::text AS of, format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY%s;', c.oid::regclass,
      CASE WHEN c.relforcerowsecurity THEN ', FORCE ROW LEVEL SECURITY' ELSE '' END) AS text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relrowsecurity AND ${ours} ORDER BY c.relname COLLATE "C"`,
  policies: `SELECT p.polrelid::regclass::text AS of, format('CREATE POLICY %I ON %s%s FOR %s TO %s%s%s;', p.polname, p.polrelid::regclass,
      CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END,
      CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
      (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(r)::text END, ', ' ORDER BY pg_get_userbyid(r)::text COLLATE "C") FROM unnest(p.polroles) r),
      coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
      coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')) AS text
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE ${ours} ORDER BY c.relname COLLATE "C", p.polname COLLATE "C"`,
  grants: `SELECT c.oid::regclass::text AS of, format('GRANT %s ON %s TO %s;',
      string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type COLLATE "C"), CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE '' END || c.oid::regclass,
      CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END) AS text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
    WHERE ${ours} AND a.grantee <> c.relowner GROUP BY c.oid, c.relname, a.grantee
    ORDER BY c.relname COLLATE "C", pg_get_userbyid(a.grantee)::text COLLATE "C"`,
  columnGrants: `SELECT c.oid::regclass::text AS of, format('GRANT %s (%s) ON %s TO %s;', a.privilege_type,
      string_agg(quote_ident(t.attname), ', ' ORDER BY t.attnum), c.oid::regclass, pg_get_userbyid(a.grantee)) AS text
    FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(t.attacl) a
    WHERE ${ours} GROUP BY c.oid, c.relname, a.privilege_type, a.grantee
    ORDER BY c.relname COLLATE "C", a.privilege_type COLLATE "C", pg_get_userbyid(a.grantee)::text COLLATE "C"`,
  comments: `SELECT c.oid::regclass::text AS of, CASE WHEN d.objsubid = 0
      THEN format('COMMENT ON %s %s IS %L;', CASE c.relkind WHEN 'i' THEN 'INDEX' WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, c.oid::regclass, d.description)
      ELSE format('COMMENT ON COLUMN %s.%I IS %L;', c.oid::regclass, a.attname, d.description) END AS text
    FROM pg_description d JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
    JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
    WHERE ${ours} ORDER BY c.relname COLLATE "C", d.objsubid`,
} as const

export type Catalog = Readonly<Record<keyof typeof queries, Rows>>

/** Reads a database's own objects. The connection may have any search path; names in `public` are printed bare. */
export async function readCatalog(client: pg.Client): Promise<Catalog> {
  await client.query('SET search_path TO public')
  const read = async (name: keyof typeof queries) => [name, (await client.query(queries[name])).rows] as const
  const found: (readonly [string, Rows])[] = []
  for (const name of Object.keys(queries) as (keyof typeof queries)[]) found.push(await read(name))
  return Object.fromEntries(found) as Catalog
}
