/**
 * Lines that are never changed: each is appended and fsynced before `append` settles. A last line without
 * its end is the trace of a crash; nobody was told of it, so opening cuts it off.
 */
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OWNER_ONLY, syncDirectory } from './durable-files.ts'

export interface AppendOnlyFile {
  /** The lines that were there when the file was opened. */
  readonly lines: readonly string[]
  /** One line without a line break; settles when it is on disk. Callers take turns. */
  append(line: string): Promise<void>
  close(): Promise<void>
}

export async function openAppendOnlyFile(path: string): Promise<AppendOnlyFile> {
  const handle = await open(path, 'a', OWNER_ONLY)
  const bytes = await readFile(path)
  const end = bytes.lastIndexOf('\n') + 1
  if (end < bytes.length) await handle.truncate(end)
  await handle.sync()
  await syncDirectory(dirname(path))
  const text = bytes.subarray(0, end).toString('utf8')
  const lines = text === '' ? [] : text.slice(0, -1).split('\n')
  return { lines, append: createAppend(handle, end), close: () => handle.close() }
}

/** A line that would not go down whole is taken back, so that the next one does not continue it. */
function createAppend(handle: FileHandle, startLength: number): AppendOnlyFile['append'] {
  let length = startLength
  return async (line) => {
    if (line.includes('\n')) throw new RangeError('a line holds a line break')
    const bytes = Buffer.from(`${line}\n`)
    try {
      await handle.appendFile(bytes)
      await handle.sync()
    } catch (error) {
      await handle.truncate(length)
      throw error
    }
    length += bytes.length
  }
}
