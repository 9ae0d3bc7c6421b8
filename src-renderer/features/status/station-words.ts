/** The four things that are always in view: link, queue, devices, disk. Pure, so that they can be proved. */
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

/** Below this nothing new is begun: a full disk has cost whole databases (sync.md §6). */
export const LITTLE_DISK = 5_000_000_000

export function diskTone(freeBytes: number): Tone {
  return freeBytes < LITTLE_DISK ? 'bad' : 'good'
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
