/** Food and drink. Columns: English | Korean | French, gender | options. */

import { nouns } from './entry.ts';

/** Eaten by the piece and counted. */
export const FRUITS = nouns(`
apple | 사과 | pomme f
pear | 배 | poire f
orange | 오렌지 | orange f
banana | 바나나 | banane f
strawberry | 딸기 | fraise f
peach | 복숭아 | pêche f
lemon | 레몬 | citron m
cherry | 체리 | cerise f
watermelon | 수박 | pastèque f | counter:통
tomato, tomatoes | 토마토 | tomate f
`);

export const VEGETABLES = nouns(`
potato, potatoes | 감자 | pomme de terre, pommes de terre f
carrot | 당근 | carotte f
onion | 양파 | oignon m
cucumber | 오이 | concombre m
mushroom | 버섯 | champignon m
egg | 달걀 | œuf m
`);

export const SNACKS = nouns(`
sandwich | 샌드위치 | sandwich m
hamburger | 햄버거 | hamburger m
cookie | 쿠키 | biscuit m
`);

/** Eaten in any amount. */
export const DISHES = nouns(
  `
bread | 빵 | pain m
rice | 밥 | riz m
meat | 고기 | viande f
fish | 생선 | poisson m
chicken | 닭고기 | poulet m
beef | 소고기 | bœuf m
pork | 돼지고기 | porc m
soup | 수프 | soupe f
salad | 샐러드 | salade f
cheese | 치즈 | fromage m
pizza | 피자 | pizza f
kimchi | 김치 | kimchi m
tofu | 두부 | tofu m
cake | 케이크 | gâteau m
chocolate | 초콜릿 | chocolat m
ice cream | 아이스크림 | glace f
yogurt | 요구르트 | yaourt m
`,
  { mass: true },
);

/** Bought and needed, seldom eaten alone. */
export const GROCERIES = nouns(
  `
butter | 버터 | beurre m
sugar | 설탕 | sucre m
salt | 소금 | sel m
honey | 꿀 | miel m
jam | 잼 | confiture f
oil | 기름 | huile f
flour | 밀가루 | farine f
pepper | 후추 | poivre m
`,
  { mass: true },
);

export const DRINKS = nouns(
  `
water | 물 | eau f
coffee | 커피 | café m
tea | 차 | thé m
green tea | 녹차 | thé vert m
milk | 우유 | lait m
orange juice | 오렌지 주스 | jus d'orange m
apple juice | 사과 주스 | jus de pomme m
beer | 맥주 | bière f
wine | 와인 | vin m
lemonade | 레모네이드 | limonade f
`,
  { mass: true, counter: '잔' },
);

/** Said in the plural when they are meant in general: "I like apples". */
export const COUNTED_FOOD = [...FRUITS, ...VEGETABLES, ...SNACKS];
