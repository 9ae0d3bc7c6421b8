/**
 * The fake service as a process of its own, so that it can be killed. The first line of its input says what it is,
 * each further one plays a fault; it prints its port, and ends when its input does.
 */
import { createPrivateKey } from 'node:crypto'
import { createInterface } from 'node:readline'
import { loadImaging } from '../../src-main/device-host/imaging.ts'
import { createEyeDrawer, createFingerDrawer, type Packing } from './body-parts.ts'
import { irisCamera, slapScanner } from './fake-device.ts'
import type { FakeSigners } from './fake-samples.ts'
import { createFakeService } from './fake-service.ts'
import type { Fault, Verb } from './faults.ts'

export interface FakeProcessSettings {
  readonly ports: { readonly first: number; readonly last: number }
  readonly personSeed: number
  readonly packing: Packing
  /** Keys as PKCS#8 in PEM. */
  readonly signers: Readonly<
    Record<keyof FakeSigners, { readonly pem: string; readonly x5c: readonly string[] }>
  >
}
export interface FakeProcessOrder {
  readonly fault: Fault | null
  readonly verb?: Verb
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const next = async () => {
  const line = await lines.next()
  return line.done === true ? null : (JSON.parse(line.value) as unknown)
}

const settings = (await next()) as FakeProcessSettings
const engine = loadImaging()
if (!engine.ok) throw new Error('the engine is not built')
const signer = ({ pem, x5c }: { readonly pem: string; readonly x5c: readonly string[] }) => ({
  key: createPrivateKey(pem),
  x5c,
})
const { device, chip, other, expired, wrongUse, stranger } = settings.signers
const service = await createFakeService({
  imaging: engine.value,
  draw: createFingerDrawer(engine.value, settings.personSeed),
  drawEye: createEyeDrawer(settings.personSeed),
  packing: settings.packing,
  ports: settings.ports,
  // This scanner takes rolled fingers too, by the station's extension.
  devices: [{ ...slapScanner, subIds: ['1', '2', '3', '4'] }, irisCamera],
  signers: {
    device: signer(device),
    chip: signer(chip),
    other: signer(other),
    expired: signer(expired),
    wrongUse: signer(wrongUse),
    stranger: signer(stranger),
  },
})
process.stdout.write(`${JSON.stringify({ port: service.port })}\n`)

for (let order = await next(); order !== null; order = await next()) {
  const { fault, verb } = order as FakeProcessOrder
  service.setFault(fault, verb)
}
process.exit(0)
