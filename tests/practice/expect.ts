/** Two loaded cores are slow: what people would wait for, a journey waits for too. */
import { expect as impatient } from '@playwright/test'

export const expect = impatient.configure({ timeout: 30_000 })
