/** Nothing personal in plaintext, in any file that the station ever wrote: planted words and bytes, looked for everywhere. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ResidentInput } from '../../src-main/contract/records/resident.ts'
import { bytesMarker, searchMarkers, textMarker, type Marker } from '../practice/marker-search.ts'
import { openSealed } from '../practice/sealed.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { generateResidents } from '../registry/residents/generate.ts'
import { expect, test } from './counter-fixtures.ts'

const planted = {
  hometown: 'Xã Quỷnh Xoắn Thử, Đắk Lắk',
  reason: 'Theo giấy khai sinh thử dấu vết 7731',
  mark: 'Sẹo lồi thử dấu vết ở cằm',
  abandoned: 'Tạ Thoảng Dấu Vết',
}

const tmp = mkdtempSync(join(tmpdir(), 'tram-leaks-'))
test.afterAll(() => rmSync(tmp, { recursive: true, force: true }))
test.use({ counterOptions: { tmp } })

/** Of the ward, and not of those whom a practice station names on its first screen. */
function ordinaryResident(): ResidentInput {
  for (const resident of generateResidents({ count: 2_000, today: new Date() })) {
    const age = new Date().getFullYear() - Number(resident.fields.dateOfBirth.slice(0, 4))
    if (age > 30 && age < 38 && resident.fields.fullNameBirth.middle && resident.oldIdNumber) return resident
  }
  throw new Error('nobody of that age in the ward')
}

/** `cp` goes on where a running browser takes a file away under its hands; `cpSync` does not. */
function copyLiving(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  spawnSync('cp', ['-R', `${from}/.`, to])
  for (const part of ['journal', 'chromium/Default'])
    if (!existsSync(join(to, part))) throw new Error(`${part} was not copied`)
}

const fullName = ({ fields: { fullNameBirth: name } }: ResidentInput) =>
  [name.surname, name.middle, name.given].filter(Boolean).join(' ')

function markersOf(resident: ResidentInput, entries: Record<string, Uint8Array>): Marker[] {
  const words = {
    ...planted,
    name: fullName(resident),
    personalNumber: resident.personalNumber,
    oldIdNumber: resident.oldIdNumber ?? '',
  }
  const samples = Object.entries(entries).filter(([name]) =>
    /^(portrait|prints|irises|marks|scans)/.test(name),
  )
  if (samples.length < 14) throw new Error(`only ${samples.length} samples were sealed`)
  return [
    ...Object.entries(words).map(([name, text]) => textMarker(name, text)),
    ...samples.map(([name, bytes]) => bytesMarker(name, bytes)),
  ]
}

test('a day leaves nothing personal in plaintext: drafts, kills, look-ups, a sealed application', async ({
  desk,
}) => {
  test.skip(
    desk.counter.ready.shell === 'electron',
    'Playwright launches Electron itself: kills are driven on the Chromium shell',
  )
  const { profile } = desk
  const resident = ordinaryResident()
  const aside = mkdtempSync(join(tmpdir(), 'tram-leaks-aside-'))
  const keep = (moment: string) => copyLiving(profile, join(aside, 'seen', moment))

  await desk.officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await desk.officer.ask(planted.abandoned)
  await desk.officer.lookUp(resident.personalNumber)
  await desk.officer.chooseCase({ kind: 'Cấp đổi', reason: 'Công dân có yêu cầu' })
  await desk.officer.correctHometown(planted.hometown, planted.reason)
  await desk.officer.confirmRecord()
  await desk.officer.fileAdjustment()
  await desk.officer.addMark(planted.mark)
  await desk.officer.takePrint()
  desk.counter.process.kill('SIGKILL')
  keep('after-kill')

  const again = await desk.restart()
  await again.officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await again.officer.resume()
  await again.officer.takeAllPrints()
  await again.officer.takePortrait()
  keep('draft')
  await again.officer.showToCitizen()
  await again.citizen.confirm()
  await again.officer.seal()
  await again.officer.openQueue()
  await expect(again.officer.queueRow()).toContainText(texts.queue.state.received, { timeout: 60_000 })
  keep('received')
  await again.counter.close()

  const markers = markersOf(resident, openSealed(desk).entries)
  const folders = [join(aside, 'seen'), profile, tmp]
  const { files, bytes, found } = searchMarkers(folders, markers)
  expect(found).toEqual([])
  // Three copies of a profile and the profile itself: journal, keys, logs and a browser's files.
  expect(files).toBeGreaterThan(400)
  expect(bytes).toBeGreaterThan(5_000_000)
  // The same search finds each of them where it does stand: in the opened application.
  const canary = join(aside, 'canary')
  writeFileSync(canary, Buffer.concat(markers.map(({ forms }) => forms[0] ?? Buffer.alloc(0))))
  expect(searchMarkers([aside], markers).found.filter((line) => line.endsWith(canary))).toHaveLength(
    markers.length,
  )
  rmSync(aside, { recursive: true, force: true })
})
