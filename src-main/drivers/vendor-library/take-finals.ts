/** Sorts the images of one capture: previews are passed on, final ones kept, each position once. */
import type { LibraryImage } from '../../transports/library/library-link.ts'
import type { GreyImage } from '../driver.ts'

export interface Finals {
  readonly take: (image: LibraryImage) => void
  /** Null where an image came that was not asked for, came twice, or breaks a promise. */
  readonly all: () => ReadonlyMap<number, LibraryImage> | null
  /** Aborted at the first such image: more of the kind need not come. */
  readonly enough: AbortSignal
}

export function takeFinals(
  isAsked: (image: LibraryImage) => boolean,
  onPreview: (image: GreyImage, position: number) => void,
): Finals {
  const finals = new Map<number, LibraryImage>()
  const enough = new AbortController()

  return {
    enough: enough.signal,
    all: () => (enough.signal.aborted ? null : finals),
    take: (image) => {
      const { width, height, pixels } = image
      if (!image.isFinal) onPreview({ width, height, pixels }, image.position)
      else if (isAsked(image) && !finals.has(image.position)) finals.set(image.position, image)
      else enough.abort()
    },
  }
}
