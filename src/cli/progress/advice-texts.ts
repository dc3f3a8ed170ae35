/** The advice on a run in the languages of pages; the terminal has it in English. */
import { count } from '../../amounts.ts';
import { gateBox } from '../../inspect/cells/cell-texts.ts';
import type { Language } from '../../inspect/language.ts';
import type { EventOf } from '../../training/events.ts';
import { type AdviceTexts, adviceOn } from '../../training/health.ts';

const KOREAN: AdviceTexts = {
  sameAnswer: ({ answer }) =>
    `개발 세트의 모든 문장을 “${answer}”라고 번역합니다. 모델이 아직 원문을 보지 않는 것입니다. 에폭을 늘리거나 --learning-rate를 높이거나 --attention general을 써 보세요.`,
  repetition: ({ percent }) =>
    `개발 세트 번역의 ${percent} %가 같은 단어를 되풀이합니다. 대개는 더 학습하면 나아집니다. 그래도 그대로라면 입력 피딩과 함께 --attention general을 쓰세요.`,
  longGradients: ({ times, clipNorm, median }) =>
    `기울기의 절반이 --clip-norm ${clipNorm}의 ${times}배보다 깁니다(중앙값 ${median}). --learning-rate를 낮추거나, 짝이 맞지 않는 문장 쌍이 말뭉치에 있는지 살펴보세요.`,
  overfitting: ({ rises, bestEpoch }) =>
    `학습 손실은 내려가는데 개발 손실이 ${rises}번 잇달아 올랐습니다. 모델이 말뭉치를 외우고 있습니다. --dropout을 높이거나 멈추세요(${bestEpoch === null ? '가장 좋은 체크포인트는 아직 없습니다' : `가장 좋은 체크포인트는 에폭 ${bestEpoch}의 것입니다`}).`,
  deadGate: ({ gate, place, percent }) =>
    `${place}의 ${gateBox(gate, 'ko')} 게이트가 단어의 ${percent} %에서 닫혀 있거나 활짝 열려 있습니다. 더는 배우지 못하니 --learning-rate를 낮추세요.`,
  fewUpdates: ({ bleu, updates, option }) =>
    `학습이 끝났는데 개발 BLEU가 ${bleu}입니다. 갱신이 ${count(updates)}번뿐이었습니다. --${option} 값을 늘리거나 --minutes 10을 주세요.`,
};

export function adviceIn(language: Language, event: EventOf<'health'>): string {
  return language === 'en' ? event.message : adviceOn(event.finding, KOREAN);
}
