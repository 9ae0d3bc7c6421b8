/** The picture that the citizen's and the technician's windows have of the station. */
import { createStore } from 'zustand/vanilla'
import type { AppError } from '../../src-main/contract/errors.ts'
import type { CitizenSnapshot, TechnicianSnapshot } from '../../src-main/contract/records/snapshot.ts'
import type { AnyEvent } from '../bridge/event-message.ts'

export interface MirrorState<S> {
  readonly snapshot: S | null
  readonly failure: AppError | null
}

export function createMirror<S>(apply: (snapshot: S, event: AnyEvent) => S) {
  const store = createStore<MirrorState<S>>()(() => ({ snapshot: null, failure: null }))
  return {
    store,
    onSnapshot: (snapshot: S) => store.setState({ snapshot, failure: null }),
    onFailure: (failure: AppError) => store.setState({ failure }),
    onEvent: (event: AnyEvent) =>
      store.setState((state) =>
        state.snapshot === null ? state : { snapshot: apply(state.snapshot, event) },
      ),
  }
}

export function applyToCitizen(snapshot: CitizenSnapshot, event: AnyEvent): CitizenSnapshot {
  const next = { ...snapshot, eventSeq: event.seq }
  if (event.name === 'citizen.changed') return { ...next, view: event.data.view }
  return event.name === 'uplink.changed' ? { ...next, link: event.data.link } : next
}

export function applyToTechnician(snapshot: TechnicianSnapshot, event: AnyEvent): TechnicianSnapshot {
  const next = { ...snapshot, eventSeq: event.seq }
  if (event.name === 'devices.changed') {
    const { devices, hidProblem } = event.data
    return { ...next, devices, hidProblem }
  }
  if (event.name === 'technician.changed') return { ...next, technician: event.data.technician }
  return event.name === 'uplink.changed' ? { ...next, link: event.data.link } : next
}
