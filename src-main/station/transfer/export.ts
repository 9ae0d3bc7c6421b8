/** Writes what waits to a removable disk. The same files still go over the line when there is one: the registry takes each once. */
import type { KeyObject } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TransferFile, TransferManifest } from '../../contract/records/transfer.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { factsOf } from '../journal/files.ts'
import type { Journal } from '../journal/open-journal.ts'
import { waiting } from '../uplink/due.ts'
import { namesIn, readWhole, writeWhole } from './folder.ts'
import { MANIFEST, readManifest, signManifest } from './manifest.ts'

export interface ExportDeps {
  readonly journal: Journal
  readonly stationId: string
  readonly caPem: string
  readonly identityCertPem: string
  readonly identityKey: KeyObject
  readonly now: () => Date
}

export interface Exported {
  readonly folder: string
  /** Files that were not there before. */
  readonly written: number
  /** Everything in the folder now. */
  readonly manifest: TransferManifest
}

/** @param place an existing folder; the files go into one below it that is named for the station */
export async function exportTo(place: string, deps: ExportDeps): Promise<Result<Exported>> {
  if ((await namesIn(place)) === null) return fail({ code: 'transfer/no-folder', folder: place })
  const folder = join(place, `sealed-${deps.stationId}`)
  try {
    await mkdir(folder, { recursive: true })
    const listed = await listedBefore(folder, deps.caPem)
    const written: TransferFile[] = []
    for (const { entry, sealed } of waiting(deps.journal.applications)) {
      // What is only carried goes on under the list of the station that sealed it.
      if (sealed.origin !== undefined) continue
      const { applicationId, revision } = entry
      const { sha256, size, at: sealedAt } = sealed
      const bytes = await deps.journal.readFile('sealed', sealed.file)
      if (!bytes.ok || factsOf(bytes.value).sha256 !== sha256) continue
      if (await isThere(folder, sealed.file, sha256)) {
        listed.set(sealed.file, { applicationId, revision, sha256, size, sealedAt })
        continue
      }
      await writeWhole(folder, sealed.file, bytes.value)
      written.push({ applicationId, revision, sha256, size, sealedAt })
      listed.set(sealed.file, { applicationId, revision, sha256, size, sealedAt })
    }
    const at = deps.now().toISOString()
    const manifest = {
      schema: 'transfer/1' as const,
      stationId: deps.stationId,
      at,
      files: [...listed.values()],
    }
    // Last: what the list names is there.
    const jws = await signManifest(manifest, deps.identityCertPem, deps.identityKey)
    await writeWhole(folder, MANIFEST, Buffer.from(jws))
    return ok({ folder, written: written.length, manifest })
  } catch {
    // The disk is full, was pulled, or cannot be written: what is whole on it stays good.
    return fail({ code: 'transfer/no-folder', folder })
  }
}

async function isThere(folder: string, name: string, sha256: string): Promise<boolean> {
  const bytes = await readWhole(folder, name)
  return bytes !== null && factsOf(bytes).sha256 === sha256
}

/** What an earlier export put there, and may have been received meanwhile: it stays on the list. */
async function listedBefore(folder: string, caPem: string): Promise<Map<string, TransferFile>> {
  const jws = await readWhole(folder, MANIFEST)
  const manifest = jws && (await readManifest(jws.toString('utf8'), caPem))
  const files = manifest?.ok ? manifest.value.files : []
  return new Map(files.map((file) => [`${file.applicationId}.${file.revision}.p7m`, file]))
}
