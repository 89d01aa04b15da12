import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What the tests may use and a machine may lack. */

/** Folder of PostgreSQL 15's programs, the oldest version the product supports; undefined when absent. */
export function postgres15Folder(env = process.env) {
  const folder = env.FANGWEI_POSTGRES15 ?? '/usr/lib/postgresql/15/bin'
  return existsSync(join(folder, 'postgres')) ? folder : undefined
}

/** A Chromium for the browser tests: CHROMIUM_PATH, else the first found on the PATH; undefined when absent. */
export function chromiumPath(env = process.env) {
  if (env.CHROMIUM_PATH) return isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter)]
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(isProgram)
}

/** Debian's Mosquitto, the broker that devices may stand behind; undefined when absent. */
export function mosquittoPath(env = process.env) {
  const path = env.FANGWEI_MOSQUITTO ?? '/usr/sbin/mosquitto'
  return isProgram(path) ? path : undefined
}

/** Debian's ffmpeg, which makes the stream that a camera's picture is tested with; undefined when absent. */
export function ffmpegPath(env = process.env) {
  const path = env.FANGWEI_FFMPEG ?? '/usr/bin/ffmpeg'
  return isProgram(path) ? path : undefined
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
