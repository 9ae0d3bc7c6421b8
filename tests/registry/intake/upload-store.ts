/** tus's own file store, except that creating an upload that is already there leaves its bytes alone. */
import { readdir } from 'node:fs/promises'
import { FileStore } from '@tus/file-store'
import { ERRORS, Upload } from '@tus/server'
import { isErrno } from '../durable-files.ts'

export class UploadStore extends FileStore {
  constructor(directory: string) {
    super({ directory })
    // No deferred lengths, and no body in the creation: a cut would lose all of it (reference/sync.md §1).
    this.extensions = ['creation', 'termination']
  }

  /** Called by tus under the upload's lock. */
  override async create(upload: Upload): Promise<Upload> {
    const existing = await this.find(upload.id)
    if (!existing) return super.create(upload)
    if (existing.size !== upload.size) throw ERRORS.INVALID_LENGTH
    return existing
  }

  /** An upload as it stands, or null: never begun, ended, or its note was torn by a crash. */
  async find(id: string): Promise<Upload | null> {
    try {
      return await this.getUpload(id)
    } catch (error) {
      if (isGone(error) || error instanceof SyntaxError) return null
      throw error
    }
  }

  /** Forgets an upload whose bytes are kept elsewhere by now. */
  async forget(id: string): Promise<void> {
    try {
      await this.remove(id)
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }

  /** Ids of all uploads that are there, begun or complete. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.directory)
    return names.filter((name) => /^[0-9a-f]{64}$/.test(name))
  }
}

function isGone(error: unknown): boolean {
  return error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS || isErrno(error, 'ENOENT')
}
