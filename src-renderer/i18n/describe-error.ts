/** What a failure is called, what to do next, and what the technician wants to know. */
import type { AppError, ErrorCode } from '../../src-main/contract/errors.ts'
import type { Locale } from '../../src-main/contract/primitives.ts'
import { fingerName } from './finger-name.ts'
import { formatBytes, formatDay, formatTime } from './format.ts'
import type { Translate } from './use-texts.ts'

type Dotted<C extends string> = C extends `${infer Area}/${infer What}` ? `${Area}.${What}` : never

/** `area/what` as the path of its texts. */
export function pathOf<C extends ErrorCode>(code: C): Dotted<C>
export function pathOf(code: ErrorCode): string {
  return code.replace('/', '.')
}

export interface ErrorWords {
  readonly title: string
  readonly next: string
  readonly detail: string
}

/** Lists become one line; times and sizes are said as people say them. */
export function describeError(t: Translate, error: AppError, locale: Locale): ErrorWords {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(error)) values[name] = String(value)
  if (error.code === 'officers/locked') values['until'] = formatTime(new Date(error.untilMs).toISOString())
  if (error.code === 'retention/term-runs') values['until'] = formatDay(error.until)
  if ('freeBytes' in error) values['free'] = formatBytes(error.freeBytes, locale)
  if ('neededBytes' in error) values['needed'] = formatBytes(error.neededBytes, locale)
  if (error.code === 'papers/too-large') {
    values['size'] = formatBytes(error.bytes, locale)
    values['limit'] = formatBytes(error.most, locale)
  }
  if (error.code === 'enrolment/incomplete') values['missing'] = error.missing.join(', ')
  if (error.code === 'residents/unknown-qr') values['reason'] = t(`look-up:qr.${error.why}`)
  if ('asked' in error) values['asked'] = fingerName(t, error.asked)
  if ('finger' in error) values['finger'] = fingerName(t, error.finger)
  if (error.code === 'irises/no-eye') values['eye'] = t(`iris:eye.${error.eye}`)
  const path = pathOf(error.code)
  return {
    title: t(`errors:${path}.title`, { replace: values }),
    next: t(`errors:${path}.next`, { replace: values }),
    detail: t(`errors:${path}.detail`, { replace: values }),
  }
}
