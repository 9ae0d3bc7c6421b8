/**
 * The open drafts and the one sitting before the officer. Each change goes: event → transition → encrypted
 * draft in the journal → told to the windows. A draft that cannot be saved did not change.
 */
import type { AwaitingApproval } from '../../contract/records/approval-wire.ts'
import type { Enrolment, Sitting, TypedForm } from '../../contract/records/enrolment.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import type { OpenDraft } from '../../contract/records/snapshot.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Found } from '../residents/found.ts'
import { holderOf, takenOver } from './take-over.ts'
import { createDraftBook, type DraftBook } from './draft-book.ts'
import type { DraftStore } from './draft-store.ts'
import type { EnrolmentEvent } from './events.ts'
import { newDraft, type Mended } from './new-draft.ts'
import { transition } from './transition.ts'
import { createTurns } from '../turns.ts'

export interface SittingsOptions {
  readonly store: DraftStore
  readonly stationId: () => string | null
  readonly pack: () => PolicyPack | null
  readonly now: () => Date
  /** Told after each durable change. */
  readonly onChange: () => void
}

export interface Sittings {
  /** Decrypts the open drafts after a sign-in. */
  load(): Promise<Result<void>>
  /** Forgets everything in memory, at lock. The journal keeps the drafts. */
  lock(): void
  current(): Sitting | null
  /** A citizen has one draft: where one is open already, it lies before the officer and nothing is begun. */
  open(found: Found, officerId: string): Promise<Result<Sitting>>
  /** The next revision of what was returned; where it is open already, that draft lies before the officer. */
  mend(mends: Mended, found: Found, officerId: string): Promise<Result<Sitting>>
  resume(applicationId: string): Result<Sitting>
  suspend(): void
  abandon(applicationId: string): Promise<Result<void>>
  apply(event: EnrolmentEvent): Promise<Result<Sitting>>
  /** To a draft that need not lie before the officer. */
  applyTo(applicationId: string, event: EnrolmentEvent): Promise<Result<void>>
  /** Keeps what is typed into a form of a draft and not yet saved; null forgets it. */
  keepTyped(applicationId: string, form: TypedForm, text: string | null): Promise<Result<void>>
  /** Records that this officer goes on with these drafts, or with all that are open. */
  takeOver(officerId: string, applicationIds?: readonly string[]): Promise<Result<void>>
  /** Takes a sealed draft out of the open ones. */
  close(applicationId: string): void
  openDrafts(): OpenDraft[]
  awaitingApproval(): AwaitingApproval[]
  /** The open draft of this citizen, by its applicationId; null where there is none. */
  openOf(personalNumber: string | null): string | null
  /** How many other open drafts are of the same personal number. */
  othersOf(draft: Enrolment): number
}

type NextDraft = Result<Enrolment>

function applied(draft: Enrolment | undefined, event: EnrolmentEvent, law: PolicyPack | null): NextDraft {
  return law && draft ? transition(draft, event, law) : fail({ code: 'enrolment/not-open' })
}

function withTyped(draft: Enrolment | undefined, form: TypedForm, text: string | null): NextDraft {
  if (!draft) return fail({ code: 'enrolment/not-open' })
  const { [form]: _before, ...others } = draft.typed
  return ok({ ...draft, typed: text === null ? others : { ...others, [form]: text } })
}

/** Saves a draft, then shows it; unless the station has locked meanwhile (`locks` counts that). */
function createSaving(store: DraftStore, book: DraftBook, locks: () => number) {
  return async (draft: Enrolment): Promise<Result<void>> => {
    const before = locks()
    const saved = await store.save(draft)
    if (!saved.ok) return saved
    if (locks() !== before) return fail({ code: 'vault/locked' })
    book.put(draft)
    return ok()
  }
}

interface OpeningParts extends Pick<SittingsOptions, 'stationId' | 'pack' | 'now'> {
  readonly book: DraftBook
  readonly save: (draft: Enrolment) => Promise<Result<void>>
  readonly settled: () => Result<Sitting>
}

/** Lays a draft before the officer: a new one, or one that is open. */
function createOpening({ stationId, pack, now, book, save, settled }: OpeningParts) {
  return {
    async open(found: Found, officerId: string, mends: Mended | null): Promise<Result<Sitting>> {
      const law = pack()
      const station = stationId()
      if (!law || !station) return fail({ code: 'station/not-provisioned' })
      const draft = newDraft({ found, officerId, stationId: station, packId: law.id, at: now(), mends })
      book.turnTo(draft.applicationId)
      const saved = await save(draft)
      return saved.ok ? settled() : saved
    },
    resume(applicationId: string): Result<Sitting> {
      if (!book.get(applicationId)) return fail({ code: 'enrolment/not-open' })
      book.turnTo(applicationId)
      return settled()
    },
  }
}

export function createSittings({ store, stationId, pack, now, onChange }: SittingsOptions): Sittings {
  const book = createDraftBook(pack)
  /** Counts the locks: what was being saved when the station locked must not come back into memory. */
  let locks = 0
  /** One change at a time: two quick keys must not both start from the same draft. */
  const inTurn = createTurns()
  const save = createSaving(store, book, () => locks)

  function settled(): Result<Sitting> {
    const sitting = book.current()
    onChange()
    return sitting ? ok(sitting) : fail({ code: 'enrolment/not-open' })
  }

  const saveNext = async (next: NextDraft) => (next.ok ? save(next.value) : next)
  const apply = (draft: Enrolment | undefined, event: EnrolmentEvent) =>
    saveNext(applied(draft, event, pack()))

  const changing = (work: () => Promise<Result<void>>) =>
    inTurn(async () => {
      const done = await work()
      if (done.ok) onChange()
      return done
    })

  const { open, resume } = createOpening({ stationId, pack, now, book, save, settled })

  const openOf = (personalNumber: string | null) => book.of(personalNumber)?.applicationId ?? null
  // Two quick keys, or a page that was loaded again meanwhile, must not begin it twice.
  const openOnce = (before: () => string | null, ...asked: Parameters<typeof open>) =>
    inTurn(() => {
      const applicationId = before()
      return applicationId === null ? open(...asked) : Promise.resolve(resume(applicationId))
    })

  const change = (act: () => void) => {
    act()
    onChange()
  }

  return {
    current: book.current,
    openDrafts: book.list,
    awaitingApproval: book.awaitingApproval,
    openOf,
    othersOf: book.othersOf,
    close: (applicationId) => change(() => book.remove(applicationId)),
    suspend: () => change(() => book.turnTo(null)),
    lock: () =>
      change(() => {
        locks += 1
        book.clear()
      }),
    async load() {
      const loaded = await store.loadAll()
      if (loaded.ok) change(() => loaded.value.forEach(book.put))
      return loaded.ok ? ok() : loaded
    },
    open: (found, officerId) => openOnce(() => openOf(found.resident.personalNumber), found, officerId, null),
    mend: (mends, found, officerId) =>
      openOnce(() => book.get(mends.applicationId)?.applicationId ?? null, found, officerId, mends),
    resume,
    abandon: (applicationId) =>
      changing(async () => {
        const draft = book.get(applicationId)
        if (!draft) return fail({ code: 'enrolment/not-open' })
        const ended = await store.abandon(draft)
        if (ended.ok) book.remove(applicationId)
        return ended
      }),
    apply: (event) =>
      inTurn(async () => {
        const done = await apply(book.current()?.draft, event)
        return done.ok ? settled() : done
      }),
    applyTo: (applicationId, event) => changing(() => apply(book.get(applicationId), event)),
    keepTyped: (applicationId, form, text) =>
      changing(() => saveNext(withTyped(book.get(applicationId), form, text))),
    takeOver: (officerId, applicationIds) =>
      changing(async () => {
        const ids = applicationIds ?? book.list().map(({ applicationId }) => applicationId)
        for (const draft of ids.flatMap((id) => book.get(id) ?? [])) {
          if (holderOf(draft) === officerId) continue
          const saved = await save(takenOver(draft, { officerId, at: now().toISOString() }))
          if (!saved.ok) return saved
        }
        return ok()
      }),
  }
}
