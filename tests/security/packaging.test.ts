/** The real electron-builder packs the station on a stand-in for Electron, without a download. About a minute. */
import { execFile } from 'node:child_process'
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..')
let folder = ''
const unpacked = () => join(folder, 'release', 'linux-unpacked')

/** What electron-builder looks for in a distribution, and the sentinel after which fuses stand: v1, nine of them. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const electronDefaults = '101100011'

async function standInElectron(dir: string): Promise<void> {
  await mkdir(join(dir, 'locales'), { recursive: true })
  await mkdir(join(dir, 'resources'))
  const program = Buffer.concat([
    Buffer.from(`#!/bin/sh\n# ${fuseSentinel}`),
    Buffer.from([1, 9]),
    Buffer.from(electronDefaults),
  ])
  await writeFile(join(dir, 'electron'), program)
  await chmod(join(dir, 'electron'), 0o755)
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'resources.pak',
    'locales/vi.pak',
    'locales/de.pak',
  ]) {
    await writeFile(join(dir, name), 'x')
  }
  const { version } = JSON.parse(
    await readFile(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  )
  await writeFile(join(dir, 'version'), String(version))
}

/** The project's own configuration and dependencies around a stand-in build. */
async function project(dir: string): Promise<void> {
  for (const name of ['package.json', 'package-lock.json', 'electron-builder.yml', 'LICENSE']) {
    await copyFile(join(root, name), join(dir, name))
  }
  await mkdir(join(dir, 'assets'), { recursive: true })
  await cp(join(root, 'assets', 'linux'), join(dir, 'assets', 'linux'), { recursive: true })
  // Hard links, because npm takes packages behind a symbolic link for strangers and would leave their addons out.
  await promisify(execFile)('cp', ['-al', join(root, 'node_modules'), dir])
  const files = [
    'dist/main/electron-main.mjs',
    'dist/main/electron-main.mjs.map',
    'dist/main/preload.cjs',
    'dist/main/device-host.mjs',
  ]
  const left = [
    'dist/main/chromium-main.mjs',
    'dist/tools/registry.mjs',
    'src-main/secret.ts',
    'artifacts/registry.key.pem',
  ]
  const native = ['native/build/tram_native.node', 'native/build/tram_device_helper']
  for (const name of [...files, ...left, ...native, 'assets/locales/vi/errors.json']) {
    await mkdir(join(dir, name, '..'), { recursive: true })
    await writeFile(join(dir, name), '0')
  }
}

interface Entry {
  readonly files?: Record<string, Entry> | undefined
  readonly offset?: string | undefined
  readonly size?: number | undefined
}
const entry: z.ZodType<Entry> = z.object({
  files: z
    .record(
      z.string(),
      z.lazy(() => entry),
    )
    .optional(),
  offset: z.string().optional(),
  size: z.number().optional(),
})

/** An asar is a JSON index, with its length at byte 12, and the files after it. */
async function openArchive() {
  const bytes = await readFile(join(unpacked(), 'resources', 'app.asar'))
  const index = entry.parse(JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString()))
  const paths = new Map<string, Entry>()
  const walk = (at: Entry, path: string) => {
    for (const [name, child] of Object.entries(at.files ?? {})) {
      paths.set(`${path}/${name}`, child)
      walk(child, `${path}/${name}`)
    }
  }
  walk(index, '')
  const contentOf = (path: string) => {
    const { offset = '0', size = 0 } = paths.get(path) ?? {}
    const start = 8 + bytes.readUInt32LE(4) + Number(offset)
    return bytes.subarray(start, start + size).toString()
  }
  return { paths: [...paths.keys()], contentOf }
}

beforeAll(async () => {
  await mkdir(join(root, 'artifacts'), { recursive: true })
  folder = await mkdtemp(join(root, 'artifacts', 'packaging-'))
  await standInElectron(join(folder, 'stand-in'))
  await project(folder)
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
  const args = [
    builder,
    '--linux',
    'dir',
    '--projectDir',
    folder,
    `-c.electronDist=${join(folder, 'stand-in')}`,
  ]
  await promisify(execFile)(process.execPath, args, { cwd: folder })
}, 240_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('packs the built program, its assets and its dependencies, and nothing of the sources, tools or artifacts', async () => {
  const { paths: packed } = await openArchive()
  const own = packed.filter((path) => !path.startsWith('/node_modules')).sort((a, b) => a.localeCompare(b))
  expect(own).toEqual([
    '/assets',
    '/assets/locales',
    '/assets/locales/vi',
    '/assets/locales/vi/errors.json',
    '/dist',
    '/dist/main',
    '/dist/main/device-host.mjs',
    '/dist/main/electron-main.mjs',
    '/dist/main/preload.cjs',
    '/LICENSE',
    '/native',
    '/native/build',
    '/native/build/tram_device_helper',
    '/native/build/tram_native.node',
    '/package.json',
  ])
  expect(packed).toContain('/node_modules/zod/package.json')
  expect(packed.filter((path) => /hidapi\/|win32|darwin|\.ts$|\.map$/.test(path))).toEqual([])
  expect(packed.filter((path) => /node_modules\/(electron|vitest|@playwright)\//.test(path))).toEqual([])
})

it('starts at the main program that package.json names', async () => {
  const { contentOf } = await openArchive()
  const { main } = z.object({ main: z.string() }).parse(JSON.parse(contentOf('/package.json')))
  expect(main).toBe('dist/main/electron-main.mjs')
})

it('keeps native addons and the helper beside the archive, where they can be loaded and started', async () => {
  const beside = join(unpacked(), 'resources', 'app.asar.unpacked')
  const addons = [
    'native/build/tram_device_helper',
    'native/build/tram_native.node',
    'node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
    'node_modules/node-hid/prebuilds/HID_hidraw-linux-x64/node-napi-v4.node',
  ]
  for (const name of addons) expect((await readFile(join(beside, name))).length).toBeGreaterThan(0)
})

it('brings the one back end of node-hid that it uses, and the rules for udev beside the program', async () => {
  const { paths } = await openArchive()
  const backEnds = paths.filter((path) => path.includes('/node-hid/') && path.endsWith('.node'))
  expect(backEnds.length).toBeGreaterThan(0)
  expect(backEnds.filter((path) => !path.includes('/HID_hidraw-linux-'))).toEqual([])
  const rules = await readFile(join(unpacked(), 'resources', 'linux', '70-tram.rules'), 'utf8')
  expect(rules).toContain('TAG+="uaccess"')
})

it('flips the fuses of the program', async () => {
  const program = await readFile(join(unpacked(), 'tram'), 'latin1')
  const at = program.indexOf(fuseSentinel) + fuseSentinel.length
  // runAsNode, cookie encryption, NODE_OPTIONS, inspect, asar integrity, asar only, snapshot, file://, wasm traps.
  expect(program.slice(at + 2, at + 11)).toBe('010011001')
})
