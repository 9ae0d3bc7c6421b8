import { useEffect, useEffectEvent } from 'react'
import { useStation } from '../../bridge/station-context.tsx'
import { useHotKey } from '../../ui/use-hot-key.ts'

/**
 * Hears the foot pedal and the button of the camera: the hands-free form of the key that takes what is to be taken
 * now. Pedals that type come as F13 to F15, the others as an event of the device host.
 */
export function useShutter(act: () => void): void {
  const station = useStation()
  const onPress = useEffectEvent(act)
  useEffect(() => station.listen('devices.pressed', () => onPress()), [station])
  useHotKey('F13', act)
  useHotKey('F14', act)
  useHotKey('F15', act)
}
