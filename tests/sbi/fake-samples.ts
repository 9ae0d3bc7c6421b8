/** RCAPTURE of the fake device: honest samples, and every way in which one of them can be wrong. */
import { createHash } from 'node:crypto'
import type { Imaging } from '../../src-main/device-host/imaging.ts'
import { packFinger, striped, type DrawEye, type DrawFinger, type Packing } from './body-parts.ts'
import { encodeJpeg2000 } from './encoders.ts'
import { digitalIdOf, type DeviceFacts } from './fake-device.ts'
import type { Fault } from './faults.ts'
import { writeIrisRecord } from './iris-record.ts'
import { sign, type Signer } from './pki.ts'

export interface SampleMaker {
  readonly imaging: Imaging
  readonly draw: DrawFinger
  /** Stripes where nothing is said: enough for the protocol. */
  readonly drawEye?: DrawEye
  readonly packing: Packing
  readonly signers: FakeSigners
}

export interface FakeSigners {
  readonly device: Signer
  readonly chip: Signer
  /** A good key of the same maker that is not this device's. */
  readonly other: Signer
  readonly expired: Signer
  readonly wrongUse: Signer
  /** Of an authority that nobody was told of. */
  readonly stranger: Signer
}

export interface CaptureAsked {
  readonly env: string
  readonly transactionId: string
  readonly bio: readonly [
    { readonly deviceSubId: string; readonly bioSubType: readonly string[]; readonly previousHash: string },
  ]
}

const hand = (side: string) =>
  ['IndexFinger', 'MiddleFinger', 'RingFinger', 'LittleFinger'].map((finger) => `${side} ${finger}`)
const fingerParts: Readonly<Record<string, readonly string[]>> = {
  '1': hand('Left'),
  '2': hand('Right'),
  '3': ['Left Thumb', 'Right Thumb'],
}
const eyeParts: Readonly<Record<string, readonly string[]>> = {
  '1': ['Left'],
  '2': ['Right'],
  '3': ['Left', 'Right'],
}
const positions = ['Right', 'Left'].flatMap((side) => [`${side} Thumb`, ...hand(side)])

/** A device knows itself what belongs to its parts; only for the rolled finger it must be told which. */
function subtypesOf({ type }: DeviceFacts, { bio: [asked] }: CaptureAsked, fault: Fault | null): string[] {
  const parts = type === 'Iris' ? eyeParts : fingerParts
  const honest = [...(parts[asked.deviceSubId] ?? asked.bioSubType)]
  if (fault === 'missing-finger') return honest.slice(0, -1)
  if (fault === 'extra-finger') return [...honest, type === 'Iris' ? 'UNKNOWN' : 'Right Thumb']
  if (fault === 'doubled-finger') return [...honest.slice(0, -1), honest[0] ?? '']
  if (fault !== 'wrong-hand') return honest
  return honest.map((name) =>
    name.startsWith('Left') ? name.replace('Left', 'Right') : name.replace('Right', 'Left'),
  )
}

async function recordOf(
  maker: SampleMaker,
  device: DeviceFacts,
  subtype: string,
  isRolled: boolean,
  fault: Fault | null,
) {
  if (fault === 'garbage-record') return Buffer.from('no record at all')
  if (device.type === 'Iris') {
    const isLeft = (subtype === 'Left') !== (fault === 'wrong-finger')
    const image = maker.drawEye?.(isLeft ? 'left' : 'right') ?? striped(320, 240)
    const { width, height } = image
    const isPacked = maker.packing === 'jpeg2000'
    const data = isPacked ? await encodeJpeg2000(image) : image.pixels
    return writeIrisRecord({ eye: isLeft ? 2 : 1, format: isPacked ? 10 : 2, width, height, data })
  }
  const position = positions.indexOf(subtype) + 1
  const laidDown = fault === 'neighbours-print' ? (position % 10) + 1 : position
  const image = await maker.draw(laidDown, isRolled)
  if (image === null) throw new Error('not drawn')
  return packFinger(maker.imaging, image, {
    position: fault === 'wrong-finger' ? (position % 10) + 1 : position,
    isRolled: isRolled !== (fault === 'wrong-impression'),
    packing: maker.packing,
    ppi: fault === 'wrong-resolution' ? 250 : 500,
  })
}

function payloadOf(device: DeviceFacts, asked: CaptureAsked, fault: Fault | null) {
  const skewMs = fault === 'clock-skew' ? 3_600_000 : 0
  return {
    deviceCode: device.serial,
    deviceServiceVersion: '0.9.5',
    bioType: fault === 'other-type' ? 'Face' : device.type,
    purpose: fault === 'other-purpose' ? 'Auth' : 'Registration',
    env: fault === 'other-env' ? 'Developer' : asked.env,
    transactionId: fault === 'other-transaction' ? 'earlier-transaction' : asked.transactionId,
    timestamp: new Date(Date.now() - skewMs).toISOString(),
    requestedScore: '40',
    qualityScore: fault === 'quality-range' ? '101.5' : '61.25',
  }
}

function signerOf({ signers }: SampleMaker, fault: Fault | null): Signer {
  if (fault === 'other-key') return signers.other
  if (fault === 'expired-certificate') return signers.expired
  if (fault === 'wrong-use') return signers.wrongUse
  return fault === 'stranger' ? signers.stranger : signers.device
}

/** Another letter in the payload of the JWS, which stays JSON of the same shape: only the signature is wrong. */
function tampered(jws: string): string {
  const [header = '', payload = '', signature = ''] = jws.split('.')
  const text = Buffer.from(payload, 'base64url').toString().replace('"Registration"', '"registration"')
  return [header, Buffer.from(text).toString('base64url'), signature].join('.')
}

const sha256 = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

/** The `biometrics` of an answer; `fault` makes all or one of them wrong. */
export async function makeSamples(
  maker: SampleMaker,
  device: DeviceFacts,
  asked: CaptureAsked,
  fault: Fault | null,
): Promise<object[]> {
  const [{ deviceSubId, previousHash }] = asked.bio
  const isRolled = device.type === 'Finger' && deviceSubId === '4'
  const someoneElse = { ...device, serial: 'SOMEONE-ELSE' }
  const digitalId = await sign(
    digitalIdOf(fault === 'other-serial' ? someoneElse : device),
    maker.signers.chip,
  )
  let hash = previousHash === '' ? sha256() : Buffer.from(previousHash, 'hex')
  const samples: object[] = []
  for (const bioSubType of subtypesOf(device, asked, fault)) {
    const record = await recordOf(maker, device, bioSubType, isRolled, fault)
    const bioValue = Buffer.from(record).toString('base64url')
    const payload = { digitalId, ...payloadOf(device, asked, fault), bioSubType, bioValue }
    const jws = await sign(payload, signerOf(maker, fault))
    const unsigned = Buffer.from(JSON.stringify(payload)).toString('base64url')
    const data = fault === 'bad-signature' ? tampered(jws) : fault === 'no-signature' ? unsigned : jws
    hash = sha256(hash, sha256(record))
    samples.push({
      specVersion: fault === 'old-version' ? '0.9.2' : '0.9.5',
      data,
      hash: (fault === 'broken-hash' ? sha256(hash) : hash).toString('hex').toUpperCase(),
      error: { errorCode: '0', errorInfo: 'Success' },
    })
  }
  return fault === 'reordered' ? samples.toReversed() : samples
}
