import { expect, test } from 'vitest'
import { settingsOf, steady, torchOf } from './settings.ts'

test('plain settings are kept, names that the browser makes up and odd values are not', () => {
  const seen = {
    width: 1280,
    focusMode: 'continuous',
    torch: false,
    deviceId: 'ab',
    groupId: 'c',
    poi: [1],
    'a b': 1,
  }
  expect(settingsOf(seen)).toEqual({ width: 1280, focusMode: 'continuous', torch: false })
})

test('asks for continuous modes where the camera has them, and lives with a refusal', async () => {
  const asked: unknown[] = []
  const track = {
    getCapabilities: () => ({ focusMode: ['manual', 'continuous'], exposureMode: ['manual'] }) as object,
    applyConstraints: (constraints: unknown) => {
      asked.push(constraints)
      return Promise.reject(new Error('refused'))
    },
  }
  await steady(track)
  expect(asked).toEqual([{ advanced: [{ focusMode: 'continuous' }] }])
})

test('a light of its own is switched where the camera has one', async () => {
  const asked: unknown[] = []
  const track = (torch: boolean) => ({
    getCapabilities: () => ({ torch }) as object,
    applyConstraints: (constraints: unknown) => {
      asked.push(constraints)
      return Promise.resolve()
    },
  })
  expect(torchOf(track(false))).toBeNull()
  await torchOf(track(true))?.(true)
  expect(asked).toEqual([{ advanced: [{ torch: true }] }])
})
