import 'i18next'
import type { vi } from './resources.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof vi
    /** A wrong key, or one without its namespace, does not compile. */
    strictKeyChecks: true
  }
}
