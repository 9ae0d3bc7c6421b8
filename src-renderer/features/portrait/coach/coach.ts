/**
 * From looks to one word at a time. A word stays long enough to be acted on, the picture is taken when everything has held for
 * 0.7 s, and what only the slow look knows counts for as long as it is fresh. Pure: the time is given.
 */
import type {
  Measured,
  PortraitHint,
  PortraitMeasure,
} from '../../../../src-main/contract/records/portrait-check.ts'
import { broken, hintOf, judge, type Values } from '../measures/rules.ts'
import { firstCrop } from '../picture/crop.ts'
import type { Look } from '../worker/messages.ts'

export const HOLD_MS = 700
/** A word that was said is not taken back for another before this. */
const WORD_MS = 900
/** For so long the slow look's numbers stand for now. */
const FRESH_MS = 1500
/** A camera's noise never stands still for so long. */
const FROZEN_MS = 3000

export interface Coached {
  readonly hint: PortraitHint
  /** Every rule as it stands now. */
  readonly measures: readonly Measured[]
  /** 0 to 1: how much of the 0.7 s has passed. */
  readonly progress: number
  /** True once, when the picture is to be taken. */
  readonly fires: boolean
}

export interface CoachState extends Coached {
  /** What was seen last. */
  readonly look: Look | null
  readonly saidAtMs: number
  readonly goodSinceMs: number | null
  readonly slow: { readonly values: Values; readonly atMs: number } | null
  readonly held: ReadonlySet<PortraitMeasure>
}

export const start: CoachState = {
  look: null,
  hint: 'no-face',
  measures: [],
  progress: 0,
  fires: false,
  saidAtMs: Number.NEGATIVE_INFINITY,
  goodSinceMs: null,
  slow: null,
  held: new Set(),
}

/** `mayFire` is false while a picture is being taken or none more fits. */
export function coach(state: CoachState, look: Look, nowMs: number, mayFire: boolean): CoachState {
  const slow = look.depth === 'full' ? { values: look.values, atMs: nowMs } : state.slow
  const isFresh = slow !== null && nowMs - slow.atMs <= FRESH_MS
  const measures = judge({ ...(isFresh ? slow.values : {}), ...look.values }, state.held)
  const wanted = cameraHint(look) ?? faceHint(measures)
  const isGood = wanted === null && isFresh
  const goodSinceMs = isGood ? (state.goodSinceMs ?? nowMs) : null
  const progress = goodSinceMs === null ? 0 : Math.min(1, (nowMs - goodSinceMs) / HOLD_MS)
  const fires = mayFire && progress === 1
  const isSame = (wanted ?? 'hold') === state.hint
  const mayChange = isSame || isGood || state.hint === 'hold' || nowMs - state.saidAtMs >= WORD_MS
  return {
    look,
    hint: mayChange ? (wanted ?? 'hold') : state.hint,
    measures,
    progress,
    fires,
    saidAtMs: mayChange && !isSame ? nowMs : state.saidAtMs,
    // After a picture everything must hold anew.
    goodSinceMs: fires ? null : goodSinceMs,
    slow,
    held: new Set(measures.flatMap(({ measure, holds, value }) => (holds && value !== null ? measure : []))),
  }
}

/** What is wrong with the camera and not with the citizen. */
function cameraHint({ isDark, frozenMs, turned, width, height }: Look): PortraitHint | null {
  if (firstCrop({ width, height }) === null) return 'camera-small'
  if (isDark) return 'camera-dark'
  if (frozenMs >= FROZEN_MS) return 'camera-frozen'
  return turned === 0 ? null : 'camera-turned'
}

function faceHint(measures: readonly Measured[]): PortraitHint | null {
  const [first] = broken(measures)
  if (first === undefined) return null
  const value = measures.find(({ measure }) => measure === first.measure)?.value ?? null
  return hintOf(first, value)
}
