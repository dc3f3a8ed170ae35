/**
 * Every option of `nmt train`: its range, its default and its one-line meaning, in one place.
 * The command line, config files and checkpoints all read from here; commander holds no default.
 */
import { z } from 'zod';
import { dropoutRates, dropoutStrength, share } from './dropout-options.ts';
import { ATTENTION_NAMES } from './ops/attention/attentions.ts';
import { CELL_NAMES } from './ops/cells.ts';
import { ARITHMETICS } from './tensor/multiply-add.ts';

const count = (minimum = 1) => z.number().int().min(minimum);
const path = () => z.string().min(1);

/** Where the sentence pairs come from and where the checkpoints go. `null` is "not given". */
const dataOptions = {
  corpus: path()
    .nullable()
    .default(null)
    .describe('a folder with train/dev/test, or one file of pairs (.gz too); - is stdin'),
  source: path().nullable().default(null).describe('source side, one sentence a line'),
  target: path().nullable().default(null).describe('target side, aligned with --source'),
  dev: path().nullable().default(null).describe('dev pairs as one file'),
  devSource: path().nullable().default(null).describe('source side of the dev set'),
  devTarget: path().nullable().default(null).describe('target side of the dev set'),
  encoding: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('encoding of these files, such as cp949, where it is not UTF-8'),
  columns: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('the two columns that are the sentences, source first, by number or name: 2,4 or en,ko'),
  devFraction: z
    .number()
    .gt(0)
    .lt(0.5)
    .default(0.05)
    .describe('share of train split off as dev set where none is given'),
  checkpoint: path()
    .nullable()
    .default(null)
    .describe('where the best model goes; the last one stands beside it as .last.json'),
};

const textOptions = {
  tokenizer: z.enum(['word', 'char', 'bpe']).default('word').describe('what a token is'),
  merges: count().max(100_000).default(4000).describe('BPE merges to learn'),
  jointVocabulary: z.boolean().default(false).describe('one BPE and one vocabulary for both sides'),
  vocabularySize: count(8).nullable().default(null).describe('most frequent tokens kept a side'),
  minimumFrequency: count().default(1).describe('tokens rarer than this in train are unknown'),
  pretokenized: z.boolean().default(false).describe('text is already tokens with spaces between them'),
  lowercase: z.boolean().default(false).describe('fold case on both sides'),
  foldSource: z
    .boolean()
    .default(false)
    .describe('look whole source words up in lower case; a word that is copied keeps its own'),
  jamo: z.boolean().default(false).describe('character tokenizer: split Hangul syllables into letters'),
  bpeDropout: share().default(0).describe('chance that a merge is skipped in training, drawn anew each epoch'),
  maximumLength: count(2)
    .default(100)
    .describe('longest sentence, in tokens, that is trained on or translated in one piece'),
};

const modelOptions = {
  cell: z.enum(CELL_NAMES).default('lstm').describe('recurrent cell'),
  bidirectional: z.boolean().default(true).describe('encoder reads in both directions'),
  layers: count().max(4).default(1).describe('recurrent layers in encoder and in decoder'),
  embeddingSize: count().max(4096).default(64).describe('width of a word vector'),
  hiddenSize: count().max(8192).default(128).describe('width of the decoder state'),
  encoderHiddenSize: count()
    .max(8192)
    .nullable()
    .default(null)
    .describe('width of the encoder state a direction (default: so that it adds up to hiddenSize)'),
  attention: z
    .enum(['none', ...ATTENTION_NAMES])
    .default('general')
    .describe('how the decoder looks at the source'),
  attentionSize: count()
    .max(8192)
    .nullable()
    .default(null)
    .describe('width of additive attention (default: hiddenSize)'),
  inputFeeding: z.boolean().default(true).describe('the decoder reads its last attentional state again'),
  bridge: z.enum(['dense', 'copy', 'zero']).default('dense').describe('how the decoder starts from the encoder'),
  readout: z
    .enum(['plain', 'deep'])
    .default('plain')
    .describe('deep: the output layer also sees the word just written'),
  tiedEmbeddings: z
    .enum(['none', 'target', 'three-way'])
    .default('none')
    .describe('share word vectors: target with output, or source too'),
  reverseSource: z
    .boolean()
    .default(false)
    .describe('read the source backwards (Sutskever 2014), for models without attention'),
  forgetBias: z.number().min(-10).max(10).default(1).describe('initial bias of the forget gate'),
  ...dropoutRates,
};

const trainingOptions = {
  ...dropoutStrength,
  lossDivisor: z
    .enum(['batch', 'corpus'])
    .default('batch')
    .describe("what the loss of an update is divided by: its own target tokens, or an average update's"),
  guidedAlignment: z.number().min(0).max(1e5).default(0).describe('passes in which IBM model 1 leads attention'),
  labelSmoothing: share().default(0).describe('probability spread over all words in the loss'),
  epochs: count().max(100_000).default(20).describe('passes over the corpus'),
  minutes: z
    .number()
    .positive()
    .max(100_000)
    .nullable()
    .default(null)
    .describe('time budget in place of epochs; the schedule ends with it'),
  updates: count().max(1e9).nullable().default(null).describe('updates in all, in place of epochs'),
  batchSize: count().max(65_536).default(64).describe('sentences in an update'),
  batchTokens: count()
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe('target tokens in an update, instead of batchSize'),
  learningRate: z.number().positive().max(10).default(0.002).describe('peak learning rate of Adam'),
  schedule: z
    .enum(['constant', 'plateau', 'cosine', 'linear'])
    .default('cosine')
    .describe('how the learning rate moves'),
  warmupSteps: count(0).default(100).describe('updates until the learning rate peaks; at most a fifth of the run'),
  finalLearningRate: z.number().min(0).max(1).default(0.05).describe('share of the learning rate left at the end'),
  beta2: z.number().gt(0).lt(1).default(0.999).describe('memory of the second moment in Adam'),
  clipNorm: z.number().positive().nullable().default(1).describe('longest gradient an update may have'),
  weightAverage: share().default(0).describe('decay of the moving average of the weights that is validated and saved'),
  stopOn: z.enum(['loss', 'bleu']).default('bleu').describe('dev figure that chooses the best checkpoint'),
  patience: count().nullable().default(null).describe('validations without a better dev figure until training stops'),
  saveEvery: count()
    .nullable()
    .default(null)
    .describe('updates between saves of the .last.json checkpoint, besides each epoch'),
  seed: count(0).max(0xffffffff).default(1).describe('of every random number'),
  shards: count().max(1024).default(2).describe('parts a batch is cut into; more let more threads work'),
};

/** How the work is done. No result hangs on it but the last bits, on `arithmetic`, to which a run keeps. */
const runtimeOptions = {
  threads: count().max(256).nullable().default(null).describe('worker threads (default: the cores available)'),
  kernels: z
    .enum(['reference', 'simd'])
    .nullable()
    .default(null)
    .describe('math kernels (default: simd where it runs)'),
  arithmetic: z
    .enum(ARITHMETICS)
    .nullable()
    .default(null)
    .describe('how a product is added to a sum: rounded once, or twice (default: fused where it runs)'),
};

export const ConfigSchema = z.strictObject({
  ...dataOptions,
  ...textOptions,
  ...modelOptions,
  ...trainingOptions,
  ...runtimeOptions,
});
export const ModelConfigSchema = z.strictObject(modelOptions);

/** The resolved configuration: every option has its value. */
export type Config = Readonly<z.infer<typeof ConfigSchema>>;
export type ModelConfig = Readonly<z.infer<typeof ModelConfigSchema>>;
export type ConfigKey = keyof Config;
/** What presets, config files and flags give: any part of it. */
export type PartialConfig = Partial<{ -readonly [K in ConfigKey]: Config[K] }>;

export const CONFIG_GROUPS: Readonly<Record<'data' | 'text' | 'model' | 'training' | 'runtime', readonly ConfigKey[]>> =
  {
    data: Object.keys(dataOptions) as ConfigKey[],
    text: Object.keys(textOptions) as ConfigKey[],
    model: Object.keys(modelOptions) as ConfigKey[],
    training: Object.keys(trainingOptions) as ConfigKey[],
    runtime: Object.keys(runtimeOptions) as ConfigKey[],
  };

/** The model's part of a configuration. */
export function modelConfig(config: Config): ModelConfig {
  return ModelConfigSchema.parse(Object.fromEntries(CONFIG_GROUPS.model.map((key) => [key, config[key]])));
}

/** `hiddenSize` → `hidden-size`. */
export function toFlag(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
