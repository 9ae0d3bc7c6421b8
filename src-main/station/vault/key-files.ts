/** Where wrapped keys and encrypted boxes lie: whole files, written atomically, read as they are. */
import { fail, ok, type Result } from '../../contract/result.ts'
import { checkFileName, writeAtomically } from '../journal/files.ts'
import { writeErrorOf, type WriteError } from '../journal/io-error.ts'
import type { Platform } from '../journal/platform.ts'

export interface KeyFiles {
  /** Null where there is no such file. */
  read(name: string): Promise<Result<Uint8Array | null, WriteError>>
  write(name: string, bytes: Uint8Array): Promise<Result<void, WriteError>>
  list(): Promise<Result<string[], WriteError>>
  /** Overwrites the bytes, then removes the name; settles when both are on the medium. */
  erase(name: string): Promise<Result<void, WriteError>>
}

export async function openKeyFiles(platform: Platform, dir: string): Promise<Result<KeyFiles, WriteError>> {
  try {
    await platform.makeDir(dir)
  } catch (cause) {
    return fail(await writeErrorOf(platform, dir, cause))
  }
  return ok(keyFiles(platform, dir))
}

function keyFiles(platform: Platform, dir: string): KeyFiles {
  const guarded = async <T>(action: () => Promise<T>): Promise<Result<T, WriteError>> => {
    try {
      return ok(await action())
    } catch (cause) {
      return fail(await writeErrorOf(platform, dir, cause))
    }
  }
  const pathOf = (name: string) => {
    checkFileName(name)
    return platform.join(dir, name)
  }
  return {
    read: (name) =>
      guarded(async () => {
        const path = pathOf(name)
        return (await platform.size(path)) === null ? null : platform.read(path)
      }),
    write: async (name, bytes) => {
      checkFileName(name)
      const written = await writeAtomically(platform, dir, name, bytes)
      return written.ok ? ok() : written
    },
    list: () => guarded(() => platform.list(dir)),
    erase: (name) =>
      guarded(async () => {
        const path = pathOf(name)
        const size = await platform.size(path)
        if (size === null) return
        const file = await platform.openLog(path)
        await file.write(new Uint8Array(size), 0)
        await file.sync()
        await file.close()
        await platform.remove(path)
        await platform.syncDir(dir)
      }),
  }
}
