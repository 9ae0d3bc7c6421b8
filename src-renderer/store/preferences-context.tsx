import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { PreferencesState, PreferencesStore } from './preferences.ts'

const PreferencesContext = createContext<PreferencesStore | null>(null)

export function PreferencesProvider(props: {
  readonly store: PreferencesStore
  readonly children: ReactNode
}) {
  return <PreferencesContext value={props.store}>{props.children}</PreferencesContext>
}

export function usePreferences<T>(select: (state: PreferencesState) => T): T {
  const store = useContext(PreferencesContext)
  if (store === null) throw new Error('usePreferences outside of PreferencesProvider')
  return useStore(store, select)
}
