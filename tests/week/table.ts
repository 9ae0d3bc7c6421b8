/** A day beside a day: the median of each wait, and what the officer waited for one citizen. */
import type { Waits } from './sitting.ts'

const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b)
const quantile = (list: readonly number[], part: number) =>
  sorted(list)[Math.min(list.length - 1, Math.floor(list.length * part))] ?? 0
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)

export interface Line {
  readonly what: string
  /** Median of each day, ms. */
  readonly medians: readonly number[]
  /** 95 % of the last day's within, ms. */
  readonly p95: number
  /** Last day's median by the first day's. */
  readonly ratio: number
}

export function linesOf(days: readonly Waits[]): Line[] {
  const names = [...new Set(days.flatMap((day) => [...day.keys()]))]
  return names.map((what) => {
    const medians = days.map((day) => quantile(day.get(what) ?? [], 0.5))
    const p95 = quantile(days.at(-1)?.get(what) ?? [], 0.95)
    return { what, medians, p95, ratio: (medians.at(-1) ?? 0) / (medians[0] || 1) }
  })
}

/** All calls of one sitting together, the mean of a day, ms. */
export const perSitting = (day: Waits, sittings: number) => sum([...day.values()].map(sum)) / sittings

export function tableOf(lines: readonly Line[]): string {
  const days = lines[0]?.medians.length ?? 0
  const head = [
    'call, median ms',
    ...Array.from({ length: days }, (_, i) => `day ${i + 1}`),
    'last: 95 %',
    'last / first',
  ]
  const rows = lines.map(({ what, medians, p95, ratio }) =>
    [what, ...medians.map((ms) => ms.toFixed(1)), p95.toFixed(1), ratio.toFixed(2)].join(' | '),
  )
  return [head.join(' | '), head.map(() => '---').join(' | '), ...rows].map((row) => `| ${row} |`).join('\n')
}
