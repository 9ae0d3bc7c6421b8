/**
 * Whether the desktop spans more than one screen (Window Management, W3C, `Screen.isExtended`; not yet in TypeScript's
 * DOM). Where the browser cannot tell, there is one: a counter has it.
 */
export const hasSecondScreen = (): boolean =>
  (screen as Screen & { readonly isExtended?: boolean }).isExtended !== false
