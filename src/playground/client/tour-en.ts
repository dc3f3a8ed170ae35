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
      'A neural network computes with numbers alone, so each word comes in as a list of numbers. What it is built of, a layer, multiplies its inputs by learned numbers, the weights, and adds up; how many inputs it has is fixed. This sentence has nine words, “Yes.” has one. How can one network read both?',
    answer:
      'It reads one word at a time, every time with the same weights, and carries some dozens of numbers from word to word: its state. So sentences may differ in length. Type a longer one, and it is translated all the same.',
  },
  {
    title: 'The hidden state',
    question:
      'The coloured tiles at “hot” show the state when that word has been read, a small square for each number. It is called the hidden state. What was it made from, besides the word?',
    answer:
      'From the state before it: h is computed from this word and from h′, which is h one word earlier. So each tile holds something of all words so far. There are two, because the sentence is read from left to right and from right to left: each word knows both sides.',
  },
  {
    title: 'Long-term dependency',
    question:
      '“My” was read first of all. Is there anything left of it when the last word has been read? Below, each row is a word, and each column is one number of the memory, a unit. The units that keep longest stand on the left.',
    answer:
      'Little. Some units hold their colour over many rows, but every word writes something new: with “Our” in place of “My” the memory is another at first, and at the end it differs by a hundredth of that. In a plain recurrent network (RNN) things fade sooner, for its whole state goes through a layer again at every word; and so does, on its way back from a mistake at the end, the gradient, which tells what to do better at the start. Start “Two lanes: RNN and LSTM” below: so little of it reaches the first step of the RNN that it does not learn the task; the LSTM does.',
  },
  {
    title: 'The LSTM',
    question:
      'This is one unit with its numbers. In an LSTM it has a memory of its own, c: the line at the top. A gate is a number between 0 and 1 that something is multiplied by; the forget gate f is for the old memory. What would become of the memory if f were 0 at this word, and what if it were 1 at every word?',
    answer:
      'With 0 the past is gone, and c is only what is new: the candidate g times the input gate i. With 1 nothing that was there is lost. f comes out of σ, a curve that presses any number between 0 and 1. Hold the gate in “Hands on the gates” and see what follows.',
  },
  {
    title: 'Fewer gates',
    question:
      'c = f · c′ + i · g: the new memory is the old one, c′, times f, and the candidate g times i. One gate is for what stays, one for what comes in. Could one gate do for both?',
    answer:
      'Yes: what leaves makes room for what comes. Another cell, the GRU, does so: h = z · h′ + (1 − z) · n, where n is new and z says how much of the old stays. It has no memory beside h, and a quarter fewer weights. Choose GRU in “Train one here”, train one, and look inside: its cell is drawn with its own gates.',
  },
  {
    title: 'Encoder and decoder',
    question:
      'The part that reads is the encoder, the part that writes is the decoder. The last word is read and the first is not yet written. What does the decoder know of the sentence at this moment?',
    answer:
      'The encoder’s last states in both directions, turned into its own first state: some two hundred numbers, for three words as for thirty. This is the bottleneck. From here on it writes word by word, each time reading the word it wrote last.',
  },
  {
    title: 'Attention',
    question:
      'The decoder writes 더워서, “because it was hot”, and may look back at the sentence. Which English word will it look at most: “because” or “hot”? Guess, then see “It looks at” and the widest curve.',
    answer:
      '“hot”, by far. This is attention: for each word that it writes, the decoder compares its state with those of the encoder at every word, and takes a mean of them in which the closest count most. Nothing has to fit through the bottleneck any more. Switch attention off in “Hands on the gates”, and see what is left.',
  },
  {
    title: 'Training',
    question:
      'The weights begin as random numbers. The loss says how bad they are: −ln of the probability given to the right word (ln is the natural logarithm), so 0 where the model was certain of it, and more the less it expected it. Press Train: the curve begins near 6.9. Why just there?',
    answer:
      'Who knows nothing gives each of V words the probability 1/V, and −ln(1/V) = ln V. The translations here have 975 words, and ln 975 = 6.9. Each update moves all weights a little to where the loss falls; “Turn the arrows round” over the sentence shows what the loss of one word asks of every state and gate. Set the rate to 0.2, and the loss leaps up: the steps are too long.',
  },
  {
    title: 'Search',
    question:
      'The bars are the likeliest words for this place. If the likeliest word is taken at every place, is the whole then the likeliest sentence?',
    answer:
      'Not always: a good beginning can lead to a poor end. Beam search keeps the five best beginnings alive, and takes the best of what they lead to. Choose another word here: the sentence goes on from it, and often ends well all the same.',
  },
  {
    title: 'Measuring',
    question:
      'Zoltan and Lyon are not among the words that the model knows. They appear in the translation all the same. How? And does a high probability mean that a word is right?',
    answer:
      'Where it would write “unknown”, the source word that it looks at most is copied. A probability says how sure the model is, not how right. To know that, it translates sentences that it has never seen, and the result is compared with a right translation: the score BLEU counts the words and groups of words that both have.',
  },
  {
    title: 'Change something',
    question:
      'You know what each gate is for. Can you make the translator forget why the neighbor rested? Which gate, on which side, at which word, open or shut?',
    answer:
      'Try it in “Can you …?”. A hint for the first: the cursor stands where the reason is about to be written. The decoder’s memory may keep it, but must not show it, at this word only. Then train a model of your own, and look inside.',
  },
];
