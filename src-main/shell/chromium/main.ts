/** The station in Chromium: its composition root. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { spawnNodeHost } from '../device-host-process.ts'
import { builtAt, version } from '../build-facts.ts'
import { takeInstance } from '../instance.ts'
import { readOptions } from '../options.ts'
import { runStation } from '../run-station.ts'
import { createChromiumShell } from './create-chromium-shell.ts'

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  mkdirSync(options.profileDir, { recursive: true, mode: 0o700 })
  const shell = createChromiumShell({ env: process.env })
  const instance = await takeInstance(options.profileDir, () => void shell.openWindow('officer', {}))
  if (!instance) return 0
  const here = import.meta.dirname
  return runStation({
    shell,
    options,
    instance,
    version,
    builtAt,
    rendererDir: join(here, '../renderer'),
    safeStorage: null,
    spawnDeviceHost: spawnNodeHost(join(here, 'device-host.mjs'), join(options.profileDir, 'devices.json')),
    spawnTokenHost: spawnNodeHost(join(here, 'token-host.mjs')),
  })
}

main().then(
  (code) => process.exit(code),
  (cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    process.exit(1)
  },
)
