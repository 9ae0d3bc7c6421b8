import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createContractDevice, reports } from '../../../tests/conformance/contract-device.ts'
import type { LinkInfo, ReportLink } from '../link.ts'
import { createLoopback } from '../loopback.ts'
import { readRecording } from './format.ts'
import { createRecorder } from './recorder.ts'
import { createReplay } from './replay.ts'

const never = new AbortController().signal
const output = new Uint8Array(64).fill(7).fill(2, 0, 1)
type Keep = (info: LinkInfo, report: Uint8Array) => number
const whole: Keep = (_info, report) => report.length

/** A conversation with everything in it; the same words always. */
async function converse(link: ReportLink, say: () => void, isOver: () => boolean): Promise<string[]> {
  const heard: string[] = []
  link.onReport((report) => heard.push(`report ${report.length} ${report[1]}`))
  link.onGone(() => heard.push('gone'))
  const tell = (name: string, result: { ok: boolean; value?: unknown; error?: unknown }) =>
    heard.push(`${name} ${result.ok ? String(result.value) : String(result.error)}`)
  tell('get', await link.getFeature(reports.feature.id, 64, never))
  tell('refused', await link.getFeature(reports.refused.id, 64, never))
  tell('set', await link.setFeature(new Uint8Array(11).fill(3), never))
  tell('write', await link.write(output, never))
  say()
  for (let i = 0; i < 200 && !isOver(); i += 1) await sleep(2)
  await sleep(5)
  return heard
}

async function record(keep: Keep) {
  const loopback = createLoopback()
  const device = createContractDevice('S-1')
  loopback.plug(device)
  const lines: string[] = []
  const recorder = createRecorder({ transport: loopback, keep, append: (line) => lines.push(line) })
  const [info] = await recorder.list()
  const link = await recorder.open(info!.path)
  if (link?.speaks !== 'reports') throw new Error('no link')
  let isOver = false
  const say = () => {
    device.say(reports.input, 5)
    setTimeout(() => {
      loopback.unplug(device)
      isOver = true
    }, 10)
  }
  const heard = await converse(link, say, () => isOver)
  link.close()
  return { text: lines.map((line) => `${line}\n`).join(''), heard }
}

async function openReplay(text: string) {
  const recording = readRecording(text)
  if (!recording.ok) throw new Error(`line ${recording.error.line}`)
  const replay = createReplay(recording.value)
  const [info] = await replay.list()
  const link = (await replay.open(info!.path))!
  return { replay, link, info }
}

it('plays to the driver what was recorded', async () => {
  const { text, heard } = await record(whole)
  const { replay, link, info } = await openReplay(text)
  expect([info?.serial, await replay.open('replay-1')]).toEqual(['S-1', null])
  let isGone = false
  link.onGone(() => (isGone = true))
  const again = await converse(
    link,
    () => undefined,
    () => isGone,
  )
  expect(again).toEqual(heard)
  expect(heard).toContain('report 64 5')
  expect(heard.at(-1)).toBe('gone')
  expect(replay.outcome().ok).toBe(true)
})

it('fails in words where the driver says something else', async () => {
  const { text } = await record(whole)
  const { replay, link } = await openReplay(text)
  let isGone = false
  link.onGone(() => (isGone = true))
  expect(await link.write(output, never)).toEqual({ ok: false, error: 'closed' })
  expect(isGone).toBe(true)
  expect(replay.outcome()).toMatchObject({
    ok: false,
    error: { code: 'replay/mismatch', expected: { what: 'get', id: 3 }, said: `write 02${'07'.repeat(63)}` },
  })
})

it('writes down nothing of a report but what may be kept', async () => {
  const { text } = await record(() => 1)
  expect(text).not.toContain('0707')
  expect(text).not.toContain('0505')
  const { link } = await openReplay(text)
  const got = await link.getFeature(reports.feature.id, 64, never)
  expect(got).toEqual({ ok: true, value: new Uint8Array(11).fill(3, 0, 1) })
})

it('keeps nothing where the driver gives no sensible number', async () => {
  for (const length of [Number.NaN, -5, Number.NEGATIVE_INFINITY]) {
    const { text } = await record(() => length)
    expect(text).not.toMatch(/"hex":"[0-9a-f]/)
  }
})

it('reads a recording that was cut off in its last line, and no other damage', async () => {
  const { text } = await record(whole)
  const lines = text.trimEnd().split('\n')
  expect(readRecording(text.slice(0, -10))).toMatchObject({ ok: true })
  expect(readRecording(text.replace('recording/1', 'recording/2'))).toEqual({ ok: false, error: { line: 1 } })
  expect(readRecording([lines[0], '{"what":"report"}', ...lines.slice(1)].join('\n'))).toEqual({
    ok: false,
    error: { line: 2 },
  })
})

it('never throws on what it reads', async () => {
  const { text } = await record(whole)
  const damage = fc.record({ at: fc.nat(text.length), length: fc.nat(40), by: fc.string({ maxLength: 20 }) })
  fc.assert(
    fc.property(damage, ({ at, length, by }) => {
      const read = readRecording(text.slice(0, at) + by + text.slice(at + length))
      expect(read.ok || read.error.line > 0).toBe(true)
    }),
  )
})
