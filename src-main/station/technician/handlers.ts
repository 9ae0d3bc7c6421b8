import { ok, type Result } from '../../contract/result.ts'
import type { PracticeHints } from '../../contract/records/wire.ts'
import type { Devices } from '../devices/hub.ts'
import type { TechnicianDesk } from '../officers/technician-desk.ts'
import type { Handlers } from '../serve.ts'
import type { TokenCall } from '../token/handlers.ts'
import type { ProxySetting } from '../uplink/connection/proxy.ts'

/** Those of the sign-in and of the tokens are served where those are. */
type TechnicianCall = Exclude<
  Extract<keyof Handlers, `technician.${string}`>,
  keyof TechnicianDesk['handlers'] | TokenCall
>

export interface TechnicianDeps {
  readonly devices: Devices
  readonly onProvisioned: (stationId: string) => Promise<void>
  readonly setProxy: (proxy: ProxySetting) => Promise<Result<void>>
  readonly takePins: (jws: string) => Promise<Result<boolean>>
  /** Null where the registry is a real one. */
  readonly practice: () => PracticeHints | null
  readonly setSecondMedium: (dir: string | null) => Promise<Result<void>>
  readonly provision: (registryUrl: string, caPem: string, code: string) => Promise<Result<string>>
}

export function createTechnicianHandlers({
  devices,
  practice,
  provision,
  setSecondMedium,
  onProvisioned,
  setProxy,
  takePins,
}: TechnicianDeps): Pick<Handlers, TechnicianCall> {
  return {
    'technician.provision': async ({ registryUrl, caPem, code }) => {
      const provisioned = await provision(registryUrl, caPem, code)
      if (!provisioned.ok) return provisioned
      const stationId = provisioned.value
      await onProvisioned(stationId)
      return ok({ stationId })
    },
    'technician.setProxy': ({ proxy }) => setProxy(proxy),
    'technician.takePins': async ({ jws }) => {
      const taken = await takePins(jws)
      return taken.ok ? ok({ isNewer: taken.value }) : taken
    },
    'technician.selfTest': ({ deviceId }) => devices.selfTest(deviceId),
    'technician.setSecondMedium': ({ dir }) => setSecondMedium(dir),
    'technician.restartDevices': () => {
      devices.unpark()
      return Promise.resolve(ok())
    },
    'technician.simulate': ({ deviceId, fault }) =>
      devices.simulate(deviceId, fault, fault === 'scan-card' ? practiceCard(practice()) : null),
  }
}

/**
 * The QR code of the first practice citizen's card, in the form of 2021 and 2024 (domain.md §5). The look-up believes
 * its number only, so the other fields may be anything.
 */
function practiceCard(hints: PracticeHints | null): string | null {
  const citizen = hints?.citizens[0]
  return citizen === undefined
    ? null
    : `${citizen.personalNumber}||${citizen.name}|01011990|Nữ|Thẻ tập dượt|01012022`
}
