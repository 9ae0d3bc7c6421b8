/** The Vietnamese texts of the windows, so that journeys find things by the words that people read. */
import citizen from '../../assets/locales/vi/citizen.json' with { type: 'json' }
import common from '../../assets/locales/vi/common.json' with { type: 'json' }
import devices from '../../assets/locales/vi/devices.json' with { type: 'json' }
import enrolment from '../../assets/locales/vi/enrolment.json' with { type: 'json' }
import errors from '../../assets/locales/vi/errors.json' with { type: 'json' }
import exceptions from '../../assets/locales/vi/exceptions.json' with { type: 'json' }
import fields from '../../assets/locales/vi/fields.json' with { type: 'json' }
import fingerprints from '../../assets/locales/vi/fingerprints.json' with { type: 'json' }
import lookUp from '../../assets/locales/vi/look-up.json' with { type: 'json' }
import iris from '../../assets/locales/vi/iris.json' with { type: 'json' }
import marks from '../../assets/locales/vi/marks.json' with { type: 'json' }
import portrait from '../../assets/locales/vi/portrait.json' with { type: 'json' }
import queue from '../../assets/locales/vi/queue.json' with { type: 'json' }
import record from '../../assets/locales/vi/record.json' with { type: 'json' }
import review from '../../assets/locales/vi/review.json' with { type: 'json' }
import settings from '../../assets/locales/vi/settings.json' with { type: 'json' }
import signIn from '../../assets/locales/vi/sign-in.json' with { type: 'json' }
import technician from '../../assets/locales/vi/technician.json' with { type: 'json' }

export const texts = {
  citizen,
  common,
  devices,
  enrolment,
  errors,
  exceptions,
  fields,
  fingerprints,
  lookUp,
  iris,
  marks,
  portrait,
  queue,
  record,
  review,
  settings,
  signIn,
  technician,
}
