/** A signed statement of a device: compact JWS with RS256 and its certificates in `x5c` (RFC 7515). */
import { compactVerify, decodeProtectedHeader } from 'jose'
import type { KeyObject } from 'node:crypto'
import { fail, ok, type Result } from '../../contract/result.ts'
import { keyOfChain, type ChainFault, type Trust } from './chain.ts'
import { readJson } from './values.ts'

export type JwsFault = ChainFault | 'not-signed' | 'signature'

export interface Statement {
  readonly payload: unknown
  /** Who signed: two statements of one device must agree in it. */
  readonly key: KeyObject
}

/** Believed only with a good signature of a key that leads to an anchor. Never throws. */
export async function readStatement(jws: string, trust: Trust): Promise<Result<Statement, JwsFault>> {
  const certificates = certificatesOf(jws)
  if (certificates === null) return fail('not-signed')
  const key = keyOfChain(certificates, trust)
  if (!key.ok) return key
  try {
    const { payload } = await compactVerify(jws, key.value, { algorithms: ['RS256'] })
    return ok({ payload: readJson(payload), key: key.value })
  } catch {
    return fail('signature')
  }
}

function certificatesOf(jws: string): readonly string[] | null {
  try {
    const { alg, x5c } = decodeProtectedHeader(jws)
    return alg === 'RS256' && Array.isArray(x5c) && x5c.every((one) => typeof one === 'string') ? x5c : null
  } catch {
    return null
  }
}
