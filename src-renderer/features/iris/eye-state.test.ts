import { expect, test } from 'vitest'
import { aCapture } from '../../../tests/fixtures/enrolments.ts'
import { exceptionOf } from '../../../tests/fixtures/workflow.ts'
import { eyeStateOf, irisOf } from './eye-state.ts'

test('an eye is missing, taken, poor or excepted, whatever the other one is', () => {
  const right = { captures: { 'iris-right': aCapture('iris-right') }, exceptions: [] }
  expect(eyeStateOf('iris-left', right, ['iris-left'])).toBe('missing')
  expect(eyeStateOf('iris-right', right, ['iris-left'])).toBe('taken')
  expect(eyeStateOf('iris-right', right, ['poor:iris-right'])).toBe('poor')
  const blind = { captures: {}, exceptions: [exceptionOf('eye-left')] }
  expect(eyeStateOf('iris-left', blind, [])).toBe('excepted')
  expect(eyeStateOf('iris-right', blind, ['iris-right'])).toBe('missing')
  expect(irisOf('iris-left')).toEqual({ slot: 'iris-left', eye: 'left' })
})
