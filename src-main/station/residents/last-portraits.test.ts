import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aDraft, aResident } from '../../../tests/fixtures/enrolments.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { createTokens } from '../windows/tokens.ts'
import { createLastPortraits } from './last-portraits.ts'

const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
const sha256 = createHash('sha256').update(bytes).digest('hex')
const facts = { sha256, size: 4, mediaType: 'image/png' as const, takenAt: '2021-06-21T03:00:00.000Z' }

function desk(has: boolean, opened: Enrolment | null = aDraft()) {
  let draft = opened
  let asked = 0
  const tokens = createTokens()
  const portraits = createLastPortraits({
    draft: () => draft,
    tokens,
    registry: {
      ask: () => Promise.resolve(null),
      portraitOf: () => {
        asked += 1
        return Promise.resolve(has ? { facts, bytes } : null)
      },
    },
  })
  return { portraits, tokens, turnTo: (next: Enrolment | null) => (draft = next), asked: () => asked }
}

describe('the last portrait', () => {
  it('is lent to the officer’s window once, and the word on it names the picture', async () => {
    const { portraits, tokens } = desk(true)
    const shown = await portraits.show()
    if (!shown.ok || !shown.value.portrait) throw new Error('nothing shown')
    expect(await tokens.take('citizen', shown.value.portrait.token)).toBeNull()
    expect(await tokens.take('officer', shown.value.portrait.token)).toEqual({ bytes, mime: 'image/png' })
    expect(portraits.judge('like')).toEqual({ ok: true, value: { verdict: 'like', portraitSha256: sha256 } })
  })

  it('that was not shown is like nobody, and is left to the registry', () => {
    const { portraits } = desk(false)
    expect(portraits.judge('like')).toMatchObject({ error: { code: 'enrolment/bad-value' } })
    expect(portraits.judge('for-registry')).toMatchObject({ value: { portraitSha256: null } })
  })

  it('that was shown is not left to the registry', async () => {
    const { portraits } = desk(true)
    await portraits.show()
    expect(portraits.judge('for-registry')).toMatchObject({ error: { code: 'enrolment/bad-value' } })
  })

  it('of one citizen says nothing of the next, nor after the lock', async () => {
    const { portraits, turnTo } = desk(true)
    await portraits.show()
    turnTo(aDraft({ applicationId: '0198c0de-0000-7000-8000-000000000002' }))
    expect(portraits.judge('like')).toMatchObject({ ok: false })
    turnTo(aDraft())
    portraits.forget()
    expect(portraits.judge('like')).toMatchObject({ ok: false })
  })

  it('of a person without a number is not asked for', async () => {
    const resident = { ...aResident(), personalNumber: null }
    const { portraits, asked } = desk(true, aDraft({ resident }))
    expect(await portraits.show()).toEqual({ ok: true, value: { portrait: null } })
    expect(asked()).toBe(0)
  })
})
