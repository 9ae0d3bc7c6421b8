/** Events as they arrive: unknown until they fit the contract. */
import { z } from 'zod'
import { events, type EventData, type EventName } from '../../src-main/contract/events.ts'

const seq = z.number().int().nonnegative()

function message<E extends EventName, D extends z.ZodType>(name: E, spec: { readonly data: D }) {
  return z.object({ seq, name: z.literal(name), data: spec.data })
}

const anyEvent = z.discriminatedUnion('name', [
  message('station.provisioned', events['station.provisioned']),
  message('officers.changed', events['officers.changed']),
  message('technician.changed', events['technician.changed']),
  message('enrolment.changed', events['enrolment.changed']),
  message('devices.changed', events['devices.changed']),
  message('devices.previewed', events['devices.previewed']),
  message('devices.scanned', events['devices.scanned']),
  message('devices.pressed', events['devices.pressed']),
  message('uplink.changed', events['uplink.changed']),
  message('queue.changed', events['queue.changed']),
  message('citizen.changed', events['citizen.changed']),
  message('citizen.coached', events['citizen.coached']),
  message('station.alarmsChanged', events['station.alarmsChanged']),
  message('station.diskChanged', events['station.diskChanged']),
])

/** One event, narrowed by its name. */
export type AnyEvent = z.infer<typeof anyEvent>

/** Null where the message is not one that the contract knows: the listener treats that as a gap. */
export function parseEvent(raw: unknown): AnyEvent | null {
  const event = anyEvent.safeParse(raw)
  return event.success ? event.data : null
}

const data: { readonly [E in EventName]: { readonly data: z.ZodType<EventData<E>> } } = events
const head = z.object({ name: z.string(), data: z.unknown() })

/** The data of an event of this one name; null for every other message. */
export function dataOf<E extends EventName>(name: E, raw: unknown): EventData<E> | null {
  const parsed = head.safeParse(raw)
  if (!parsed.success || parsed.data.name !== name) return null
  const content = data[name].data.safeParse(parsed.data.data)
  return content.success ? content.data : null
}
