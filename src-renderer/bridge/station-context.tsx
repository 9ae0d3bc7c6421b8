/** The station for the components of one window. */
import { createContext, useContext, type ReactNode } from 'react'
import type { Station } from './client.ts'

const StationContext = createContext<Station | null>(null)

export function StationProvider(props: { readonly station: Station; readonly children: ReactNode }) {
  return <StationContext value={props.station}>{props.children}</StationContext>
}

export function useStation(): Station {
  const station = useContext(StationContext)
  if (station === null) throw new Error('useStation outside of StationProvider')
  return station
}
