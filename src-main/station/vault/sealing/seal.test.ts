import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCapture } from '../../../../tests/fixtures/enrolments.ts'
import { anIrisRecord } from '../../../../tests/fixtures/iris-record.ts'
import { manifest } from '../../../contract/records/manifest.ts'
import { ok } from '../../../contract/result.ts'
import { someFacts } from '../../enrolment/test-portrait.ts'
import { aPicture } from '../../../../tests/fixtures/enrolments.ts'
import { factsOf } from '../../journal/files.ts'
import { softwareSigner } from '../signer.ts'
import { AGREE, makeCa, type TestCertificate } from '../test-certificates.ts'
import { wrapKey } from './aes-key-wrap.ts'
import { applicationOf } from './application-json.ts'
import { archive } from './archive.ts'
import { envelope } from './auth-enveloped-data.ts'
import { seal, type SealRequest } from './seal.ts'
import { CONFIRMATION, readTestSample, testEnrolment } from './test-enrolment.ts'
import { aFingerRecord } from './test-finger-record.ts'

const ca = makeCa('Registry CA')
const current = ca.issue('sealing current', AGREE)
const recovery = ca.issue('sealing recovery', AGREE)
const officer = ca.issue('officer')

let dir: string
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'seal-'))))
afterAll(() => rm(dir, { recursive: true, force: true }))

const requestOf = (more: Partial<SealRequest> = {}): SealRequest => ({
  enrolment: testEnrolment(),
  confirmation: CONFIRMATION,
  readSample: readTestSample,
  signer: softwareSigner('an', officer.der, pkcs8(officer)).signer,
  recipients: [current.der, recovery.der],
  nowMs: Date.now(),
  timeConfirmed: true,
  ...more,
})
const pkcs8 = ({ key }: TestCertificate) => key.export({ type: 'pkcs8', format: 'der' })

async function sealed(more?: Partial<SealRequest>) {
  const result = await seal(requestOf(more))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

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

describe('the portrait of a sealed file', () => {
  const print = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(900, 3)])
  const facts = {
    captureId: '019abc00-0000-7000-8000-0000000000dd',
    width: 480,
    height: 720,
    ...factsOf(print),
  }
  const check = { ...someFacts, officerId: 'an', at: '2026-11-25T01:02:03.000Z' }

  function withDetails(): SealRequest['enrolment'] {
    const enrolment = testEnrolment()
    const portrait = { ...enrolment.captures.portrait!, portrait: { check, print: facts } }
    return { ...enrolment, captures: { ...enrolment.captures, portrait } }
  }
  const readBoth: SealRequest['readSample'] = (capture) =>
    capture.captureId === facts.captureId ? Promise.resolve(ok(print)) : readTestSample(capture)

  it('brings its record, its cut for the card, and every score into the manifest', async () => {
    const { manifest: list } = await sealed({ enrolment: withDetails(), readSample: readBoth })
    expect(list.entries.map(({ name }) => name)).toEqual([
      'application.json',
      'confirmation.json',
      'portrait.jpg',
      'portrait.fac',
      'portrait-print.jpg',
      'prints/right-four.fir',
      'prints/rolled-10.fir',
    ])
    expect(list.entries[2]?.capture?.portrait?.check).toEqual(check)
    expect(list.entries[3]?.mediaType).toBe('application/x-iso19794-5')
  })

  it('is refused where the cut is not what was captured', async () => {
    const readOther: SealRequest['readSample'] = (capture) =>
      capture.captureId === facts.captureId
        ? Promise.resolve(ok(print.subarray(0, 800)))
        : readTestSample(capture)
    expect(await seal(requestOf({ enrolment: withDetails(), readSample: readOther }))).toMatchObject({
      ok: false,
      error: { code: 'vault/seal-failed', what: 'sample:portrait-print' },
    })
  })

  it('of before it was measured has neither record nor cut', async () => {
    const { manifest: list } = await sealed()
    expect(list.entries.some(({ name }) => name === 'portrait.fac')).toBe(false)
    expect(manifest.parse(JSON.parse(JSON.stringify(list)))).toEqual(list)
  })
})

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

describe('sealing refuses', () => {
  const what = async (more: Partial<SealRequest>) => {
    const result = await seal(requestOf(more))
    return result.ok ? 'sealed' : result.error
  }
  const refused = (reason: string) => ({ code: 'vault/seal-failed', what: reason })

  it('what nobody confirmed, and a document other than the confirmed one', async () => {
    expect(await what({ enrolment: { ...testEnrolment(), confirmation: null } })).toEqual(
      refused('not-confirmed'),
    )
    expect(await what({ confirmation: Buffer.from('{}') })).toEqual(refused('confirmation-hash'))
    expect(await what({ enrolment: { ...testEnrolment(), case: null } })).toEqual(refused('no-case'))
  })

  it('a sample that is not what was captured or not what it says it is', async () => {
    const other = Promise.resolve({ ok: true, value: Buffer.from('other') } as const)
    expect(await what({ readSample: () => other })).toEqual(refused('sample:portrait'))
    const enrolment = testEnrolment()
    const portrait = { ...enrolment.captures.portrait!, mediaType: 'application/x-iso19794-4' as const }
    expect(await what({ enrolment: { ...enrolment, captures: { portrait } } })).toEqual(
      refused('sample:portrait'),
    )
  })

  it('recipients that are none', async () => {
    expect(await what({ recipients: [] })).toEqual(refused('no-recipients'))
    expect(await what({ recipients: [Buffer.from('nonsense')] })).toEqual(refused('recipient-certificate'))
  })

  it('to sign after a lock', async () => {
    const { signer, zero } = softwareSigner('an', officer.der, pkcs8(officer))
    zero()
    expect(await what({ signer })).toEqual({ code: 'vault/locked' })
  })
})

describe('application.json', () => {
  it('speaks QCVN 109, with corrections applied and told, and unknown days left unknown', () => {
    expect(applicationOf(testEnrolment())).toMatchObject({
      CongDan: {
        SoDinhDanh: '079187000123',
        HoVaTen: { Ho: 'Nguyễn', ChuDem: 'Thị', Ten: 'Ánh' },
        NgayThangNamSinh: { ThangNam: '1987-05' },
        TinhTrangHonNhan: '3',
        Cha: { HoVaTen: 'Nguyễn Văn Bình', SoDinhDanh: null },
        VoChong: null,
      },
      DieuChinh: [{ Truong: 'maritalStatus', GiaTriCu: '2', GiaTriMoi: '3' }],
    })
  })
})

describe('AES key wrap', () => {
  it('gives the vector of RFC 3394 §4.6', () => {
    const kek = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex')
    const key = Buffer.from('00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f', 'hex')
    expect(wrapKey(kek, key).toString('hex')).toBe(
      '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
    )
  })
})

describe('the envelope', () => {
  it('takes two megabytes in well under a second', () => {
    const before = performance.now()
    const result = envelope(Buffer.alloc(2 << 20), [current.der, recovery.der])
    process.stdout.write(`envelope: 2 MiB in ${Math.round(performance.now() - before)} ms\n`)
    expect(result.ok).toBe(true)
  })
})

describe('an iris', () => {
  const record = anIrisRecord('left')
  const iris = {
    ...aCapture('iris-left'),
    captureId: '019abc00-0000-7000-8000-0000000000ee',
    ...factsOf(record),
    width: 640,
    height: 480,
  }
  const withIris = (change: Partial<typeof iris> = {}) => {
    const enrolment = testEnrolment()
    const captures = { ...enrolment.captures, 'iris-left': { ...iris, ...change } }
    const kept = { reason: 'camera', officerId: 'an', at: '2026-11-23T01:02:03.000Z' }
    return { ...enrolment, captures, tries: { 'iris-left': 3 }, keptPoor: { 'iris-left': kept } }
  }
  const reading =
    (bytes: Uint8Array): SealRequest['readSample'] =>
    async (sample) =>
      sample.slot === 'iris-left' ? { ok: true, value: bytes } : readTestSample(sample)

  it('goes along as its record, with origin, quality, limits and tries, and why a poor one was used', async () => {
    const { manifest: list } = await sealed({ enrolment: withIris(), readSample: reading(record) })
    const entry = list.entries.at(-1)
    expect(entry).toMatchObject({
      name: 'irises/iris-left.iir',
      mediaType: 'application/x-iso19794-6',
      ...factsOf(record),
      capture: { slot: 'iris-left', tries: 3, iris: iris.iris, provenance: iris.provenance },
    })
    expect(manifest.parse(JSON.parse(JSON.stringify(list)))).toEqual(list)
    expect(applicationOf(withIris())).toMatchObject({
      VanTayKem: [],
      MongMatKem: [{ LanLay: 'iris-left', LyDo: 'camera' }],
    })
  })

  it('is refused where it is no iris record, or is called another thing', async () => {
    const what = async (enrolment: SealRequest['enrolment'], bytes: Uint8Array) => {
      const result = await seal(requestOf({ enrolment, readSample: reading(bytes) }))
      return result.ok ? null : result.error
    }
    const refusal = { code: 'vault/seal-failed', what: 'sample:iris-left' }
    expect(await what(withIris(), record.subarray(1))).toEqual(refusal)
    const print = new Uint8Array(aFingerRecord())
    expect(await what(withIris(factsOf(print)), print)).toEqual(refusal)
    const called = withIris({ mediaType: 'application/x-iso19794-4', ...factsOf(print) })
    expect(await what(called, print)).toEqual(refusal)
  })
})

describe('a signature', () => {
  const strokes = Buffer.from(
    JSON.stringify({
      schema: 'signature/1',
      width: 10_800,
      height: 6_480,
      maxPressure: 1_023,
      strokes: [[[1, 2, 3, 0]]],
    }),
  )
  const picture = Buffer.from('89504e470d0a1a0a00', 'hex')
  const attached = (n: string, bytes: Uint8Array) => ({
    captureId: `019abc00-0000-7000-8000-0000000000${n}`,
    ...factsOf(bytes),
  })
  const signedBy = (documentHash = factsOf(CONFIRMATION).sha256) => ({
    ...testEnrolment(),
    signature: {
      by: 'citizen' as const,
      documentHash,
      strokes: attached('b1', strokes),
      picture: attached('b2', picture),
      takenAt: '2026-11-23T01:07:00Z',
      provenance: { deviceId: 'pad', driver: 'wacom-stu', model: 'STU', firmware: '1', simulated: true },
    },
  })
  const reading =
    (written: Uint8Array, drawn: Uint8Array): SealRequest['readSample'] =>
    async (sample) => {
      if (sample.captureId.endsWith('b1')) return { ok: true, value: written }
      return sample.captureId.endsWith('b2') ? { ok: true, value: drawn } : readTestSample(sample)
    }

  it('goes along as strokes and picture, each under its own media type, with its origin', async () => {
    const { manifest: list } = await sealed({ enrolment: signedBy(), readSample: reading(strokes, picture) })
    expect(list.entries.slice(-2).map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['signature.json', 'application/x-tram-signature+json'],
      ['signature.png', 'image/png'],
    ])
    expect(list.signature?.provenance.driver).toBe('wacom-stu')
    expect((await sealed()).manifest.signature).toBeNull()
  })

  it('says who signed', async () => {
    const enrolment = signedBy()
    const guardians = { ...enrolment, signature: { ...enrolment.signature, by: 'guardian' as const } }
    const readSample = reading(strokes, picture)
    expect((await sealed({ enrolment, readSample })).manifest.signature?.by).toBe('citizen')
    expect((await sealed({ enrolment: guardians, readSample })).manifest.signature?.by).toBe('guardian')
  })

  it('is refused where it is not what it says, or under another document', async () => {
    const what = async (enrolment: SealRequest['enrolment'], readSample: SealRequest['readSample']) => {
      const result = await seal(requestOf({ enrolment, readSample }))
      return result.ok ? null : result.error
    }
    const whole = reading(strokes, picture)
    expect(await what(signedBy('0'.repeat(64)), whole)).toEqual({
      code: 'vault/seal-failed',
      what: 'signature',
    })
    for (const other of [reading(picture, picture), reading(strokes, strokes)])
      expect(await what(signedBy(), other)).toEqual({ code: 'vault/seal-failed', what: 'sample:signature' })
  })
})

describe('the picture of the hands', () => {
  const jpeg = Buffer.from('ffd8ffe000104a46', 'hex')
  const finger = {
    part: 'finger-3' as const,
    reason: 'missing',
    lasts: 'permanent' as const,
    recallOn: null,
    note: '',
    officerId: 'can-bo-1',
    at: '2026-11-23T01:00:00Z',
  }
  const pictured = (bytes = jpeg, exceptions = [finger]) => ({
    enrolment: {
      ...testEnrolment(),
      exceptions,
      handsPicture: { ...aPicture, captureId: '019abc00-0000-7000-8000-0000000000c1', ...factsOf(bytes) },
    },
    readSample: async (sample: Parameters<SealRequest['readSample']>[0]) =>
      sample.captureId.endsWith('c1')
        ? { ok: true as const, value: bytes as Uint8Array }
        : readTestSample(sample),
  })

  it('goes along as JPEG with its camera where a finger is excepted, and only there', async () => {
    const { manifest: list } = await sealed(pictured())
    expect(list.entries.find(({ name }) => name === 'hands.jpg')?.mediaType).toBe('image/jpeg')
    expect(list.handsPicture?.provenance.driver).toBe('uvc-page')
    const whole = (await sealed(pictured(jpeg, []))).manifest
    expect([whole.handsPicture, whole.entries.some(({ name }) => name === 'hands.jpg')]).toEqual([
      null,
      false,
    ])
  })

  it('is refused where it is no JPEG', async () => {
    const result = await seal(requestOf(pictured(Buffer.from('GIF89a'))))
    expect(result).toEqual({ ok: false, error: { code: 'vault/seal-failed', what: 'sample:hands' } })
  })
})
