/** Writing that survives a power cut: file first, then the directory that names it. */
import { copyFile, link, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Everything the registry writes is for its own eyes only. */
export const OWNER_ONLY = 0o600
const OWNER_ONLY_DIR = 0o700

export async function makeDirectory(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: OWNER_ONLY_DIR })
}

export async function syncDirectory(path: string): Promise<void> {
  await syncFile(path)
}

export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Replaces a file as a whole: temporary name, fsync, rename, fsync of the directory. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.new`
  const handle = await open(temporary, 'w', OWNER_ONLY)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
  await syncDirectory(dirname(path))
}

/**
 * Gives bytes that are on disk already a second name, so that no instant leaves them without one. A name that is
 * taken stays: callers name by content.
 */
export async function linkDurably(from: string, to: string): Promise<void> {
  await makeDirectory(dirname(to))
  try {
    await link(from, to)
  } catch (error) {
    // Some file systems have no hard links.
    if (isErrno(error, 'EPERM', 'ENOTSUP', 'EXDEV')) await copyDurably(from, to)
    else if (!isErrno(error, 'EEXIST')) throw error
  }
  await syncDirectory(dirname(to))
}

async function copyDurably(from: string, to: string): Promise<void> {
  const temporary = `${to}.new`
  await copyFile(from, temporary)
  await syncFile(temporary)
  await rename(temporary, to)
}

export function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
