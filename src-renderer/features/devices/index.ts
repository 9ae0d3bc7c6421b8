export { DeviceList } from './device-list.tsx'
export { DevicesScreen } from './devices-screen.tsx'
