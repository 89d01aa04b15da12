/** A key as `KeyboardEvent.key` names it (`j`, `Enter`, `Escape`, `/`, `?`), what it does in words, and the doing. */
export interface Shortcut {
  readonly key: string
  readonly label: string
  readonly run: () => void
}

export interface ShortcutLayer {
  readonly shortcuts: readonly Shortcut[]
  /** Nothing below this layer hears keys: a dialog is open. */
  readonly modal: boolean
}

/** What of a key press decides whether it is meant for us. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  readonly defaultPrevented: boolean
  readonly target: PressTarget | undefined
}

export interface PressTarget {
  readonly tagName: string
  readonly role: string | null
  readonly isContentEditable: boolean
}

const typing = new Set(['INPUT', 'TEXTAREA', 'SELECT'])
const typingRoles = new Set(['textbox', 'combobox', 'searchbox', 'spinbutton'])
const pressing = new Set(['A', 'BUTTON', 'SUMMARY'])
const pressingRoles = new Set(['button', 'link', 'menuitem', 'tab', 'radio', 'checkbox', 'switch', 'separator'])

/** The shortcut a key press means, the latest registered first; none while typing or pressing a focused control. */
export function matchShortcut(layers: readonly ShortcutLayer[], press: KeyPress): Shortcut | undefined {
  if (press.defaultPrevented || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return undefined
  if (press.target !== undefined && isTyping(press.target)) return undefined
  if (press.key === 'Enter' && press.target !== undefined && isPressing(press.target)) return undefined
  return heard(layers)
    .flatMap(layer => layer.shortcuts)
    .find(shortcut => shortcut.key === press.key)
}

/** Every shortcut that would be heard now, each key once. */
export function activeShortcuts(layers: readonly ShortcutLayer[]): readonly Shortcut[] {
  const seen = new Set<string>()
  return heard(layers)
    .flatMap(layer => layer.shortcuts)
    .filter(({ key }) => !seen.has(key) && seen.add(key))
}

function heard(layers: readonly ShortcutLayer[]): readonly ShortcutLayer[] {
  const floor = layers.map(layer => layer.modal).lastIndexOf(true)
  return layers.slice(Math.max(floor, 0)).reverse()
}

function isTyping({ tagName, role, isContentEditable }: PressTarget): boolean {
  return isContentEditable || typing.has(tagName) || typingRoles.has(role ?? '')
}

function isPressing({ tagName, role }: PressTarget): boolean {
  return pressing.has(tagName) || pressingRoles.has(role ?? '')
}
