import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeAuthority } from '../../tests/sbi/pki.ts'
import { readConfiguration } from './configuration.ts'

const folder = mkdtempSync(join(tmpdir(), 'tram-devices-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'devices.json')
const readOf = (content: unknown) => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readConfiguration(path)
}

describe('devices.json', () => {
  it('is not needed: what it does not name is off', () => {
    const simulated = { irisCamera: true }
    const off = { ok: true, value: { sbi: null, libraries: [], simulated } }
    expect(readConfiguration(undefined)).toEqual(off)
    expect(readConfiguration(join(folder, 'missing.json'))).toEqual(off)
    expect(readOf({ schema: 'devices/1' })).toEqual(off)
  })

  it('lets a practice counter do without an iris camera', () => {
    const read = readOf({ schema: 'devices/1', simulated: { irisCamera: false } })
    expect(read.ok && read.value.simulated.irisCamera).toBe(false)
  })

  it('switches SBI on, for production devices on the standard ports', async () => {
    const { certificatePem, certificate } = await makeAuthority('Maker')
    const read = readOf({ schema: 'devices/1', sbi: { anchors: [certificatePem] } })
    if (!read.ok || read.value.sbi === null) throw new Error('not read')
    const { anchors, env, ports } = read.value.sbi
    expect(anchors.map(({ fingerprint256 }) => fingerprint256)).toEqual([certificate.fingerprint256])
    expect([env, ports]).toEqual(['Production', { first: 4501, last: 4600 }])
  })

  it('says what is wrong with it', async () => {
    const device = await makeAuthority('A device', await makeAuthority('Maker'), { kind: 'signature' })
    const sbi = (part: object) => ({ schema: 'devices/1', sbi: { anchors: [], ...part } })
    for (const [content, words] of [
      ['{', 'devices.json'],
      [{ schema: 'devices/2' }, 'devices/1'],
      [sbi({ anchors: ['no certificate'] }), 'sbi.anchors[0]'],
      [sbi({ anchors: [device.certificatePem] }), 'sbi.anchors[0]'],
      [sbi({ ports: { first: 4600, last: 4501 } }), 'ports'],
      [sbi({ ports: { first: 1024, last: 65_535 } }), 'ports'],
      [sbi({ evn: 'Production' }), 'evn'],
    ] as const) {
      const read = readOf(content)
      expect(read.ok ? '' : read.error).toContain(words)
    }
  })

  const library = { name: 'zk', path: '/opt/zk/libtram_zk.so' }
  const withLibraries = (libraries: unknown) => ({ schema: 'devices/1', libraries })

  it('names makers’ libraries', () => {
    const read = readOf(withLibraries([library]))
    expect(read.ok && read.value.libraries).toEqual([{ ...library, environment: {} }])
  })

  it.each([
    ['names one twice', [library, library]],
    ['names nine', Array.from({ length: 9 }, (_, i) => ({ ...library, name: `n${i}` }))],
    ['has a name that is a path', [{ ...library, name: '../zk' }]],
    ['sets no variable', [{ ...library, environment: { 'A=B': '' } }]],
  ])('is refused where it %s', (_, libraries) => {
    expect(readOf(withLibraries(libraries))).toMatchObject({ ok: false })
  })

  it('is refused where others may write it', () => {
    readOf(withLibraries([library]))
    chmodSync(path, 0o666)
    expect(readConfiguration(path)).toMatchObject({
      ok: false,
      error: expect.stringContaining('writable by other users'),
    })
    chmodSync(path, 0o600)
  })
})
