import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { originOf } from '../../contract/windows.ts'
import { bindingName, deliverName, pageBridge } from './page-bridge.ts'
import { decodeWire, encodedWire, encodeWire } from './wire-codec.ts'

/** JSON values with bytes anywhere, and keys of every kind. */
const wire = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0.5, -3, ''),
    fc.string(),
    fc.uint8Array({ maxLength: 20 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('json', 'bins', 'base64', 'constructor')),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a wire value', () => {
  it('comes back as it was, with its bytes, through JSON', () => {
    fc.assert(
      fc.property(wire, (value) => {
        expect(decodeWire(encodedWire.parse(throughJson(encodeWire(value))))).toEqual(value)
      }),
    )
  })

  it('cannot reach beyond its own leaves by a made-up path', () => {
    for (const path of [
      ['__proto__', 'polluted'],
      ['__proto__', '__proto__'],
      ['constructor', 'prototype', 'x'],
      ['a', 'b'],
      ['missing'],
      ['list', 5],
      ['list', 'length'],
    ]) {
      const made = { json: { a: 1, list: [null] }, bins: [{ path, base64: 'AA==' }] }
      expect(() => decodeWire(made)).toThrow(TypeError)
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(() => decodeWire({ json: 'text', bins: [{ path: [], base64: 'AA==' }] })).toThrow(TypeError)
  })

  it('never makes hostile encodings throw anything else', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.array(fc.array(fc.oneof(fc.string(), fc.nat(9), fc.constant('__proto__')), { maxLength: 4 }), {
          maxLength: 3,
        }),
        (json, paths) => {
          try {
            decodeWire({ json, bins: paths.map((path) => ({ path, base64: 'AA==' })) })
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError)
          }
        },
      ),
    )
  })
})

describe('the half of the bridge in the page', () => {
  const page = (origin: string, isTop = true) => {
    const sent: string[] = []
    const globals: Record<string, unknown> = {
      location: { origin },
      Uint8Array,
      [bindingName]: (text: string) => sent.push(text),
    }
    globals['top'] = isTop ? undefined : {}
    const source = isTop
      ? `globalThis.top = globalThis; ${pageBridge(originOf.officer)}`
      : pageBridge(originOf.officer)
    runInNewContext(source, globals)
    return { globals, sent }
  }

  it('is there on the window’s own origin only, in the top frame only, and takes the raw binding away', () => {
    expect(Object.keys(page(originOf.officer).globals)).toContain('station')
    for (const { globals } of [page(originOf.citizen), page('null'), page(originOf.officer, false)]) {
      expect('station' in globals || bindingName in globals || deliverName in globals).toBe(false)
    }
    expect(bindingName in page(originOf.officer).globals).toBe(false)
  })
})
