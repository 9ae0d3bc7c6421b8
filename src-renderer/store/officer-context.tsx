import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { OfficerSnapshot } from '../../src-main/contract/records/snapshot.ts'
import type { OfficerState, OfficerStore } from './officer-store.ts'

const OfficerContext = createContext<OfficerStore | null>(null)

export function OfficerProvider(props: { readonly store: OfficerStore; readonly children: ReactNode }) {
  return <OfficerContext value={props.store}>{props.children}</OfficerContext>
}

export function useOfficer<T>(select: (state: OfficerState) => T): T {
  const store = useContext(OfficerContext)
  if (store === null) throw new Error('useOfficer outside of OfficerProvider')
  return useStore(store, select)
}

/** The snapshot of a screen that is only drawn once there is one. */
export function useSnapshot<T>(select: (snapshot: OfficerSnapshot) => T): T {
  return useOfficer((state) => {
    if (state.snapshot === null) throw new Error('drawn before the first snapshot')
    return select(state.snapshot)
  })
}
