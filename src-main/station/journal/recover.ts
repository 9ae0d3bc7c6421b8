/**
 * The files beside the log, after a start: temporary leftovers go, a sealed file whose frame was never written is
 * adopted (never sealed again), and what a record names but the folder lacks is reported.
 */
import {
  applicationId as applicationIdSchema,
  revision as revisionSchema,
} from '../../contract/primitives.ts'
import type { JournalRecord } from '../../contract/records/journal.ts'
import { damageOf, type DamageReport } from './damage.ts'
import { factsOf, fileKinds, TEMPORARY, type FileKind } from './files.ts'
import type { ApplicationEntry, ApplicationIndex } from './index.ts'
import type { Platform } from './platform.ts'

export type FolderListing = Record<FileKind, ReadonlySet<string>>

/** Removes leftovers of unfinished writes and says what is there. */
export async function tidyFolders(platform: Platform, dir: string): Promise<FolderListing> {
  const listing: Record<FileKind, Set<string>> = { attachments: new Set(), sealed: new Set() }
  for (const kind of fileKinds) {
    for (const name of await platform.list(platform.join(dir, kind))) {
      if (name.endsWith(TEMPORARY)) await platform.remove(platform.join(dir, kind, name))
      else listing[kind].add(name)
    }
  }
  return listing
}

/** What an adopted file's record carries as officer: who sealed it stands in its signature and in the audit log. */
const ADOPTED_OFFICER = 'unknown'

/** Records for sealed files whose name tells what they are and which no record names. */
export async function recordsToAdopt(
  platform: Platform,
  dir: string,
  names: ReadonlySet<string>,
  index: ApplicationIndex,
  at: string,
): Promise<JournalRecord[]> {
  const records: JournalRecord[] = []
  for (const name of [...names].sort()) {
    const key = sealedKey(name)
    if (!key) continue
    const entry = index.get(key.applicationId)
    if (entry?.state === 'erased') continue
    // An earlier revision's file belongs to a record that the index has already left behind.
    if (entry && (entry.revision > key.revision || (entry.revision === key.revision && entry.sealed)))
      continue
    const facts = factsOf(await platform.read(platform.join(dir, 'sealed', name)))
    records.push({ kind: 'sealed', ...key, at, officerId: ADOPTED_OFFICER, file: name, ...facts })
  }
  return records
}

export const sealedFileName = (applicationId: string, revision: number): string =>
  `${applicationId}.${revision}.p7m`

function sealedKey(name: string): { applicationId: string; revision: number } | null {
  const [id, number, extension, ...rest] = name.split('.')
  const applicationId = applicationIdSchema.safeParse(id)
  const revision = revisionSchema.safeParse(Number(number))
  if (!applicationId.success || !revision.success || extension !== 'p7m' || rest.length > 0) return null
  return { applicationId: applicationId.data, revision: revision.data }
}

const STAT_AT_ONCE = 64

/** Sizes are compared for sealed files and for the attachments of drafts; a sealed draft's samples only must exist. */
export async function checkFiles(
  platform: Platform,
  dir: string,
  listing: FolderListing,
  index: ApplicationIndex,
): Promise<DamageReport[]> {
  const damage: DamageReport[] = []
  const claimed = new Set<string>()
  const due: { kind: FileKind; file: string; size: number; owner: ApplicationEntry }[] = []
  for (const owner of index.values()) {
    for (const { file, size } of owner.attachments.values()) {
      claimed.add(file)
      if (owner.state === 'erased') continue
      if (!listing.attachments.has(file)) damage.push(missing(file, owner))
      else if (owner.state === 'draft') due.push({ kind: 'attachments', file, size, owner })
    }
    if (!owner.sealed) continue
    if (listing.sealed.has(owner.sealed.file)) due.push({ kind: 'sealed', ...owner.sealed, owner })
    else damage.push(missing(owner.sealed.file, owner))
  }
  for (const file of listing.attachments)
    if (!claimed.has(file)) damage.push(damageOf('unclaimed-file', file))
  for (let at = 0; at < due.length; at += STAT_AT_ONCE) {
    const found = await Promise.all(
      due.slice(at, at + STAT_AT_ONCE).map(async (item) => ({
        item,
        size: await platform.size(platform.join(dir, item.kind, item.file)).catch(() => null),
      })),
    )
    for (const { item, size } of found) {
      if (size === item.size) continue
      damage.push(size === null ? missing(item.file, item.owner) : wrongSize(item.file, size, item.owner))
    }
  }
  return damage
}

const missing = (file: string, owner: ApplicationEntry) =>
  damageOf('missing-file', file, { applicationIds: [owner.applicationId] })
const wrongSize = (file: string, length: number, owner: ApplicationEntry) =>
  damageOf('wrong-size', file, { length, applicationIds: [owner.applicationId] })
