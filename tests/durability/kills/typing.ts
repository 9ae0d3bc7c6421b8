/**
 * An officer who types letter by letter into a form and saves nothing, and how much of it may be gone after a kill:
 * what was typed until a second before it stands there again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Locator, Page } from '@playwright/test'
import { texts } from '../../practice/texts.ts'
import { pick, type Random } from '../random.ts'

/** What a kill may cost at most. */
export const MAY_LOSE_MS = 1_000
/** Between two letters: 50 to 150 ms, as somebody types who knows the keys. */
const paceMs = (random: Random) => 50 + 100 * random()

export type Form = 'record' | 'marks'

const { enrolment, fields, marks } = texts
const edit = enrolment.record.editWhat.replace('{{field}}', fields.label.hometown)

const inputOf: Readonly<Record<Form, (page: Page) => Locator>> = {
  record: (page) => page.getByLabel(enrolment.record.reason),
  marks: (page) => page.getByRole('textbox', { name: marks.text }),
}

const sentences = [
  'Sẹo chấm C: 2cm dưới sau đuôi mắt phải',
  'Giấy khai sinh bản chính ghi tên xã cũ, số nhà 12 ngõ 3',
  'Nốt ruồi C: 1,5cm trên trước cánh mũi trái',
]

/** What stands in a form unsaved: the first `n` letters of `text` from the moment `letters[n - 1]` on. */
export interface Typing {
  readonly form: Form
  readonly text: string
  readonly letters: number[]
  /** When it was first struck; null while it was not. */
  struckAt: number | null
  /** From the first letter that was missing after the kill to the kill; null until somebody looked. */
  lostMs: number | null
}

export async function typeInto(page: Page, typing: Typing, random: Random, signal: AbortSignal) {
  const input = inputOf[typing.form](page)
  if (typing.form === 'record') await page.getByRole('button', { name: edit, exact: true }).click()
  await input.fill('')
  await input.focus()
  for (const letter of typing.text) {
    if (signal.aborted) return
    await page.keyboard.type(letter)
    typing.letters.push(performance.now())
    await sleep(paceMs(random))
  }
}

export const newTyping = (form: Form, random: Random): Typing => ({
  form,
  text: pick(random, sentences),
  letters: [],
  struckAt: null,
  lostMs: null,
})

/** How much typing is missing in what the screen shows after everything runs again; 0 where nothing is. */
export function lostTyping(
  {
    text,
    letters,
    struckAt,
  }: Pick<Readonly<Typing>, 'text' | 'struckAt'> & { readonly letters: readonly number[] },
  shown: string,
): number {
  const from = letters[text.startsWith(shown) ? shown.length : 0]
  if (from === undefined) return 0
  return struckAt === null ? Infinity : struckAt - from
}

/** What stands in the form, for `lostTyping`; nothing where it is not open. */
export async function readTyping(page: Page, { form }: Typing): Promise<string> {
  const input = inputOf[form](page)
  return (await input.isVisible()) ? input.inputValue() : ''
}

/** What stands there was only tried. */
export async function leaveTyping(page: Page, { form }: Typing): Promise<void> {
  if (form === 'record' && (await inputOf.record(page).isVisible())) await page.keyboard.press('Escape')
}
