/** The See3CAM models that are spoken to, and the commands of each: the same wish has another number on each model. */
import type { CameraSetting } from '../../contract/records/camera-setting.ts'

export interface Model {
  readonly name: string
  /** As the device calls itself over USB; product numbers are not documented. */
  readonly product: RegExp
  /** First byte of every packet. */
  readonly camera: number
  readonly commands: {
    readonly focus?: number
    readonly focusRegion?: number
    readonly exposureRegion: number
    readonly exposure: number
    readonly stream: number
  }
}

export const econSystems = 0x2560

export const models: readonly Model[] = [
  {
    name: 'See3CAM_CU135',
    product: /See3CAM_CU135$/i,
    camera: 0x81,
    // Its focus is fixed by the lens.
    commands: { exposureRegion: 0x08, exposure: 0x1a, stream: 0x11 },
  },
  {
    name: 'See3CAM_130',
    product: /See3CAM_130$/i,
    camera: 0x7b,
    commands: { focus: 0x08, focusRegion: 0x0a, exposureRegion: 0x0c, exposure: 0x23, stream: 0x15 },
  },
]

/** Which settings the model takes. */
export function ableOf({ commands }: Model): CameraSetting['set'][] {
  return [...(commands.focus === undefined ? [] : ['focus' as const]), 'region', 'exposure', 'stream']
}
