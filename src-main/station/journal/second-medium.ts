/**
 * A second place for sealed files, on another disk or stick: each is written and fsynced there too. A medium that is
 * not there holds nobody up; what it lacks is written when it is back. A mark in its folder tells the medium itself
 * from the empty folder where it would be mounted.
 */
import { ok, type Result } from '../../contract/result.ts'
import { factsOf, writeAtomically } from './files.ts'
import type { WriteError } from './io-error.ts'
import type { Platform } from './platform.ts'

const FOLDER = 'tram-sealed'
const MARK = 'this-is-the-second-medium'

export interface SecondMedium {
  readonly dir: string
  /** Whether the last look or write found it. */
  isThere(): boolean
  look(): Promise<boolean>
  /** False where the medium is away or full; the next scrub tries again. */
  copy(name: string, bytes: Uint8Array): Promise<boolean>
  remove(name: string): Promise<void>
  /** The bytes, if they are what the hash says. */
  read(name: string, sha256: string): Promise<Uint8Array | null>
  /** The names that it holds, empty while it is away. */
  names(): Promise<ReadonlySet<string>>
}

/** Makes a folder the second medium: its mark is written now, while whoever chose it knows that it is there. */
export async function markSecondMedium(platform: Platform, dir: string): Promise<Result<void, WriteError>> {
  const folder = platform.join(dir, FOLDER)
  await platform.makeDir(folder).catch(() => undefined)
  const marked = await writeAtomically(platform, folder, MARK, new TextEncoder().encode('tram\n'))
  return marked.ok ? ok() : marked
}

export function createSecondMedium(platform: Platform, dir: string): SecondMedium {
  const folder = platform.join(dir, FOLDER)
  let there = false

  const look = async (): Promise<boolean> => {
    there = (await platform.size(platform.join(folder, MARK)).catch(() => null)) !== null
    return there
  }
  return {
    dir,
    isThere: () => there,
    look,
    copy: async (name, bytes) => {
      if (!(await look())) return false
      there = (await writeAtomically(platform, folder, name, bytes)).ok
      return there
    },
    remove: (name) => platform.remove(platform.join(folder, name)).catch(() => undefined),
    read: async (name, sha256) => {
      const bytes = await platform.read(platform.join(folder, name)).catch(() => null)
      return bytes !== null && factsOf(bytes).sha256 === sha256 ? bytes : null
    },
    names: async () => new Set((await look()) ? await platform.list(folder).catch(() => []) : []),
  }
}
