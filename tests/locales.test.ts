/**
 * Every word that a person reads exists in both languages, is used, and comes from a locale file. Keys are
 * written whole in the source (`feature:path.to.text`), which is what makes the search for unused ones exact.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '../src-main/contract/errors.ts'
import { captureSlot, policyPack, stepId } from '../src-main/contract/records/policy-pack.ts'
import { fieldCode } from '../src-main/contract/records/resident.ts'
import { literalTexts, usedKeys } from './locales/source-texts.ts'

const root = join(import.meta.dirname, '..')
const folder = (locale: string) => join(root, 'assets/locales', locale)

/** Plural forms count as one key: Vietnamese has one form, English two. */
const withoutPlural = (key: string) => key.replace(/_(?:zero|one|two|few|many|other)$/, '')

function flat(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) =>
    flat(inner, path === '' ? key : `${path}.${key}`),
  )
}

function textsOf(locale: string): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const file of readdirSync(folder(locale))) {
    const content: unknown = JSON.parse(readFileSync(join(folder(locale), file), 'utf8'))
    for (const [path, text] of flat(content, '')) {
      const key = withoutPlural(`${file.replace('.json', '')}:${path}`)
      texts.set(key, [...(texts.get(key) ?? []), text])
    }
  }
  return texts
}

const vi = textsOf('vi')
const en = textsOf('en')
/** Words of the citizen's pages: main reads the files itself when it builds the document. */
const readByMain = /^fields:page\.|^record:(?:paperLine|closeUp\.said)$/

const placeholders = (texts: string[] = []) =>
  new Set(texts.flatMap((text) => text.match(/\{\{\w+\}\}/g) ?? []))

function sources(at: string): string[] {
  return readdirSync(join(root, at), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(?:test|d)\.tsx?$/.test(name))
    .map((name) => join(root, at, name))
}
const parse = (file: string) => parseSync(file, readFileSync(file, 'utf8')).program
const renderer = sources('src-renderer').map((file) => ({ file, program: parse(file) }))
const main = sources('src-main').map((file) => ({ file, program: parse(file) }))

describe('locales', () => {
  test('both languages have the same keys', () => {
    expect([...en.keys()].toSorted()).toEqual([...vi.keys()].toSorted())
  })

  test('both languages have the same placeholders', () => {
    const unequal = [...vi].filter(([key, texts]) => {
      const mine = [...placeholders(texts)].toSorted().join()
      return mine !== [...placeholders(en.get(key))].toSorted().join()
    })
    expect(unequal.map(([key]) => key)).toEqual([])
  })

  test('no text is empty, padded or not NFC', () => {
    const bad = [...vi, ...en].filter(([, texts]) =>
      texts.some((text) => text.trim() === '' || text !== text.trim() || text !== text.normalize('NFC')),
    )
    expect(bad.map(([key]) => key)).toEqual([])
  })

  test.each([...errorCodes])('%s says what happened, what to do, and the detail', (code) => {
    for (const part of ['title', 'next', 'detail']) {
      const key = `errors:${code.replace('/', '.')}.${part}`
      expect(vi.has(key), key).toBe(true)
      expect(en.has(key), key).toBe(true)
    }
  })

  test('every step, slot and field of the policy pack has its words', () => {
    const pack = policyPack.parse(JSON.parse(readFileSync(join(root, 'assets/policy/2025.json'), 'utf8')))
    const keys = [
      ...stepId.options.flatMap((id) => [`enrolment:step.${id}`, `enrolment:missing.${id}`]),
      ...captureSlot.options.filter((slot) => slot !== 'portrait').map((slot) => `fingerprints:slot.${slot}`),
      ...fieldCode.options.flatMap((field) => [`fields:label.${field}`, `fields:wrong.${field}`]),
    ]
    expect(keys.filter((key) => !vi.has(key))).toEqual([])
    expect(pack.fingerprints).toHaveLength(13)
  })

  test('no key is unused', () => {
    const patterns = [...renderer, ...main].flatMap(({ program }) => usedKeys(program))
    const exact = new Set(patterns.filter((pattern) => typeof pattern === 'string'))
    const open = patterns.filter((pattern) => pattern instanceof RegExp)
    const unused = [...vi.keys()].filter(
      (key) => !readByMain.test(key) && !exact.has(key) && !open.some((pattern) => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })

  test('no literal text stands in JSX', () => {
    expect(
      renderer.flatMap(({ file, program }) =>
        literalTexts(program).map((text) => `${file.slice(root.length)}: ${text}`),
      ),
    ).toEqual([])
  })
})

describe('the search itself', () => {
  const program = parseSync(
    'a.tsx',
    'export const A = () => <p title="Xin chào">Hello {t(`errors:${x}.title`)} {t("common:none")}</p>',
  ).program

  test('finds literal text and literal attributes', () => {
    expect(literalTexts(program)).toEqual(['Xin chào', 'Hello'])
  })

  test('finds whole keys and keys with a hole', () => {
    expect(usedKeys(program)).toContain('common:none')
    expect(usedKeys(program)).toContainEqual(/^errors:.+\.title$/)
  })
})
