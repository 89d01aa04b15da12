import type { Random } from '../random/random.ts'

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包柏宁柯阮桂闵解强柴华车冉房边'
const given =
  '岚澍沁芮砚棠蘅汀昀桐荻槿澄珂霖筠苒柠晗屿朔禾霁黎野原川牧衡恺谦敬维绪淳泽润栩铭柏樟枫砺启征跃骁峥嵘越弘毅笃韬晖曜骅钧铎瑾璇琦瑜珮琬菡萱芷若兮舒妍娴婉静怡惠淑贤秀英兰芳玉梅凤霞桂香春秋冬夏国建志文德庆福顺平安和'
const steppe =
  '巴雅尔图,阿拉坦仓,乌日更达来,苏德毕力格,那顺乌力吉,额尔敦仓,哈斯朝鲁,宝音德力根,呼格吉乐图,斯琴图雅,乌仁高娃,萨日朗其格,娜仁托娅,其木格苏荣,阿茹罕娜,格根塔娜,塔林高娃,敖登图雅,苏布达高娃,通拉嘎娜'.split(
    ',',
  )

const surnameList = [...new Set(surnames)]
const givenList = [...new Set(given)]

export const familyName = (random: Random): string => {
  const squared = random.unit() ** 2
  return surnameList[Math.floor(squared * surnameList.length)] as string
}

/** A given name of one character in five cases, else two, put together at random. */
export const givenName = (random: Random): string => {
  const first = random.pick(givenList)
  if (random.chance(0.2)) return first
  return first + random.pick(givenList)
}

export const personName = (random: Random): string => familyName(random) + givenName(random)

/** One-part names as common on the steppe: language of the place, never a field of a person. */
export const steppeName = (random: Random): string => random.pick(steppe)
