import { join } from 'node:path'
import { type Role, roles } from '@fangwei/domain/matters/index.ts'
import { portInUse, readSettings, repositoryRoot, type Settings, SettingsError } from './platform/config/index.ts'
import { describeEvent, migrate, openStore, StoreError } from './platform/store/index.ts'
import { openRoads } from './roads/index.ts'
import { createServer } from './server.ts'
import { demoAccounts, demoPatrol, fillDemo, prepareCityRoads } from './simulation/index.ts'

/** `npm start`: store, migrations, a simulated city when there is nothing yet, and the address to open. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const store = await openStore({
    dataDir: settings.dataDir,
    databaseUrl: settings.databaseUrl,
    onEvent: event => {
      const words = describeEvent(event)
      if (words !== undefined) say(words.zh, words.en)
    },
  })
  await migrate(store.ownerUrl)
  const server = await createServer({
    appUrl: store.appUrl,
    dataDir: settings.dataDir,
    webDir: join(repositoryRoot, 'apps/web/dist'),
    roads: openRoads(settings.dataDir, error => console.error('[roads]', error)),
    ...(settings.mediaGateway === undefined ? {} : { mediaGateway: settings.mediaGateway }),
    ...(settings.capSender === undefined ? {} : { capSender: settings.capSender }),
    onError: (error, where) => console.error(`[${where}]`, error),
  })
  const filling = await fillDemo(server.services, (zh, en) => say(zh, en))
  const address = await server.listen(settings.port, settings.host, devicePorts(settings))
  say(`已启动（${secondsSoFar()} 秒）：${address}`, `Ready in ${secondsSoFar()} s: ${address}`)
  for (const { login, password, name, roles: held } of await demoAccounts(server.services)) {
    const [role] = held
    const words = role !== undefined && Object.hasOwn(roles, role) ? roles[role as Role] : undefined
    console.log(`  ${login.padEnd(24)} ${password}  ${name} ${words?.zh ?? ''} ${words?.en ?? ''}`)
  }
  const patrol = demoPatrol(server.services, error => console.error('[patrol]', error))
  patrol.start()
  void prepareCityRoads(settings.dataDir, new Date())
    .then(built => built && say('模拟城市的路网已建立', 'The road graph of the simulated city is ready'))
    .catch(error => console.error('[roads]', error))
  void filling.done.catch(error => console.error('[simulation]', error))

  let leaving = false
  const leave = async () => {
    if (leaving) return
    leaving = true
    say('正在停止', 'Stopping')
    await filling.stop()
    await patrol.stop()
    await server.close()
    await store.close()
    process.exit(0)
  }
  process.on('SIGINT', leave)
  process.on('SIGTERM', leave)
}

/** A broker of one's own takes the place of the embedded one; port 0 leaves it out. */
const devicePorts = ({ mqttPort, mqttUrl, gatewayPort }: Settings) => ({
  ...(mqttUrl === undefined ? {} : { mqttUrl }),
  ...(mqttPort === 0 ? {} : { mqttPort }),
  ...(gatewayPort === 0 ? {} : { gatewayPort }),
})

const say = (zh: string, en: string) => console.log(`${zh}\n${en}`)
/** Since this process began. */
const secondsSoFar = () => (performance.now() / 1000).toFixed(1)

main().catch(error => {
  const known = error instanceof SettingsError || error instanceof StoreError
  console.error(known ? (error as Error).message : (portInUse(error) ?? error))
  process.exit(1)
})
