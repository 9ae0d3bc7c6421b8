/** The disks of the station: room for what is open, the second medium, and the scrub that reads everything again. */
import { roomOf, neededBytes, type SecondMediumState } from '../contract/records/room.ts'
import type { TechnicianSnapshot } from '../contract/records/snapshot.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { Journal } from './journal/open-journal.ts'
import { startScrubbing } from './journal/scrubbing.ts'
import { checkSecondMedium, keepSecondMedium } from './journal/second-medium-setting.ts'
import { hostPlatform } from './journal/windows-platform.ts'
import type { Log } from './log.ts'
import { watchDisk, type DiskState } from './windows/watch-disk.ts'

export type StorageView = Pick<TechnicianSnapshot, 'freeBytes' | 'secondMedium' | 'damage' | 'scrubbedAt'>

export interface Storage {
  disk(): Promise<DiskState>
  view(): Promise<StorageView>
  /** `journal/too-little-room` where one more draft could keep those that are open from being finished. */
  roomForAnother(): Promise<Result<void>>
  /** Marks the folder, keeps the choice, and copies there what is sealed already. */
  setSecondMedium(dir: string | null): Promise<Result<void>>
  stop(): Promise<void>
}

export interface StorageOptions {
  readonly profileDir: string
  readonly journal: Journal
  readonly log: Log
  readonly now: () => Date
  readonly tell: (state: DiskState) => void
}

const SHOWN_DAMAGE = 100

export function startStorage({ profileDir, journal, log, now, tell }: StorageOptions): Storage {
  const platform = hostPlatform()
  const disk = async (): Promise<DiskState> => ({
    freeBytes: await journal.freeBytes(),
    secondMedium: secondState(journal),
  })
  const look = async () => {
    await journal.secondMedium()?.look()
    return disk()
  }
  const tellNow = async () => tell(await look())
  const scrubbing = startScrubbing({
    journal,
    now,
    onPass: ({ damage, restored }) => {
      for (const { kind, file } of damage) log.info('journal damage', { kind, file })
      for (const file of restored) log.info('restored from the second medium', { file })
      void tellNow()
    },
  })
  const stopWatching = watchDisk(look, tell)

  return {
    disk,
    view: async () => {
      const { freeBytes, secondMedium: state } = await disk()
      const dir = journal.secondMedium()?.dir ?? null
      return {
        freeBytes,
        secondMedium: { dir, state, uncopied: scrubbing.uncopied() },
        damage: scrubbing
          .damage()
          .slice(0, SHOWN_DAMAGE)
          .map(({ kind, file }) => ({ kind, file })),
        scrubbedAt: scrubbing.lastAt()?.toISOString() ?? null,
      }
    },
    roomForAnother: () => roomForAnother(journal),
    setSecondMedium: async (dir) => {
      const checked = dir === null ? ok() : checkSecondMedium(profileDir, dir)
      if (!checked.ok) return checked
      const marked = await journal.setSecondMedium(dir)
      if (!marked.ok) return marked
      const kept = await keepSecondMedium(platform, profileDir, dir)
      await tellNow()
      if (kept.ok) void scrubbing.run()
      return kept
    },
    stop: async () => {
      stopWatching()
      await scrubbing.stop()
    },
  }
}

function secondState(journal: Journal): SecondMediumState {
  const medium = journal.secondMedium()
  if (medium === null) return 'none'
  return medium.isThere() ? 'there' : 'away'
}

export async function roomForAnother(journal: Journal): Promise<Result<void>> {
  const freeBytes = await journal.freeBytes()
  const open = [...journal.applications.values()].filter(({ state }) => state === 'draft').length
  if (roomOf(freeBytes, open) !== 'none') return ok()
  return fail({ code: 'journal/too-little-room', freeBytes, neededBytes: neededBytes(open) })
}
