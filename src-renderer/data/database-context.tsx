import { createContext, useContext, type ReactNode } from 'react'
import type { QueueDatabase } from './schema.ts'

const DatabaseContext = createContext<QueueDatabase | null>(null)

export function DatabaseProvider(props: { readonly db: QueueDatabase; readonly children: ReactNode }) {
  return <DatabaseContext value={props.db}>{props.children}</DatabaseContext>
}

export function useDatabase(): QueueDatabase {
  const db = useContext(DatabaseContext)
  if (db === null) throw new Error('useDatabase outside of DatabaseProvider')
  return db
}
