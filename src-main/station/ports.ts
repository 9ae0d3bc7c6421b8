/** What a shell, a test or a script gives to a station. */
import type { Locale } from '../contract/primitives.ts'
import type { WindowId } from '../contract/windows.ts'
import type { SpawnHost } from './devices/host-process.ts'
import type { ConfirmationTexts } from './enrolment/confirmation-texts.ts'
import type { KeyProtector } from './vault/key-protector.ts'

export interface StationPorts {
  readonly profileDir: string
  /** The folder of the built pages. */
  readonly rendererDir: string
  readonly shell: 'electron' | 'chromium'
  readonly version: string
  /** When this program was built: no clock is believed that says earlier. */
  readonly builtAt: Date
  readonly protector: KeyProtector
  /** A registry for practice, to provision from at the first start. */
  readonly practice: { url: string; caPem: string; code: string } | null
  readonly texts: (locale: Locale) => ConfirmationTexts
  readonly spawnDeviceHost: SpawnHost
  /** The process that a maker's PKCS#11 library is loaded into. */
  readonly spawnTokenHost: SpawnHost
  readonly emit: (window: WindowId, message: unknown) => void
  readonly openWindow: (window: WindowId) => Promise<void>
  readonly now: () => Date
}
