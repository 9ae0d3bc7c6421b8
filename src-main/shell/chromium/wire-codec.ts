/**
 * How a `Wire` value travels through JSON: each `Uint8Array` leaf becomes null, and its path and its bytes in
 * base64 stand beside. No key is reserved, so no payload can be mistaken for a marker.
 * The page's half of the same format is in `page-bridge.ts`.
 */
import { z } from 'zod'
import type { Wire } from '../shell.ts'

const step = z.union([z.string(), z.number().int().nonnegative()])

export const encodedWire = z.object({
  json: z.unknown(),
  bins: z.array(z.object({ path: z.array(step).max(40), base64: z.string() })).max(1000),
})
export type EncodedWire = z.infer<typeof encodedWire>

export function encodeWire(value: Wire): EncodedWire {
  const bins: EncodedWire['bins'] = []
  const walk = (v: unknown, path: (string | number)[]): unknown => {
    if (v instanceof Uint8Array) {
      bins.push({ path, base64: Buffer.from(v.buffer, v.byteOffset, v.byteLength).toString('base64') })
      return null
    }
    if (Array.isArray(v)) return v.map((item, i) => walk(item, [...path, i]))
    if (typeof v !== 'object' || v === null) return v
    return Object.fromEntries(Object.entries(v).map(([key, item]) => [key, walk(item, [...path, key])]))
  }
  return { json: walk(value, []), bins }
}

/** Throws `TypeError` for a path that does not lead to an own, null leaf: the page made it up. */
export function decodeWire(encoded: EncodedWire): Wire {
  const root = { '': encoded.json }
  for (const { path, base64 } of encoded.bins) {
    const steps = ['', ...path]
    const last = steps.pop() ?? ''
    const holder = steps.reduce<unknown>(ownValue, root)
    if (ownValue(holder, last) !== null || typeof holder !== 'object' || holder === null) throw notALeaf()
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'))
    Object.defineProperty(holder, last, {
      value: bytes,
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return root['']
}

/** Own values only: a path through `__proto__` must not reach a prototype. */
function ownValue(holder: unknown, key: string | number): unknown {
  if (typeof holder !== 'object' || holder === null) throw notALeaf()
  return Object.getOwnPropertyDescriptor(holder, key)?.value
}

function notALeaf(): TypeError {
  return new TypeError('a binary value points at nothing')
}
