/** Every text of both languages. A new feature is one file per language and one line each here. */
import enCitizen from '../../assets/locales/en/citizen.json'
import enCommon from '../../assets/locales/en/common.json'
import enDevices from '../../assets/locales/en/devices.json'
import enEnrolment from '../../assets/locales/en/enrolment.json'
import enErrors from '../../assets/locales/en/errors.json'
import enExceptions from '../../assets/locales/en/exceptions.json'
import enFields from '../../assets/locales/en/fields.json'
import enFingerprints from '../../assets/locales/en/fingerprints.json'
import enLookUp from '../../assets/locales/en/look-up.json'
import enIris from '../../assets/locales/en/iris.json'
import enMarks from '../../assets/locales/en/marks.json'
import enPortrait from '../../assets/locales/en/portrait.json'
import enQueue from '../../assets/locales/en/queue.json'
import enRecord from '../../assets/locales/en/record.json'
import enReview from '../../assets/locales/en/review.json'
import enSettings from '../../assets/locales/en/settings.json'
import enSignIn from '../../assets/locales/en/sign-in.json'
import enTechnician from '../../assets/locales/en/technician.json'
import viCitizen from '../../assets/locales/vi/citizen.json'
import viCommon from '../../assets/locales/vi/common.json'
import viDevices from '../../assets/locales/vi/devices.json'
import viEnrolment from '../../assets/locales/vi/enrolment.json'
import viErrors from '../../assets/locales/vi/errors.json'
import viExceptions from '../../assets/locales/vi/exceptions.json'
import viFields from '../../assets/locales/vi/fields.json'
import viFingerprints from '../../assets/locales/vi/fingerprints.json'
import viLookUp from '../../assets/locales/vi/look-up.json'
import viIris from '../../assets/locales/vi/iris.json'
import viMarks from '../../assets/locales/vi/marks.json'
import viPortrait from '../../assets/locales/vi/portrait.json'
import viQueue from '../../assets/locales/vi/queue.json'
import viRecord from '../../assets/locales/vi/record.json'
import viReview from '../../assets/locales/vi/review.json'
import viSettings from '../../assets/locales/vi/settings.json'
import viSignIn from '../../assets/locales/vi/sign-in.json'
import viTechnician from '../../assets/locales/vi/technician.json'

export const vi = {
  citizen: viCitizen,
  common: viCommon,
  devices: viDevices,
  enrolment: viEnrolment,
  errors: viErrors,
  exceptions: viExceptions,
  fields: viFields,
  fingerprints: viFingerprints,
  'look-up': viLookUp,
  iris: viIris,
  marks: viMarks,
  portrait: viPortrait,
  queue: viQueue,
  record: viRecord,
  review: viReview,
  settings: viSettings,
  'sign-in': viSignIn,
  technician: viTechnician,
}

export const en = {
  citizen: enCitizen,
  common: enCommon,
  devices: enDevices,
  enrolment: enEnrolment,
  errors: enErrors,
  exceptions: enExceptions,
  fields: enFields,
  fingerprints: enFingerprints,
  'look-up': enLookUp,
  iris: enIris,
  marks: enMarks,
  portrait: enPortrait,
  queue: enQueue,
  record: enRecord,
  review: enReview,
  settings: enSettings,
  'sign-in': enSignIn,
  technician: enTechnician,
}

/** Every namespace, so that keys are always written whole: `citizen:idle.title`. */
export const namespaces = [
  'common',
  'citizen',
  'devices',
  'enrolment',
  'errors',
  'exceptions',
  'fields',
  'fingerprints',
  'look-up',
  'iris',
  'marks',
  'portrait',
  'queue',
  'record',
  'review',
  'settings',
  'sign-in',
  'technician',
] as const
