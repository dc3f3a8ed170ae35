/** What is said at each stop of the tour, in English: a question, and its answer. */

export interface StopText {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
}

export const TOUR_ENGLISH: readonly StopText[] = [
  {
    title: 'Sentences have no fixed length',
    question:
      'This sentence has nine words, “Yes.” has one. A plain layer has a fixed number of inputs. How can one network read both?',
    answer:
      'It reads one word at a time, every time with the same weights, and carries a state from word to word. The sentence may then be as long as it likes. Type a longer one: nothing breaks.',
  },
  {
    title: 'The hidden state',
    question:
      'The tile over “hot” is what the network holds when it has read that word. What was it made from, besides the word?',
    answer:
      'From the tile before it: h = function of (this word, h′). Each tile holds the words so far. The upper row reads from left to right, the lower one from right to left, so that each word knows both sides.',
  },
  {
    title: 'Long-term dependency',
    question:
      '“My” was read first of all. Is there anything left of it when the encoder has read the last word? Look at the bars on the left, where the units with the longest memory stand.',
    answer:
      'In some units: their colour stays from line to line. In a plain recurrent network every step passes the whole state through a layer again, and what was first fades, going forward and in training going back. Start “Two lanes: RNN and LSTM” below: of the gradient, so little is left at the first step of the RNN that it does not learn what stands near the beginning; the LSTM does.',
  },
  {
    title: 'The LSTM',
    question:
      'The line at the top of the cell is its memory c. The forget gate f is multiplied with it. What would become of the memory if f were 0 at this word, and what if it were 1 at every word?',
    answer:
      'With 0 the past is gone, and c is only what is new, i · g. With 1 nothing is ever lost. σ makes f a number between 0 and 1, so it can be anything between. Hold the gate in “Hands on the gates” and see it.',
  },
  {
    title: 'Fewer gates',
    question:
      'c = f · c′ + i · g has two gates: one for what stays, one for what comes in. Could one gate do for both?',
    answer:
      'Yes: what leaves makes room for what comes. h = z · h′ + (1 − z) · n is the GRU. It has no cell state apart, and a quarter fewer weights. Choose GRU below, train one, and look inside: its cell is drawn with its own gates.',
  },
  {
    title: 'Encoder and decoder',
    question:
      'The last word is read and the first is not yet written. What does the decoder know of the sentence at this moment?',
    answer:
      'The last states of both reading directions, turned into its own first state: a few dozen numbers for the whole sentence, however long. This is the bottleneck. From here on it writes word by word, each time reading the word it wrote last.',
  },
  {
    title: 'Attention',
    question:
      'The decoder writes 더워서, “because it was hot”. Which English word will it look at most: “because” or “hot”? Guess, then look at the widest curve.',
    answer:
      '“hot”, by far. At each word the decoder compares its state with every word’s memory and takes a weighted mean: nothing has to fit through the bottleneck any more. Switch attention off in “Hands on the gates”, and see what is left.',
  },
  {
    title: 'Training',
    question:
      'Before the first update the loss is near ln(number of target words). Why just that? Press Train, and read the first value of the curve.',
    answer:
      'The loss is −ln of the probability given to the right word. Who knows nothing gives each of V words 1/V, and −ln(1/V) = ln V. Each update moves all weights a little to where the loss falls; “Turn the arrows round” over the sentence shows what the loss of one word asks of every state and gate. Set the rate to 0.2, and it will not fall: the steps are too long.',
  },
  {
    title: 'Search',
    question: 'If the likeliest word is taken at every place, is the whole then the likeliest sentence?',
    answer:
      'Not always: a good beginning can lead to a poor end. Beam search keeps five beginnings alive. Choose a rival here: the sentence goes on from it, and often heals itself.',
  },
  {
    title: 'Measuring',
    question:
      'Zoltan and Lyon are not among the words that the model knows. They appear in the translation all the same. How? And does a high probability mean that a word is right?',
    answer:
      'Where it would write “unknown”, the source word that it looks at most is copied. A probability says how sure the model is, not how right: it is measured on sentences that it has never seen, by BLEU and others.',
  },
  {
    title: 'Change something',
    question:
      'You know what each gate is for. Can you make the translator forget why the neighbor rested? Which gate, on which side, open or shut?',
    answer:
      'Try it in the challenges. A hint for the first: a memory that never lets go of anything has no room for what matters. Then train a model of your own, and open it here.',
  },
];
