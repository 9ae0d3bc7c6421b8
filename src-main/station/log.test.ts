import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createLog } from './log.ts'

it('keeps where a bug happened and never what it choked on', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tram-log-')), 'station.log')
  const log = createLog(file)
  const ref = log.bug('enrolment.seal', new Error('bad name Nguyễn Thị Mai An\n  of 001199000123'))
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(ref)
  expect(text).toContain('log.test.ts')
  expect(text).not.toContain('Nguyễn')
  expect(text).not.toContain('001199000123')
})
