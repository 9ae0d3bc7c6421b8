import { describe, expect, it } from 'vitest'
import type { PortraitFacts } from '../../contract/records/portrait-check.ts'
import { portraitFault } from './portrait-fault.ts'
import { aJpeg, aPortrait, someFacts } from './test-portrait.ts'

const at = { takenAt: '2026-11-25T01:02:03.000Z' }
const camera = { deviceId: 'c', driver: 'uvc-page', model: 'C', firmware: '', simulated: true }
const faultOf = (change: Partial<typeof aPortrait>) =>
  portraitFault({ ...aPortrait, ...at, camera, ...change })
const openIn = (change: Partial<PortraitFacts>) => faultOf({ facts: { ...someFacts, ...change } })

const failed = {
  measure: 'yaw',
  value: 9,
  score: 98,
  least: -5,
  most: 5,
  holds: false,
  isWarning: false,
} as const

describe('a portrait that a page hands over', () => {
  it('is taken where it is what it says', () => {
    expect(faultOf({})).toBeNull()
  })

  it.each([
    ['another size than its own', { width: 600, height: 800 }],
    ['no JPEG', { jpeg: new Uint8Array(40) }],
    ['not 3:4', { jpeg: aJpeg(640, 640), width: 640 }],
    ['a cut that is not 2:3', { print: { jpeg: aJpeg(480, 640), width: 480, height: 640 } }],
    ['a cut too small for the card', { print: { jpeg: aJpeg(200, 300), width: 200, height: 300 } }],
  ])('is refused with %s', (_, change) => {
    expect(faultOf(change)).toEqual({ code: 'portrait/unreadable' })
  })

  it('is refused while a rule is broken or a point unanswered, and says which', () => {
    expect(openIn({ measures: [failed], ticks: ['ears', 'bareHead', 'noGlasses'] })).toEqual({
      code: 'portrait/open-points',
      points: ['yaw', 'nothingCovers'],
    })
  })

  it('is taken with a warning, and with an exception for everything else', () => {
    expect(openIn({ measures: [{ ...failed, isWarning: true }] })).toBeNull()
    expect(openIn({ measures: [failed], ticks: [], exception: { reason: 'religion', note: '' } })).toBeNull()
  })

  it('needs the officer’s word for the rules where no model measured', () => {
    expect(openIn({ model: null, measures: [] })).toEqual({ code: 'portrait/open-points', points: ['rules'] })
    expect(openIn({ model: null, measures: [], ticks: [...someFacts.ticks, 'rules'] })).toBeNull()
  })
})
