/** Sealed files made by the system's openssl, not by the station's code: what passes here is standard. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { aFingerRecord } from '../../../src-main/station/vault/sealing/test-finger-record.ts'
import { fingerRecordType } from '../../../src-main/contract/records/enrolment.ts'
import type { Manifest } from '../../../src-main/contract/records/manifest.ts'
import type { TestStation } from './station.ts'

export type Entries = Readonly<Record<string, Uint8Array>>

let made = 0
/** UUIDv7s that differ, and are no secret. */
export function newApplicationId(): string {
  made += 1
  return `0199a0b0-${String(process.pid % 10_000).padStart(4, '0')}-7000-8000-${String(made).padStart(12, '0')}`
}

export function someEntries(): Entries {
  return {
    'application.json': Buffer.from('{"schema":"application/1"}'),
    'prints/rolled-1.fir': aFingerRecord(),
  }
}

export function manifestFor(station: TestStation, applicationId: string, entries: Entries): Manifest {
  return {
    schema: 'manifest/1',
    stationId: station.provision.stationId,
    applicationId,
    revision: 1,
    sealedAt: new Date().toISOString(),
    timeConfirmed: true,
    packId: '2025',
    officerId: 'can-bo-1',
    kind: 'exchange',
    reason: '24.1.a',
    recordVersion: 1,
    confirmation: { documentHash: '0'.repeat(64), answeredBy: 'touch', at: new Date().toISOString() },
    signature: null,
    handsPicture: null,
    entries: Object.entries(entries).map(([name, bytes]) => ({
      name,
      mediaType: name.endsWith('.json') ? 'application/json' : fingerRecordType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      capture: null,
    })),
  }
}

/** The ZIP of design §4.4: stored, manifest first. */
export function zipOf(manifest: unknown, entries: Entries): Uint8Array {
  const files = { 'manifest.json': Buffer.from(JSON.stringify(manifest)), ...entries }
  return zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) })
}

export interface Sealing {
  /** Who signs, if not the station's officer. */
  readonly signer?: { readonly keyPem: string; readonly certificatePem: string }
  readonly cades?: boolean
  /** Who can open it, if not the registry. */
  readonly recipientPem?: string
}

/** Signs and encrypts; answers the DER of the CMS file. */
export function sealBytes(station: TestStation, zip: Uint8Array, sealing: Sealing = {}): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'tram-seal-'))
  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(dir, name), content, { mode: 0o600 })
    return join(dir, name)
  }
  try {
    const { certificates } = station.provision
    const zipFile = put('content.zip', zip)
    const officerKey = station.officer.key.export({ type: 'pkcs8', format: 'pem' }).toString()
    const key = put('signer.key.pem', sealing.signer?.keyPem ?? officerKey)
    const certificate = put('signer.crt.pem', sealing.signer?.certificatePem ?? station.officer.certificate)
    const current = put('current.crt.pem', sealing.recipientPem ?? certificates.sealingCurrent)
    const recovery = put('recovery.crt.pem', certificates.sealingRecovery)
    const [signed, sealed] = [join(dir, 'signed.der'), join(dir, 'sealed.p7m')]
    const cades = (sealing.cades ?? true) ? ['-cades'] : []
    const sign = ['cms', '-sign', ...cades, '-binary', '-nodetach', '-md', 'sha256', '-outform', 'DER']
    openssl([...sign, '-signer', certificate, '-inkey', key, '-in', zipFile, '-out', signed])
    const encrypt = [
      'cms',
      '-encrypt',
      '-binary',
      '-aes-256-gcm',
      '-outform',
      'DER',
      '-in',
      signed,
      '-out',
      sealed,
    ]
    openssl([...encrypt, '-recip', current, '-recip', recovery])
    return readFileSync(sealed)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const openssl = (args: string[]): void => {
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

/** One good application of this station, sealed. */
export function sealApplication(station: TestStation, applicationId = newApplicationId(), revision = 1) {
  const entries = someEntries()
  const manifest = { ...manifestFor(station, applicationId, entries), revision }
  return { applicationId, revision, bytes: sealBytes(station, zipOf(manifest, entries)) }
}
