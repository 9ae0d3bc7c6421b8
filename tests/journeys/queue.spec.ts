import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { walkToTheCitizen } from '../practice/exchange.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test } from './counter-fixtures.ts'

test(
  'a deleted IndexedDB loses nothing: the queue shows itself again from the journal',
  { tag: '@long' },
  async ({ desk }) => {
    test.skip(desk.counter.ready.shell === 'electron', 'the folder of Electron’s profile lies elsewhere')
    const { officer, citizen, registry } = desk
    await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    registry.cable.cut()
    await walkToTheCitizen(officer, practiceCitizens[0]!.personalNumber)
    await citizen.confirm()
    await officer.seal()
    await desk.counter.close()

    const indexedDb = join(desk.profile, 'chromium', 'Default', 'IndexedDB')
    expect(existsSync(indexedDb)).toBe(true)
    rmSync(indexedDb, { recursive: true })

    const again = await desk.restart()
    await again.officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
    await again.officer.openQueue()
    await expect(again.officer.queueRow()).toContainText(texts.queue.state.queued)
    await expect(again.officer.queueRow()).toContainText(practiceCitizens[0]!.name)
    registry.cable.mend()
    await again.officer.page.getByRole('button', { name: texts.queue.sendNow, exact: true }).click()
    await expect(again.officer.queueRow()).toContainText(texts.queue.state.received, { timeout: 60_000 })
  },
)
