/** A port that somebody else holds is said, and the rest of the server goes on: calls come in whatever the devices do. */
export const portTaken = (variable: string, port: number) => (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error
  console.error(
    `端口 ${port} 已被占用，设备暂不能经此接入；请用 ${variable} 另设端口。\nPort ${port} is taken, so no device can connect through it; set another one with ${variable}.`,
  )
  return undefined
}
