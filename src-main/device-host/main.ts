/** The device host's process: everything that touches hardware or a maker's code runs here and may crash here. */
import { createSimulatedDevices, drivers } from '../drivers/index.ts'
import { readDevicesFile } from '../transports/library/config.ts'
import { createLibraryTransport, helperProgram } from '../transports/library/transport.ts'
import { createLoopback } from '../transports/loopback.ts'
import { createHost } from './host.ts'
import { loadImaging } from './imaging.ts'
import { openParentPort } from './parent-port.ts'

const port = openParentPort()
const loopback = createLoopback()
const engine = loadImaging()
/** Only the shell that started this process says where the technician's file is. */
const devicesFile = process.argv
  .find((argument) => argument.startsWith('--devices='))
  ?.slice('--devices='.length)
const libraries = createLibraryTransport({
  config: readDevicesFile(devicesFile ?? ''),
  program: helperProgram(import.meta.dirname),
})
const host = createHost({
  transports: [loopback, libraries],
  drivers,
  loopback,
  // The simulated scanner draws with the engine: without it there is none.
  simulated: engine.ok ? createSimulatedDevices(engine.value) : [],
  imaging: engine.ok ? engine.value : null,
  now: () => new Date(),
  post: port.post,
  crash: () => process.kill(process.pid, 'SIGKILL'),
})

port.onMessage(host.receive)
// No watchdog: without its station the host ends by itself.
port.onGone(() => process.exit(0))
await host.start()
