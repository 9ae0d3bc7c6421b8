import { ok, type Result } from '../../contract/result.ts'
import type { Devices } from '../devices/hub.ts'
import type { Handlers } from '../serve.ts'

type TechnicianCall = Extract<keyof Handlers, `technician.${string}`>

export interface TechnicianDeps {
  readonly devices: Devices
  readonly onProvisioned: (stationId: string) => void
  readonly provision: (registryUrl: string, caPem: string, code: string) => Promise<Result<string>>
}

export function createTechnicianHandlers({
  devices,
  provision,
  onProvisioned,
}: TechnicianDeps): Pick<Handlers, TechnicianCall> {
  return {
    'technician.provision': async ({ registryUrl, caPem, code }) => {
      const provisioned = await provision(registryUrl, caPem, code)
      if (!provisioned.ok) return provisioned
      const stationId = provisioned.value
      onProvisioned(stationId)
      return ok({ stationId })
    },
    'technician.selfTest': ({ deviceId }) => devices.selfTest(deviceId),
    'technician.restartDevices': () => {
      devices.unpark()
      return Promise.resolve(ok())
    },
    'technician.simulate': ({ deviceId, fault }) => devices.simulate(deviceId, fault),
  }
}
