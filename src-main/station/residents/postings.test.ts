import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPostings } from './postings.ts'

const word = fc.constantFrom('nguyen', 'thi', 'hoa', 'mai', 'an')

it('finds just the rows that hold every word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 60 }),
      fc.array(word, { minLength: 1, maxLength: 3 }),
      (rows, asked) => {
        const postings = createPostings()
        rows.forEach((words, row) => postings.add(words, row))
        const expected = rows.flatMap((words, row) =>
          asked.every((one) => words.includes(one)) ? [row] : [],
        )
        expect(postings.find(asked)).toEqual(expected)
      },
    ),
  )
})

it('finds a rare row among very many', () => {
  const postings = createPostings()
  for (let row = 0; row < 5_000; row += 1)
    postings.add(row % 1_000 === 7 ? ['nguyen', 'bia'] : ['nguyen'], row)
  expect(postings.find(['nguyen', 'bia'])).toEqual([7, 1007, 2007, 3007, 4007])
  expect([postings.find(['x']), postings.find([])]).toEqual([[], []])
})
