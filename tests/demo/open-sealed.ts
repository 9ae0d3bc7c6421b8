/** Opens a sealed file with stock OpenSSL and the registry's practice key, and shows that a flipped bit is refused. */
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { readFingerRecord } from '../registry/intake/finger-record.ts'
import { isLosslessIris } from '../registry/intake/iris-record.ts'
import { manifest, type Manifest } from '../../src-main/contract/records/manifest.ts'

function openssl(dir: string, args: string[]): boolean {
  return spawnSync('openssl', args, { cwd: dir, stdio: 'ignore' }).status === 0
}

/** The two commands of the design, word for word; true when both say yes. */
export function opens(dir: string, file: string, zip: string): boolean {
  const signed = `${file}.signed.der`
  const decrypted = openssl(dir, [
    'cms',
    '-decrypt',
    '-binary',
    '-inform',
    'DER',
    '-in',
    file,
    '-recip',
    'registry.crt.pem',
    '-inkey',
    'registry.key.pem',
    '-out',
    signed,
  ])
  const verified =
    decrypted &&
    openssl(dir, [
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      signed,
      '-CAfile',
      'ca.crt.pem',
      '-out',
      zip,
    ])
  rmSync(join(dir, signed), { force: true })
  return verified
}

export interface SealedContent {
  readonly manifest: Manifest
  /** `application.json`, as the registry reads it. */
  readonly application: unknown
  /** Names of the prints, and of those among them that are records of ISO/IEC 19794-4 holding WSQ at 500 ppi. */
  readonly prints: string[]
  readonly wsqRecords: string[]
  /** Names of the irises that are records of ISO/IEC 19794-6 without loss, of the eye that their slot names. */
  readonly irises: string[]
}

export function contentOf(zipFile: string): SealedContent {
  const entries = unzipSync(readFileSync(zipFile))
  const prints = Object.keys(entries).filter((name) => name.startsWith('prints/'))
  const jsonOf = (name: string): unknown => JSON.parse(new TextDecoder().decode(entries[name]))
  return {
    manifest: manifest.parse(jsonOf('manifest.json')),
    application: jsonOf('application.json'),
    prints,
    irises: ['iris-right', 'iris-left'].filter((slot) =>
      isLosslessIris(entries[`irises/${slot}.iir`] ?? new Uint8Array(), slot),
    ),
    wsqRecords: prints.filter((name) => {
      const images = readFingerRecord(entries[name] ?? new Uint8Array()) ?? []
      return images.length === 1 && images.every(({ compression, ppi }) => compression === 2 && ppi === 500)
    }),
  }
}

/** Flips one bit in the middle and asks OpenSSL again. */
export function refusesFlippedBit(dir: string, file: string): boolean {
  const bytes = readFileSync(join(dir, file))
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(join(dir, 'flipped.p7m'), bytes)
  const opened = opens(dir, 'flipped.p7m', 'flipped.zip')
  for (const name of ['flipped.p7m', 'flipped.zip']) rmSync(join(dir, name), { force: true })
  return !opened
}
