/** The steps and the acquisitions that a policy pack can ask for: what this program knows how to do. */
import { z } from 'zod'

/** Rolled fingers carry the ISO/IEC 19794-4 position 1-10. */
export const fingerSlot = z.enum([
  'right-four',
  'left-four',
  'thumbs',
  'rolled-1',
  'rolled-2',
  'rolled-3',
  'rolled-4',
  'rolled-5',
  'rolled-6',
  'rolled-7',
  'rolled-8',
  'rolled-9',
  'rolled-10',
])
export type FingerSlot = z.infer<typeof fingerSlot>

export const irisSlot = z.enum(['iris-right', 'iris-left'])
export type IrisSlot = z.infer<typeof irisSlot>

/** One acquisition. */
export const captureSlot = z.enum([...fingerSlot.options, ...irisSlot.options, 'portrait'])
export type CaptureSlot = z.infer<typeof captureSlot>

export const stepId = z.enum([
  'case',
  'record',
  'adjustment',
  'guardian',
  'marks',
  'fingerprints',
  'portrait',
  'iris',
  'confirmation',
  'approval',
  'sealing',
])
export type StepId = z.infer<typeof stepId>

/** The fingers that an acquisition asks for, as positions of ISO/IEC 19794-4. */
export const fingersOfSlot: Readonly<Record<FingerSlot, readonly number[]>> = {
  'right-four': [2, 3, 4, 5],
  'left-four': [7, 8, 9, 10],
  thumbs: [1, 6],
  'rolled-1': [1],
  'rolled-2': [2],
  'rolled-3': [3],
  'rolled-4': [4],
  'rolled-5': [5],
  'rolled-6': [6],
  'rolled-7': [7],
  'rolled-8': [8],
  'rolled-9': [9],
  'rolled-10': [10],
}
