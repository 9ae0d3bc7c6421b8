/** What every link that speaks in reports promises, whatever carries it. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReportLink } from '../../src-main/transports/link.ts'
import type { Backend } from './case.ts'
import { createContractDevice, reports, type ContractDevice } from './contract-device.ts'

interface Scene {
  readonly backend: Backend
  readonly device: ContractDevice
  readonly path: string
  /** Closed when the check is over. */
  readonly open: () => Promise<ReportLink>
  readonly until: (what: string, isSo: () => boolean) => Promise<void>
}

export interface LinkCheck {
  readonly name: string
  readonly run: (backend: Backend) => Promise<void>
}

const patienceMs = 2_000
let serials = 0

async function onScene(backend: Backend, act: (scene: Scene) => Promise<void>): Promise<void> {
  const { transport, slowness } = backend
  const serial = `LINK-${String((serials += 1)).padStart(3, '0')}`
  const device = createContractDevice(serial)
  const links: ReportLink[] = []
  await backend.plug(device)
  const info = (await transport.list()).find((one) => one.serial === serial)
  assert.ok(info, 'the device is not listed')
  const { path } = info
  try {
    await act({
      backend,
      device,
      path,
      open: async () => {
        const link = await transport.open(path)
        assert.ok(link?.speaks === 'reports', 'the device was not opened')
        links.push(link)
        return link
      },
      until: async (what, isSo) => {
        const end = performance.now() + patienceMs * slowness
        while (!isSo()) {
          assert.ok(performance.now() < end, `waited in vain: ${what}`)
          await sleep(2)
        }
      },
    })
  } finally {
    for (const link of links) link.close()
    await backend.unplug(device)
  }
}

const check = (name: string, act: (scene: Scene) => Promise<void>): LinkCheck => ({
  name,
  run: (backend) => onScene(backend, act),
})

const never = new AbortController().signal
const { input, output, feature, refused } = reports
const outputReport = (fill: number) => new Uint8Array(output.length).fill(fill).fill(output.id, 0, 1)
const hear = (link: ReportLink) => {
  const heard: number[] = []
  const off = link.onReport((report) => {
    heard.push(report[1] ?? 0)
    report.fill(0)
  })
  return { heard, off }
}
const failure = (error: string) => ({ ok: false, error })

const saying = [
  check('writes reports in order, as they were when they were written', async ({ device, open, until }) => {
    const link = await open()
    const report = outputReport(1)
    const first = link.write(report, never)
    report.fill(9)
    const second = await link.write(outputReport(2), never)
    assert.deepEqual([(await first).ok, second.ok], [true, true])
    await until('two reports', () => device.outputs.length === 2)
    assert.deepEqual(
      device.outputs.map((one) => [one.length, one[0], one[1]]),
      [1, 2].map((fill) => [output.length, output.id, fill]),
    )
  }),
  check('sets and gets features, cut to the length that was asked for', async ({ open }) => {
    const link = await open()
    const report = new Uint8Array(feature.length).fill(6).fill(feature.id, 0, 1)
    assert.deepEqual(await link.setFeature(report, never), { ok: true, value: undefined })
    for (const [length, real] of [
      [1, 1],
      [4, 4],
      [feature.length, feature.length],
      [200, feature.length],
    ] as const) {
      const got = await link.getFeature(feature.id, length, never)
      assert.deepEqual(got, { ok: true, value: report.slice(0, real) })
    }
  }),
  check('tells a refusal from an unplug', async ({ open }) => {
    const link = await open()
    const report = new Uint8Array(refused.length).fill(refused.id)
    assert.deepEqual(await link.getFeature(refused.id, 64, never), failure('stalled'))
    assert.deepEqual(await link.setFeature(report, never), failure('stalled'))
    assert.equal((await link.getFeature(feature.id, 64, never)).ok, true)
  }),
  check('is cancelled before and during an operation, and goes on working', async ({ open }) => {
    const link = await open()
    const abort = new AbortController()
    assert.deepEqual(await link.write(outputReport(1), AbortSignal.abort()), failure('cancelled'))
    const during = link.getFeature(feature.id, 64, abort.signal)
    abort.abort()
    const result = await during
    assert.ok(result.ok || result.error === 'cancelled')
    assert.equal((await link.write(outputReport(1), never)).ok, true)
  }),
]

const hearing = [
  check('brings reports in order, as copies, to each listener until it leaves', async (scene) => {
    const { device, open, until } = scene
    const link = await open()
    const [one, other] = [hear(link), hear(link)]
    for (const fill of [1, 2, 3]) device.say(input, fill)
    await until('three reports', () => other.heard.length === 3)
    assert.deepEqual(
      [one.heard, other.heard],
      [
        [1, 2, 3],
        [1, 2, 3],
      ],
    )
    one.off()
    device.say(input, 4)
    await until('the fourth', () => other.heard.length === 4)
    assert.equal(one.heard.length, 3)
  }),
  check('keeps nothing for a listener that was not there yet', async ({ device, open, until }) => {
    const link = await open()
    const first = hear(link)
    device.say(input, 1)
    await until('the first', () => first.heard.length === 1)
    first.off()
    device.say(input, 2)
    await sleep(150)
    const second = hear(link)
    device.say(input, 3)
    await until('the third', () => second.heard.length > 0)
    assert.deepEqual(second.heard, [3])
  }),
  check('brings every report to every link, and the leaving of one harms no other', async (scene) => {
    const { device, open, until } = scene
    const [one, other] = [await open(), await open()]
    const [first, second] = [hear(one), hear(other)]
    device.say(input, 1)
    await until('both', () => first.heard.length === 1 && second.heard.length === 1)
    one.close()
    device.say(input, 2)
    await until('the second', () => second.heard.length === 2)
    assert.equal(first.heard.length, 1)
    assert.deepEqual(await one.write(outputReport(1), never), failure('closed'))
    assert.equal((await other.write(outputReport(1), never)).ok, true)
  }),
]

const leaving = [
  check('says once that the device is gone, also to whoever asks later', async (scene) => {
    const { backend, device, open, until } = scene
    const [link, closed] = [await open(), await open()]
    const { heard } = hear(link)
    let [gone, wrong] = [0, 0]
    link.onGone(() => (gone += 1))
    closed.onGone(() => (wrong += 1))
    closed.close()
    await backend.unplug(device)
    await until('the word', () => gone === 1)
    assert.deepEqual(await link.write(outputReport(1), never), failure('closed'))
    assert.deepEqual(await link.getFeature(feature.id, 64, never), failure('closed'))
    assert.deepEqual(await link.setFeature(outputReport(1), never), failure('closed'))
    link.onGone(() => (gone += 1))
    assert.deepEqual([gone, wrong, heard], [2, 0, []])
  }),
  check('is closed twice without harm, and opened again', async ({ device, open, until }) => {
    const link = await open()
    const { heard } = hear(link)
    link.close()
    link.close()
    assert.deepEqual(await link.write(outputReport(1), never), failure('closed'))
    const again = await open()
    const second = hear(again)
    device.say(input, 1)
    await until('the report', () => second.heard.length === 1)
    assert.deepEqual(heard, [])
  }),
  check('gives a replugged device another path, and its old one to nobody', async (scene) => {
    const { backend, device, path, open, until } = scene
    let isGone = false
    ;(await open()).onGone(() => (isGone = true))
    await backend.unplug(device)
    await until('the word', () => isGone)
    await backend.plug(device)
    const { serial } = device.info
    const now = (await backend.transport.list()).find((info) => info.serial === serial)
    assert.ok(now !== undefined && now.path !== path, 'the path is the old one')
    assert.equal(await backend.transport.open(path), null)
    const link = await backend.transport.open(now.path)
    assert.ok(link?.speaks === 'reports')
    assert.equal((await link.getFeature(feature.id, 64, never)).ok, true)
    link.close()
  }),
]

export const linkContract: readonly LinkCheck[] = [...saying, ...hearing, ...leaving]
