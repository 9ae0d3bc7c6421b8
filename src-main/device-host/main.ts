/** The device host's process: everything that touches hardware or a maker's code runs here and may crash here. */
import { createSimulatedDevices, drivers } from '../drivers/index.ts'
import { createSimulatedTools } from '../drivers/simulated-tools.ts'
import { createLoopback } from '../transports/loopback.ts'
import { createHost } from './host.ts'
import { loadImaging } from './imaging.ts'
import { openParentPort } from './parent-port.ts'

const port = openParentPort()
const loopback = createLoopback()
const engine = loadImaging()
const host = createHost({
  transports: [loopback],
  drivers,
  loopback,
  // The simulated scanner draws with the engine: without it there is none.
  simulated: engine.ok ? createSimulatedDevices(engine.value) : [],
  tools: createSimulatedTools(),
  imaging: engine.ok ? engine.value : null,
  now: () => new Date(),
  post: port.post,
  crash: () => process.kill(process.pid, 'SIGKILL'),
})

port.onMessage(host.receive)
// No watchdog: without its station the host ends by itself.
port.onGone(() => process.exit(0))
await host.start()
