/** Files on a removable disk: written whole and fsynced, read with a limit. The disk may be pulled at any moment. */
import { open, readdir, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The registry takes no more (tests/registry/routes/uploads.ts). */
export const LARGEST_FILE = 64 * 1024 * 1024

export async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `.${name}.tmp`)
  const file = await open(temporary, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, name))
  const directory = await open(folder, 'r').catch(() => null)
  // Not every disk's file system can sync a folder.
  await directory?.sync().catch(() => undefined)
  await directory?.close()
}

/** Null where it is not there, too large or cannot be read. */
export async function readWhole(
  folder: string,
  name: string,
  largest = LARGEST_FILE,
): Promise<Buffer | null> {
  const path = join(folder, name)
  try {
    const facts = await stat(path)
    return facts.isFile() && facts.size <= largest ? await readFile(path) : null
  } catch {
    return null
  }
}

/** Null where there is no such folder. */
export async function namesIn(folder: string): Promise<string[] | null> {
  return readdir(folder).catch(() => null)
}
