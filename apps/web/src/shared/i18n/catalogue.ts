/**
 * The shape one language's messages must have, taken from another's: the same keys, all of them, no others;
 * besides, a plural language may add `key_one` to any key that takes a `count`.
 */
export type Catalogue<T> = { readonly [K in keyof T]: T[K] extends string ? string : Catalogue<T[K]> } & {
  readonly [K in keyof T & string as T[K] extends string ? `${K}_one` : never]?: string
}
