import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { aResident } from '../../../tests/fixtures/enrolments.ts'
import { openExtract } from './extract.ts'

const packed = (text: string) => gzipSync(Buffer.from(text))

it('opens an extract into an index', () => {
  const opened = openExtract(packed(`${JSON.stringify(aResident())}\n`), '2026-11-01T00:00:00Z')
  expect(opened.ok && opened.value.index.byPersonalNumber('001199000123')?.oldIdNumber).toBe('013456789')
})

it.each([
  ['no gzip', Buffer.from('hello')],
  ['a line that is no record', packed('{"schema":"resident/1"}\n')],
  ['a line that is no JSON', packed('{')],
])('refuses %s', (_, bytes) => {
  expect(openExtract(bytes, '')).toEqual({
    ok: false,
    error: { code: 'uplink/nonsense', what: 'ward extract' },
  })
})
