/** The sealed file itself, opened and verified by OpenSSL, which shares no code with the station. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSealingDesk } from '../../../../tests/fixtures/sealing-desk.ts'
import { manifest } from '../../../contract/records/manifest.ts'
import { AGREE, makeCa, type TestCertificate } from '../test-certificates.ts'
import { archive } from './archive.ts'

const { ca, current, recovery, officer, sealed } = makeSealingDesk()

let dir: string
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'seal-'))))
afterAll(() => rm(dir, { recursive: true, force: true }))

function openssl(line: string, files: Record<string, string>): number {
  const args = line
    .split(' ')
    .slice(1)
    .map((word) => files[word] ?? word)
  return spawnSync('openssl', args, { stdio: 'ignore' }).status ?? -1
}

/** The two commands of the design, word for word. */
async function open(file: Uint8Array, recipient: TestCertificate, trusted = ca) {
  const files = {
    F: join(dir, 'f'),
    C: join(dir, 'c'),
    K: join(dir, 'k'),
    S: join(dir, 's'),
    CA: join(dir, 'ca'),
    Z: join(dir, 'z'),
  }
  await Promise.all([rm(files.S, { force: true }), rm(files.Z, { force: true })])
  await writeFile(files.F, file)
  await writeFile(files.C, recipient.pem)
  await writeFile(files.K, recipient.key.export({ type: 'pkcs8', format: 'pem' }))
  await writeFile(files.CA, trusted.pem)
  const decrypted = openssl('openssl cms -decrypt -binary -inform DER -in F -recip C -inkey K -out S', files)
  if (decrypted !== 0) return { decrypted, verified: null, zip: null }
  const verified = openssl('openssl cms -verify -cades -binary -inform DER -in S -CAfile CA -out Z', files)
  return { decrypted, verified, zip: verified === 0 ? await readFile(files.Z) : null }
}

describe('a sealed file', () => {
  it('is opened and verified by OpenSSL with the key of either recipient', async () => {
    const { bytes } = await sealed()
    for (const recipient of [current, recovery]) {
      const { decrypted, verified, zip } = await open(bytes, recipient)
      expect({ decrypted, verified }).toEqual({ decrypted: 0, verified: 0 })
      expect(Object.keys(unzipSync(zip!))).toEqual([
        'manifest.json',
        'application.json',
        'confirmation.json',
        'portrait.jpg',
        'prints/right-four.fir',
        'prints/rolled-10.fir',
      ])
    }
  })

  it('carries a manifest whose every hash and size is true', async () => {
    const { bytes, sha256 } = await sealed()
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    const entries = unzipSync((await open(bytes, current)).zip!)
    const described = manifest.parse(JSON.parse(Buffer.from(entries['manifest.json']!).toString()))
    expect(described.entries.map(({ name }) => name)).toEqual(Object.keys(entries).slice(1))
    for (const { name, size, sha256: expected } of described.entries) {
      expect(entries[name]!.length).toBe(size)
      expect(createHash('sha256').update(entries[name]!).digest('hex')).toBe(expected)
    }
    expect(described.confirmation.documentHash).toBe(
      createHash('sha256').update(entries['confirmation.json']!).digest('hex'),
    )
  })

  it('is refused by OpenSSL when one bit is flipped', async () => {
    const { bytes } = await sealed()
    // Beside the fixed part at the beginning (its recipients stand by themselves, see the next test), all over.
    const bodyAt = bytes.length - 34_000
    const offsets = [
      0,
      1,
      5,
      20,
      ...Array.from({ length: 24 }, (_, i) => bodyAt + Math.floor((i * 34_000) / 24)),
      bytes.length - 1,
    ]
    for (const offset of offsets) {
      const flipped = Buffer.from(bytes)
      flipped[offset]! ^= 1 << (offset % 8)
      const { decrypted, verified } = await open(flipped, current)
      expect({ offset, opened: decrypted === 0 && verified === 0 }).toEqual({ offset, opened: false })
    }
  })

  it('is refused with another key and with another authority', async () => {
    const { bytes } = await sealed()
    const stranger = { ...current, key: recovery.key }
    expect((await open(bytes, stranger)).decrypted).not.toBe(0)
    expect((await open(bytes, current, makeCa('Registry CA'))).verified).not.toBe(0)
    expect((await open(bytes, current, makeCa('Other CA'))).verified).not.toBe(0)
  })

  it('cannot be opened by any key that the station holds', async () => {
    const { bytes } = await sealed()
    for (const own of [officer, ca.issue('identity'), ca.issue('decryption', AGREE)]) {
      expect((await open(bytes, own)).decrypted).not.toBe(0)
      expect((await open(bytes, { ...current, key: own.key })).decrypted).not.toBe(0)
    }
  })

  it('holds the same archive for the same input', () => {
    const entries = [
      { name: 'manifest.json', bytes: Buffer.from('{}') },
      { name: 'prints/thumbs.fir', bytes: Buffer.from('x') },
    ]
    expect(Buffer.from(archive(entries)).equals(archive(entries))).toBe(true)
    expect(Buffer.from(archive(entries)).readUInt32LE(10)).toBe(((1 << 5) | 1) << 16)
  })
})
