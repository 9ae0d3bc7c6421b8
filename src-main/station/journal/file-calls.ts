/** The journal's files: put once, read back, and given back from another copy where their bytes have gone bad. */
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { checkFileName, factsOf, writeAtomically, type FileFacts, type FileKind } from './files.ts'
import type { ApplicationIndex } from './index.ts'
import { writeErrorOf, type WriteError } from './io-error.ts'
import type { Platform } from './platform.ts'
import type { SecondMedium } from './second-medium.ts'

type Damaged = ErrorOf<'journal/damaged'>

export interface FileCalls {
  /** Settles when the file is on the medium under its name; append its record next. Refuses to change a file. */
  putFile(kind: FileKind, name: string, bytes: Uint8Array): Promise<Result<FileFacts, WriteError>>
  /** Takes a sealed file away again whose record could not be written; refuses where a record names it. */
  withdrawSealed(applicationId: string, name: string): Promise<Result<void, WriteError>>
  /** Puts a sealed file back whose bytes have gone bad; only bytes with the recorded hash are taken. */
  restoreSealed(applicationId: string, bytes: Uint8Array): Promise<Result<void, WriteError | Damaged>>
  /** The bytes as they are; the caller compares the hash. */
  readFile(kind: FileKind, name: string): Promise<Result<Uint8Array, Damaged>>
  listFiles(kind: FileKind): Promise<string[]>
}

export interface FilePlace {
  readonly platform: Platform
  readonly dir: string
  readonly applications: ApplicationIndex
  readonly second: () => SecondMedium | null
}

/** A stick that hangs must not hold a citizen up; it goes on by itself, and the scrub looks again. */
const SECOND_MEDIUM_MS = 10_000

export function createFileCalls({ platform, dir, applications, second }: FilePlace): FileCalls {
  const readFile: FileCalls['readFile'] = async (kind, name) => {
    checkFileName(name)
    const bytes = await platform.read(platform.join(dir, kind, name)).catch(() => null)
    return bytes ? ok(bytes) : fail({ code: 'journal/damaged', what: name })
  }
  const write = async (kind: FileKind, name: string, bytes: Uint8Array) => {
    const written = await writeAtomically(platform, platform.join(dir, kind), name, bytes)
    const medium = second()
    if (written.ok && kind === 'sealed' && medium) await atMost(SECOND_MEDIUM_MS, medium.copy(name, bytes))
    return written
  }
  return {
    readFile,
    putFile: async (kind, name, bytes) => {
      checkFileName(name)
      const there = await readFile(kind, name)
      if (!there.ok) return write(kind, name, bytes)
      const same = factsOf(there.value).sha256 === factsOf(bytes).sha256
      return same ? ok(factsOf(bytes)) : fail({ code: 'journal/write-failed', what: 'EEXIST' })
    },
    withdrawSealed: async (applicationId, name) => {
      checkFileName(name)
      if (applications.get(applicationId)?.sealed?.file === name)
        return fail({ code: 'journal/write-failed', what: 'EEXIST' })
      const folder = platform.join(dir, 'sealed')
      const path = platform.join(folder, name)
      try {
        if ((await platform.size(path)) === null) return ok()
        await platform.remove(path)
        await platform.syncDir(folder)
        await second()?.remove(name)
        return ok()
      } catch (cause) {
        return fail(await writeErrorOf(platform, dir, cause))
      }
    },
    restoreSealed: async (applicationId, bytes) => {
      const sealed = applications.get(applicationId)?.sealed
      const facts = factsOf(bytes)
      if (!sealed || facts.sha256 !== sealed.sha256) return fail({ code: 'journal/damaged', what: 'sealed' })
      const written = await write('sealed', sealed.file, bytes)
      return written.ok ? ok() : written
    },
    listFiles: (kind) => platform.list(platform.join(dir, kind)),
  }
}

async function atMost(ms: number, action: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([action, late])
  clearTimeout(timer)
}
