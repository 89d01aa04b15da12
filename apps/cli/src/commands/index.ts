import type { CommandEntry } from '../command.ts'

/** Every command, one entry each. Lazy, so that `model replay` never loads the server. */
export const commands: readonly CommandEntry[] = [
  {
    path: ['import', 'calls'],
    summary: { zh: '导入警情表（csv、xlsx）', en: 'import calls (csv, xlsx)' },
    load: () => import('./import-calls.ts'),
  },
  {
    path: ['cap', 'read'],
    summary: { zh: '读取 CAP 1.1、1.2 预警报文（XML 转 JSON）', en: 'read a CAP 1.1 or 1.2 alert (XML to JSON)' },
    load: () => import('./cap-read.ts'),
  },
  {
    path: ['cap', 'write'],
    summary: { zh: '写出 CAP 1.2 预警报文（JSON 转 XML）', en: 'write a CAP 1.2 alert (JSON to XML)' },
    load: () => import('./cap-write.ts'),
  },
  {
    path: ['demo', 'accounts'],
    summary: { zh: '列出模拟城市的演示账号（JSON）', en: "list the simulated city's accounts (JSON)" },
    load: () => import('./demo-accounts.ts'),
  },
  {
    path: ['doctor'],
    summary: { zh: '逐项检查正在运行的系统，说明怎么修', en: 'check a running system, and say how to mend what fails' },
    load: () => import('./doctor.ts'),
  },
  {
    path: ['hotspot', 'rank'],
    summary: {
      zh: '按历史点位预判高发小格，并与简单计数比较',
      en: 'rank small cells by what is to be expected there, compared with the naive count',
    },
    load: () => import('./hotspot-rank.ts'),
  },
  {
    path: ['device', 'decode'],
    summary: {
      zh: '解码终端报文（JT/T 808、GT06、H02、手表）',
      en: 'decode frames of terminals (JT/T 808, GT06, H02, watches)',
    },
    load: () => import('./device-decode.ts'),
  },
  {
    path: ['model', 'card'],
    summary: {
      zh: '输出模型卡：目的、数据、局限、全部分值与规则',
      en: 'print a model card: purpose, data, limits, every point and rule',
    },
    load: () => import('./model-card.ts'),
  },
  {
    path: ['model', 'replay'],
    summary: {
      zh: '用历史数据回放预警模型，输出预警与每周工作量',
      en: 'replay a warning model on history: warnings, and the workload per week',
    },
    load: () => import('./model-replay.ts'),
  },
  {
    path: ['plan', 'patrol'],
    summary: {
      zh: '巡逻路线：限时内走到最有价值的点（Chao 团队定向问题）',
      en: 'patrols: the most worth reached within the time (Chao team orienteering)',
    },
    load: () => import('./plan-patrol.ts'),
  },
  {
    path: ['plan', 'visits'],
    summary: {
      zh: '走访路线：带时间窗的多组走访，总路程最短（Solomon VRPTW）',
      en: 'visits with time windows for several crews, shortest ways (Solomon VRPTW)',
    },
    load: () => import('./plan-visits.ts'),
  },
  {
    path: ['plan', 'siting'],
    summary: {
      zh: '选址：p 个工作站放在哪里总距离最短（OR-Library p-median）',
      en: 'where to put p stations so that the ways to them are shortest (OR-Library p-median)',
    },
    load: () => import('./plan-siting.ts'),
  },
  {
    path: ['scan'],
    summary: {
      zh: '时空扫描统计：何时何地聚集超出偶然',
      en: 'space-time scan statistic: where and when more than chance gathers',
    },
    load: () => import('./scan.ts'),
  },
  {
    path: ['roads', 'import'],
    summary: { zh: '由 OpenStreetMap 数据建立路网', en: 'make the road graph of an OpenStreetMap extract' },
    load: () => import('./roads-import.ts'),
  },
  {
    path: ['simulate', 'city'],
    summary: { zh: '在空库中生成模拟城市', en: 'make a simulated city in an empty store' },
    load: () => import('./simulate-city.ts'),
  },
  {
    path: ['text', 'address', 'parse'],
    summary: { zh: '把地址拆成各部分', en: 'take addresses apart' },
    load: () => import('./text-address-parse.ts'),
  },
  {
    path: ['text', 'address', 'train'],
    summary: { zh: '训练地址解析模型', en: 'train an address parser' },
    load: () => import('./text-address-train.ts'),
  },
  {
    path: ['text', 'classify'],
    summary: { zh: '给文本分类，并给出依据的词', en: 'classify texts, with the words that speak for it' },
    load: () => import('./text-classify.ts'),
  },
  {
    path: ['text', 'retrain'],
    summary: {
      zh: '用民警的选择重新训练，输出前后对比',
      en: 'train again on what officers chose, with figures before and after',
    },
    load: () => import('./text-retrain.ts'),
  },
  {
    path: ['text', 'train'],
    summary: { zh: '用自己的标注训练文本分类器', en: 'train a text classifier on labels of your own' },
    load: () => import('./text-train.ts'),
  },
  {
    path: ['simulate', 'live'],
    summary: { zh: '以真实客户端驱动运行中的模拟城市', en: 'drive the running simulated city with real clients' },
    load: () => import('./simulate-live.ts'),
  },
]
