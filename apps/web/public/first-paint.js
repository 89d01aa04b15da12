// Before anything is drawn: the chosen theme, density and language, so that a dark room stays dark while pages load.
;(() => {
  const root = document.documentElement
  let chosen = {}
  try {
    chosen = JSON.parse(localStorage.getItem('fangwei.preferences')) || {}
  } catch {}
  const systemDark = matchMedia('(prefers-color-scheme: dark)').matches
  const dark = chosen.theme === 'dark' || (chosen.theme !== 'light' && systemDark)
  root.dataset.theme = dark ? 'dark' : 'light'
  root.dataset.density = chosen.density === 'compact' ? 'compact' : 'comfortable'
  root.lang = chosen.language === 'en' ? 'en' : 'zh-CN'
  root.style.background = dark ? '#0F1419' : '#FAFAF7'
})()
