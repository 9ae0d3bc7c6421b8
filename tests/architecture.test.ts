/** Holds the import rules and shows with canaries that it can fail. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf } from './architecture/imports.ts'
import { broken } from './architecture/rules.ts'

const root = join(import.meta.dirname, '..')

function sourcesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.config.ts'))
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const files = [...sourcesOf('src-main'), ...sourcesOf('src-renderer')]
const read = (file: string) => readFileSync(join(root, file), 'utf8')

describe('the architecture', () => {
  it('reads a real number of files', () => {
    expect(files.length).toBeGreaterThan(100)
  })

  it('imports only along the arrows of the design', () => {
    const faults = files
      .filter((file) => !isTest(file))
      .flatMap((file) => importsOf(file, read(file)).flatMap((name) => broken(file, name) ?? []))
    expect(faults).toEqual([])
  })

  it('mocks no module and silences no type', () => {
    const forbidden = /\bvi\.mock\(|@ts-(ignore|nocheck)|\b(it|test|describe)\.(only|todo)\b/
    expect(
      [...files, ...sourcesOf('tests')].filter(
        (file) => !file.includes('architecture') && forbidden.test(read(file)),
      ),
    ).toEqual([])
  })

  it('keeps files to a size that one can read in a sitting', () => {
    const lines = files
      .filter((file) => !isTest(file))
      .map((file) => ({ file, count: read(file).split('\n').length - 1 }))
    expect(lines.filter(({ count }) => count > 300)).toEqual([])
    const sorted = lines.map(({ count }) => count).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(60)
  })
})

describe('the rules themselves', () => {
  it.each([
    ['src-main/contract/errors.ts', 'node:fs'],
    ['src-main/contract/errors.ts', '../station/serve.ts'],
    ['src-main/station/serve.ts', 'electron'],
    ['src-main/station/serve.ts', '../shell/shell.ts'],
    ['src-main/station/devices/hub.ts', '../../drivers/index.ts'],
    ['src-main/drivers/ocdp/driver.ts', '../uvc/driver.ts'],
    ['src-main/drivers/ocdp/driver.ts', 'node-hid'],
    ['src-main/shell/chromium/cdp.ts', 'electron'],
    ['src-renderer/features/queue/Queue.tsx', 'dexie'],
    ['src-renderer/features/queue/Queue.tsx', '../portrait/Crop.tsx'],
    ['src-renderer/ui/Button.tsx', '../../src-main/contract/errors.ts'],
    ['src-renderer/bridge/client.ts', '../data/schema.ts'],
    ['src-renderer/store/link.ts', 'node:fs'],
    ['src-main/station/vault/keys.ts', '../../../native/build/tram_native.node'],
  ])('%s may not import %s', (file, name) => {
    expect(broken(file, name)).not.toBeNull()
  })

  it.each([
    ['src-main/station/serve.ts', '../contract/calls/index.ts'],
    ['src-main/station/devices/hub.ts', '../../device-host/messages.ts'],
    ['src-main/transports/hid.ts', 'node-hid'],
    ['src-renderer/features/queue/Queue.tsx', '../portrait/index.ts'],
    ['src-renderer/sync/apply.ts', '../data/schema.ts'],
  ])('%s may import %s', (file, name) => {
    expect(broken(file, name)).toBeNull()
  })

  it('sees type imports, re-exports and dynamic imports, and nothing in comments', () => {
    const source = `import type { A } from 'a'\nexport { b } from 'b'\nconst c = await import('c')\n// import 'd'\nconst e = "import 'e'"`
    expect(importsOf('x.ts', source).sort()).toEqual(['a', 'b', 'c'])
  })
})
