/** The entries of a sealed file, in their fixed order, each proven to be what it says. */
import { captureSlot, irisSlot } from '../../../contract/records/sitting-parts.ts'
import {
  fingerRecordType,
  irisRecordType,
  signatureType,
  type Capture,
  type Enrolment,
  type Signed,
} from '../../../contract/records/enrolment.ts'
import { faceRecordType } from '../../../contract/records/portrait-check.ts'
import type { Manifest, ManifestEntry } from '../../../contract/records/manifest.ts'
import { signature as signatureRecord } from '../../../contract/records/signature.ts'
import { ok, type Result } from '../../../contract/result.ts'
import { factsOf } from '../../journal/files.ts'
import { applicationOf } from './application-json.ts'
import { sealFailed, type Entry, type ReadSample } from './entry.ts'
import { pageEntries } from './page-entries.ts'
import { writeFaceRecord } from './face-record.ts'

/** Image records of 2011 (ISO/IEC 19794-4 §8.2, 19794-6 §7.2) and JPEG (ISO/IEC 10918-1 §B.1.1.3) begin like this. */
const SIGNATURES = {
  [fingerRecordType]: Buffer.from('FIR\x00020\x00', 'latin1'),
  [irisRecordType]: Buffer.from('IIR\x00020\x00', 'latin1'),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
}

/**
 * Without the manifest: application, confirmation, portrait with its record and its cut, prints and irises in the order
 * of the slots, the hands of whom a finger is missing, papers, close-ups of marks, signature.
 */
export async function collectEntries(
  enrolment: Enrolment,
  confirmation: Uint8Array,
  readSample: ReadSample,
): Promise<Result<Entry[]>> {
  const entries: Entry[] = [
    json('application.json', Buffer.from(JSON.stringify(applicationOf(enrolment)))),
    json('confirmation.json', confirmation),
  ]
  const slots = ['portrait', ...captureSlot.options.filter((slot) => slot !== 'portrait')] as const
  for (const slot of slots) {
    const capture = enrolment.captures[slot]
    if (!capture) continue
    const bytes = await readSample(capture)
    if (!bytes.ok) return bytes
    if (!isWhatItSays(capture, bytes.value)) return sealFailed(`sample:${slot}`)
    const { mediaType } = capture
    const tries = slot === 'portrait' ? undefined : enrolment.tries[slot]
    entries.push({ name: sampleName(capture), mediaType, bytes: bytes.value, capture, tries })
    const more = await portraitEntries(capture, bytes.value, readSample)
    if (!more.ok) return more
    entries.push(...more.value)
  }
  const hands = await handsEntries(enrolment, readSample)
  if (!hands.ok) return hands
  const pages = await pageEntries(enrolment, readSample)
  if (!pages.ok) return pages
  const signature = await signatureEntries(enrolment, readSample)
  return signature.ok ? ok([...entries, ...hands.value, ...pages.value, ...signature.value]) : signature
}

/** A picture of hands that lack nothing any more is of no use to anybody. */
async function handsEntries(enrolment: Enrolment, readSample: ReadSample): Promise<Result<Entry[]>> {
  const picture = handsPictureOf(enrolment)
  if (picture === null) return ok([])
  const bytes = await readSample({ ...picture, slot: 'hands' })
  if (!bytes.ok) return bytes
  if (!isSampleOf(picture, bytes.value, SIGNATURES['image/jpeg'])) return sealFailed('sample:hands')
  return ok([{ name: 'hands.jpg', mediaType: 'image/jpeg', bytes: bytes.value, capture: null }])
}

export const handsPictureOf = ({ handsPicture, exceptions }: Enrolment) =>
  exceptions.some(({ part }) => part.startsWith('finger-')) ? handsPicture : null

async function signatureEntries(
  { signature: signed, confirmation }: Enrolment,
  readSample: ReadSample,
): Promise<Result<Entry[]>> {
  if (signed === null) return ok([])
  if (signed.documentHash !== confirmation?.documentHash) return sealFailed('signature')
  const strokes = await readSample({ ...signed.strokes, slot: 'signature' })
  if (!strokes.ok) return strokes
  const picture = await readSample({ ...signed.picture, slot: 'signature' })
  if (!picture.ok) return picture
  if (!isSignature(signed, strokes.value, picture.value)) return sealFailed('sample:signature')
  return ok([
    { name: 'signature.json', mediaType: signatureType, bytes: strokes.value, capture: null },
    { name: 'signature.png', mediaType: 'image/png', bytes: picture.value, capture: null },
  ])
}

/** PNG (ISO/IEC 15948 §5.2) begins like this. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function isSignature(signed: Signed, strokes: Uint8Array, picture: Uint8Array): boolean {
  const hasHashes =
    factsOf(strokes).sha256 === signed.strokes.sha256 && factsOf(picture).sha256 === signed.picture.sha256
  if (!hasHashes || !PNG.equals(picture.subarray(0, PNG.length))) return false
  // Ours, and checked against its hash: it parses as JSON.
  return signatureRecord.safeParse(JSON.parse(Buffer.from(strokes).toString())).success
}

/** The ISO/IEC 19794-5 record that holds the same JPEG, and the cut for the card. Portraits from before had neither. */
async function portraitEntries(
  { portrait, ...capture }: Capture,
  jpeg: Uint8Array,
  readSample: ReadSample,
): Promise<Result<Entry[]>> {
  if (portrait === undefined) return ok([])
  const { print, check } = portrait
  const cut = await readSample({ ...capture, ...print })
  if (!cut.ok) return cut
  if (!isSampleOf(print, cut.value, SIGNATURES['image/jpeg'])) return sealFailed('sample:portrait-print')
  const record = writeFaceRecord(jpeg, { ...capture, check })
  return ok([
    { name: 'portrait.fac', mediaType: faceRecordType, bytes: record, capture: null },
    { name: 'portrait-print.jpg', mediaType: 'image/jpeg', bytes: cut.value, capture: null },
  ])
}

const json = (name: string, bytes: Uint8Array): Entry => ({
  name,
  mediaType: 'application/json',
  bytes,
  capture: null,
})

function sampleName({ slot }: Capture): string {
  if (slot === 'portrait') return 'portrait.jpg'
  return typeOf(slot) === irisRecordType ? `irises/${slot}.iir` : `prints/${slot}.fir`
}

function isWhatItSays(capture: Capture, bytes: Uint8Array): boolean {
  const { mediaType, slot } = capture
  return mediaType === typeOf(slot) && isSampleOf(capture, bytes, SIGNATURES[mediaType])
}

function typeOf(slot: Capture['slot']): Capture['mediaType'] {
  if (slot === 'portrait') return 'image/jpeg'
  return irisSlot.safeParse(slot).success ? irisRecordType : fingerRecordType
}

function isSampleOf(
  facts: { readonly sha256: string; readonly size: number },
  bytes: Uint8Array,
  signature: Buffer,
): boolean {
  const { sha256, size } = factsOf(bytes)
  return (
    sha256 === facts.sha256 && size === facts.size && signature.equals(bytes.subarray(0, signature.length))
  )
}

export function manifestEntryOf({ name, mediaType, bytes, capture, tries }: Entry): ManifestEntry {
  return { name, mediaType, ...factsOf(bytes), capture: capture && provenanceOf(capture, tries) }
}

function provenanceOf(capture: Capture, tries: number | undefined) {
  const { captureId, slot, width, height, ppi, takenAt, provenance, fingers, portrait, iris } = capture
  return {
    captureId,
    slot,
    width,
    height,
    ppi,
    takenAt,
    provenance,
    fingers,
    ...(portrait === undefined ? {} : { portrait }),
    ...(iris === undefined ? {} : { iris }),
    ...(tries === undefined ? {} : { tries }),
  } satisfies Manifest['entries'][number]['capture']
}
