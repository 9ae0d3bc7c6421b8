/** The anchor of the look-up: SQLite's full-text index (FTS5), in memory, over the same folded words. */
import sqlite3InitModule from '@sqlite.org/sqlite-wasm'
import { fullName, type ResidentInput } from '../../src-main/contract/records/resident.ts'
import { fold } from '../../src-main/contract/text.ts'
import type { Query } from '../../src-main/station/residents/query.ts'

export interface Fts {
  /** How many are found, at most `most` + 1: their records are read, as ours are. */
  readonly find: (query: Query, birthYear: number | null, most: number) => number
  readonly close: () => void
}

export async function createFts(residents: readonly ResidentInput[]): Promise<Fts> {
  const sqlite = await sqlite3InitModule()
  const db = new sqlite.oo1.DB(':memory:')
  db.exec(`CREATE TABLE resident (row INTEGER PRIMARY KEY, number TEXT UNIQUE, old TEXT, json TEXT);
    CREATE INDEX resident_old ON resident (old);
    CREATE VIRTUAL TABLE name USING fts5(words, content='', detail=none, columnsize=0, tokenize="unicode61 tokenchars '_'");
    BEGIN`)
  const record = db.prepare('INSERT INTO resident VALUES (?, ?, ?, ?)')
  const name = db.prepare('INSERT INTO name (rowid, words) VALUES (?, ?)')
  residents.forEach((resident, row) => {
    const year = `y${resident.fields.dateOfBirth.slice(0, 4)}`
    const words = fold(fullName(resident.fields.fullNameBirth)).replaceAll("'", '_')
    record.bind([row, resident.personalNumber, resident.oldIdNumber, JSON.stringify(resident)]).stepReset()
    name.bind([row, `${words} ${year}`]).stepReset()
  })
  db.exec('COMMIT')
  record.finalize()
  name.finalize()

  const byNumber = db.prepare('SELECT json FROM resident WHERE number = ?')
  const byOld = db.prepare('SELECT json FROM resident WHERE old = ?')
  const byName = db.prepare(
    'SELECT json FROM resident WHERE row IN (SELECT rowid FROM name WHERE name MATCH ? LIMIT ?)',
  )
  const rows = (statement: typeof byName, bound: (string | number)[]): number => {
    statement.bind(bound)
    let count = 0
    while (statement.step()) {
      JSON.parse(statement.getString(0) ?? 'null')
      count += 1
    }
    statement.reset()
    return count
  }
  return {
    find: (query, birthYear, most) => {
      if (query.kind === 'personal-number') return rows(byNumber, [query.number])
      if (query.kind === 'old-id-number') return rows(byOld, [query.number])
      const words = query.words.map((word) => `"${word.replaceAll("'", '_')}"`)
      const year = birthYear === null ? [] : [`"y${birthYear}"`]
      return rows(byName, [[...words, ...year].join(' AND '), most + 1])
    },
    close: () => db.close(),
  }
}
