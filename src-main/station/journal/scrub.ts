/**
 * Reads everything again while the counter works, so that bytes which rot are found while another copy of them is
 * still good: the log frame by frame, sealed files and the samples of drafts by their hash. A bad sealed file is put
 * back from the second medium where that has it, and what the second medium lacks is written there.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { damageOf, type DamageReport } from './damage.ts'
import type { FileCalls } from './file-calls.ts'
import { factsOf, type FileKind } from './files.ts'
import type { ApplicationEntry, ApplicationIndex, SealedEntry } from './index.ts'
import type { Platform } from './platform.ts'
import { replayLog } from './replay.ts'
import type { SecondMedium } from './second-medium.ts'

export interface ScrubReport {
  /** What is bad now and could not be put right here. */
  readonly damage: readonly DamageReport[]
  /** Sealed files that were put back from the second medium. */
  readonly restored: readonly string[]
  /** Sealed files that the second medium still lacks; 0 where there is none. */
  readonly uncopied: number
}

export interface ScrubParts {
  readonly platform: Platform
  readonly dir: string
  readonly applications: ApplicationIndex
  readonly files: FileCalls
  readonly second: () => SecondMedium | null
}

/** One pass. It ends early, with what it has found, when `signal` is aborted. */
export async function scrub(parts: ScrubParts, signal: AbortSignal): Promise<ScrubReport> {
  const { platform, dir, applications, second } = parts
  const log = await replayLog(platform, dir, () => undefined)
  // A record that is just being written looks torn.
  const damage = log.ok ? log.value.damage.filter(({ kind }) => kind !== 'torn-tail') : []
  const restored: string[] = []
  const medium = second()
  const held = (await medium?.names()) ?? new Set<string>()
  let uncopied = 0
  for (const entry of applications.values()) {
    if (signal.aborted) break
    if (entry.state === 'draft') damage.push(...(await badSamples(parts, entry)))
    if (!entry.sealed) continue
    const bytes = await soundSealed(parts, entry, entry.sealed)
    if (bytes === null) damage.push(badFile(entry.sealed.file, entry))
    else if (bytes.from === 'second') restored.push(entry.sealed.file)
    if (!medium || held.has(entry.sealed.file) || bytes === null) continue
    if (!(await medium.copy(entry.sealed.file, bytes.bytes))) uncopied += 1
  }
  return { damage, restored, uncopied }
}

const badFile = (file: string, { applicationId }: ApplicationEntry): DamageReport =>
  damageOf('wrong-hash', file, { applicationIds: [applicationId] })

async function badSamples({ files }: ScrubParts, owner: ApplicationEntry): Promise<DamageReport[]> {
  const damage: DamageReport[] = []
  for (const { file, sha256 } of owner.attachments.values()) {
    if ((await readSound(files, 'attachments', file, sha256)) === null) damage.push(badFile(file, owner))
  }
  return damage
}

interface Sound {
  readonly bytes: Uint8Array
  readonly from: 'first' | 'second'
}

async function soundSealed(
  { files, second }: ScrubParts,
  { applicationId }: ApplicationEntry,
  { file, sha256 }: SealedEntry,
): Promise<Sound | null> {
  const bytes = await readSound(files, 'sealed', file, sha256)
  if (bytes !== null) return { bytes, from: 'first' }
  const copy = await second()?.read(file, sha256)
  if (copy == null || !(await files.restoreSealed(applicationId, copy)).ok) return null
  return { bytes: copy, from: 'second' }
}

async function readSound(
  files: FileCalls,
  kind: FileKind,
  name: string,
  sha256: string,
): Promise<Uint8Array | null> {
  // Whoever waits for the station goes first.
  await nextTurn()
  const read = await files.readFile(kind, name)
  return read.ok && factsOf(read.value).sha256 === sha256 ? read.value : null
}
