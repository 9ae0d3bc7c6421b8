/** The real device host as its shell starts it: it finds devices.json beside the profile, and takes its helpers along. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { spawnNodeHost } from '../../src-main/shell/device-host-process.ts'
import { createDevices } from '../../src-main/station/devices/hub.ts'
import { buildSample } from './build-sample.ts'
import { sampleLibrary, until } from './desk.ts'

const root = join(import.meta.dirname, '..', '..')
const profile = mkdtempSync(join(tmpdir(), 'profile-'))
let folder = ''

beforeAll(async () => {
  await buildSample()
  // Within the project, where the host finds the helper.
  mkdirSync(join(root, 'artifacts'), { recursive: true })
  folder = mkdtempSync(join(root, 'artifacts', 'library-host-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['node-hid'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: {
        input: { host: join(root, 'src-main', 'device-host', 'main.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
}, 120_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(profile, { recursive: true, force: true })
})

/** Helpers that have this library loaded, by the processes of the system. */
function helpersOf(library: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => {
    const file = `/proc/${pid}/cmdline`
    return existsSync(file) && readFileSync(file, 'utf8').split('\0')[1] === library
  })
}

it('serves the library of devices.json, and a killed host leaves no helper behind', async () => {
  const library = join(profile, 'sample.so')
  copyFileSync(sampleLibrary, library)
  const libraries = [{ name: 'sample', path: library }]
  writeFileSync(join(profile, 'devices.json'), JSON.stringify({ schema: 'devices/1', libraries }), {
    mode: 0o600,
  })
  const hub = createDevices({
    spawn: spawnNodeHost(join(folder, 'host.mjs'), join(profile, 'devices.json')),
    onChange: () => undefined,
    onPreview: () => undefined,
    onScanned: () => undefined,
    onPressed: () => undefined,
  })
  await hub.start()
  const shown = (state: string) =>
    until(async () => hub.list().find((one) => one.deviceId.includes('SAMPLE-0001') && one.state === state))
  expect(await shown('ready')).toMatchObject({
    kind: 'fingerprint',
    model: 'Sample Ten-Print',
    simulated: true,
  })
  const [first] = helpersOf(library)
  process.kill(hub.pid() ?? 0, 'SIGKILL')
  await shown('unplugged')
  await shown('ready')
  expect(helpersOf(library)).not.toContain(first)
  await hub.stop()
  await until(async () => (helpersOf(library).length === 0 ? true : undefined))
})
