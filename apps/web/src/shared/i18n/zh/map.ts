export default {
  label: '地图',
  noWebgl: '这台电脑的浏览器不支持地图绘制，位置以列表显示。',
  list: '地图上的位置',
  showList: '显示列表',
  hideList: '收起列表',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '显示全部',
  cluster: '{{count}} 件，最高{{grade}}',
  empty: '这个范围内没有在办的事项。',
  loadFailed: '底图没有取到，位置照常显示。',
} as const
