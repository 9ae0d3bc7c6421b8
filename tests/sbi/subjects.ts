/** The two drivers as the cases see them: which device, how one capture is asked for, and what a good one is. */
import assert from 'node:assert/strict'
import type { Result } from '../../src-main/contract/result.ts'
import type { DeviceError, GreyImage } from '../../src-main/drivers/driver.ts'
import { irisCamera, slapScanner } from './fake-device.ts'
import type { Stand } from './stand.ts'

/** What was captured, by name: positions of fingers, or eyes. */
export type Taken = Result<readonly (number | string)[], DeviceError>
export type Take = (signal?: AbortSignal, onPreview?: (image: GreyImage) => void) => Promise<Taken>

export interface OpenSubject {
  readonly take: Take
  readonly close: () => void
}

export interface Subject {
  readonly driver: 'sbi' | 'sbi-iris'
  readonly serial: string
  readonly whole: readonly (number | string)[]
  readonly open: (stand: Stand) => Promise<OpenSubject>
}

const never = new AbortController().signal
const nothing = () => undefined

const scanner: Subject = {
  driver: 'sbi',
  serial: slapScanner.serial,
  whole: [7, 8, 9, 10],
  open: async (stand) => {
    const device = await stand.scanner()
    return {
      take: async (signal = never, onPreview = nothing) => {
        const print = await device.capture({ slot: 'left-four', onPreview }, signal)
        return print.ok ? { ok: true, value: print.value.fingers.map(({ finger }) => finger) } : print
      },
      close: device.close,
    }
  },
}

const camera: Subject = {
  driver: 'sbi-iris',
  serial: irisCamera.serial,
  whole: ['left', 'right'],
  open: async (stand) => {
    const device = await stand.camera()
    return {
      take: async (signal = never, onPreview = nothing) => {
        const eyes = await device.captureIris({ eyes: ['left', 'right'], onPreview }, signal)
        return eyes.ok ? { ok: true, value: eyes.value.map(({ eye }) => eye) } : eyes
      },
      close: device.close,
    }
  },
}

export const subjects: readonly Subject[] = [scanner, camera]

export function assertWhole(subject: Subject, taken: Taken): void {
  assert.deepEqual(taken, { ok: true, value: subject.whole })
}

/** `what` is compared where the error has one and it is given. */
export function assertFailed(
  taken: Result<unknown, DeviceError>,
  code: DeviceError['code'],
  what?: string,
): void {
  assert.equal(taken.ok, false, 'it was accepted')
  assert.equal(taken.error.code, code, JSON.stringify(taken.error))
  if (what !== undefined) assert.equal('what' in taken.error ? taken.error.what : undefined, what)
}
