import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('runs one after another, and goes on after a failure', async () => {
  const inTurn = createTurns()
  const told: string[] = []
  const work = (name: string, ms: number) => async () => {
    told.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, ms))
    told.push(`${name} ends`)
    return name
  }
  const slow = inTurn(work('slow', 20))
  const failing = inTurn(() => Promise.reject(new Error('no')))
  const quick = inTurn(work('quick', 0))
  await expect(failing).rejects.toThrow('no')
  expect(await Promise.all([slow, quick])).toEqual(['slow', 'quick'])
  expect(told).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends'])
})
