/** The conversation with the HID interface of a See3CAM; its picture comes through the page's own camera. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { CameraSetting } from '../../contract/records/camera-setting.ts'
import type { ReportLink } from '../../transports/link.ts'
import { createConversation, type Conversation } from '../conversation.ts'
import type { CameraControl, DeviceError, ReportDriver } from '../driver.ts'
import { deviceError } from '../failure.ts'
import { ableOf, econSystems, models, type Model } from './models.ts'
import { askFirmware, askUniqueId, readAnswer, readFirmware, readUniqueId, writeSetting } from './protocol.ts'

/** The camera's own viewer waits two seconds. */
const usualAnswerMs = 2_000

/** One driver for each model: they differ in their numbers only. */
export function createSee3camDrivers(answerMs = usualAnswerMs): ReportDriver<CameraControl>[] {
  return models.map((model) => ({
    id: model.name.toLowerCase(),
    kind: 'camera',
    speaks: 'reports',
    matches: ({ vendorId, product }) => vendorId === econSystems && model.product.test(product.trim()),
    open: (link, deviceId, signal) => openCamera(link, deviceId, model, answerMs, signal),
  }))
}

async function openCamera(
  link: ReportLink,
  deviceId: string,
  model: Model,
  answerMs: number,
  signal: AbortSignal,
): Promise<Result<CameraControl, DeviceError>> {
  const talk = createConversation(link, answerMs)
  const firmware = await talk.ask(askFirmware(), readFirmware, signal)
  if (!firmware.ok) return fail(deviceError(firmware.error, deviceId, 'firmware'))
  const uniqueId = await talk.ask(askUniqueId(), readUniqueId, signal)
  if (!uniqueId.ok) return fail(deviceError(uniqueId.error, deviceId, 'unique id'))
  return ok({
    kind: 'camera',
    model: `${model.name} ${uniqueId.value}`,
    firmware: firmware.value,
    simulated: false,
    able: ableOf(model),
    apply: (setting, applySignal) => apply(talk, deviceId, model, setting, applySignal),
    // Its button, where a model has one, is a collection of its own.
    onShutter: () => () => undefined,
    selfTest: async (testSignal) => {
      const again = await talk.ask(askFirmware(), readFirmware, testSignal)
      return again.ok ? ok() : fail(deviceError(again.error, deviceId, 'firmware'))
    },
    close: () => link.close(),
  })
}

async function apply(
  talk: Conversation,
  deviceId: string,
  model: Model,
  setting: CameraSetting,
  signal: AbortSignal,
): Promise<Result<void, DeviceError>> {
  const requests = writeSetting(model, setting)
  const refused: DeviceError = { code: 'devices/refused', deviceId, what: setting.set }
  if (requests.length === 0) return fail(refused)
  for (const request of requests) {
    const answer = await talk.ask(request, (report) => readAnswer(request, report), signal)
    if (!answer.ok) return fail(deviceError(answer.error, deviceId, setting.set))
    if (!answer.value) return fail(refused)
  }
  return ok()
}
