/** The files beside the log: whole or not there, never half. Their frame is written after they are durable. */
import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../contract/result.ts'
import { writeErrorOf, type WriteError } from './io-error.ts'
import type { Platform } from './platform.ts'

export const fileKinds = ['attachments', 'sealed'] as const
export type FileKind = (typeof fileKinds)[number]

export const TEMPORARY = '.tmp'

const FILE_NAME = /^[a-z0-9][a-z0-9.-]*$/

export interface FileFacts {
  readonly sha256: string
  readonly size: number
}

export function factsOf(bytes: Uint8Array): FileFacts {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
}

/** Temporary name, fsync, rename, directory fsync: after it settles well, the file survives a power cut. */
export async function writeAtomically(
  platform: Platform,
  dir: string,
  name: string,
  bytes: Uint8Array,
): Promise<Result<FileFacts, WriteError>> {
  const path = platform.join(dir, name)
  try {
    await platform.create(path + TEMPORARY, bytes)
    await platform.rename(path + TEMPORARY, path)
    await platform.syncDir(dir)
    return ok(factsOf(bytes))
  } catch (cause) {
    await platform.remove(path + TEMPORARY).catch(() => undefined)
    return fail(await writeErrorOf(platform, dir, cause))
  }
}

/** @throws RangeError for a name that could leave its folder or look temporary: a bug of the caller. */
export function checkFileName(name: string): void {
  if (!FILE_NAME.test(name) || name.endsWith(TEMPORARY)) throw new RangeError('bad file name')
}
