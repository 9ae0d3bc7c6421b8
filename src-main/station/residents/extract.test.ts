import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { aResident } from '../../../tests/fixtures/enrolments.ts'
import { openExtract } from './extract.ts'

const packed = (text: string) => gzipSync(Buffer.from(text))

it('opens an extract into an index', async () => {
  const opened = await openExtract(packed(`${JSON.stringify(aResident())}\n`), '2026-11-01T00:00:00Z')
  expect(opened.ok && opened.value.index.byPersonalNumber('001199000123')).toMatchObject({
    value: { oldIdNumber: '013456789' },
  })
})

it.each([
  ['no gzip', Buffer.from('hello')],
  ['a line that is no record', packed('{"schema":"resident/1"}\n')],
  ['a line that is no JSON', packed('{')],
])('refuses %s', async (_, bytes) => {
  expect(await openExtract(bytes, '')).toEqual({
    ok: false,
    error: { code: 'uplink/nonsense', what: 'ward extract' },
  })
})

it('gives up when the officer has locked meanwhile', async () => {
  const opened = openExtract(packed(JSON.stringify(aResident())), '', AbortSignal.abort())
  expect(await opened).toMatchObject({ ok: false })
})

it('opens an extract with a record that is only half right, and refuses that record alone', async () => {
  const half = { ...aResident(), recordVersion: 'x' }
  const opened = await openExtract(packed(JSON.stringify(half)), '')
  expect(opened.ok && opened.value.index.byPersonalNumber('001199000123')).toEqual({
    ok: false,
    error: { code: 'uplink/nonsense', what: 'resident' },
  })
})
