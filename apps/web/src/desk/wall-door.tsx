/** The wall is a surface of its own: its address is fetched anew. */
export default function WallDoor() {
  window.location.reload()
  return null
}
