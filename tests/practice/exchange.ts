/** An adult exchange in which nothing is special, so that a journey only tells what is special about it. */
import { ageExchange, leftBrowMole, type Officer } from './officer.ts'

/** `text` is whatever finds the citizen. */
export async function walkToThePrints(officer: Officer, text: string): Promise<void> {
  await officer.lookUp(text)
  await officer.chooseCase(ageExchange)
  await officer.confirmRecord()
  await officer.addMark(leftBrowMole)
}

/** All is taken, and the citizen may read. */
export async function walkToTheCitizen(officer: Officer, text: string): Promise<void> {
  await walkToThePrints(officer, text)
  await officer.takeAllPrints()
  await officer.takePortrait()
  await officer.showToCitizen()
}
