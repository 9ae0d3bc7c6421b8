/**
 * Takes sealed files of this or another station from a disk: an export with its list, or the `sealed` folder of a
 * pulled disk, whose station must be said. They are queued and sent under the name of the station that sealed them;
 * whether a seal is good the registry alone can tell.
 */
import type { CallOutput } from '../../contract/calls/index.ts'
import { applicationId as idSchema, revision as revisionSchema } from '../../contract/primitives.ts'
import type { TransferFile } from '../../contract/records/transfer.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { factsOf } from '../journal/files.ts'
import type { Journal } from '../journal/open-journal.ts'
import { namesIn, readWhole } from './folder.ts'
import { MANIFEST, readManifest } from './manifest.ts'

export interface ImportDeps {
  readonly journal: Journal
  readonly stationId: string
  readonly caPem: string
  readonly now: () => Date
}

type Imported = CallOutput<'transfer.import'>
type Refused = Imported['refused'][number]['reason']

/** The names of an export or of a journal's folder; nothing else in the folder is looked at. */
const SEALED = /^([0-9a-f-]{36})\.([1-9]\d?)\.p7m$/

export async function importFrom(
  folder: string,
  saidStationId: string | null,
  deps: ImportDeps,
): Promise<Result<Imported>> {
  const names = await namesIn(folder)
  if (names === null) return fail({ code: 'transfer/no-folder', folder })
  const list = await listOf(folder, names, deps.caPem)
  if (!list.ok) return list
  const stationId = list.value?.stationId ?? saidStationId
  if (stationId === null) return fail({ code: 'transfer/no-list' })
  const listed = list.value && new Map(list.value.files.map((file) => [nameOf(file), file]))
  const result = { stationId, taken: 0, known: 0, refused: [] as Imported['refused'] }
  for (const name of names.filter((one) => SEALED.test(one)).sort()) {
    const taken = await takeFile(folder, name, { listed, stationId, deps })
    if (!taken.ok) return taken
    if (taken.value === 'taken') result.taken += 1
    else if (taken.value === 'known') result.known += 1
    else result.refused.push({ file: name, reason: taken.value })
  }
  return ok(result)
}

const nameOf = ({ applicationId, revision }: TransferFile): string => `${applicationId}.${revision}.p7m`

async function listOf(folder: string, names: readonly string[], caPem: string) {
  if (!names.includes(MANIFEST)) return ok(null)
  const jws = await readWhole(folder, MANIFEST)
  return jws ? readManifest(jws.toString('utf8'), caPem) : fail({ code: 'transfer/bad-list' as const })
}

interface From {
  /** Null where there is no list. */
  readonly listed: ReadonlyMap<string, TransferFile> | null
  readonly stationId: string
  readonly deps: ImportDeps
}

async function takeFile(
  folder: string,
  name: string,
  { listed, stationId, deps }: From,
): Promise<Result<'taken' | 'known' | Refused>> {
  const { journal, now } = deps
  const [, id, number] = SEALED.exec(name) ?? []
  const key = {
    applicationId: idSchema.safeParse(id).data,
    revision: revisionSchema.safeParse(Number(number)).data,
  }
  const bytes = await readWhole(folder, name)
  if (!bytes || bytes.length === 0 || key.applicationId === undefined || key.revision === undefined)
    return ok('damaged')
  const facts = factsOf(bytes)
  const expected = listed?.get(name)
  if (listed && !expected) return ok('not-listed')
  if (expected && expected.sha256 !== facts.sha256) return ok('damaged')
  const known = journal.applications.get(key.applicationId)
  if (known && (known.sealed !== null || known.revision >= key.revision)) {
    return ok(known.sealed?.sha256 === facts.sha256 || known.receipt !== null ? 'known' : 'other-content')
  }
  const written = await journal.putFile('sealed', name, bytes)
  if (!written.ok) return written
  const record = { applicationId: key.applicationId, revision: key.revision, at: now().toISOString() }
  const origin = stationId === deps.stationId ? {} : { origin: stationId }
  // Who sealed it stands in its signature, which only the registry can open.
  const sealed = { kind: 'sealed', ...record, officerId: 'unknown', file: name, ...facts, ...origin } as const
  const kept = await journal.append(sealed)
  if (!kept.ok) return kept
  const queued = await journal.append({ kind: 'state', ...record, state: 'queued', reason: null })
  return queued.ok ? ok('taken') : queued
}
