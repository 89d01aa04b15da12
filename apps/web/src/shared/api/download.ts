import { ApiError, readProblem } from './api-error.ts'

/** Fetches a file and hands it to the browser to keep. Throws `ApiError`, so that a refusal is read and not saved. */
export async function download(url: string): Promise<void> {
  const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw new ApiError(0, 'network')
  })
  if (!response.ok) throw await readProblem(response)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameIn(response.headers.get('content-disposition')) ?? 'file'
  link.click()
  // The browser has taken its own hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function nameIn(disposition: string | null): string | undefined {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  return coded === undefined ? /filename="([^"]+)"/.exec(disposition ?? '')?.[1] : decodeURIComponent(coded)
}
