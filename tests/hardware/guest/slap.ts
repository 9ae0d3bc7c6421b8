/** One slap of the size that real scanners take, through the kernel's own queue of reports. */
import { ocdpSubject } from '../../conformance/ocdp-subject.ts'
import { createDesk, mustBeRight, mustOpen } from '../../conformance/desk.ts'
import { createKernelBackend } from './kernel-backend.ts'
import type { BenchCase } from './run-cases.ts'

const size = { width: 1600, height: 1500, reportLength: 1024 }

export const slapCase = (slowness: number): BenchCase => ({
  name: `a whole slap of ${size.width}x${size.height} on uhid`,
  limitMs: 6_000 * slowness,
  run: async () => {
    const subject = ocdpSubject(size)
    const desk = createDesk(subject, createKernelBackend('uhid', slowness), subject.createDevice('SLAP-1'))
    await desk.plug()
    const open = mustOpen(await desk.open())
    const began = performance.now()
    mustBeRight(subject, desk.device, await desk.use(open))
    const seconds = (performance.now() - began) / 1000
    await desk.leave()
    const megabytes = (size.width * size.height) / 1e6
    return `${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(2)} MB/s`
  },
})
