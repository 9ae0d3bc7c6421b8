/**
 * Opens a sealed file with the registry's own key by the two commands of design §4.4. The plain text exists only in
 * a folder of its own inside the registry's directory, for the owner alone, and is removed whatever happens.
 */
import { randomUUID } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from '../../../src-main/contract/result.ts'
import { fail, ok } from '../../../src-main/contract/result.ts'
import { makeDirectory, OWNER_ONLY } from '../durable-files.ts'
import type { KeyPair } from '../pki/key-files.ts'
import type { RefusalReason } from './reasons.ts'
import { runOpenssl } from './openssl.ts'

export interface OpenedFile {
  readonly zip: Uint8Array
  /** The certificates of those who signed, as PEM. */
  readonly signersPem: string
}

export interface OpenSealedDeps {
  readonly temporaryDir: string
  readonly recipient: KeyPair
  readonly ca: KeyPair
}

export async function openSealed(
  file: string,
  deps: OpenSealedDeps,
  signal: AbortSignal,
): Promise<Result<OpenedFile, RefusalReason>> {
  const dir = join(deps.temporaryDir, randomUUID())
  await makeDirectory(dir)
  try {
    return await openInside(dir, file, deps, signal)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function openInside(
  dir: string,
  file: string,
  { recipient, ca }: OpenSealedDeps,
  signal: AbortSignal,
): Promise<Result<OpenedFile, RefusalReason>> {
  const [signed, zip, signers] = [join(dir, 'signed.der'), join(dir, 'content.zip'), join(dir, 'signers.pem')]
  // openssl keeps the mode of a file that is there.
  for (const path of [signed, zip, signers]) await (await open(path, 'wx', OWNER_ONLY)).close()
  const decrypt = ['cms', '-decrypt', '-binary', '-inform', 'DER', '-in', file]
  const withKey = ['-recip', recipient.certificateFile, '-inkey', recipient.keyFile, '-out', signed]
  if (!(await runOpenssl([...decrypt, ...withKey], dir, signal))) return fail('cannot-decrypt')
  const verify = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', signed]
  const withCa = ['-CAfile', ca.certificateFile, '-out', zip, '-signer', signers]
  if (!(await runOpenssl([...verify, ...withCa], dir, signal))) return fail('bad-signature')
  return ok({ zip: await readFile(zip), signersPem: await readFile(signers, 'utf8') })
}
