/** The device host's process: everything that touches hardware or a maker's code runs here and may crash here. */
import { ok } from '../contract/result.ts'
import { createSimulatedDevices, drivers } from '../drivers/index.ts'
import { createSimulatedTools } from '../drivers/simulated-tools.ts'
import { createHidTransport } from '../transports/hid/hid-transport.ts'
import { loadNodeHid } from '../transports/hid/node-hid.ts'
import { createLibraryTransport, helperProgram } from '../transports/library/transport.ts'
import { createLoopback } from '../transports/loopback.ts'
import { nothingSetUp, readConfiguration } from './configuration.ts'
import { createHost } from './host.ts'
import { loadImaging } from './imaging.ts'
import { openParentPort } from './parent-port.ts'
import { recorded } from './recorded.ts'
import { createSbi } from './sbi.ts'

const port = openParentPort()
const loopback = createLoopback()
const engine = loadImaging()
const hid = createHidTransport({
  load: loadNodeHid,
  wants: (info) => drivers.some((driver) => driver.matches(info)),
})
// The station says where its profile is; a file that cannot be read switches nothing on.
const configuration = readConfiguration(process.argv[2])
if (!configuration.ok) process.stderr.write(`${configuration.error}\n`)
const setUp = configuration.ok ? configuration.value : nothingSetUp
const sbi = createSbi(setUp.sbi, engine.ok ? engine.value : null)
const libraries = createLibraryTransport({
  config: configuration.ok ? ok(setUp.libraries) : configuration,
  program: helperProgram(import.meta.dirname),
})
const host = createHost({
  transports: [recorded(hid, drivers, process.env), ...sbi.transports, libraries, loopback],
  drivers: [...drivers, ...sbi.drivers],
  loopback,
  hidProblem: hid.problem,
  simulated: createSimulatedDevices(engine.ok ? engine.value : null, setUp.simulated),
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
