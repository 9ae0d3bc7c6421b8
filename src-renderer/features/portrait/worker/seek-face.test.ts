import { expect, test } from 'vitest'
import { testFace } from '../measures/test-face.ts'
import type { Canvases, Turn } from './canvases.ts'
import type { FaceModel } from './face-model.ts'
import type { Look } from './messages.ts'
import { createSeekFace } from './seek-face.ts'

const frame = { width: 1280, height: 720 } as ImageBitmap
/** One after the other to the right, so many pixels apart; each 160 wide. */
const facesApart = (count: number, apart: number) =>
  Array.from({ length: count }, (_, i) => ({ mesh: testFace(300 + i * apart, 200), width: 160, side: 240 }))
const [face] = facesApart(1, 0)

/** A model that answers as it is told; `turnedIn` is the way up in which it finds a face. */
function seeking(say: { faces?: number; apart?: number; isLost?: boolean; turnedIn?: Turn }) {
  const calls: string[] = []
  let shown: Turn = 0
  const picture = {} as ImageData
  const canvases: Pick<Canvases, 'whole' | 'square'> = {
    whole: (_frame, _width, turn) => {
      shown = turn
      return picture
    },
    square: () => picture,
  }
  const model: Pick<FaceModel, 'find' | 'follow'> = {
    find: (_picture, isFull) => {
      calls.push(isFull ? 'find all' : 'find')
      const isSeen = shown === (say.turnedIn ?? 0)
      return Promise.resolve(isSeen ? facesApart(say.faces ?? 1, say.apart ?? 200) : [])
    },
    follow: () => {
      calls.push('follow')
      return Promise.resolve(say.isLost ? null : (face?.mesh ?? null))
    },
  }
  const seek = createSeekFace(model, canvases)
  const look = async (...depths: Look['depth'][]) => {
    let last = null
    for (const depth of depths) last = await seek(frame, depth)
    return last
  }
  return { calls, look }
}

test('a face that was found is followed, and the full look looks for others', async () => {
  const { calls, look } = seeking({ faces: 2 })
  expect(await look('quick', 'quick', 'full', 'quick')).toMatchObject({ faces: 2, turned: 0 })
  expect(calls).toEqual(['find', 'follow', 'find all', 'follow'])
})

test('a face that is lost is looked for in the same look', async () => {
  const { calls, look } = seeking({ isLost: true })
  expect((await look('full', 'quick'))?.mesh).not.toBeNull()
  expect(calls).toEqual(['find all', 'follow', 'find'])
})

test('a shot is always found anew and changes nothing', async () => {
  const say = { faces: 1 }
  const { calls, look } = seeking(say)
  await look('full')
  say.faces = 0
  expect(await look('shot')).toMatchObject({ faces: 0 })
  expect(await look('quick')).toMatchObject({ faces: 1 })
  expect(calls).toEqual(['find all', 'find all', 'follow'])
})

test('a camera on its side is known from a full look on, and said in the quick ones as well', async () => {
  const { look } = seeking({ turnedIn: 270 })
  expect(await look('full')).toMatchObject({ turned: 0, faces: 0 })
  expect(await look('full')).toMatchObject({ turned: 270, faces: 0 })
  expect(await look('quick')).toMatchObject({ turned: 270, faces: 0 })
})

test('a face that is found twice at one place is one face', async () => {
  expect(await seeking({ faces: 2, apart: 30 }).look('full')).toMatchObject({ faces: 1 })
  expect(await seeking({ faces: 2, apart: 160 }).look('full')).toMatchObject({ faces: 2 })
})
