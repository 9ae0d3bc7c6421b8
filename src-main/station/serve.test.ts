import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { CallSpec } from '../contract/call.ts'
import { calls, type CallName } from '../contract/calls/index.ts'
import type { SignedIn } from '../contract/records/officers.ts'
import type { Result } from '../contract/result.ts'
import { role, windowIds } from '../contract/windows.ts'
import { createServe, type Handlers, type ServeOptions } from './serve.ts'

const officer: SignedIn = { officerId: 'can-bo-1', name: 'Trần Thị Thu Hà', role: 'officer' }

const takeAny = (): Result<void> => ({ ok: true, value: undefined })

function served(
  handlers: Partial<Handlers>,
  signedIn: SignedIn | null = officer,
  takeProof: ServeOptions['takeProof'] = takeAny,
) {
  const audited: string[] = []
  const ends: unknown[] = []
  const bugs: unknown[] = []
  const serve = createServe({
    // A table with only the calls under test: any other is a bug, and serve must say so without throwing.
    handlers: handlers as Handlers,
    signedIn: () => signedIn,
    takeProof,
    auditCall: (name, window) => (outcome, asked, given) => {
      audited.push(`${window} ${name} ${outcome}`)
      ends.push([asked, given])
      return Promise.resolve()
    },
    onBug: (_, cause) => `ref-${bugs.push(cause)}`,
  })
  return { serve, audited, ends, bugs }
}

const find: Handlers['residents.find'] = () =>
  Promise.resolve({ ok: true, value: { hits: [], total: 0, from: 'extract', asOf: '' } })
const input = { text: 'an', birthYear: null, around: '' }

describe('serve', () => {
  it('runs a call that may be made and writes it to the audit', async () => {
    const { serve, audited, ends } = served({ 'residents.find': find })
    expect(await serve('officer', 'residents.find', input)).toMatchObject({ ok: true })
    expect(audited).toEqual(['officer residents.find ok'])
    expect(ends).toEqual([[input, { hits: [], total: 0, from: 'extract', asOf: '' }]])
  })

  it.each([
    ['an unknown name', 'officer', 'residents.steal', input, 'call/unknown'],
    ['a name off the prototype', 'officer', 'constructor', input, 'call/unknown'],
    ['the wrong window', 'citizen', 'residents.find', input, 'call/forbidden'],
    ['the wrong shape', 'officer', 'residents.find', { text: 7 }, 'call/invalid'],
  ] as const)('refuses %s', async (_, window, name, payload, code) => {
    const { serve } = served({ 'residents.find': find })
    expect(await serve(window, name, payload)).toMatchObject({ ok: false, error: { code } })
  })

  it('asks for a sign-in, and for the right role', async () => {
    expect(
      await served({ 'residents.find': find }, null).serve('officer', 'residents.find', input),
    ).toMatchObject({ error: { code: 'officers/sign-in-needed' } })
    const auditor = served({ 'residents.find': find }, { ...officer, role: 'auditor' })
    expect(await auditor.serve('officer', 'residents.find', input)).toMatchObject({
      error: { code: 'call/forbidden' },
    })
  })

  it('lets each role make exactly the calls that are declared for it', async () => {
    const names = Object.keys(calls) as CallName[]
    const never = Object.fromEntries(names.map((name) => [name, () => Promise.reject(new Error(name))]))
    for (const who of [null, ...role.options.map((one) => ({ ...officer, role: one }))]) {
      const { serve } = served(never, who)
      for (const name of names) {
        const spec: CallSpec = calls[name]
        const answer = await serve(spec.by[0]!, name, Symbol('no payload at all'))
        const isAllowed = spec.role === 'anyone' || (who !== null && spec.role.includes(who.role))
        const code = answer.ok ? 'ok' : answer.error.code
        if (isAllowed) expect(code, name).toBe('call/invalid')
        else expect(code, name).toBe(who === null ? 'officers/sign-in-needed' : 'call/forbidden')
      }
    }
  })

  it('asks for the proof that a call is declared with, last of all', async () => {
    const asked: unknown[] = []
    const seal: Handlers['enrolment.seal'] = () =>
      Promise.resolve({
        ok: true,
        value: { applicationId: '0198c0de-0000-7000-8000-000000000001', tookMs: 1 },
      })
    const { serve } = served({ 'enrolment.seal': seal, 'residents.find': find }, officer, (call, proof) => {
      asked.push([call, proof])
      return { ok: false, error: { code: 'officers/proof-needed', call, persons: 1 } }
    })
    expect(await serve('officer', 'residents.find', input)).toMatchObject({ ok: true })
    await serve('officer', 'enrolment.seal', 'no payload')
    expect(asked).toEqual([])
    expect(await serve('officer', 'enrolment.seal', {})).toMatchObject({
      error: { code: 'officers/proof-needed' },
    })
    expect(asked).toEqual([['enrolment.seal', 'recent']])
  })

  it('turns a throw and a wrong output into a bug with a reference', async () => {
    const throwing = served({ 'residents.find': () => Promise.reject(new Error('boom')) })
    expect(await throwing.serve('officer', 'residents.find', input)).toEqual({
      ok: false,
      error: { code: 'internal/bug', ref: 'ref-1' },
    })
    const wrong = served({
      'residents.find': () => Promise.resolve({ ok: true, value: { hits: [], total: 'x' } } as never),
    })
    expect(await wrong.serve('officer', 'residents.find', input)).toMatchObject({
      error: { code: 'internal/bug' },
    })
    expect(wrong.bugs).toHaveLength(1)
  })

  it('writes a refused call and a bug to the audit like any other', async () => {
    const { serve, audited, ends } = served({ 'residents.find': () => Promise.reject(new Error('boom')) })
    await serve('officer', 'residents.find', input)
    await serve('citizen', 'residents.find', input)
    await serve('officer', 'residents.find', { text: 7 })
    await serve('officer', 'queue.rows', { after: 0 })
    expect(audited).toEqual([
      'officer residents.find internal/bug',
      'citizen residents.find call/forbidden',
      'officer residents.find call/invalid',
    ])
    expect(ends.slice(1)).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ])
  })

  it('never throws, whatever a hostile page sends', async () => {
    const { serve } = served({})
    const names = fc.oneof(fc.string(), fc.constantFrom<CallName>(...(Object.keys(calls) as CallName[])))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...windowIds), names, fc.anything(), async (window, name, payload) => {
        expect((await serve(window, name, payload)).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
