/** Everything that the bench runs. Listing it touches nothing, so that the README's matrix can be held to it. */
import { hidContract } from '../../conformance/hid-contract.ts'
import { linkContract } from '../../conformance/link-contract.ts'
import { smallSubjects } from '../../conformance/subjects.ts'
import { hotPlugCase } from './hot-plug.ts'
import { createKernelBackend } from './kernel-backend.ts'
import { createKernelHid } from './kernel-hid.ts'
import type { PortName } from './port.ts'
import type { BenchCase } from './run-cases.ts'
import { slapCase } from './slap.ts'

/** On native hardware. */
const contractMs = 5_000

const nodeHidOn = (port: PortName, slowness: number): BenchCase[] =>
  hidContract.map(({ name, run }) => ({
    name: `node-hid on ${port}: ${name}`,
    limitMs: contractMs * slowness,
    run: async () => run(await createKernelHid(port, slowness)),
  }))

const linksOn = (port: PortName, slowness: number): BenchCase[] =>
  linkContract.map(({ name, run }) => ({
    name: `link on ${port}: ${name}`,
    limitMs: contractMs * slowness,
    run: () => run(createKernelBackend(port, slowness)),
  }))

/** One line of the matrix: a driver under a fault on one back end. */
export const matrixName = (driver: string, port: string, fault: string) => `${driver} on ${port}: ${fault}`

/** The longest of them pulls the plug a dozen times. */
const suiteMs = 20_000
/** Most of a case is waiting for what never comes; more lanes would only wait for the hub, which looks at one port at a time. */
const lanesOf = {
  uhid: ['uhid, first', 'uhid, second'],
  vhci: ['vhci, first', 'vhci, second', 'vhci, third'],
} as const

const suitesOn = (port: PortName, slowness: number): BenchCase[] =>
  smallSubjects.flatMap((runOn) => {
    const { cases, notApplicable } = runOn(createKernelBackend(port, slowness))
    const limitMs = suiteMs * slowness
    return [
      ...cases.map(({ driver, fault, run }, i) => ({
        name: matrixName(driver, port, fault),
        limitMs,
        lane: lanesOf[port][i % lanesOf[port].length] ?? port,
        run,
      })),
      ...notApplicable.map(({ driver, fault, why }) => ({
        name: matrixName(driver, port, fault),
        limitMs,
        skipped: why,
        run: async () => undefined,
      })),
    ]
  })

export interface BenchForm {
  /** How many times slower than native hardware the guest is. */
  readonly slowness: number
  /** `short` is the part of `npm test`: all on uhid, and on USB what USB does in another way. */
  readonly form: 'whole' | 'short'
}

/** By USB these go through other code of the kernel than by uhid. */
const ofUsb = /(happy path|replug, same serial|oversize|two openers)$/

export function benchCases({ slowness, form }: BenchForm): BenchCase[] {
  const usb = suitesOn('vhci', slowness)
  return [
    ...nodeHidOn('uhid', slowness),
    ...(form === 'whole' ? nodeHidOn('vhci', slowness) : []),
    ...linksOn('uhid', slowness),
    ...linksOn('vhci', slowness),
    slapCase(slowness),
    hotPlugCase('uhid', slowness),
    hotPlugCase('vhci', slowness),
    ...suitesOn('uhid', slowness),
    ...(form === 'whole' ? usb : usb.filter(({ name }) => ofUsb.test(name))),
  ]
}
