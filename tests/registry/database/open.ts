/** One PostgreSQL dialect, two servers: PGlite in a folder, or a real one behind `DATABASE_URL`. */
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { makeDirectory } from '../durable-files.ts'
import { createPgliteDialect } from './pglite-dialect.ts'
import { createTables, type Database } from './schema.ts'

export type RegistryDatabase = Kysely<Database>

/** `url` null opens the embedded one in `folder`. Either way the tables are there when it settles. */
export async function openDatabase(url: string | null, folder: string): Promise<RegistryDatabase> {
  const db = new Kysely<Database>({ dialect: url === null ? await embedded(folder) : server(url) })
  await createTables(db)
  return db
}

async function embedded(folder: string) {
  await makeDirectory(folder)
  return createPgliteDialect(new PGlite(folder))
}

function server(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  // An idle connection may be ended by the server at any time; the pool opens another for the next query.
  pool.on('error', () => undefined)
  return new PostgresDialect({ pool })
}
