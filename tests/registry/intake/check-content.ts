/** Holds a sealed file's content against its manifest, and the manifest against what the upload announced. */
import { createHash, X509Certificate } from 'node:crypto'
import {
  fingerRecordType,
  irisRecordType,
  signatureType,
} from '../../../src-main/contract/records/enrolment.ts'
import { faceRecordType } from '../../../src-main/contract/records/portrait-check.ts'
import { manifest, type Manifest, type ManifestEntry } from '../../../src-main/contract/records/manifest.ts'
import { signature } from '../../../src-main/contract/records/signature.ts'
import { fail, ok, type Result } from '../../../src-main/contract/result.ts'
import { isJpegFaceRecord } from './face-record.ts'
import { isWsqRecord } from './finger-record.ts'
import { isLosslessIris } from './iris-record.ts'
import type { UploadMetadata } from './metadata.ts'
import type { OpenedFile } from './open-sealed.ts'
import { readZip, type ZipEntries } from './read-zip.ts'
import type { RefusalReason } from './reasons.ts'

export interface ContentDeps {
  /** The officer to whom this station's certificate was issued (SHA-256 of its DER, hex), or null. */
  officerOf(stationId: string, fingerprint: string): Promise<string | null>
}

const MANIFEST = 'manifest.json'
const APPLICATION = 'application.json'

export async function checkContent(
  opened: OpenedFile,
  announced: UploadMetadata,
  deps: ContentDeps,
): Promise<Result<Manifest, RefusalReason>> {
  const fingerprint = onlyFingerprint(opened.signersPem)
  const officerId = fingerprint === null ? null : await deps.officerOf(announced.stationId, fingerprint)
  if (officerId === null) return fail('unknown-signer')
  const zip = readZip(opened.zip)
  if (!zip.ok) return zip
  const list = parseManifest(zip.value)
  if (!list) return fail('bad-manifest')
  if (!isSameApplication(list, announced) || list.officerId !== officerId) return fail('other-application')
  const problem = firstProblem(list, zip.value)
  return problem === null ? ok(list) : fail(problem)
}

/** One signer, or it is nobody's. */
function onlyFingerprint(pem: string): string | null {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  const [only] = blocks
  if (blocks.length !== 1 || only === undefined) return null
  return createHash('sha256').update(new X509Certificate(only).raw).digest('hex')
}

function parseManifest(zip: ZipEntries): Manifest | null {
  const [first] = zip.keys()
  const parsed = manifest.safeParse(first === MANIFEST ? readJson(zip.get(MANIFEST)) : null)
  return parsed.success ? parsed.data : null
}

/** Which station the content itself names; null where it names none. Whether that is true, `checkContent` says. */
export function stationNamedIn({ zip }: OpenedFile): string | null {
  const entries = readZip(zip)
  return entries.ok ? (parseManifest(entries.value)?.stationId ?? null) : null
}

function isSameApplication(list: Manifest, announced: UploadMetadata): boolean {
  return (
    list.stationId === announced.stationId &&
    list.applicationId === announced.applicationId &&
    list.revision === announced.revision
  )
}

function firstProblem(list: Manifest, zip: ZipEntries): RefusalReason | null {
  const names = new Set(list.entries.map(({ name }) => name))
  if (names.size !== list.entries.length || names.has(MANIFEST)) return 'bad-manifest'
  if (!names.has(APPLICATION)) return 'missing-entry'
  for (const entry of list.entries) {
    const content = zip.get(entry.name)
    if (!content) return 'missing-entry'
    const problem = entryProblem(entry, content)
    if (problem !== null) return problem
  }
  return zip.size === names.size + 1 ? null : 'unlisted-entry'
}

function entryProblem(entry: ManifestEntry, content: Uint8Array): RefusalReason | null {
  if (content.length !== entry.size) return 'wrong-size'
  if (createHash('sha256').update(content).digest('hex') !== entry.sha256) return 'wrong-hash'
  return satisfies(entry, content) ? null : 'wrong-media-type'
}

/** No entry carries a mediaType that it does not satisfy (design §4.4). */
function satisfies({ mediaType, capture }: ManifestEntry, content: Uint8Array): boolean {
  switch (mediaType) {
    case fingerRecordType:
      return isWsqRecord(content)
    case irisRecordType:
      return capture !== null && isLosslessIris(content, capture.slot)
    case faceRecordType:
      return isJpegFaceRecord(content)
    case 'image/jpeg':
      return startsWith(content, [0xff, 0xd8, 0xff])
    case 'application/pdf':
      return startsWith(content, [0x25, 0x50, 0x44, 0x46, 0x2d])
    case 'image/png':
      return startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    case signatureType:
      return signature.safeParse(readJson(content)).success
    case 'application/json':
      return readJson(content) !== undefined
  }
}

const startsWith = (content: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((octet, i) => content[i] === octet)

/** Undefined where the bytes are no JSON in UTF-8. */
function readJson(content: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)) as unknown
  } catch {
    return undefined
  }
}
