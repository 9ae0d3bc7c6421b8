import { expect, test } from 'vitest'
import { markDirections, markKinds, markPlaces, markSides, markText, readDistance } from './mark-text.ts'

const parts = { kind: 'Nốt ruồi', distance: '3', direction: 'trên sau', place: 'mép', side: 'trái' }

test('words a mark as the cards do', () => {
  expect(markText(parts)).toBe('Nốt ruồi C: 3cm trên sau mép trái')
  expect(markText({ kind: 'Sẹo chấm', distance: '', direction: '', place: 'cánh mũi', side: 'trái' })).toBe(
    'Sẹo chấm cánh mũi trái',
  )
})

test('says nothing until kind and place are known', () => {
  expect(markText({ ...parts, kind: '' })).toBe('')
  expect(markText({ ...parts, place: '' })).toBe('')
})

test('distances go in halves with a decimal comma', () => {
  expect(readDistance('1.5')).toBe('1,5')
  expect(readDistance(' 2,0 ')).toBe('2')
  for (const wrong of ['', '0', '1,3', '31', '-1', 'hai']) expect(readDistance(wrong)).toBeNull()
})

test('the longest wording fits the line of the form', () => {
  const longest = (list: readonly string[]) => list.toSorted((a, b) => b.length - a.length)[0] ?? ''
  const text = markText({
    kind: longest(markKinds),
    distance: '29,5',
    direction: longest(markDirections),
    place: longest(markPlaces),
    side: longest(markSides),
  })
  expect(text.length).toBeLessThanOrEqual(60)
})
