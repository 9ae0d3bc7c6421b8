/** Where received files stay. One interface, so that an object store can take the folder's place. */
import { join } from 'node:path'
import { linkDurably } from '../durable-files.ts'

export interface BlobStore {
  /** Keeps the bytes of a file under a key for good; on disk when it settles. Again with the same key is harmless. */
  keep(key: string, file: string): Promise<void>
}

/** `<dir>/<first two of the key>/<key>.p7m`. */
export function createFileBlobStore(dir: string): BlobStore {
  return { keep: (key, file) => linkDurably(file, join(dir, key.slice(0, 2), `${key}.p7m`)) }
}
