/**
 * Minutiae as text, one `x y theta quality` per line, as NBIS' mindtct writes them (NISTIR 7392).
 * `m1` (mindtct -m1, after ANSI INCITS 378): y from the top, theta in units of two degrees, into the ridge.
 * `nist` (what bozorth3 takes by default): y from the bottom, theta in degrees, the other way round.
 */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ImagingCode, Minutia, Template } from '../imaging.ts'

export type XytForm = 'm1' | 'nist'

/** As many as an ISO/IEC 19794-2 record holds. */
const MOST_MINUTIAE = 255
const MOST_PLACE = 3999
const DEGREE = Math.PI / 180

export function writeXyt({ minutiae, height }: Template, form: XytForm): string {
  return minutiae
    .map((minutia) => (form === 'm1' ? asM1(minutia) : asNist(minutia, height)))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map((row) => `${row.join(' ')}\n`)
    .join('')
}

type Row = readonly [x: number, y: number, theta: number, quality: number]

const degreesOf = (angle: number) => (angle / DEGREE + 720) % 360

function asM1({ x, y, angle, quality }: Minutia): Row {
  return [Math.round(x), Math.round(y), Math.round(degreesOf(angle) / 2) % 180, quality]
}

function asNist({ x, y, angle, quality }: Minutia, height: number): Row {
  return [Math.round(x), height - Math.round(y), (Math.round(degreesOf(angle)) + 180) % 360, quality]
}

/** The size of the picture is not in the file: the template is as large as its minutiae need, at 500 ppi. */
export function readXyt(text: string, form: XytForm): Result<Template, ImagingCode> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > MOST_MINUTIAE) return fail('bad-size')
  const rows = lines.map(readRow)
  const read = rows.flatMap((row) => (row === null ? [] : [row]))
  if (read.length < rows.length) return fail('bad-format')
  const width = 1 + Math.max(0, ...read.map(([x]) => x))
  const height = 1 + Math.max(0, ...read.map(([, y]) => y))
  const minutiae = read.map(([x, y, theta, quality]): Minutia => {
    const place = form === 'm1' ? y : height - 1 - y
    const degrees = form === 'm1' ? theta * 2 : theta + 180
    return { x, y: place, angle: (degrees % 360) * DEGREE, type: 'other', quality }
  })
  return ok({ width, height, ppi: 500, minutiae })
}

function readRow(line: string): Row | null {
  const match = /^\s*(\d{1,4})\s+(\d{1,4})\s+(\d{1,3})(?:\s+(\d{1,3}))?\s*$/.exec(line)
  if (match === null) return null
  const [x = 0, y = 0, theta = 0, quality = 0] = match.slice(1).map((field) => Number(field ?? 0))
  return x <= MOST_PLACE && y <= MOST_PLACE && theta < 360 && quality <= 100 ? [x, y, theta, quality] : null
}
