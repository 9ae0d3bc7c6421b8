/**
 * The one seam between the journal and the operating system. Everything that must be durable passes here,
 * so that a test can cut the power at any call and Windows can differ in one place.
 *
 * Every function rejects with the system's own error (`code` such as ENOSPC); the callers turn it into a Result.
 */
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** A file that grows at its end. `write` returns when the system has the bytes, `sync` when the medium has them. */
export interface LogFile {
  write(bytes: Uint8Array, position: number): Promise<void>
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  close(): Promise<void>
}

export interface Platform {
  /** Paths as this system writes them. */
  join(...parts: string[]): string
  makeDir(path: string): Promise<void>
  /** Names of plain files in a folder, unsorted. */
  list(dir: string): Promise<string[]>
  /** Bytes, or null where there is no such file. */
  size(path: string): Promise<number | null>
  read(path: string, position?: number, length?: number): Promise<Uint8Array>
  openLog(path: string): Promise<LogFile>
  /** Writes a whole new file and returns when its bytes are on the medium; its name may still be lost. */
  create(path: string, bytes: Uint8Array): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Puts what the system still holds of a file on the medium. */
  flush(path: string): Promise<void>
  /** Makes names (created, renamed, removed) durable. */
  syncDir(dir: string): Promise<void>
  freeBytes(dir: string): Promise<number>
}

export const linuxPlatform: Platform = {
  join,
  makeDir: async (path) => void (await mkdir(path, { recursive: true, mode: 0o700 })),
  list: async (dir) =>
    (await readdir(dir, { withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name),
  size: async (path) => (await stat(path).catch(nullWhenMissing))?.size ?? null,
  read: readRange,
  openLog: openLogFile,
  create: createFile,
  rename,
  remove: (path) => rm(path, { force: true }),
  // Windows flushes only through a handle that may write; Linux opens a folder only for reading.
  flush: (path) => syncOpened(path, 'r+'),
  syncDir: (dir) => syncOpened(dir, 'r'),
  freeBytes: async (dir) => {
    const { bavail, bsize } = await statfs(dir)
    return bavail * bsize
  },
}

async function syncOpened(path: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function nullWhenMissing(cause: unknown): null {
  if (errorCode(cause) === 'ENOENT') return null
  throw cause
}

/** The system's code of an error, or '' where it has none. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

async function readRange(path: string, position = 0, length?: number): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const wanted = length ?? Math.max(0, (await handle.stat()).size - position)
    const bytes = Buffer.alloc(wanted)
    let filled = 0
    while (filled < wanted) {
      const { bytesRead } = await handle.read(bytes, filled, wanted - filled, position + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await handle.close()
  }
}

async function openLogFile(path: string): Promise<LogFile> {
  // 'a' would ignore positions on Linux; 'r+' does not create.
  const handle = await open(path, 'r+').catch(async (cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return open(path, 'wx+', 0o600)
    throw cause
  })
  return {
    write: async (bytes, position) => {
      let written = 0
      while (written < bytes.length) {
        const part = await handle.write(bytes, written, bytes.length - written, position + written)
        written += part.bytesWritten
      }
    },
    sync: () => handle.datasync(),
    truncate: async (length) => {
      await handle.truncate(length)
      await handle.sync()
    },
    close: () => handle.close(),
  }
}

async function createFile(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
