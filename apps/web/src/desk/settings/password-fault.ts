export type PasswordFault = 'old' | 'short' | 'same' | 'login' | 'again'

const least = 10

/** What the server would say against a new password, said before it is asked. */
export function passwordFault(
  { old, next, again }: { readonly old: string; readonly next: string; readonly again: string },
  login: string,
): PasswordFault | undefined {
  if (old === '') return 'old'
  if (next.length < least) return 'short'
  if (next === old) return 'same'
  if (next.toLowerCase().includes(login.toLowerCase())) return 'login'
  return next === again ? undefined : 'again'
}
