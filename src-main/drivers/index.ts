/** Every driver there is: an explicit list, so that nothing unpackaged is ever loaded. */
import type { Driver } from './driver.ts'
import { createBarcodeDriver, createHoneywellDriver } from './barcode/driver.ts'
import { createCameraShutterDriver } from './camera-shutter/driver.ts'
import { createOcdpDriver } from './ocdp/driver.ts'
import { createOcdpPedalDriver } from './ocdp-pedal/driver.ts'
import { createPedalDriver } from './pedal/driver.ts'
import { createSee3camDrivers } from './see3cam/driver.ts'
import { createStuDriver } from './stu/driver.ts'
import type { Imaging } from '../device-host/imaging.ts'
import { createPrintDrawer } from './ocdp/simulated-prints.ts'
import { createOcdpSimulator } from './ocdp/simulator.ts'
import { createSbiIrisDriver, createSbiScannerDriver } from './sbi/driver.ts'
import type { SbiPorts } from './sbi/ports.ts'
import type { SimulatedDevice } from './simulated.ts'
import { createVendorIrisDriver } from './vendor-library/iris-driver.ts'
import { createVendorScannerDriver } from './vendor-library/scanner-driver.ts'

export { sbiDiscovery } from './sbi/discovery.ts'

/** The first that matches a device serves it. */
export const drivers: readonly Driver[] = [
  createOcdpDriver(),
  createOcdpPedalDriver(),
  createHoneywellDriver(),
  createBarcodeDriver(),
  createPedalDriver(),
  ...createSee3camDrivers(),
  createCameraShutterDriver(),
  createStuDriver(),
  createVendorScannerDriver(),
  createVendorIrisDriver(),
]

/** They need more than a link: whom to believe, and readers of pictures. */
export const createSbiDrivers = (ports: SbiPorts): readonly Driver[] => [
  createSbiScannerDriver(ports),
  createSbiIrisDriver(ports),
]

/** The simulated scanners of a practice station, one of each driver; their prints are the engine's. */
export function createSimulatedDevices(imaging: Imaging): SimulatedDevice[] {
  return [createOcdpSimulator({ serial: 'SIM-0001', draw: createPrintDrawer(imaging) })]
}
