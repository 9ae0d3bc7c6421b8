import { describe, expect, it } from 'vitest'
import { AGREE, makeCa } from '../test-certificates.ts'
import { envelope } from './auth-enveloped-data.ts'

const ca = makeCa('Registry CA')
const current = ca.issue('sealing current', AGREE)
const recovery = ca.issue('sealing recovery', AGREE)

describe('the envelope', () => {
  it('takes two megabytes in well under a second', () => {
    const before = performance.now()
    const result = envelope(Buffer.alloc(2 << 20), [current.der, recovery.der])
    process.stdout.write(`envelope: 2 MiB in ${Math.round(performance.now() - before)} ms\n`)
    expect(result.ok).toBe(true)
  })
})
