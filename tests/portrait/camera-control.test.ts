/** From the face in the picture to the bytes that a camera keeps: the page's control, the contract, the driver, the simulated device. */
import { expect, test } from 'vitest'
import { cameraSetting } from '../../src-main/contract/records/camera-setting.ts'
import { createSee3camDrivers } from '../../src-main/drivers/see3cam/driver.ts'
import { models } from '../../src-main/drivers/see3cam/models.ts'
import { createCameraSimulator } from '../../src-main/drivers/see3cam/simulator.ts'
import { openOf, plugIn } from '../../src-main/drivers/test-plug.ts'
import { createCameraControl } from '../../src-renderer/features/portrait/camera/control.ts'
import { geometryOf } from '../../src-renderer/features/portrait/measures/landmarks.ts'
import { testFace } from '../../src-renderer/features/portrait/measures/test-face.ts'

const focusRegion = 0x0a
const exposureRegion = 0x0c
const face = (x: number) => geometryOf(testFace(x, 300))
const frame = { width: 1280, height: 720 }

async function withCamera() {
  const [, model] = models
  if (model === undefined) throw new Error('no See3CAM_130')
  const driver = createSee3camDrivers(200).find(({ id }) => id === 'see3cam_130')
  if (driver === undefined) throw new Error('no driver')
  const device = createCameraSimulator({ serial: '1', model, productId: 0xc130 })
  const camera = openOf(await plugIn(driver, device))
  const done: boolean[] = []
  const pending: Promise<boolean>[] = []
  const control = createCameraControl(camera.able, (setting) => {
    const told = camera
      .apply(cameraSetting.parse(setting), AbortSignal.timeout(5000))
      .then(({ ok }) => (done.push(ok), ok))
    pending.push(told)
    return told
  })
  return { device, control, done, settled: () => Promise.all(pending) }
}

test('focus and exposure go by the face, and by the whole picture when the step is over', async () => {
  const { device, control, settled } = await withCamera()
  control.begin()
  control.sees(face(640), frame, 0)
  await settled()
  // Half the width, 350 of 720 down, a side of 150 of 1280 in eighths.
  expect(device.kept.get(focusRegion)?.slice(0, 4)).toEqual(Uint8Array.of(2, 128, 124, 1))
  expect(device.kept.get(exposureRegion)?.slice(0, 4)).toEqual(Uint8Array.of(2, 128, 124, 1))
  control.sees(face(960), frame, 2000)
  await settled()
  expect(device.kept.get(focusRegion)?.[1]).toBe(191)
  control.end()
  await settled()
  expect(device.kept.get(focusRegion)?.[0]).toBe(1)
  expect(device.kept.get(exposureRegion)?.[0]).toBe(1)
})

test('a camera that refuses or says nothing is asked no more, and nothing else ends', async () => {
  const { device, control, done, settled } = await withCamera()
  device.setFault('refuse')
  control.sees(face(640), frame, 0)
  await settled()
  control.sees(face(960), frame, 2000)
  control.end()
  await settled()
  expect(done).toEqual([false])
  expect(device.kept.has(focusRegion)).toBe(false)
})
