/** How a camera stands, and what the page may ask of it (Media Capture and Streams; Image Capture §9). */
import { cameraSettings, type PortraitFacts } from '../../../../src-main/contract/records/portrait-check.ts'

/** Names of devices and groups are made up anew by the browser and tell nothing. */
const meaningless = new Set(['deviceId', 'groupId'])

/** Only plain values of the contract's shape; a camera driver may put anything here. */
export function settingsOf(settings: object): PortraitFacts['cameraSettings'] {
  const plain = Object.entries(settings).filter(
    ([name, value]) => !meaningless.has(name) && cameraSettings.safeParse({ [name]: value }).success,
  )
  return cameraSettings.parse(Object.fromEntries(plain.slice(0, 40)))
}

type Tunable = Pick<MediaStreamTrack, 'getCapabilities' | 'applyConstraints'>

/** Focus, exposure and white balance follow the picture by themselves, where the camera can do that. */
export async function steady(track: Tunable): Promise<void> {
  const can = new Map<string, unknown>(Object.entries(track.getCapabilities()))
  const follows = (name: string) => {
    const modes = can.get(name)
    return Array.isArray(modes) && modes.includes('continuous')
  }
  const wanted = ['focusMode', 'exposureMode', 'whiteBalanceMode'].filter(follows)
  if (wanted.length === 0) return
  const advanced = wanted.map((name) => ({ [name]: 'continuous' }))
  // A camera that lists a mode and then refuses it still gives pictures.
  await track.applyConstraints({ advanced }).catch(() => undefined)
}

/** The camera's own light (Image Capture §9, torch); a refusal leaves it as it is. */
export function torchOf(track: Tunable): ((isOn: boolean) => Promise<void>) | null {
  if (new Map<string, unknown>(Object.entries(track.getCapabilities())).get('torch') !== true) return null
  return async (isOn) => {
    // TypeScript's DOM library does not know the name yet.
    const light: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: isOn }
    await track.applyConstraints({ advanced: [light] }).catch(() => undefined)
  }
}
