/** Every way in which a sealed file can fail to be what it says, through the real openssl. */
import { spawnSync } from 'node:child_process'
import { createPublicKey, createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../../src-main/contract/records/manifest.ts'
import { irisRecordType } from '../../../src-main/contract/records/enrolment.ts'
import type { CaptureSlot } from '../../../src-main/contract/records/sitting-parts.ts'
import { aCapture } from '../../fixtures/enrolments.ts'
import { anIrisRecord } from '../../fixtures/iris-record.ts'
import { makeKeyPair, type KeyPair } from '../pki/key-files.ts'
import { openAuthority, type Authority } from '../pki/authority.ts'
import {
  manifestFor,
  newApplicationId,
  sealBytes,
  someEntries,
  zipOf,
  type Entries,
  type Sealing,
} from '../testing/sealed-file.ts'
import { newKey, type TestStation } from '../testing/station.ts'
import { checkContent } from './check-content.ts'
import type { UploadMetadata } from './metadata.ts'
import { openSealed } from './open-sealed.ts'
import { readZip } from './read-zip.ts'

type Sealer = Pick<TestStation, 'provision' | 'officer'>

let dir = ''
let authority: Authority
let station: TestStation
let known = new Map<string, string>()
const applicationId = newApplicationId()
const announced: UploadMetadata = {
  stationId: 'tram-24169-01',
  applicationId,
  revision: 1,
  sha256: '0'.repeat(64),
}
const fingerprint = (pem: string): string =>
  createHash('sha256').update(new X509Certificate(pem).raw).digest('hex')

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tram-content-'))
  authority = await openAuthority(dir, () => new Date())
  const key = newKey()
  const certificate = await authority.issueOfficer(
    { officerId: 'can-bo-1', name: 'Trần Thị Thu Hà' },
    createPublicKey(key),
  )
  const certificates = {
    sealingCurrent: authority.sealing.current.certificatePem,
    sealingRecovery: authority.sealing.recovery.certificatePem,
  }
  const sealer = {
    officer: { key, certificate },
    provision: { stationId: announced.stationId, certificates },
  }
  station = sealer as unknown as TestStation & Sealer
  known = new Map([[fingerprint(certificate), 'can-bo-1']])
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function judge(bytes: Uint8Array, recipient: KeyPair = authority.sealing.current): Promise<string> {
  const file = join(dir, 'file.p7m')
  await writeFile(file, bytes)
  const deps = { temporaryDir: join(dir, 'tmp'), recipient, ca: authority.ca }
  const opened = await openSealed(file, deps, new AbortController().signal)
  if (!opened.ok) return opened.error
  const officerOf = (_id: string, print: string) => Promise.resolve(known.get(print) ?? null)
  const checked = await checkContent(opened.value, announced, { officerOf })
  return checked.ok ? 'good' : checked.error
}

function sealed(
  change: (m: Manifest) => unknown = (m) => m,
  entries: Entries = someEntries(),
  sealing: Sealing = {},
): Buffer {
  return sealBytes(station, zipOf(change(manifestFor(station, applicationId, entries)), entries), sealing)
}

const manifestOf = (entries: Entries): Manifest => manifestFor(station, applicationId, entries)

describe('a sealed file', () => {
  it('is good when all of it is as it says, for the current and the recovery key', async () => {
    const bytes = sealed()
    expect(await judge(bytes)).toBe('good')
    expect(await judge(bytes, authority.sealing.recovery)).toBe('good')
    expect(await readdir(join(dir, 'tmp'))).toEqual([])
  })

  it('is refused with one flipped bit anywhere', async () => {
    const bytes = sealed()
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
        const flipped = Buffer.from(bytes)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        // The recovery key's own recipient may be damaged without harm to ours; the content never.
        const verdict = await judge(flipped)
        expect(['cannot-decrypt', 'good']).toContain(verdict)
        if (at > bytes.length - 500) expect(verdict).toBe('cannot-decrypt')
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('is refused when it is for somebody else, or nothing at all', async () => {
    const span = { notBefore: new Date(Date.now() - 1000), notAfter: new Date(Date.now() + 86_400_000) }
    const other = await makeKeyPair(
      { kind: 'agreement', subject: { commonName: 'x' }, ...span },
      authority.ca,
    )
    const withoutUs = {
      ...station,
      provision: {
        ...station.provision,
        certificates: { ...station.provision.certificates, sealingRecovery: other.certificatePem },
      },
    }
    const zip = zipOf(manifestOf(someEntries()), someEntries())
    expect(await judge(sealBytes(withoutUs, zip, { recipientPem: other.certificatePem }))).toBe(
      'cannot-decrypt',
    )
    expect(await judge(Buffer.alloc(0))).toBe('cannot-decrypt')
    expect(await judge(Buffer.from('hello'))).toBe('cannot-decrypt')
  })

  it('is refused without CAdES, or signed under another CA', async () => {
    expect(await judge(sealed(undefined, undefined, { cades: false }))).toBe('bad-signature')
    const span = { notBefore: new Date(Date.now() - 1000), notAfter: new Date(Date.now() + 86_400_000) }
    const stranger = await makeKeyPair({ kind: 'officer', subject: { commonName: 'x' }, ...span }, null)
    expect(await judge(sealed(undefined, undefined, { signer: stranger }))).toBe('bad-signature')
  })

  it('is refused when somebody else of ours signed it', async () => {
    expect(await judge(sealed(undefined, undefined, { signer: authority.receipt }))).toBe('unknown-signer')
    const key = newKey()
    const certificatePem = await authority.issueOfficer(
      { officerId: 'can-bo-2', name: 'Nguyễn Hữu Phước' },
      createPublicKey(key),
    )
    const keyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString()
    const signer = { keyPem, certificatePem }
    expect(await judge(sealed(undefined, undefined, { signer }))).toBe('unknown-signer')
    known.set(fingerprint(certificatePem), 'can-bo-2')
    expect(await judge(sealed(undefined, undefined, { signer }))).toBe('other-application')
  })

  it.each<[string, (m: Manifest) => unknown, string]>([
    ['another station', (m) => ({ ...m, stationId: 'tram-24169-02' }), 'other-application'],
    ['another application', (m) => ({ ...m, applicationId: newApplicationId() }), 'other-application'],
    ['another revision', (m) => ({ ...m, revision: 2 }), 'other-application'],
    ['another officer', (m) => ({ ...m, officerId: 'can-bo-2' }), 'other-application'],
    ['a newer schema', (m) => ({ ...m, schema: 'manifest/2' }), 'bad-manifest'],
    ['no entries', (m) => ({ ...m, entries: [] }), 'missing-entry'],
    ['an entry twice', (m) => ({ ...m, entries: [...m.entries, m.entries[0]] }), 'bad-manifest'],
    [
      'an entry that is not there',
      (m) => ({ ...m, entries: [...m.entries, { ...m.entries[0], name: 'x.json' }] }),
      'missing-entry',
    ],
    ['an entry that it leaves out', (m) => ({ ...m, entries: m.entries.slice(0, 1) }), 'unlisted-entry'],
    [
      'a wrong size',
      (m) => ({ ...m, entries: m.entries.map((e) => ({ ...e, size: e.size + 1 })) }),
      'wrong-size',
    ],
    [
      'a wrong hash',
      (m) => ({ ...m, entries: m.entries.map((e) => ({ ...e, sha256: '1'.repeat(64) })) }),
      'wrong-hash',
    ],
    [
      'a wrong media type',
      (m) => ({ ...m, entries: m.entries.map((e) => ({ ...e, mediaType: 'image/jpeg' })) }),
      'wrong-media-type',
    ],
    ['nothing but null', () => null, 'bad-manifest'],
  ])('is refused when its manifest names %s', async (_what, change, reason) => {
    expect(await judge(sealed(change))).toBe(reason)
  })

  it('holds an iris only as a whole record of the eye that its slot names', async () => {
    const entries = { ...someEntries(), 'irises/iris-right.iir': anIrisRecord('right') }
    const of = (slot: CaptureSlot) => (m: Manifest) => ({
      ...m,
      entries: m.entries.map((e) =>
        e.name.startsWith('irises/') ? { ...e, mediaType: irisRecordType, capture: aCapture(slot) } : e,
      ),
    })
    expect(await judge(sealed(of('iris-right'), entries))).toBe('good')
    expect(await judge(sealed(of('iris-left'), entries))).toBe('wrong-media-type')
    const nobodys = (m: Manifest) => {
      const list = of('iris-right')(m)
      return { ...list, entries: list.entries.map((e) => ({ ...e, capture: null })) }
    }
    expect(await judge(sealed(nobodys, entries))).toBe('wrong-media-type')
  })

  it('is refused without its application, or with the manifest not first', async () => {
    const png = { 'prints/rolled-1.fir': someEntries()['prints/rolled-1.fir']! }
    expect(await judge(sealed(undefined, png))).toBe('missing-entry')
    const late = { ...someEntries(), 'manifest.json': Buffer.from(JSON.stringify(manifestOf(someEntries()))) }
    expect(await judge(sealBytes(station, zipSync(late, { level: 0 })))).toBe('bad-manifest')
  })
})

describe('the ZIP inside', () => {
  const plain = () => zipOf({}, someEntries())
  const reasonOf = (zip: Uint8Array): string => {
    const read = readZip(zip)
    return read.ok ? 'good' : read.error
  }

  it('is read when it is stored and plain', () => {
    const read = readZip(plain())
    expect(read.ok && [...read.value.keys()]).toEqual([
      'manifest.json',
      'application.json',
      'prints/rolled-1.fir',
    ])
  })

  it('is refused compressed, padded, commented, or with names that lead elsewhere', () => {
    const bomb = zipSync({ 'a.json': [new Uint8Array(5_000_000), { level: 9 }] })
    expect(bomb.length).toBeLessThan(10_000)
    expect(reasonOf(bomb)).toBe('zip-too-large')
    const incompressible = Uint8Array.from({ length: 400 }, (_, i) => (i * i * 7919) >> 3)
    expect(reasonOf(zipSync({ 'a.json': [incompressible, { level: 9 }] }))).toBe('zip-too-large')
    expect(reasonOf(Buffer.concat([Buffer.from('hidden'), plain()]))).not.toBe('good')
    expect(reasonOf(Buffer.concat([plain(), Buffer.from('hidden')]))).toBe('bad-zip')
    expect(reasonOf(zipSync({ 'a.json': [Buffer.from('{}'), { level: 0, comment: 'hidden' }] }))).toBe(
      'bad-zip',
    )
    expect(reasonOf(zipSync({ '../a.json': Buffer.from('{}') }, { level: 0 }))).toBe('bad-zip')
    expect(reasonOf(zipSync({ 'Ảnh.png': Buffer.from('{}') }, { level: 0 }))).toBe('bad-zip')
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`e${i}`, new Uint8Array()]))
    expect(reasonOf(zipSync(many, { level: 0 }))).toBe('zip-too-large')
  })

  it('is refused when its directory counts the same bytes many times', () => {
    const zip = Buffer.from(zipSync({ 'a.json': new Uint8Array(60_000) }, { level: 0 }))
    const directory = zip.readUInt32LE(zip.length - 6)
    const record = zip.subarray(directory, zip.length - 22)
    const copies = 100
    const end = Buffer.from(zip.subarray(zip.length - 22))
    end.writeUInt16LE(copies, 8)
    end.writeUInt16LE(copies, 10)
    const bomb = Buffer.concat([
      zip.subarray(0, directory),
      ...Array.from({ length: copies }, () => record),
      end,
    ])
    expect(reasonOf(bomb)).toBe('zip-too-large')
  })

  it('is refused or read, never thrown at, whatever its bytes', () => {
    const zip = plain()
    const changed = fc
      .array(fc.tuple(fc.nat({ max: zip.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const bytes = Buffer.from(zip)
        for (const [at, value] of changes) bytes[at] = value
        return bytes
      })
    fc.assert(
      fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 300 })), (bytes) => {
        const read = readZip(bytes)
        const total = read.ok ? [...read.value.values()].reduce((sum, e) => sum + e.length, 0) : 0
        expect(total).toBeLessThanOrEqual(bytes.length)
      }),
      { numRuns: 1_000 },
    )
  })
})

it('runs on an openssl that knows AuthEnvelopedData', () => {
  expect(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout).toMatch(/^OpenSSL 3/)
})
