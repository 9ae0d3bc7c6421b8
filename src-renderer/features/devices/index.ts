export { DeviceList } from './device-list.tsx'
export { DevicesScreen } from './devices-screen.tsx'
export { useScanned } from './use-scanned.ts'
export { useShutter } from './use-shutter.ts'
