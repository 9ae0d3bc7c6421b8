/** How a time is taken: several runs, of which the middle one and the least are told, with the load at that moment. */
import { loadavg } from 'node:os'

export interface Figures {
  readonly medianMs: number
  readonly leastMs: number
  /** Processor time of the middle run, without waiting for others; null where the system does not tell. */
  readonly processorMs: number | null
  /** Load average of the last minute, when the measuring ended. */
  readonly load: number
}

/** One run; in milliseconds. */
export interface Run {
  readonly wallMs: number
  readonly processorMs: number | null
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const median = (values: readonly number[]) => quantile(values, 0.5)

/**
 * `count` pieces of work in each run. What the least empty run takes is subtracted from the middle and from
 * the least run alike: a start that was held up by others then never makes us look faster.
 */
export function figuresOf(runs: readonly Run[], count: number, empty: readonly Run[] = []): Figures {
  const walls = runs.map(({ wallMs }) => wallMs)
  const start = empty.length > 0 ? Math.min(...empty.map(({ wallMs }) => wallMs)) : 0
  const processor = processorOf(runs, median)
  const startProcessor = empty.length > 0 ? processorOf(empty, (values) => Math.min(...values)) : 0
  const known = processor !== null && startProcessor !== null
  return {
    medianMs: Math.max(0, median(walls) - start) / count,
    leastMs: Math.max(0, Math.min(...walls) - start) / count,
    processorMs: known ? Math.max(0, processor - startProcessor) / count : null,
    load: loadavg()[0] ?? Number.NaN,
  }
}

function processorOf(runs: readonly Run[], choose: (values: readonly number[]) => number): number | null {
  const known = runs.flatMap(({ processorMs }) => (processorMs === null ? [] : [processorMs]))
  return known.length === runs.length ? choose(known) : null
}
