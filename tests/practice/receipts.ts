/** The registry's own book of receipts, as its file on disk tells. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJwt } from 'jose'
import { receipt, type Receipt } from '../../src-main/contract/records/wire.ts'

/** In the order in which they were given. */
export function receiptsOf(registryDir: string): Receipt[] {
  const file = join(registryDir, 'receipts.jsonl')
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => receipt.parse(decodeJwt(line)))
}
