import { openCluster } from './embedded.ts'

/** A second process for the store's tests: opens the cluster given as JSON, reports on stdout, leaves when stdin ends. */
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`)
const store = await openCluster(JSON.parse(process.argv[2]!), say)
say({ kind: 'open' })
process.stdin.resume().on('end', () => store.close())
