import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { matterTypes } from '@fangwei/domain/matters/index.ts'
import { indexPage } from './docs/index-page.ts'
import { matterPage } from './docs/matter-page.ts'

/** `npm run docs` writes docs/matters from the declarations; with `--check` it says what has drifted and exits 1. */
const folder = new URL('../docs/matters/', import.meta.url)
const pages = new Map([
  ['README.md', indexPage(matterTypes).trimEnd().concat('\n')],
  ...matterTypes.map((type): [string, string] => [`${type.type}.md`, matterPage(type)]),
])

mkdirSync(folder, { recursive: true })
const present = readdirSync(folder).filter(name => name.endsWith('.md'))
const strays = present.filter(name => !pages.has(name))
const drifted = [...pages].filter(
  ([name, text]) => !present.includes(name) || readFileSync(new URL(name, folder), 'utf8') !== text,
)

if (process.argv.includes('--check')) {
  for (const name of [...strays, ...drifted.map(([file]) => file)])
    console.error(`docs/matters/${name} is not what the declarations say; run npm run docs`)
  process.exitCode = strays.length + drifted.length > 0 ? 1 : 0
} else {
  for (const name of strays) rmSync(new URL(name, folder))
  for (const [name, text] of drifted) writeFileSync(new URL(name, folder), text)
  console.log(`docs/matters: ${drifted.length} written, ${strays.length} removed, ${pages.size} pages`)
}
