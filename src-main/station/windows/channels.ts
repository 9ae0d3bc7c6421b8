/** Events to the windows, numbered per window so that a page notices a gap. */
import { events, type EventData, type EventName } from '../../contract/events.ts'
import { windowIds, type WindowId } from '../../contract/windows.ts'

export interface Channels {
  publish<E extends EventName>(name: E, data: EventData<E>): void
  /** The number of the last event sent to this window; goes into its snapshot. */
  lastSeq(window: WindowId): number
}

export function createChannels(emit: (window: WindowId, message: unknown) => void): Channels {
  const sent = new Map<WindowId, number>(windowIds.map((id) => [id, 0]))
  const lastSeq = (window: WindowId) => sent.get(window) ?? 0
  return {
    lastSeq,
    publish(name, data) {
      for (const window of events[name].to) {
        const seq = lastSeq(window) + 1
        sent.set(window, seq)
        emit(window, { seq, name, data })
      }
    },
  }
}
