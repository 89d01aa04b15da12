import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const oldestNode = [20, 19]

/** Ends the process with a plain message when this Node is too old. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldMajor = 0, oldMinor = 0] = oldestNode
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return
  stop(
    `需要 Node.js ${oldestNode.join('.')} 或更高版本,现为 ${version}。`,
    `Node.js ${oldestNode.join('.')} or newer is needed, this is ${version}.`,
  )
}

/** @type {(zh: string, en: string) => never} */
export function stop(zh, en) {
  console.error(`${zh}\n${en}`)
  process.exit(1)
}

/** @param {string} zh @param {string} en */
function say(zh, en) {
  console.log(`${zh} ${en}`)
}

/** Installs the packages of package-lock.json unless exactly those are installed. */
export function ensureInstalled() {
  const lock = join(root, 'package-lock.json')
  const marker = join(root, 'node_modules', '.fangwei-lock')
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (read(marker) === wanted) return
  if (!installedByHand(lock)) {
    say('正在安装依赖(npm ci)……', 'Installing packages (npm ci)…')
    const { status } = npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'])
    if (status !== 0) {
      stop(
        '依赖安装失败:请检查网络与 npm 镜像设置后重试。',
        'The packages could not be installed: check the network and the npm registry setting, then try again.',
      )
    }
  }
  keep(marker, wanted)
}

/** npm writes its own record after every install; one newer than the lock file is as good as ours. */
function installedByHand(lock) {
  const record = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false })
  return record !== undefined && record.mtimeMs >= statSync(lock).mtimeMs
}

function npm(args) {
  const options = { cwd: root, stdio: 'inherit' }
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

const webSources = ['apps/web', 'packages/ui', 'packages/domain', 'packages/contract', 'package-lock.json']

/** Builds the web app unless the build at hand was made from exactly these sources; returns whether it is there. */
export function ensureWebBuilt() {
  const marker = join(root, 'apps/web/dist/.sources')
  const wanted = hashOf(webSources.flatMap(sourceFiles))
  if (read(marker) === wanted) return true
  say('正在构建网页(首次或源码有变化)……', 'Building the web pages (first time, or the sources changed)…')
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const { status } = spawnSync(process.execPath, [vite, 'build', 'apps/web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) return false
  keep(marker, wanted)
  return true
}

const notSource = /^(dist|node_modules|\..*|.*\.test\.tsx?)$/

/** Files under a path of the checkout, as relative paths in a fixed order. */
function sourceFiles(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat ? [path] : []
  return readdirSync(join(root, path))
    .filter(name => !notSource.test(name))
    .sort()
    .flatMap(name => sourceFiles(`${path}/${name}`))
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

const read = file => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)

/** A checkout that belongs to somebody else may not be marked; the check is then made again next time. */
function keep(marker, text) {
  try {
    writeFileSync(marker, text)
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
  }
}
