/** What is wrong with the whole station, told to the officer's window: its time, and an audit log that was exchanged. */
import type { Alarms } from '../contract/records/snapshot.ts'
import type { StationClock } from './clock.ts'

/** The window rounds ages by this time; it need not be told more often. */
const TOLD_EVERY_MS = 10 * 60_000

export interface AlarmBell {
  current(): Alarms
  /** Something may have changed. */
  tell(): void
  /** The registry has seen another audit log under this station's name. */
  otherHistory(): void
  /** An officer says what day it is; false where that cannot be. */
  setDate(dayMs: number): boolean
  stop(): void
}

export function createAlarmBell(clock: StationClock, publish: (alarms: Alarms) => void): AlarmBell {
  let otherHistory = false
  const current = (): Alarms => ({
    timeConfirmed: clock.isConfirmed(),
    now: new Date(clock.now()).toISOString(),
    otherHistory,
  })
  const tell = (): void => publish(current())
  const timer = setInterval(tell, TOLD_EVERY_MS)
  return {
    current,
    tell,
    otherHistory: () => {
      otherHistory = true
      tell()
    },
    setDate: (dayMs) => {
      const isTaken = clock.type(dayMs)
      tell()
      return isTaken
    },
    stop: () => clearInterval(timer),
  }
}
