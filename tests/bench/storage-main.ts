/** The third part of `npm run bench`: what storing and sealing cost, each beside the same work without us. */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { queuedRows, sealRow } from './sealing-rows.ts'
import { durableRows, startRow, type StorageRow } from './storage-rows.ts'
import { storageTable } from './table.ts'

// Beside the checkout and not in /tmp, which may be memory: a flush must reach a disk.
const folder = mkdtempSync(join(process.cwd(), 'artifacts', 'bench-'))
try {
  const rows: StorageRow[] = [
    ...(await durableRows(folder)),
    ...(await queuedRows(folder)),
    await sealRow(folder),
    await startRow(folder),
  ]
  process.stdout.write(`${storageTable(rows)}\n\nLoad average at the end ${loadavg()[0]?.toFixed(2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
