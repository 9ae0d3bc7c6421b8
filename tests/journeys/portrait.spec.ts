import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBadToGood, writeCameraClip, writeEvenClip } from '../fixtures/camera-clip.ts'
import { frontal } from '../fixtures/rendered-head/render.ts'
import { walkToThePrints } from '../practice/exchange.ts'
import { texts } from '../practice/texts.ts'
import { practiceOfficer } from '../registry/officers.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'

const { portrait, citizen } = texts
const clips = mkdtempSync(join(tmpdir(), 'tram-clips-'))
test.afterAll(() => rmSync(clips, { recursive: true, force: true }))

/** Options of a counter whose camera plays this clip; written only when the journey is run. */
const seeing =
  (name: string, write: (path: string) => void) =>
  // Playwright reads the fixtures that are asked for out of this very pattern.
  // oxlint-disable-next-line no-empty-pattern
  async ({}, use: (options: { camera: string }) => Promise<void>) => {
    const path = join(clips, name)
    write(path)
    await use({ camera: path })
  }

/** A real photograph out of a package's freely licensed samples, as motion JPEG; it never leaves ignored folders. */
function writePhoto(path: string): void {
  const sample = createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg')
  writeFileSync(path, Buffer.concat(Array.from({ length: 8 }, () => readFileSync(sample))))
}

async function toThePortrait({ officer }: Desk): Promise<void> {
  await officer.signIn(practiceOfficer.officerId, practiceOfficer.pin)
  await walkToThePrints(officer, practiceCitizens[0]!.personalNumber)
  await officer.takeAllPrints()
}

/** Runs in the officer's page: remembers every canvas and blob URL that the page makes from now on. */
function watchPictures(): void {
  const made = { canvases: [] as HTMLCanvasElement[], urls: new Set<string>() }
  Object.assign(globalThis, { made })
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLCanvasElement) made.canvases.push(element)
    return element
  }) as typeof document.createElement
  const [open, revoke] = [URL.createObjectURL.bind(URL), URL.revokeObjectURL.bind(URL)]
  URL.createObjectURL = (object) => {
    const url = open(object)
    made.urls.add(url)
    return url
  }
  URL.revokeObjectURL = (url) => {
    made.urls.delete(url)
    revoke(url)
  }
}

function picturesLeft() {
  const { made } = globalThis as unknown as { made: { canvases: HTMLCanvasElement[]; urls: Set<string> } }
  return {
    made: made.canvases.length,
    filled: made.canvases.filter(({ width, height }) => width * height > 0).length,
    urls: made.urls.size,
    videos: document.querySelectorAll('video').length,
  }
}

/** Files of the profile that hold a JPEG as the browser writes them. */
const jpegFiles = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .filter((path) =>
      readFileSync(path).includes(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])),
    )

test.describe('with somebody who comes closer, then looks at the camera', () => {
  test.use({ counterOptions: seeing('walk.y4m', (path) => writeCameraClip(path, fromBadToGood)) })

  test('both windows say what to do, the picture takes itself, and nothing of it stays in the page', async ({
    desk,
  }, info) => {
    const { officer, counter } = desk
    const { page } = officer
    const mirror = await counter.page('citizen')
    await page.evaluate(watchPictures)
    await mirror.evaluate(watchPictures)
    await toThePortrait(desk)
    const words = (hint: keyof typeof portrait.hint) => page.getByText(portrait.hint[hint], { exact: true })
    await expect(words('come-closer')).toBeVisible()
    await expect(mirror.getByText(portrait.hint['come-closer'], { exact: true })).toBeVisible()
    await expect(words('turn-right')).toBeVisible()
    await page.screenshot({ path: info.outputPath('officer-turned.png') })
    await mirror.screenshot({ path: info.outputPath('citizen-turned.png') })
    const keep = page.getByRole('button', { name: portrait.keep, exact: true })
    // A still that is refused is taken again the next time that the clip comes round.
    await expect(keep).toBeVisible({ timeout: 75_000 })
    await expect(keep).toBeDisabled()
    await expect(mirror.getByRole('heading', { name: citizen.mirror.shot })).toBeVisible()
    await page.screenshot({ path: info.outputPath('officer-shot.png') })
    await mirror.screenshot({ path: info.outputPath('citizen-shot.png') })

    // One more by the officer's key: both wait side by side, and the officer picks.
    await page.keyboard.press('F4')
    await expect(page.getByRole('button', { name: portrait.take, exact: true })).toBeEnabled()
    await page.keyboard.press('F4')
    await expect(page.getByRole('group', { name: portrait.shots }).getByRole('button')).toHaveCount(2)
    await page.keyboard.press('Alt+x')
    await page.keyboard.press('F7')
    await expect(page.locator('[aria-current="step"]')).toContainText(texts.enrolment.step.iris)
    const left = await page.evaluate(picturesLeft)
    expect(left.made).toBeGreaterThan(3)
    const nothing = { filled: 0, urls: 0, videos: 0 }
    expect(left).toMatchObject(nothing)
    // The citizen's window learns a moment later that the step is over.
    await expect.poll(() => mirror.evaluate(picturesLeft)).toMatchObject(nothing)
    expect(jpegFiles(desk.profile)).toEqual([])
  })
})

test.describe('with a camera that shows a photograph', () => {
  test.use({ counterOptions: seeing('photo.mjpeg', writePhoto) })

  test(
    'the crop is moved by keys; what does not hold needs a reason; it can be taken again',
    { tag: '@long' },
    async ({ desk }) => {
      const { page } = desk.officer
      await toThePortrait(desk)
      // Once the first word stands there, the picture plays and its key is listened to.
      await expect(page.locator('.live output')).toBeVisible()
      await page.keyboard.press('F4')
      await page.getByLabel(portrait.crop).focus()
      const edge = page.locator('.crop-edge')
      const before = await edge.boundingBox()
      await page.keyboard.press('+')
      await page.keyboard.press('ArrowLeft')
      expect(await edge.boundingBox()).not.toEqual(before)
      await page.keyboard.press('Alt+x')
      // Trees behind a turned face: the officer's word alone does not make it a portrait.
      await expect(page.getByRole('button', { name: portrait.keep, exact: true })).toBeDisabled()
      await page.getByRole('button', { name: portrait.exceptionLabel }).click()
      await page.getByRole('option', { name: portrait.exception.equipment }).click()
      await page.keyboard.press('F7')
      await expect(page.locator('[aria-current="step"]')).toContainText(texts.enrolment.step.iris)
      await page.getByRole('button', { name: new RegExp(texts.enrolment.step.portrait) }).click()
      await expect(page.getByAltText(portrait.kept)).toBeVisible()
      await expect(page.getByRole('button', { name: portrait.takeAgain, exact: true })).toBeVisible()
    },
  )
})

test.describe('with a lens under its lid', () => {
  test.use({
    counterOptions: seeing('lid.y4m', (path) => writeEvenClip(path, { width: 1280, height: 720 }, 4)),
  })

  test('the officer is told of the camera, and the sitting goes on', { tag: '@long' }, async ({ desk }) => {
    await toThePortrait(desk)
    await expect(desk.officer.page.getByText(portrait.hint['camera-dark'], { exact: true })).toBeVisible()
    await expect(desk.officer.page.getByRole('button', { name: portrait.take, exact: true })).toBeEnabled()
  })
})

test.describe('with a camera of 320x240', () => {
  test.use({
    counterOptions: seeing('small.y4m', (path) => writeEvenClip(path, { width: 320, height: 240 }, 160)),
  })

  test('its picture is refused in words instead of being blown up', { tag: '@long' }, async ({ desk }) => {
    await toThePortrait(desk)
    const { page } = desk.officer
    await expect(page.getByText(portrait.hint['camera-small'], { exact: true })).toBeVisible()
    await page.keyboard.press('F4')
    await expect(page.getByText(texts.errors.portrait['camera-small'].title)).toBeVisible()
    await expect(page.locator('[aria-current="step"]')).toContainText(texts.enrolment.step.portrait)
  })
})

test.describe('with a camera whose picture stands still', () => {
  test.use({
    counterOptions: seeing('still.y4m', (path) => writeEvenClip(path, { width: 1280, height: 720 }, 160)),
  })

  test('the officer is told to plug it in anew', { tag: '@long' }, async ({ desk }) => {
    await toThePortrait(desk)
    await expect(desk.officer.page.getByText(portrait.hint['camera-frozen'], { exact: true })).toBeVisible()
  })
})

test.describe('with a camera that lies on its side', () => {
  test.use({
    counterOptions: seeing('side.y4m', (path) =>
      writeCameraClip(path, [{ scene: { ...frontal, roll: 90, at: [0, 0.5] }, seconds: 1 }]),
    ),
  })

  test('the officer is told to set it upright', { tag: '@long' }, async ({ desk }) => {
    await toThePortrait(desk)
    await expect(desk.officer.page.getByText(portrait.hint['camera-turned'], { exact: true })).toBeVisible()
  })
})

/** Runs in the officer's page: the camera fails with `fails` where one is named, and can be pulled. */
function unreliableCamera(): void {
  const { mediaDevices } = navigator
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  const plug = {
    fails: null as string | null,
    track: null as MediaStreamTrack | null,
    pull: () => plug.track?.dispatchEvent(new Event('ended')),
    putBack: () => mediaDevices.dispatchEvent(new Event('devicechange')),
  }
  mediaDevices.getUserMedia = async (wanted) => {
    if (plug.fails !== null) throw new DOMException('', plug.fails)
    const stream = await open(wanted)
    plug.track = stream.getVideoTracks()[0] ?? null
    return stream
  }
  Object.assign(globalThis, { plug })
}

interface Plug {
  fails: string | null
  pull(): void
  putBack(): void
}

test(
  'a camera that is refused, in use or pulled says so, and the step goes on when it is back',
  { tag: '@long' },
  async ({ desk }) => {
    const { page } = desk.officer
    await page.evaluate(unreliableCamera)
    const fail = (name: string | null) =>
      page.evaluate((fails) => Object.assign((globalThis as unknown as { plug: Plug }).plug, { fails }), name)
    const pull = () => page.evaluate(() => (globalThis as unknown as { plug: Plug }).plug.pull())
    const putBack = () => page.evaluate(() => (globalThis as unknown as { plug: Plug }).plug.putBack())
    const isSaid = async (code: 'camera-refused' | 'camera-busy' | 'camera-lost') => {
      const { title, next } = texts.errors.portrait[code]
      await expect(page.getByText(title, { exact: true })).toBeVisible()
      await expect(page.getByText(next, { exact: true })).toBeVisible()
    }
    await fail('NotAllowedError')
    await toThePortrait(desk)
    await isSaid('camera-refused')
    await fail('NotReadableError')
    await page.getByRole('button', { name: portrait.tryAgain, exact: true }).click()
    await isSaid('camera-busy')
    await fail(null)
    await putBack()
    const take = page.getByRole('button', { name: portrait.take, exact: true })
    await expect(take).toBeEnabled()
    await pull()
    await isSaid('camera-lost')
    await putBack()
    await expect(take).toBeEnabled()
    await expect(page.getByText(texts.errors.portrait['camera-lost'].title)).toBeHidden()
  },
)
