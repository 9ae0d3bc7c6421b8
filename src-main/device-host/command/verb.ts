/** What a verb of the command is: its options, how many paths make one job, and the work on one job. */
import { z } from 'zod'
import type { Result } from '../../contract/result.ts'
import type { Imaging } from '../imaging.ts'
import type { Failure } from './failure.ts'

/** What is printed as one line of JSON. */
export type Report = Readonly<Record<string, unknown>>
export type Outcome = Result<Report, Failure>

export interface Job {
  readonly paths: readonly string[]
  /** From 0, for what differs from job to job. */
  readonly index: number
}

export interface Verb {
  readonly usage: string
  readonly pathsPerJob: 1 | 2
  readonly optionNames: readonly string[]
  /** `null` where an option is missing or out of its range. */
  prepare(
    values: Readonly<Record<string, unknown>>,
  ): ((imaging: Imaging, job: Job) => Promise<Outcome>) | null
}

/** `work` gets one path as `a`, of two the second as `b`. */
export function verb<T extends z.ZodRawShape>(spec: {
  readonly usage: string
  readonly pathsPerJob: 1 | 2
  readonly options: z.ZodObject<T>
  readonly work: (
    imaging: Imaging,
    paths: { readonly a: string; readonly b: string; readonly index: number },
    options: z.infer<z.ZodObject<T>>,
  ) => Promise<Outcome>
}): Verb {
  return {
    usage: spec.usage,
    pathsPerJob: spec.pathsPerJob,
    optionNames: Object.keys(spec.options.shape),
    prepare(values) {
      const options = spec.options.safeParse(values)
      if (!options.success) return null
      return (imaging, { paths: [a = '', b = ''], index }) =>
        spec.work(imaging, { a, b, index }, options.data)
    },
  }
}

/** Options come as text. An empty one is no number. */
export const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))

export const whole = (least: number, most: number) => number(least, most).pipe(z.int())

/** `3,4` */
export const positions = z
  .string()
  .regex(/^\d{1,2}(,\d{1,2})*$/)
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.int().min(1).max(10)).max(10))

export const hand = z.enum(['right', 'left', 'thumbs'])
export const ageYears = whole(0, 150)
