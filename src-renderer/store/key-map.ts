/**
 * Every key of the officer's window, in one list. Function keys, Escape, Ctrl and Alt combinations only:
 * a plain letter belongs to the Vietnamese input method (domain.md §8).
 */
export const keyMap = {
  lookUp: 'F2',
  capture: 'F4',
  cancelCapture: 'Escape',
  vouch: 'Alt+X',
  confirmStep: 'F7',
  showToCitizen: 'F8',
  spokenYes: 'F9',
  seal: 'F10',
  saveEdit: 'Ctrl+Enter',
  letters: 'Alt+C',
  scanPaper: 'Alt+Q',
  suspend: 'Alt+G',
  lock: 'Alt+K',
  endShift: 'Alt+Z',
  goEnrol: 'Alt+1',
  goQueue: 'Alt+2',
  goDevices: 'Alt+3',
  goSettings: 'Alt+4',
} as const

export type KeyAction = keyof typeof keyMap
