/** The switches that Chromium is started with, each group with its reason. */
import { disabledFeatures, enabledFeatures } from '../browser-features.ts'
import { deadNetwork } from '../dead-network.ts'
import type { IndexedDbBackend } from '../profile-record.ts'

export interface LaunchChoice {
  readonly browserDir: string
  readonly backend: IndexedDbBackend
  readonly headless: boolean
  readonly isRoot: boolean
  /** Screens of a headless run, in the syntax of `--screen-info`. */
  readonly screens: string
  readonly devArgs: readonly string[]
}

/** Nothing that runs, reports, asks or remembers by itself. */
const quiet = [
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--hide-crash-restore-bubble',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--password-store=basic',
]

/** The citizen's window is often covered on one-screen counters, and must go on living. */
const alwaysAwake = [
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
]

/** A real address here would be asked of the network before interception stands. */
const bootPage = '--app=data:text/html,<title>boot</title>'

export function launchFlags(o: LaunchChoice): string[] {
  const features = enabledFeatures(o.backend)
  return [
    '--remote-debugging-pipe',
    `--user-data-dir=${o.browserDir}`,
    // Hides the yellow bar that unusual switches bring; it would take 56 pixels from every window.
    '--test-type',
    ...deadNetwork.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ...quiet,
    ...alwaysAwake,
    // Containers give /dev/shm 64 MB; Chromium then uses files of its own in the temporary folder.
    '--disable-dev-shm-usage',
    ...(features === '' ? [] : [`--enable-features=${features}`]),
    `--disable-features=${disabledFeatures}`,
    // Chromium's sandbox refuses to run as root. The packaged station never runs as root.
    ...(o.isRoot ? ['--no-sandbox'] : []),
    ...(o.headless ? ['--headless=new', '--disable-gpu', `--screen-info=${o.screens}`] : []),
    ...o.devArgs,
    bootPage,
  ]
}
