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

const contractsOn = (port: PortName, slowness: number): BenchCase[] => {
  const limitMs = contractMs * slowness
  return [
    ...hidContract.map(({ name, run }) => ({
      name: `node-hid on ${port}: ${name}`,
      limitMs,
      run: async () => run(await createKernelHid(port, slowness)),
    })),
    ...linkContract.map(({ name, run }) => ({
      name: `link on ${port}: ${name}`,
      limitMs,
      run: () => run(createKernelBackend(port, slowness)),
    })),
  ]
}

/** One line of the matrix: a driver under a fault on one back end. */
export const matrixName = (driver: string, port: string, fault: string) => `${driver} on ${port}: ${fault}`

const suitesOn = (port: PortName, slowness: number, limitMs: number): BenchCase[] =>
  smallSubjects.flatMap((runOn) => {
    const { cases, notApplicable } = runOn(createKernelBackend(port, slowness))
    return [
      ...cases.map(({ driver, fault, run }) => ({ name: matrixName(driver, port, fault), limitMs, run })),
      ...notApplicable.map(({ driver, fault, why }) => ({
        name: matrixName(driver, port, fault),
        limitMs,
        skipped: why,
        run: async () => undefined,
      })),
    ]
  })

const portNames = ['uhid', 'vhci'] as const

export function benchCases(slowness: number): BenchCase[] {
  return [
    ...portNames.flatMap((port) => contractsOn(port, slowness)),
    ...portNames.flatMap((port) => suitesOn(port, slowness, 60_000)),
    slapCase(slowness),
    ...portNames.map((port) => hotPlugCase(port, slowness)),
  ]
}
