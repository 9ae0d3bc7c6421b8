import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import type { Tone } from '../../ui/status-badge.tsx'

const tones: Record<DeviceInfo['state'], Tone> = {
  ready: 'good',
  working: 'busy',
  unplugged: 'warn',
  failed: 'bad',
}

export function deviceTone(device: DeviceInfo): Tone {
  return tones[device.state]
}
