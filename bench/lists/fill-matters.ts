import { TENANT, type World } from '../world/world.ts'

const CHUNK = 100_000

/**
 * Fills history by statements over sets, not through the door: matters spread evenly over three years and every
 * station, one in fifty still open, and `factsEach` facts a matter. The same rows for the same count.
 */
export async function fillMatters(world: World, count: number, factsEach: number): Promise<void> {
  const stations = world.orgs.filter(o => o.kind === 'station').map(o => o.path.join(','))
  for (let from = 1; from <= count; from += CHUNK) {
    const values = [TENANT, from, Math.min(from + CHUNK - 1, count), count, stations]
    await world.owner(MATTERS, values)
    await world.owner(WORDS, values.slice(0, 3))
    await world.owner(POSTINGS, values.slice(0, 3))
    for (let f = 0; f < factsEach; f += 1) await world.owner(FACTS, values.slice(0, 4))
  }
  await world.owner('VACUUM ANALYZE matter, lexicon, posting, matter_words, fact')
}

const ID = `('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))`
/** To the millisecond, as the product writes instants: a page's place is told in milliseconds. */
const AT = `date_trunc('milliseconds', now() - interval '1095 days' * ($4::int - n)::float8 / $4::int)`

const MATTERS = `
  INSERT INTO matter (tenant, id, number, type, type_version, version, state, closed, grade, unit, path, holder_post,
    occurred_at, opened_at, closed_at, next_due, lapsed, data, done_by)
  SELECT $1::int, ${ID}::uuid, 'F' || n, k.type, 1, 1, CASE WHEN k.open THEN k.waits ELSE 'closed' END, NOT k.open, 1 + n % 4,
    p.path[3], p.path, 'desk-' || p.path[3], ${AT}, ${AT}, CASE WHEN k.open THEN NULL ELSE ${AT} END,
    CASE WHEN k.open THEN now() + interval '1 minute' * (n % 9973) ELSE 'infinity' END, k.open AND n % 350 = 0,
    jsonb_build_object('category', (ARRAY['030100','030200','040300','050503','020100'])[1 + n % 5],
      'address', '示例路' || n % 97 || '号', 'lng', 110 + (n % 977) / 10000.0, 'lat', 40 + (n % 883) / 10000.0), '{}'
  FROM generate_series($2::int, $3::int) AS n
  CROSS JOIN LATERAL (SELECT string_to_array(($5::text[])[1 + n % cardinality($5::text[])], ',') AS path) p
  CROSS JOIN LATERAL (SELECT n % 50 = 0 AS open, CASE WHEN n % 20 = 10 THEN 'warning' WHEN n % 20 = 0 THEN 'dispute' ELSE 'incident' END AS type,
    CASE WHEN n % 20 = 10 THEN 'signed' WHEN n % 20 = 0 THEN 'accepted' ELSE 'dispatched' END AS waits) k`

const WORDS = `
  INSERT INTO matter_words (tenant, matter, words)
  SELECT tenant, id, ARRAY['示例路', '号', ((substr(number, 2)::int) % 97)::text] FROM matter
  WHERE tenant = $1::int AND number = ANY (ARRAY(SELECT 'F' || n FROM generate_series($2::int, $3::int) AS n))`

const POSTINGS = `
  WITH posted AS (
    INSERT INTO posting (tenant, word, occurred_at, matter)
    SELECT m.tenant, w.word, m.occurred_at, m.id FROM matter m JOIN matter_words v ON v.tenant = m.tenant AND v.matter = m.id
    CROSS JOIN LATERAL unnest(v.words) AS w(word)
    WHERE m.tenant = $1::int AND m.number = ANY (ARRAY(SELECT 'F' || n FROM generate_series($2::int, $3::int) AS n)) RETURNING word
  )
  INSERT INTO lexicon (tenant, term, word) SELECT DISTINCT $1::int, word, word FROM posted ON CONFLICT DO NOTHING`

const FACTS = `
  INSERT INTO fact (tenant, matter, version, kind, occurred_at, recorded_at, actor, hash)
  SELECT $1::int, ${ID}::uuid, 1, 'incident.imported', ${AT}, now(), 'system', '\\x00'
  FROM generate_series($2::int, $3::int) AS n`
