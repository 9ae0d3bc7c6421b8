/** Every driver there is: an explicit list, so that nothing unpackaged is ever loaded. */
import type { Driver } from './driver.ts'
import { createBarcodeDriver, createHoneywellDriver } from './barcode/driver.ts'
import { createCameraShutterDriver } from './camera-shutter/driver.ts'
import { createOcdpDriver } from './ocdp/driver.ts'
import { createOcdpIrisDriver } from './ocdp/iris-driver.ts'
import { createOcdpIrisSimulator } from './ocdp/iris-simulator.ts'
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
  createOcdpIrisDriver(),
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

/** What a practice station takes samples with. The scanner's prints are the engine's: without it there is none. */
export function createSimulatedDevices(
  imaging: Imaging | null,
  { irisCamera }: { readonly irisCamera: boolean },
): SimulatedDevice[] {
  const scanner =
    imaging === null ? [] : [createOcdpSimulator({ serial: 'SIM-0001', draw: createPrintDrawer(imaging) })]
  return irisCamera ? [...scanner, createOcdpIrisSimulator({ serial: 'SIM-0005' })] : scanner
}
