#!/usr/bin/env -S node --max-semi-space-size=64
// Plain JavaScript so that any Node starts it; the loader is found beside this file, whatever the current folder.
import { register } from 'tsx/esm/api'

register()
const { main } = await import('../src/main.ts')
process.exitCode = await main(process.argv.slice(2))
