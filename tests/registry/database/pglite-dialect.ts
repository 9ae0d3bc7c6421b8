/** kysely over an embedded PGlite: one connection, so queries and transactions take turns. */
import type { PGlite } from '@electric-sql/pglite'
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'

export function createPgliteDialect(client: PGlite): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PgliteDriver(client),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class PgliteDriver implements Driver {
  readonly #client: PGlite
  readonly #connection: DatabaseConnection
  #lastRelease: Promise<void> = Promise.resolve()
  #release: () => void = () => undefined

  constructor(client: PGlite) {
    this.#client = client
    this.#connection = { executeQuery: (query) => run(client, query), streamQuery: () => refuseToStream() }
  }

  async init(): Promise<void> {
    await this.#client.waitReady
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#lastRelease
    const { promise, resolve } = withResolvers()
    this.#lastRelease = promise
    await before
    this.#release = resolve
    return this.#connection
  }

  async beginTransaction(): Promise<void> {
    await this.#client.query('begin')
  }

  async commitTransaction(): Promise<void> {
    await this.#client.query('commit')
  }

  async rollbackTransaction(): Promise<void> {
    await this.#client.query('rollback')
  }

  releaseConnection(): Promise<void> {
    this.#release()
    return Promise.resolve()
  }

  async destroy(): Promise<void> {
    await this.#client.close()
  }
}

async function run<R>(client: PGlite, query: CompiledQuery): Promise<QueryResult<R>> {
  const result = await client.query<R>(query.sql, [...query.parameters])
  return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) }
}

function refuseToStream(): never {
  throw new Error('PGlite does not stream')
}

/** `Promise.withResolvers` is not in Node 20. */
function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
