/** The registry's tables. All can be rebuilt from `receipts.jsonl` and `decisions.jsonl` (see ../README.md). */
import type { ColumnType, Generated, Kysely } from 'kysely'
import { sql } from 'kysely'

export interface Database {
  received: ReceivedTable
  outbox: OutboxTable
  decisions: DecisionsTable
}

export interface ReceivedTable {
  station_id: string
  application_id: string
  revision: number
  content_hash: string
  upload_id: string
  size: number
  /** Position in the chain of receipts. */
  seq: number
  receipt: string
  state: Generated<string>
  reason: ColumnType<string | null, string | null | undefined, string | null>
}

export interface OutboxTable {
  /** The receipt's `seq`: consumers tell duplicates by it. */
  seq: number
  body: string
  delivered: Generated<boolean>
}

export interface DecisionsTable {
  /** Its line in `decisions.jsonl`, from 1: a station's cursor, which outlives this table. */
  number: number
  station_id: string
  application_id: string
  revision: number
  state: string
  reason: string | null
  /** Of what is returned: what has to be done again. */
  step: string | null
}

/** bigint would come back as text from `pg`; these counts fit 53 bits for the life of a reference registry. */
const statements = [
  `create table if not exists received (
     station_id text not null,
     application_id text not null,
     revision integer not null,
     content_hash text not null,
     upload_id text not null unique,
     size integer not null,
     seq integer not null unique,
     receipt text not null,
     state text not null default 'received',
     reason text,
     primary key (station_id, application_id, revision))`,
  `create table if not exists outbox (
     seq integer primary key,
     body text not null,
     delivered boolean not null default false)`,
  `create index if not exists outbox_due on outbox (seq) where not delivered`,
  `create index if not exists received_by_station on received (station_id, seq)`,
  `create table if not exists decisions (
     number integer primary key,
     station_id text not null,
     application_id text not null,
     revision integer not null,
     state text not null,
     reason text,
     step text)`,
  `alter table decisions add column if not exists step text`,
  `create index if not exists decisions_by_station on decisions (station_id, number)`,
]

export async function createTables(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
