/** What the page says of checkpoints of the reader's own, and of two models side by side. */
export const CHECKPOINT_TEXTS = {
  en: {
    openModel: 'Open a checkpoint…',
    dropHere:
      'Drop a checkpoint anywhere on the page, or choose one. It is read here and sent nowhere. The model before it stays beside it.',
    asked: (file: string, hash: string) =>
      `The link shows ${file} with the weights ${hash} too: open it, and it takes its place.`,
    besideTitle: (name: string) => `Side by side: ${name}`,
    apartHelp: 'The same sentence and the same step in both. Framed is what only one of the two has.',
    apartCurves: 'Orange curves are attention that differs by 0.2 or more.',
    fromFirst: 'From the first to this one',
    sameTranslation: 'Both write the same.',
    noSuchWord: 'This model has no word at this step.',
    swap: 'look inside this one',
    removeModel: 'remove',
  },
  ko: {
    openModel: '체크포인트 열기…',
    dropHere:
      '체크포인트를 페이지 아무 곳에나 끌어다 놓거나 고르세요. 이 페이지 안에서만 읽고 어디에도 보내지 않습니다. 원래 있던 모델은 그 옆에 남습니다.',
    asked: (file: string, hash: string) =>
      `이 링크는 가중치 해시가 ${hash}인 ${file}도 함께 보여 줍니다. 그 파일을 열면 제자리에 나타납니다.`,
    besideTitle: (name: string) => `나란히 보기: ${name}`,
    apartHelp: '두 모델에서 같은 문장의 같은 단계를 봅니다. 테두리를 두른 것은 둘 중 하나에만 있는 단어입니다.',
    apartCurves: '주황색 곡선은 어텐션이 0.2 이상 다른 곳입니다.',
    fromFirst: '첫째 모델과 다른 점',
    sameTranslation: '두 번역이 같습니다.',
    noSuchWord: '이 모델은 이 단계에 단어가 없습니다.',
    swap: '이 모델 들여다보기',
    removeModel: '빼기',
  },
};
