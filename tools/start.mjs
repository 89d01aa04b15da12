import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { checkNode, ensureInstalled, ensureWebBuilt, root, stop } from './install.mjs'
import { memory } from './memory.mjs'

/** `npm start`: installs and builds what is missing, then runs the server until it ends or is told to. */
checkNode()
ensureInstalled()
if (!ensureWebBuilt()) stop('网页构建失败,详见上文。', 'The web pages could not be built; the reason is above.')

const server = spawn(
  process.execPath,
  [...memory, '--import', 'tsx', 'apps/server/src/main.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    // A process group of its own: Ctrl-C reaches only us and is passed on exactly once.
    detached: process.platform !== 'win32',
  },
)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('error', error => stop(`无法启动:${error.message}`, `Could not start: ${error.message}`))
server.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
