/** MOSIPDISC: which devices a service offers. Plain JSON without a signature: a hint where to look, no more. */
import { z } from 'zod'
import type { FoundDevice, ServiceDiscovery } from '../../transports/http/discovery.ts'
import { digitalId, productOf } from './digital-id.ts'
import { payloadOf } from './jwt-parts.ts'
import { readBase64url, readJson, sbiError, text } from './values.ts'

/** A service serves a few devices; more are not looked at. */
const mostDevices = 16

const announced = z.object({
  digitalId: z.string().max(4_000),
  callbackId: text(100).catch(''),
  error: sbiError,
})

export const sbiDiscovery: ServiceDiscovery = {
  ask: { method: 'MOSIPDISC', path: '/device', json: { type: 'Biometric Device' }, maxBytes: 65_536 },
  read: readDiscovery,
}

/** What cannot be read of a list is left out; empty where the body is no list. */
export function readDiscovery(body: Uint8Array): FoundDevice[] {
  const list = readJson(body)
  if (!Array.isArray(list)) return []
  return list.slice(0, mostDevices).flatMap((entry: unknown) => {
    const parsed = announced.safeParse(entry)
    if (!parsed.success || parsed.data.error !== '0') return []
    const id = digitalId.safeParse(claimsOf(parsed.data.digitalId))
    if (!id.success) return []
    return [{ serial: id.data.serialNo, product: productOf(id.data), callback: parsed.data.callbackId }]
  })
}

/** Base64url of JSON by the specification; some services send the signed form already. */
function claimsOf(encoded: string): unknown {
  if (encoded.includes('.')) return payloadOf(encoded)
  const bytes = readBase64url(encoded)
  return bytes === null ? undefined : readJson(bytes)
}
