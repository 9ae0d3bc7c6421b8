/** The officer's picture of the station. Main owns it; this store only mirrors. */
import { createStore } from 'zustand/vanilla'
import type { AppError } from '../../src-main/contract/errors.ts'
import type { Sitting } from '../../src-main/contract/records/enrolment.ts'
import type { SignedIn } from '../../src-main/contract/records/officers.ts'
import type { OfficerSnapshot } from '../../src-main/contract/records/snapshot.ts'
import type { AnyEvent } from '../bridge/event-message.ts'

export interface OfficerState {
  /** Null until the first snapshot. */
  readonly snapshot: OfficerSnapshot | null
  /** Why there is no snapshot, while the window keeps asking. */
  readonly failure: AppError | null
  /** The last application that was sealed in this window, for the word of success on the home screen. */
  readonly lastSealed: { readonly applicationId: string; readonly tookMs: number } | null
  receiveSnapshot(snapshot: OfficerSnapshot): void
  receiveEvent(event: AnyEvent): void
  receiveFailure(error: AppError): void
  acceptOfficer(officer: SignedIn | null): void
  acceptSitting(sitting: Sitting | null): void
  acceptSealed(sealed: { readonly applicationId: string; readonly tookMs: number }): void
}

/** The snapshot after one event; events of other windows change nothing. */
export function applyEvent(snapshot: OfficerSnapshot, event: AnyEvent): OfficerSnapshot {
  const eventSeq = event.seq
  switch (event.name) {
    case 'officers.changed':
      return { ...snapshot, eventSeq, ...event.data }
    case 'enrolment.changed':
      return { ...snapshot, eventSeq, sitting: event.data.sitting, openDrafts: event.data.openDrafts }
    case 'devices.changed':
      return { ...snapshot, eventSeq, ...event.data }
    case 'uplink.changed':
      return { ...snapshot, eventSeq, link: event.data.link }
    case 'station.alarmsChanged':
      return { ...snapshot, eventSeq, alarms: event.data }
    case 'station.diskChanged':
      return { ...snapshot, eventSeq, ...event.data }
    case 'station.provisioned':
    case 'technician.changed':
    case 'queue.changed':
    case 'devices.previewed':
    case 'devices.scanned':
    case 'devices.pressed':
    case 'citizen.changed':
    case 'citizen.coached':
      return { ...snapshot, eventSeq }
  }
}

export function createOfficerStore() {
  return createStore<OfficerState>()((set) => {
    const change = (next: (snapshot: OfficerSnapshot) => OfficerSnapshot) =>
      set((state) => (state.snapshot === null ? state : { snapshot: next(state.snapshot) }))
    return {
      snapshot: null,
      failure: null,
      lastSealed: null,
      receiveSnapshot: (snapshot) => set({ snapshot, failure: null }),
      receiveEvent: (event) => change((snapshot) => applyEvent(snapshot, event)),
      receiveFailure: (failure) => set({ failure }),
      acceptOfficer: (officer) => {
        set({ lastSealed: null })
        change((snapshot) => ({ ...snapshot, officer, sitting: officer === null ? null : snapshot.sitting }))
      },
      acceptSitting: (sitting) => {
        if (sitting !== null) set({ lastSealed: null })
        change((snapshot) => ({ ...snapshot, sitting }))
      },
      acceptSealed: (lastSealed) => {
        change((snapshot) => ({ ...snapshot, sitting: null }))
        set({ lastSealed })
      },
    }
  })
}

export type OfficerStore = ReturnType<typeof createOfficerStore>
