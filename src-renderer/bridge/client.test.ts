import { expect, test } from 'vitest'
import { fail, ok } from '../../src-main/contract/result.ts'
import { createStation } from './client.ts'
import type { StationPort } from './port.ts'
import { fetchToken } from './token-image.ts'

const answering = (answer: unknown): StationPort => ({
  call: () => Promise.resolve(answer),
  on: () => () => undefined,
})
const asked = { text: '036184001234', birthYear: null, around: '' }

test('an answer of the contract comes through as it is', async () => {
  const found = { hits: [], total: 0, asOf: '2026-11-23T02:00:00Z', from: 'extract' }
  expect(await createStation(answering(ok(found))).call('residents.find', asked)).toEqual(ok(found))
})

test('an error of the contract comes through as it is', async () => {
  const error = { code: 'residents/too-many', count: 80 } as const
  expect(await createStation(answering(fail(error))).call('residents.find', asked)).toEqual(fail(error))
})

test.each([
  null,
  'ok',
  {},
  { ok: true },
  { ok: true, value: { hits: 'many' } },
  { ok: false, error: { code: 'no/such' } },
])('nonsense from the shell is a bug with a reference, never a throw: %j', async (answer) => {
  expect(await createStation(answering(answer)).call('residents.find', asked)).toEqual(
    fail({ code: 'internal/bug', ref: 'bridge:residents.find' }),
  )
})

test('a shell that is gone is a bug with a reference', async () => {
  const gone: StationPort = { call: () => Promise.reject(new Error('gone')), on: () => () => undefined }
  expect((await createStation(gone).call('queue.sendNow', {})).ok).toBe(false)
})

test('a call without an output settles with nothing', async () => {
  expect(await createStation(answering({ ok: true })).call('queue.sendNow', {})).toEqual({
    ok: true,
    value: undefined,
  })
})

test('input that the contract refuses never leaves the page', async () => {
  let calls = 0
  const port: StationPort = {
    call: () => {
      calls += 1
      return Promise.resolve({ ok: true })
    },
    on: () => () => undefined,
  }
  expect((await createStation(port).call('enrolment.open', { personalNumber: '12' })).ok).toBe(false)
  expect(calls).toBe(0)
})

test('a listener hears its own kind of event and only whole ones', () => {
  let tell: (message: unknown) => void = () => undefined
  const station = createStation({
    call: () => Promise.resolve({ ok: true }),
    on: (fn) => {
      tell = fn
      return () => undefined
    },
  })
  const heard: string[] = []
  station.listen('uplink.changed', (data) => heard.push(data.link))
  tell({ seq: 1, name: 'uplink.changed', data: { link: 'good' } })
  tell({ seq: 2, name: 'uplink.changed', data: { link: 'splendid' } })
  tell({ seq: 3, name: 'queue.changed', data: { rows: [] } })
  tell(null)
  expect(heard).toEqual(['good'])
})

test('a token is asked for once, under its own path', async () => {
  const paths: string[] = []
  const fetch = (path: string) => {
    paths.push(path)
    return Promise.resolve(new Response('x', { status: path.includes('used') ? 404 : 200 }))
  }
  const { signal } = new AbortController()
  expect((await fetchToken('still', 'a/b', fetch, signal)).ok).toBe(true)
  expect((await fetchToken('sealed', 'used', fetch, signal)).ok).toBe(false)
  expect(paths).toEqual(['/still/a%2Fb', '/sealed/used'])
})
