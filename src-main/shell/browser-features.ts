/**
 * Which engine features a shell switches on. Chromium takes only the last `--enable-features`, so there is
 * one list, made here.
 */
import type { IndexedDbBackend } from './profile-record.ts'

export function enabledFeatures(backend: IndexedDbBackend): string {
  return backend === 'sqlite' ? 'IdbSqliteBackingStore' : ''
}

/** Features that would talk to somebody, or keep what was typed. */
export const disabledFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'OptimizationHints',
  'Translate',
].join(',')
