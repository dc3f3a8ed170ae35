/** The page's policy forbids making code of text. zod tries it when it is loaded, unless it is told; so this comes first. */
import { config } from 'zod';

config({ jitless: true });
