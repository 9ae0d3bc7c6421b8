import type { GreyImage, IrisImage } from '../driver.ts'
import type { Sample } from './capture-answer.ts'
import { readIrisRecord } from '../iris-record.ts'
import { eyeOf } from './names.ts'
import type { SbiPorts } from './ports.ts'

/** The picture of an eye with the device's own record; null where the two, or the name, do not agree. */
export async function eyeOfSample(
  { subtype, record, score }: Sample,
  { readJpeg2000 }: Pick<SbiPorts, 'readJpeg2000'>,
): Promise<IrisImage | null> {
  const eye = eyeOf(subtype)
  const representations = readIrisRecord(record)
  const [only] = representations ?? []
  if (eye === null || only === undefined || representations?.length !== 1) return null
  if ((only.eye !== null && only.eye !== eye) || only.depth !== 8) return null
  const image = only.format === 'raw' ? rawImage(only) : await unpack(only.format, only.data, readJpeg2000)
  if (image?.width !== only.width || image.height !== only.height) return null
  return { eye, ...image, record, deviceScore: score }
}

const rawImage = ({ width, height, data }: { width: number; height: number; data: Uint8Array }) =>
  width > 0 && data.length === width * height ? { width, height, pixels: data } : null

const unpack = async (
  format: string,
  data: Uint8Array,
  readJpeg2000: SbiPorts['readJpeg2000'],
): Promise<GreyImage | null> => (format === 'jpeg2000' ? readJpeg2000(data) : null)
