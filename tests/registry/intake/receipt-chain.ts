/** Reads `receipts.jsonl` back: every line a receipt by our key, each naming the hash of the one before. */
import { createHash, createPublicKey } from 'node:crypto'
import { compactVerify } from 'jose'
import { receipt, type Receipt } from '../../../src-main/contract/records/wire.ts'
import type { KeyPair } from '../pki/key-files.ts'

export const RECEIPT_TYP = 'tram-receipt+jwt'

/** What the first receipt of a registry names as the one before it. */
export const NO_RECEIPT = '0'.repeat(64)

export interface ChainedReceipt {
  readonly claims: Receipt
  readonly jws: string
}

/** SHA-256 of the compact JWS, hex: what the next receipt carries as `prevReceiptHash`. */
export function hashOfReceipt(jws: string): string {
  return createHash('sha256').update(jws).digest('hex')
}

/** Throws where the file was changed: a registry that has lost its word must not go on giving it. */
export async function readReceiptChain(lines: readonly string[], signer: KeyPair): Promise<ChainedReceipt[]> {
  const key = createPublicKey(signer.certificatePem)
  const chain: ChainedReceipt[] = []
  let before = NO_RECEIPT
  for (const jws of lines) {
    const claims = await readReceipt(jws, key)
    if (!claims || claims.seq !== chain.length + 1 || claims.prevReceiptHash !== before) {
      throw new Error(`receipts.jsonl is damaged at line ${chain.length + 1}: restore it from its copy`)
    }
    chain.push({ claims, jws })
    before = hashOfReceipt(jws)
  }
  return chain
}

async function readReceipt(jws: string, key: ReturnType<typeof createPublicKey>): Promise<Receipt | null> {
  try {
    const { payload } = await compactVerify(jws, key, { algorithms: ['ES256'] })
    return receipt.parse(JSON.parse(new TextDecoder().decode(payload)))
  } catch {
    return null
  }
}
