/** Removes the files of an application whose term is over. Its record comes first: what a crash leaves goes at the next start. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { FileKind } from './files.ts'
import type { ApplicationEntry } from './index.ts'
import { writeErrorOf, type WriteError } from './io-error.ts'
import type { Platform } from './platform.ts'
import { sealedFileName, type FolderListing } from './recover.ts'

/** A sealed one for each revision. */
export const sealedFilesOf = ({ applicationId, revision }: ApplicationEntry): string[] =>
  Array.from({ length: revision }, (_, n) => sealedFileName(applicationId, n + 1))

/** Every file that was ever written for it: the sealed ones, and its samples' ciphertext. */
const filesOf = (entry: ApplicationEntry): { kind: FileKind; file: string }[] => [
  ...sealedFilesOf(entry).map((file) => ({ kind: 'sealed' as const, file })),
  ...[...entry.attachments.values()].map(({ file }) => ({ kind: 'attachments' as const, file })),
]

/** Settles when the names are gone from the medium. Files that are not there are gone already. */
export async function removeFilesOf(
  platform: Platform,
  dir: string,
  entry: ApplicationEntry,
): Promise<Result<void, WriteError>> {
  try {
    for (const { kind, file } of filesOf(entry)) {
      const path = platform.join(dir, kind, file)
      if ((await platform.size(path)) !== null) await platform.remove(path)
    }
    for (const kind of ['sealed', 'attachments']) await platform.syncDir(platform.join(dir, kind))
    return ok()
  } catch (cause) {
    return fail(await writeErrorOf(platform, dir, cause))
  }
}

/** What a crash left of applications that are erased. */
export async function finishErasing(
  platform: Platform,
  dir: string,
  listing: FolderListing,
  entries: Iterable<ApplicationEntry>,
): Promise<Result<void, WriteError>> {
  for (const entry of entries) {
    if (entry.state !== 'erased') continue
    const isLeft = filesOf(entry).some(({ kind, file }) => listing[kind].has(file))
    const removed = isLeft ? await removeFilesOf(platform, dir, entry) : ok()
    if (!removed.ok) return removed
  }
  return ok()
}
