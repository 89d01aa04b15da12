export function postgres15Folder(env?: NodeJS.ProcessEnv): string | undefined
export function chromiumPath(env?: NodeJS.ProcessEnv): string | undefined
export function mosquittoPath(env?: NodeJS.ProcessEnv): string | undefined
export function ffmpegPath(env?: NodeJS.ProcessEnv): string | undefined
