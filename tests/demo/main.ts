/** `npm run demo`. */
import { copyFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '../practice/expect.ts'
import { citizenAt } from '../practice/citizen.ts'
import { openCounter, openRegistry, type Counter, type Registry } from '../practice/counter.ts'
import { ageExchange, leftBrowMole, officerAt } from '../practice/officer.ts'
import { root } from '../practice/root.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { openDiary, type Diary } from './diary.ts'
import { contentOf, opens, refusesFlippedBit } from './open-sealed.ts'

const dir = join(root, 'artifacts/demo')
const work = join(dir, 'work')
const say = (line: string) => process.stdout.write(`${line}\n`)

async function enrol(diary: Diary, counter: Counter, registry: Registry): Promise<void> {
  const officer = officerAt(await counter.page('officer'))
  const citizen = citizenAt(await counter.page('citizen'))
  const both = { officer: officer.page, citizen: citizen.page }
  const [person] = practiceCitizens
  if (!person) throw new Error('no practice citizen')

  await diary.picture('sign-in', both)
  await diary.step('the officer signs in with a PIN', () =>
    officer.signIn(practiceOfficer.officerId, practiceOfficer.pin),
  )
  await diary.picture('home', both)
  await diary.step('the cable to the registry is cut', () => Promise.resolve(registry.cable.cut()))
  await diary.step('the officer looks the citizen up by name without diacritics', () =>
    officer.lookUp(person.name.normalize('NFD').replaceAll(/\p{M}/gu, ''), person.birth.slice(0, 4)),
  )
  await diary.picture('case', both)
  await diary.step('kind and reason', () => officer.chooseCase(ageExchange))
  await diary.step('the record is read and a field corrected', async () => {
    await officer.correctHometown(
      'Xã Hòa Xuân, thành phố Buôn Ma Thuột, Đắk Lắk',
      'Theo giấy khai sinh số 12/1986',
    )
    await diary.picture('record', both)
    await officer.confirmRecord()
  })
  await diary.step('the changed record is adjusted first, on its own form', async () => {
    await diary.picture('adjustment', both)
    await officer.fileAdjustment()
  })
  await diary.step('one identifying mark', () => officer.addMark(leftBrowMole))
  await diary.step('right four, left four, two thumbs', async () => {
    await officer.takePrint(() => diary.picture('fingerprint-live', both))
    await diary.picture('fingerprints', both)
    await officer.takePrint()
    await officer.takePrint()
  })
  await diary.step('ten rolled fingers', () => officer.takeAllPrints())
  await diary.step('the portrait from the camera, with its crop', () =>
    officer.takePortrait((at) => diary.picture(`portrait-${at}`, both)),
  )
  await diary.step('the form is turned to the citizen', () => officer.showToCitizen())
  await diary.step('the citizen reads four pages and confirms', () =>
    citizen.confirm((page) => diary.picture(`citizen-page-${page}`, both)),
  )
  const confirmed = performance.now()
  await diary.step('sealed and queued', () => officer.seal())
  diary.figure('confirmToQueuedMs', Math.round(performance.now() - confirmed))
  await diary.picture('sealed', both)
  await officer.openQueue()
  await diary.step('the queue holds the application while there is no link', () =>
    expect(officer.queueRow()).toContainText(texts.queue.state.queued),
  )
  await diary.picture('queue-waiting', both)
  await diary.step('the cable is mended', () => Promise.resolve(registry.cable.mend()))
  await diary.step('sent, and the registry’s receipt verified', async () => {
    await officer.page.getByRole('button', { name: texts.queue.sendNow, exact: true }).click()
    await expect(officer.queueRow()).toContainText(texts.queue.state.received, { timeout: 60_000 })
  })
  await diary.picture('queue-received', both)
}

function keepFiles(profile: string): string {
  const sealed = join(profile, 'journal', 'sealed')
  const [file, ...others] = readdirSync(sealed)
  if (!file || others.length > 0)
    throw new Error(`one sealed file was expected, not ${others.length + (file ? 1 : 0)}`)
  copyFileSync(join(sealed, file), join(dir, file))
  for (const name of ['registry.key.pem', 'registry.crt.pem', 'ca.crt.pem'])
    copyFileSync(join(work, 'registry', name), join(dir, name))
  return file
}

function checkSealedFile(file: string): Promise<void> {
  const zip = file.replace('.p7m', '.zip')
  if (!opens(dir, file, zip)) throw new Error('OpenSSL did not open the sealed file')
  const { manifest, prints, wsqRecords } = contentOf(join(dir, zip))
  rmSync(join(dir, zip))
  if (prints.length !== 13) throw new Error(`the sealed file holds ${prints.length} prints, not 13`)
  if (wsqRecords.length !== 13)
    throw new Error(`only ${wsqRecords.length} of 13 prints are ISO/IEC 19794-4 records holding WSQ`)
  if (file !== `${manifest.applicationId}.1.p7m`) throw new Error('the manifest names another application')
  if (!refusesFlippedBit(dir, file)) throw new Error('OpenSSL accepted a flipped bit')
  return Promise.resolve()
}

async function demonstrate(diary: Diary): Promise<void> {
  const profile = join(work, 'profile')
  const registry = await diary.step('a registry with a ward of 20,000 made-up residents', () =>
    openRegistry({ dir: join(work, 'registry') }),
  )
  try {
    const began = performance.now()
    const counter = await diary.step('the station starts and is provisioned', () =>
      openCounter({ profile, practice: registry.practice }),
    )
    try {
      await expect(
        (await counter.page('officer')).getByLabel(texts.signIn.pin, { exact: true }),
      ).toBeVisible()
      diary.figure('startToSignInScreenMs', Math.round(performance.now() - began))
      await enrol(diary, counter, registry).catch(async (cause: unknown) => {
        await diary.picture('failed', {
          officer: await counter.page('officer'),
          citizen: await counter.page('citizen'),
        })
        throw cause
      })
    } finally {
      await counter.close()
    }
    await diary.step('OpenSSL opens the sealed file: 13 records of WSQ; a flipped bit is refused', () => {
      const file = keepFiles(profile)
      diary.figure('sealedFileBytes', statSync(join(dir, file)).size, 'bytes')
      return checkSealedFile(file)
    })
  } finally {
    await registry.close()
  }
}

rmSync(dir, { recursive: true, force: true })
const diary = openDiary(dir, say)
const began = performance.now()
try {
  await demonstrate(diary)
  diary.figure('totalMs', Math.round(performance.now() - began))
  diary.write('passed')
  rmSync(work, { recursive: true, force: true })
  say(
    `\nThe demonstration held, in ${((performance.now() - began) / 1000).toFixed(1)} s. Pictures and the sealed file: artifacts/demo/`,
  )
} catch (cause) {
  diary.write('failed')
  say(`\nThe demonstration failed: ${cause instanceof Error ? cause.message : String(cause)}`)
  process.exitCode = 1
}
