/** What a simulated device offers beside its link: the fault menu of training and self-test. */
import type { VirtualDevice } from '../transports/loopback.ts'

/** Pulling the plug and putting it in again are the transport's to play. */
export type SimulatedFault =
  | 'none'
  | 'stall'
  | 'lose-chunks'
  | 'corrupt-chunk'
  | 'swap-hand'
  | 'wrong-finger'
  | 'light-touch'
  | 'blink'
  | 'too-far'
  | 'off-centre'
  | 'one-eye'

/** A made-up person: the same seed has the same fingers and eyes for life. */
export interface SimulatedPerson {
  readonly seed: number
  /** Null: grown up. */
  readonly ageYears: number | null
  /** Fingers that are not there, as positions of ISO/IEC 19794-4. */
  readonly missing?: readonly number[] | undefined
  /** Of somebody to practise with: what is not there although nobody has said so yet, and how worn the rest is, 0 to 1. */
  readonly hand?: { readonly missing: readonly number[]; readonly wear: number } | undefined
}

/** What can be done with a simulated device that is no scanner; `card` is what is held before a reader. */
export interface SimulatedTool extends VirtualDevice {
  /** False where this is not what it does. */
  readonly play: (act: 'scan-card' | 'press-pedal', card: string | null) => boolean
}

export interface SimulatedDevice extends VirtualDevice {
  /** What can go wrong with it, or with the person before it. */
  readonly plays: readonly SimulatedFault[]
  /** From the next report on; `none` heals. */
  readonly setFault: (fault: SimulatedFault) => void
  /** Whose fingers lie on it from the next capture on. */
  readonly setPerson: (person: SimulatedPerson) => void
}
