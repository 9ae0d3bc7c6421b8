/** The station in Electron: its composition root, and the only file that imports electron as a value. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as electron from 'electron'
import { builtAt, version } from '../build-facts.ts'
import { takeInstance } from '../instance.ts'
import { readOptions } from '../options.ts'
import { runStation } from '../run-station.ts'
import { safeStorageProtector } from './safe-storage-protector.ts'
import { createElectronShell } from './create-electron-shell.ts'
import { spawnUtilityHost } from '../device-host-process.ts'

const here = import.meta.dirname
const options = readOptions(process.argv.slice(1))
mkdirSync(options.profileDir, { recursive: true, mode: 0o700 })
const shell = createElectronShell(electron, join(here, 'preload.cjs'))

// Electron waits for this module before it is ready, so only what must come first may be awaited here.
const instance = await takeInstance(options.profileDir, () => void shell.openWindow('officer', {}))
if (!instance) {
  electron.app.exit(0)
} else {
  runStation({
    shell,
    options,
    instance,
    version,
    builtAt,
    rendererDir: join(here, '../renderer'),
    safeStorage: safeStorageProtector(electron),
    spawnDeviceHost: spawnUtilityHost(
      electron.utilityProcess,
      join(here, 'device-host.mjs'),
      join(options.profileDir, 'devices.json'),
    ),
    spawnTokenHost: spawnUtilityHost(electron.utilityProcess, join(here, 'token-host.mjs')),
  }).then(
    (code) => electron.app.exit(code),
    (cause: unknown) => {
      process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
      electron.app.exit(1)
    },
  )
}
