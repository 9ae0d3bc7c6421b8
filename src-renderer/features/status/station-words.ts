/** The four things that are always in view: link, queue, devices, disk. Pure, so that they can be proved. */
import { roomOf, type Room, type SecondMediumState } from '../../../src-main/contract/records/room.ts'
import type { DeviceInfo, LinkState } from '../../../src-main/contract/records/snapshot.ts'
import type { Tone } from '../../ui/status-badge.tsx'

export const linkTone: Record<LinkState, Tone> = {
  none: 'warn',
  portal: 'warn',
  slow: 'info',
  good: 'good',
  'wrong-certificate': 'bad',
  'wrong-time': 'bad',
  proxy: 'warn',
}

const toneOfRoom: Record<Room, Tone> = { plenty: 'good', little: 'warn', none: 'bad' }

export interface DiskWords {
  readonly tone: Tone
  /** Key of the text below `common:status`. */
  readonly text: 'free' | 'freeLittle' | 'freeNone' | 'secondAway'
}

/** What the disk is said to be: too little room comes before a second medium that was pulled out. */
export function diskWords(freeBytes: number, openDrafts: number, second: SecondMediumState): DiskWords {
  const room = roomOf(freeBytes, openDrafts)
  if (room === 'none') return { tone: toneOfRoom.none, text: 'freeNone' }
  if (second === 'away') return { tone: 'warn', text: 'secondAway' }
  return { tone: toneOfRoom[room], text: room === 'little' ? 'freeLittle' : 'free' }
}

export interface QueueCount {
  readonly waiting: number
  readonly received: number
  readonly troubled: number
}

export function countQueue(byState: Readonly<Record<string, number>>): QueueCount {
  const sum = (...states: string[]) => states.reduce((total, state) => total + (byState[state] ?? 0), 0)
  return {
    waiting: sum('sealed', 'queued', 'sending'),
    received: sum('received', 'accepted'),
    troubled: sum('parked', 'returned', 'quarantined'),
  }
}

/** The worst state speaks for all devices. */
export function worstDevice(devices: readonly DeviceInfo[]): DeviceInfo | null {
  const order: readonly DeviceInfo['state'][] = ['failed', 'unplugged']
  for (const state of order) {
    const found = devices.find((device) => device.state === state)
    if (found !== undefined) return found
  }
  return null
}
