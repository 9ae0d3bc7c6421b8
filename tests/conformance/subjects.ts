/** Every driver under the suite. What runs in the guest of the bench is small: a processor is emulated there. */
import { pedalSubject, see3camSubject, stuSubject } from './asking-subjects.ts'
import { barcodeSubject, ocdpPedalSubject, shutterSubject } from './listening-subjects.ts'
import { ocdpSubject } from './ocdp-subject.ts'
import { reportSuite, type Suite } from './report-suite.ts'
import type { Backend } from './case.ts'

type RunOn = (backend: Backend) => Suite

export const smallSubjects: readonly RunOn[] = [
  (backend) => reportSuite(ocdpSubject({ width: 256, height: 256, reportLength: 1024 }), backend),
  (backend) => reportSuite(barcodeSubject(), backend),
  (backend) => reportSuite(ocdpPedalSubject(), backend),
  (backend) => reportSuite(shutterSubject(), backend),
]

/** In this process only: the sizes that real devices have, and the shortest and longest reports. */
export const wholeSubjects: readonly RunOn[] = [
  (backend) => reportSuite(ocdpSubject({ width: 1600, height: 1500, reportLength: 1024 }), backend),
  (backend) => reportSuite(ocdpSubject({ width: 256, height: 256, reportLength: 2048 }), backend),
  (backend) => reportSuite(ocdpSubject({ width: 200, height: 300, reportLength: 64 }), backend),
  // Devices without report numbers, and a picture in hundreds of feature reports.
  (backend) => reportSuite(pedalSubject(), backend),
  (backend) => reportSuite(see3camSubject(), backend),
  (backend) => reportSuite(stuSubject(), backend),
]
