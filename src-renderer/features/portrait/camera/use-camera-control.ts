import { useEffect, useMemo } from 'react'
import { cameraAbility } from '../../../../src-main/contract/records/camera-setting.ts'
import { useStation } from '../../../bridge/station-context.tsx'
import { useSnapshot } from '../../../store/officer-context.tsx'
import { cameraOf } from '../../devices/index.ts'
import type { Look } from '../worker/messages.ts'
import type { Camera } from './camera.ts'
import { createCameraControl } from './control.ts'

/** Tells the device that controls this camera where the face is, if there is such a device; any other camera works without. */
export function useCameraControl(camera: Camera | null, look: Look | null): void {
  const station = useStation()
  const devices = useSnapshot((snapshot) => snapshot.devices)
  const device = camera === null ? null : cameraOf(devices, camera.provenance.model)
  const deviceId = device?.deviceId ?? null
  // By what it can, not by the object: every change of the device list brings a new one.
  const able = device?.able.join(' ') ?? ''
  const control = useMemo(() => {
    if (deviceId === null) return null
    const abilities = cameraAbility.options.filter((name) => able.split(' ').includes(name))
    return createCameraControl(abilities, async (setting) => {
      const told = await station.call('devices.setCamera', { deviceId, setting })
      return told.ok
    })
  }, [station, deviceId, able])

  useEffect(() => {
    control?.begin()
    return () => control?.end()
  }, [control])
  useEffect(() => {
    if (look?.face) control?.sees(look.face, look, performance.now())
  }, [control, look])
}
