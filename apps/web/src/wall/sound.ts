const key = 'fangwei.wall.sound'

/** Whether this screen may sound; silent until somebody has switched it on at this screen. */
export const mayRing = (): boolean => localStorage.getItem(key) === 'on'

export function setRing(isOn: boolean): void {
  localStorage.setItem(key, isOn ? 'on' : 'off')
}

let audio: AudioContext | undefined

/** Two soft tones, a fourth apart; once for each new alarm, never repeated by itself. */
export function ring(): void {
  if (!mayRing()) return
  audio ??= new AudioContext()
  const begin = audio.currentTime
  for (const [i, hertz] of [587, 784].entries()) {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0, begin + i * 0.22)
    volume.gain.linearRampToValueAtTime(0.2, begin + i * 0.22 + 0.03)
    volume.gain.linearRampToValueAtTime(0, begin + i * 0.22 + 0.3)
    tone.connect(volume).connect(audio.destination)
    tone.start(begin + i * 0.22)
    tone.stop(begin + i * 0.22 + 0.32)
  }
}
